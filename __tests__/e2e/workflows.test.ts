import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { readRefs, writeRef } from '../../sandbox/github/git/refs.ts'
import type { Pull, Review } from '../../sandbox/github/sandbox.ts'
import type { Command, Event, PlayedRun } from '../../sandbox/runner/index.ts'
import { LCOV, PROJECT, Stage } from './stage/stage.ts'
import { documentedFiles, outputsOf, told, workflowsOf } from './stage/workflows.ts'

/** The documented workflows, run whole and as they stand: each job has just what its file grants it. In a private repository, nothing can be read without. */

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
  release:
    type: release
    tags: ["v*"]
    environments: [release-approval]
    authorised-by: { from: [release-manager], via: [environment] }
`
const APPROVALS = POLICY.replace(/ {2}coverage:[\s\S]*/, '')

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const tested: Command = async ({ workspace }) => {
  await mkdir(join(workspace, 'coverage'), { recursive: true })
  await writeFile(join(workspace, 'coverage/lcov.info'), LCOV)
  return undefined
}
const TESTS = 'npm ci && npm test -- --coverage'

const onPull = async (pull: Pull, action: 'opened' | 'labeled' | 'edited' = 'opened'): Promise<Event> => ({
  name: 'pull_request',
  payload: await stage.sandbox.events.pullRequest(pull, action),
})
const onReview = async (review: Review, action: 'submitted' | 'dismissed' = 'submitted'): Promise<Event> => ({
  name: 'pull_request_review',
  payload: await stage.sandbox.events.review(review, action),
})

async function onPush(ref: string, before: string): Promise<Event> {
  const { repository, sandbox } = stage
  const after = readRefs(repository.path).get(ref) ?? ''
  return { name: 'push', payload: await sandbox.events.push({ repository, ref, before, after, pusher: 'bob' }) }
}

const ends = (runs: readonly PlayedRun[]) =>
  runs.map(({ path, run, jobs }) => [
    path.replace('.github/workflows/', ''),
    run.conclusion,
    Object.fromEntries(jobs.map(({ id, conclusion }) => [id, conclusion])),
  ])
const signal = (sha: string) => stage.sandbox.requiredCheck(stage.repository, sha, 'Gatebook')?.conclusion

const USUAL = ['gatebook.yml', 'merge-queue.yml', 'open-changes.yml', 'release.yml', 'upkeep.yml']
const AFTER_CI = ['after-ci-signal.yml', 'after-ci.yml', 'ci.yml']
/** Run with the tokens of apps. */
const APART = ['app-token.yml']
/** Started by hand. */
const BY_HAND = ['deploy.yml']

test('gatebook.yml, merge-queue.yml, open-changes.yml, release.yml and upkeep.yml: from the change to the upkeep', async () => {
  // Each file is run in this test or in the next.
  expect(readdirSync(join(PROJECT, 'docs/workflows'))).toEqual([...AFTER_CI, ...APART, ...BY_HAND, ...USUAL].sort())
  stage = await Stage.open(POLICY, documentedFiles(USUAL), { isPrivate: true })
  const { sandbox, repository } = stage
  const commands = { [TESTS]: tested, './deploy.sh': () => 0 }
  const workflows = workflowsOf(stage, { commands, reviewed: ['release-approval'] })

  writeRef(repository.path, 'refs/tags/v1.0.0', stage.tip('origin/main'))

  const pull = await stage.change()
  const opened = await workflows.run(await onPull(pull))
  // The status says no, and no job is red.
  expect(ends(opened)).toEqual([['gatebook.yml', 'success', { test: 'success', change: 'success', record: 'skipped' }]])
  expect(signal(pull.head)).toBe('failure')
  const review = await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const reviewed = await workflows.run(await onReview(review))
  // No test runs again.
  expect(ends(reviewed)).toEqual([
    ['gatebook.yml', 'success', { test: 'skipped', change: 'success', record: 'skipped' }],
  ])
  expect(told(reviewed)).toContain('3 of 3 lines (100.00 %)')
  expect(signal(pull.head)).toBe('success')

  const group = await sandbox.enqueue([pull])
  const queued = await workflows.run({ name: 'merge_group', payload: await sandbox.events.mergeGroup(group) })
  expect(ends(queued)).toEqual([['merge-queue.yml', 'success', { test: 'success', group: 'success' }]])
  expect(told(queued)).toContain(
    '#1: In the merge group: Patch: at least 80 % of changed lines; found 3 of 3 lines (100.00 %)',
  )
  expect(signal(group.headSha)).toBe('success')

  const before = stage.tip('origin/main')
  await sandbox.mergeGroup(group)
  const landed = await workflows.run(await onPush('refs/heads/main', before))
  expect(ends(landed)).toEqual([['gatebook.yml', 'success', { test: 'skipped', change: 'skipped', record: 'success' }]])
  expect(landed.map(outputsOf)).toMatchObject([{ outcome: 'pass', ledger: 'appended' }])

  writeRef(repository.path, 'refs/tags/v1.1.0', readRefs(repository.path).get('refs/heads/main') ?? '')
  const [release] = await workflows.deliver(await onPush('refs/tags/v1.1.0', '0'.repeat(40)))
  expect(await workflows.play()).toEqual([])
  if (release !== undefined) sandbox.approveRun(release.run, { login: 'carol', environment: 'release-approval' })
  const released = await workflows.play()
  expect(ends(released)).toEqual([['release.yml', 'success', { authorise: 'success', deploy: 'success' }]])
  expect(released.map(outputsOf)).toMatchObject([{ outcome: 'pass', ledger: 'appended' }])

  const kept = await workflows.run({ name: 'schedule', payload: { schedule: '17 3 * * *' } })
  expect(ends(kept)).toEqual([['upkeep.yml', 'success', { upkeep: 'success' }]])
  const looked = await workflows.run({ name: 'schedule', payload: { schedule: '7 * * * *' } })
  expect(ends(looked)).toEqual([['open-changes.yml', 'success', { 'open-changes': 'success' }]])
  expect(told(looked)).toContain('0 open changes evaluated again, 0 with another verdict.')
  expect(told(kept)).toContain('All merges and pushes to main of the last week are recorded.')
})

/** The first run has looked at the change, and is about to say what came of it. */
const beforeItsStatus = (run: () => Promise<void>) =>
  stage.sandbox.faults.add({ match: { method: 'POST', path: /\/statuses\// }, times: 1, fault: { run } })

test.each(['an approval', 'a dismissal'])(
  '%s that waits for its turn is evaluated, though a comment follows',
  async what => {
    stage = await Stage.open(APPROVALS, documentedFiles(['gatebook.yml']))
    const { sandbox } = stage
    const workflows = workflowsOf(stage, { commands: { [TESTS]: tested } })
    const pull = await stage.change()
    const approve = () => sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const before = what === 'a dismissal' ? await approve() : undefined
    beforeItsStatus(async () => {
      const review = before ?? (await approve())
      if (before !== undefined) sandbox.dismissReview(before, 'carol')
      await workflows.deliver(await onReview(review, before === undefined ? 'submitted' : 'dismissed'))
      const comment = await sandbox.submitReview({ pull, user: 'mallory', state: 'COMMENTED' })
      await workflows.deliver(await onReview(comment))
    })
    // The run of the comment ends first, as it has nothing to do.
    expect(ends(await workflows.run(await onPull(pull))).map(([, , jobs]) => jobs)).toEqual([
      { test: 'skipped', change: 'skipped', record: 'skipped' },
      { test: 'success', change: 'success', record: 'skipped' },
      { test: 'skipped', change: 'success', record: 'skipped' },
    ])
    expect(signal(pull.head)).toBe(before === undefined ? 'success' : 'failure')
  },
)

describe('after-ci.yml with its signal', () => {
  test('judges a change of a private repository, for which git needs the token', async () => {
    stage = await Stage.open(POLICY, documentedFiles(AFTER_CI), { isPrivate: true })
    const workflows = workflowsOf(stage, { commands: { [TESTS]: tested } })
    const opened = await workflows.run(await onPull(await stage.change()))
    expect(ends(opened).at(-1)).toEqual(['after-ci.yml', 'success', { change: 'success' }])
    expect(told(opened)).toContain('3 of 3 lines (100.00 %)')
  })

  test('judges a change from a fork, whose own runs may write nothing, and again when it is reviewed', async () => {
    stage = await Stage.open(POLICY, documentedFiles(AFTER_CI))
    const workflows = workflowsOf(stage, { commands: { [TESTS]: tested } })
    const { pull } = await stage.forkedChange()
    const opened = await workflows.run(await onPull(pull))
    expect(ends(opened)).toEqual([
      ['ci.yml', 'success', { test: 'success' }],
      ['after-ci.yml', 'success', { change: 'success' }],
    ])
    expect(told(opened)).toContain('3 of 3 lines (100.00 %)')
    expect(signal(pull.head)).toBe('failure')
    const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const reviewed = await workflows.run(await onReview(review))
    expect(ends(reviewed)).toEqual([
      ['after-ci-signal.yml', 'success', { signal: 'success' }],
      ['after-ci.yml', 'success', { change: 'success' }],
    ])
    expect(signal(pull.head)).toBe('success')
    const comment = await stage.sandbox.submitReview({ pull, user: 'carol', state: 'COMMENTED' })
    expect(ends(await workflows.run(await onReview(comment)))).toEqual([
      ['after-ci-signal.yml', 'skipped', { signal: 'skipped' }],
      ['after-ci.yml', 'skipped', { change: 'skipped' }],
    ])
  })
})

test("the project's own workflow: a change is evaluated, a merge recorded", async () => {
  const path = '.github/workflows/gatebook.yml'
  const text = readFileSync(join(PROJECT, path), 'utf8')
  const [, command = ''] = /- name: Tests with coverage\n\s+run: (.+)/.exec(text) ?? []
  stage = await Stage.open(POLICY, { [path]: text }, { isPrivate: true })
  const workflows = workflowsOf(stage, { commands: { 'npm ci': () => 0, [command]: tested } })
  const pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const opened = await workflows.run(await onPull(pull))
  expect(ends(opened)).toEqual([
    ['gatebook.yml', 'success', { test: 'success', change: 'success', 'merge-record': 'skipped' }],
  ])
  expect(told(opened)).toContain('3 of 3 lines (100.00 %)')
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const landed = await workflows.run(await onPush('refs/heads/main', before))
  expect(ends(landed)).toEqual([
    ['gatebook.yml', 'success', { test: 'skipped', change: 'skipped', 'merge-record': 'success' }],
  ])
  expect(landed.map(outputsOf)).toMatchObject([{ outcome: 'pass', ledger: 'appended' }])
})

test('deploy.yml: to staging, to production, and back again', async () => {
  const staged = POLICY.replace(
    '[release-approval]',
    '[{ name: staging, approved-in: [approve-staging] }, { name: production, after: [staging], approved-in: [approve-production] }]',
  )
  stage = await Stage.open(
    staged.replace(/ {2}coverage:[\s\S]*?( {2}release:)/, '$1'),
    documentedFiles(['gatebook.yml', ...BY_HAND]),
    { isPrivate: true },
  )
  const { sandbox } = stage
  const workflows = workflowsOf(stage, {
    commands: { [TESTS]: tested, './deploy.sh "$ENVIRONMENT"': () => 0 },
    reviewed: ['approve-staging', 'approve-production'],
  })
  const merged = async (branch: string) => {
    const pull = await stage.change({ branch, files: { [`src/${branch}.js`]: 'export const a = 1\n' } })
    await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const before = stage.tip('origin/main')
    await sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    await workflows.run(await onPush('refs/heads/main', before))
  }
  const deployed = async (environment: string, more: Record<string, string> = {}) => {
    const inputs = { environment, 'release-kind': 'normal', commit: '', incident: '', reason: '', ...more }
    const [started] = await workflows.deliver({
      name: 'workflow_dispatch',
      payload: { ref: 'refs/heads/main', inputs, workflow: '.github/workflows/deploy.yml' },
    })
    await workflows.play()
    if (started !== undefined)
      sandbox.approveRun(started.run, { login: 'carol', environment: `approve-${environment}` })
    const [played] = ends(await workflows.play())
    return played?.[2]
  }
  const PASSED = { authorise: 'success', deploy: 'success' }
  const REFUSED = { authorise: 'failure', deploy: 'skipped' }

  await merged('one')
  const first = stage.tip('origin/main')
  expect(await deployed('production')).toEqual(REFUSED)
  expect(await deployed('staging')).toEqual(PASSED)
  expect(await deployed('production')).toEqual(PASSED)
  await merged('two')
  expect(await deployed('staging')).toEqual(PASSED)
  expect(await deployed('production')).toEqual(PASSED)
  expect(await deployed('production', { 'release-kind': 'rollback', commit: first })).toEqual(REFUSED)
  const why = { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' }
  expect(await deployed('production', { ...why, commit: first })).toEqual(PASSED)
})
