import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from '@jest/globals'
import { findAct, runWithAct } from '../../../sandbox/runner/index.ts'
import { LCOV, PERMISSIONS, PROJECT, Stage } from '../stage/stage.ts'

const git = promisify(execFile)
const act = findAct()
const onAct = act === undefined ? test.skip : test

let stage: Stage | undefined
afterEach(() => stage?.close())

/** Nothing but reviews: what the tests upload goes to a service that act does not have. */
const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`

/** A project whose tests write the report that is already known, so that the workflow's own steps can run as they are. */
const PACKAGE = {
  'package.json': JSON.stringify({
    name: 'shop',
    version: '1.0.0',
    scripts: { test: 'node test.js' },
  }),
  'test.js':
    "const fs = require('fs'); fs.mkdirSync('coverage'); fs.writeFileSync('coverage/lcov.info', process.env.REPORT)",
  'package-lock.json': JSON.stringify({
    name: 'shop',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'shop', version: '1.0.0' } },
  }),
}

onAct(
  'the documented workflow runs under act, with the committed bundle and the stand-in',
  async () => {
    stage = await Stage.open(POLICY, PACKAGE)
    const pull = await stage.change()
    const payload = await stage.sandbox.events.pullRequest(pull, 'opened')
    const workspace = await stage.workspace(pull.head, null)
    await git('git', ['-C', workspace, 'remote', 'set-url', 'origin', 'https://github.com/acme/shop.git'])

    const result = await runWithAct({
      act: act ?? '',
      workflow: join(PROJECT, 'docs/workflows/gatebook.yml'),
      event: { name: 'pull_request', payload },
      workspace,
      apiUrl: stage.sandbox.url,
      token: stage.sandbox.issueToken({ repository: stage.repository, permissions: PERMISSIONS }),
      job: 'change',
      localActions: { 'gatebook/gatebook@v0.1.0': PROJECT },
      env: { REPORT: LCOV },
      timeoutMs: 120_000,
    })
    const log = result.log.join('\n')
    expect(log).toContain('1 approval from maintainer required; no valid approval yet.')
    // The status says no, the job does not.
    expect(result.exitCode).toBe(0)
    expect(stage.checks(pull.head)).toEqual({
      'Gatebook: peer-review': 'failure',
      'Gatebook: verdict': 'failure',
      Gatebook: 'failure',
    })
    expect(stage.sandbox.violations).toEqual([])
  },
  150_000,
)
