import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { grantsOf, jobOf } from './stage/documented.ts'
import { Stage } from './stage/stage.ts'

/** The documented workflows, as far as Gatebook's own steps go: each runs with just what its job grants it. */

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  traceability: { type: traceability, work-items: [{ source: github-issues }] }
  release:
    type: release
    tags: ["v*"]
    environments: [release-approval]
    authorised-by: { from: [release-manager], via: [environment] }
`

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(() => stage.close())

test('pull requests and reviews, the merge queue, the push, a release with a deployment behind it, and the upkeep', async () => {
  const { sandbox, repository } = stage
  const issue = sandbox.createIssue({ repository, title: 'Discounts', author: 'bob' })
  await stage.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'tag', 'v1.0.0', 'origin/main')
  await stage.git('push', '-q', 'origin', 'v1.0.0')

  const pull = await stage.change()
  sandbox.editPull(pull, { body: `Closes #${issue.number}` })
  expect((await stage.runOn(pull, grantsOf('gatebook.yml', 'change'))).exitCode).toBe(1)
  const review = await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  expect((await stage.runOn(pull, { review, ...grantsOf('gatebook.yml', 'change') })).exitCode).toBe(0)

  const group = await sandbox.enqueue([pull])
  const queued = await stage.run('merge_group', await sandbox.events.mergeGroup(group), {
    sha: group.headSha,
    ref: group.headRef,
    ...grantsOf('merge-queue.yml', 'group'),
  })
  expect(queued.exitCode).toBe(0)
  expect(sandbox.requiredCheck(repository, group.headSha, 'Gatebook')?.conclusion).toBe('success')

  const before = stage.tip('origin/main')
  await sandbox.mergeGroup(group)
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const push = await sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
  const recorded = await stage.run('push', push, {
    sha: after,
    ref: 'refs/heads/main',
    ...grantsOf('gatebook.yml', 'record'),
  })
  expect(recorded).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })

  await stage.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'tag', 'v1.1.0', 'origin/main')
  await stage.git('push', '-q', 'origin', 'v1.1.0')
  const run = sandbox.createRun({
    repository,
    name: 'Release',
    event: 'push',
    headSha: after,
    headBranch: 'v1.1.0',
    id: 99,
  })
  sandbox.approveRun(run, { login: 'carol', environment: 'release-approval' })
  const tagged = await sandbox.events.push({
    repository,
    ref: 'refs/tags/v1.1.0',
    before: '0'.repeat(40),
    after,
    pusher: 'bob',
  })
  const released = await stage.run('push', tagged, {
    sha: after,
    ref: 'refs/tags/v1.1.0',
    runId: 99,
    ...grantsOf('release.yml', 'authorise'),
  })
  expect(released).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })
  const kept = await stage.run(
    'schedule',
    {},
    {
      sha: after,
      ref: 'refs/heads/main',
      ...grantsOf('upkeep.yml', 'upkeep'),
    },
  )
  expect(kept.log.join('\n')).toContain('All merges and pushes to main of the last week are recorded.')
  expect(jobOf('release.yml', 'deploy').needs).toBe('authorise')
  expect(sandbox.violations).toEqual([])
})
