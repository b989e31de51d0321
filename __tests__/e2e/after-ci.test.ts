import { execFileSync } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull, RepositoryHandle, Run } from '../../sandbox/github/sandbox.ts'
import { grantsOf } from './stage/documented.ts'
import { LCOV, type RunOptions, Stage } from './stage/stage.ts'
import { treeFile } from './stage/tree.ts'

/** Reports come from CI, whose runs have no token to post anything; a workflow of the default branch judges after it. */

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
  tests: { type: tests, reports: [{ name: unit, artifact: junit, paths: ["*.xml"] }] }
`
const JUNIT = '<testsuites><testsuite name="unit"><testcase name="a"/></testsuite></testsuites>'

/** The status says no, and the job is not red. */
const RED = { exitCode: 0, outputs: { outcome: 'fail' } }

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

interface Ran {
  name?: string
  event?: string
  fork?: RepositoryHandle
  conclusion?: 'failure' | null
}

/** A run of a workflow that the change started. */
function ran(pull: Pull, { name = 'CI', event = 'pull_request', fork, conclusion }: Ran = {}): Run {
  return stage.sandbox.createRun({
    repository: stage.repository,
    name,
    event,
    headSha: pull.head,
    headBranch: pull.headBranch,
    ...(fork ? { headRepository: fork, actor: 'mallory' } : {}),
    ...(conclusion === undefined ? {} : { conclusion }),
  })
}

function upload(run: Run, reports: { lcov?: string; junit?: string } = {}): void {
  const [lcov, junit] = [reports.lcov ?? LCOV, reports.junit ?? JUNIT]
  stage.sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': lcov, ...treeFile(run) } })
  stage.sandbox.uploadArtifact(run, { name: 'junit', files: { 'junit.xml': junit, ...treeFile(run) } })
}

/** What the documented job finds: the default branch, and the commits of the head beside it. */
async function workspace(head: string): Promise<string> {
  const folder = await mkdtemp(join(stage.root, 'workspace-'))
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' })
  git('clone', '-q', '--branch', 'main', stage.repository.path, '.')
  git('fetch', '-q', '--no-tags', 'origin', head)
  return folder
}

async function judgedAfter(run: Run, options: Partial<RunOptions> = {}) {
  const main = stage.tip('origin/main')
  return stage.run('workflow_run', await stage.sandbox.events.workflowRun(run), {
    sha: main,
    ref: 'refs/heads/main',
    workspace: await workspace(run.headSha),
    ...grantsOf('after-ci.yml', 'change'),
    ...options,
  })
}

test('27: a change from a fork gets its checks, on what its own run could only report', async () => {
  const { pull, fork } = await stage.forkedChange()
  const ci = ran(pull, { fork })
  upload(ci)
  expect(await judgedAfter(ci)).toMatchObject(RED)
  expect(stage.checks(pull.head)).toEqual({
    Gatebook: 'failure',
    'Gatebook: verdict': 'failure',
    'Gatebook: peer-review': 'failure',
    'Gatebook: coverage': 'success',
    'Gatebook: tests': 'success',
  })

  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const signal = ran(pull, { fork, name: 'Gatebook signal', event: 'pull_request_review' })
  const result = await judgedAfter(signal)
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
  expect(stage.checks(pull.head)['Gatebook']).toBe('success')
})

test('reports in the record say from which artifact of which run they are (A1)', async () => {
  const pull = await stage.change()
  const ci = ran(pull)
  upload(ci)
  const result = await judgedAfter(ci)
  const { readFile } = await import('node:fs/promises')
  const facts = JSON.parse(await readFile(result.outputs['facts'] ?? '', 'utf8'))
  expect(facts.coverage).toMatchObject({
    provenance: { source: 'artifact', trust: 'ci-artifact' },
    value: [{ measured: { commit: pull.head, as: 'head' }, reports: [{ artifact: { run: String(ci.id) } }] }],
  })
})

test('a run that leaves no report, or failed reports, turns the checks red', async () => {
  const pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const first = ran(pull)
  upload(first)
  expect((await judgedAfter(first)).exitCode).toBe(0)

  const second = ran(pull, { conclusion: 'failure' })
  const missing = await judgedAfter(second)
  expect(missing).toMatchObject(RED)
  expect(missing.log.join('\n')).toContain(
    `None of the newest runs on commit ${pull.head.slice(0, 10)} has an artifact "coverage": CI (failure).`,
  )
  expect(stage.checks(pull.head)['Gatebook']).toBe('failure')

  const third = ran(pull, { conclusion: 'failure' })
  upload(third, { junit: JUNIT.replace('/>', '><failure/></testcase>') })
  const failed = await judgedAfter(third)
  expect(stage.checks(pull.head)).toMatchObject({ 'Gatebook: coverage': 'success', 'Gatebook: tests': 'failure' })
  expect(failed).toMatchObject(RED)
})

describe('nothing is judged, and nothing posted', () => {
  test('for a commit that is no longer the head of a change, and for one that never was', async () => {
    const pull = await stage.change()
    const old = ran(pull)
    upload(old)
    await stage.commit('alice', 'more', { 'src/more.js': 'export const more = 1\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    const result = await judgedAfter(old)
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', verdict: '' } })
    expect(result.log.join('\n')).toContain(
      `No open change has the head commit ${old.headSha.slice(0, 10)}, on which the other workflow ran: there is nothing to evaluate.`,
    )
    expect(stage.checks(old.headSha)).toEqual({})
  })

  test('while the other workflow has only started', async () => {
    const pull = await stage.change()
    const run = ran(pull)
    const payload = { ...(await stage.sandbox.events.workflowRun(run)), action: 'requested' }
    const main = stage.tip('origin/main')
    const result = await stage.run('workflow_run', payload, {
      sha: main,
      ref: 'refs/heads/main',
      ...grantsOf('after-ci.yml', 'change'),
    })
    expect(result.exitCode).toBe(0)
    expect(result.log.join('\n')).toContain('The other workflow is requested')
    expect(stage.checks(pull.head)).toEqual({})
  })
})

describe('bad evidence and a bad job', () => {
  test('an artifact that unpacks over other files is refused, and the check says why', async () => {
    const pull = await stage.change()
    const ci = ran(pull)
    stage.sandbox.uploadArtifact(ci, { name: 'coverage', files: { '../../../evil': 'x', 'lcov.info': LCOV } })
    stage.sandbox.uploadArtifact(ci, { name: 'junit', files: { 'junit.xml': JUNIT } })
    const { log } = await judgedAfter(ci)
    expect(log.join('\n')).toContain(
      'Report "unit" is not safe to read. The artifact "coverage" could not be unpacked. It has an entry whose name leads out of its folder.',
    )
    expect(stage.checks(pull.head)['Gatebook: coverage']).toBe('failure')
  })

  test('without actions: read the reports are unknown, and the permission is named', async () => {
    const pull = await stage.change()
    const ci = ran(pull)
    upload(ci)
    const { permissions } = grantsOf('after-ci.yml', 'change')
    const { actions: _, ...less } = permissions ?? {}
    const { log, outputs } = await judgedAfter(ci, { permissions: less })
    expect(outputs['outcome']).toBe('error')
    expect(log.join('\n')).toContain('Grant the job `actions: read` under `permissions:` in the workflow.')
  })

  test('without a clone, or without the head in it, the message says what to do', async () => {
    const pull = await stage.change()
    const ci = ran(pull)
    upload(ci)
    const empty = await judgedAfter(ci, { workspace: await mkdtemp(join(stage.root, 'empty-')) })
    expect(empty.log.join('\n')).toContain('If CI uploads the reports, check out the base and fetch the head.')
    const folder = await mkdtemp(join(stage.root, 'main-only-'))
    execFileSync('git', [
      'clone',
      '-q',
      '--single-branch',
      '--branch',
      'main',
      `file://${stage.repository.path}`,
      folder,
    ])
    const without = await judgedAfter(ci, { workspace: folder })
    expect(without.log.join('\n')).toContain(`The clone does not have the head commit ${pull.head.slice(0, 10)}.`)
    expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
  })
})

test('a change judged on the artifacts of two runs costs few requests', async () => {
  const pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const ci = ran(pull)
  upload(ci)
  ran(pull, { name: 'Lint' })
  stage.sandbox.resetRequests()
  await judgedAfter(ci)
  const asked = stage.judging()
  // The change by its head, itself, and once more at the end; the runs, the artifacts of two, two downloads, who pushed.
  expect(
    asked.map(
      ({ method, operation, path }) =>
        operation ?? `${method} ${/\/activity\?/.test(path) ? 'activity' : path.split('?')[0]?.split('/')[5]}`,
    ),
  ).toEqual([
    'WithHead',
    'Change',
    'GET runs',
    'GET runs',
    'GET runs',
    'GET artifacts',
    expect.anything(),
    'GET artifacts',
    expect.anything(),
    'GET activity',
    'Current',
  ])
})
