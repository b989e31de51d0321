import { chmod, mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { Stage } from '../stage/stage.ts'

/** What tests of a change can leave behind in their own job, for the step that judges. */

let stage: Stage
let pull: Pull
beforeEach(async () => {
  stage = await Stage.open()
  pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

test('a proxy that the tests set is asked nothing: the job is red and says why', async () => {
  const workspace = await stage.workspace(pull.head)
  stage.sandbox.resetRequests()
  // What is behind the proxy does not matter: nothing may be sent there.
  const extraEnv = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' }
  const result = await stage.runOn(pull, { workspace, node: process.execPath, extraEnv })
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'error', verdict: '' } })
  expect(result.log.join('\n')).toContain('http_proxy is set, but the input "proxy" is empty.')
  expect(result.summary).toContain('Run Gatebook in a job of its own')
  expect(stage.sandbox.requests).toEqual([])
})

test('a git that the tests put in front of the other is not run, and the older green does not stand', async () => {
  expect((await stage.runOn(pull)).outputs['outcome']).toBe('pass')
  const bin = join(stage.root, 'bin')
  await mkdir(bin)
  await stage.write(bin, 'git', '#!/bin/sh\necho "$@" >> "$0.ran"\n')
  await chmod(join(bin, 'git'), 0o755)
  const extraEnv = { PATH: [bin, process.env['PATH'] ?? ''].join(delimiter) }
  const result = await stage.runOn(pull, { extraEnv })
  expect(result.outputs['outcome']).toBe('error')
  expect(result.log.join('\n')).toContain('The environment of this job could replace git')
  expect(stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion).toBe('failure')
})
