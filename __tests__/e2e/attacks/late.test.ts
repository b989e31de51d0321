import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull, Review } from '../../../sandbox/github/sandbox.ts'
import { Stage } from '../stage/stage.ts'

// What somebody can try with time: runs that judge at once, and posts that come late. One run has its place in this
// process; the one that comes in between has a process of its own.

const ROLES = `version: 1
roles:
  maintainer: { users: [bob, carol] }
`
const REVIEW = `${ROLES}gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`
const OWN = { node: process.execPath }
const SECONDS = 2000

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const signal = ({ head }: Pick<Pull, 'head'>) =>
  stage.sandbox.requiredCheck(stage.repository, head, 'Gatebook')?.conclusion

async function approved(policy = REVIEW): Promise<{ pull: Pull; review: Review }> {
  stage = await Stage.open(policy)
  const pull = await stage.change()
  return { pull, review: await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' }) }
}

/** Once, at the last look at the change before its verdict is posted. */
function atLastLook(happen: () => Promise<unknown>): void {
  const run = async () => {
    stage.later(SECONDS)
    await happen()
    stage.later(SECONDS)
  }
  stage.sandbox.faults.add({ match: { operation: 'Current' }, times: 1, fault: { run } })
}

describe("an older run's late post", () => {
  test('is not green over the red of a twin that was opened meanwhile', async () => {
    const { pull } = await approved()
    const { sandbox, repository } = stage
    atLastLook(async () => {
      const twin = await sandbox.openPull({
        repository,
        author: 'alice',
        head: 'discount',
        base: 'main',
        title: 'Twin',
      })
      expect((await stage.runOn(twin, OWN)).outputs['outcome']).toBe('error')
    })
    const late = await stage.runOn(pull)
    expect(late.log.join('\n')).toContain('has said that the change does not pass. That verdict stands.')
    expect(signal(pull)).toBe('failure')
  })

  test('is not green over the red of a label that makes a gate apply', async () => {
    const { pull } = await approved(`${REVIEW}  two:
    type: approvals
    when: { or-labels: [security], paths: ["x/**"] }
    require: [{ count: 2, from: [maintainer] }]
`)
    atLastLook(async () => {
      stage.sandbox.setLabels(pull, ['security'])
      await stage.runOn(pull, OWN)
    })
    await stage.runOn(pull)
    expect(signal(pull)).toBe('failure')
  })

  test('under way while the approval is dismissed leaves no check that a record would believe', async () => {
    const { pull, review } = await approved()
    const { sandbox } = stage
    const meanwhile = async () => {
      stage.later(SECONDS)
      await sandbox.dismissReview(review, 'alice')
      await stage.runOn(pull, OWN)
      stage.later(SECONDS)
    }
    sandbox.setWeather(['slow-post'], { meanwhile })
    await stage.runOn(pull)
    sandbox.setWeather([])
    expect(signal(pull)).toBe('failure')
    const group = await sandbox.enqueue([pull], { by: 'bob' })
    const place = { sha: group.headSha, ref: group.headRef }
    await stage.run('merge_group', await sandbox.events.mergeGroup(group), place)
    expect(signal({ head: group.headSha })).toBe('failure')
  })

  test('is not green where nobody can read what other runs have said', async () => {
    const { pull } = await approved()
    stage.sandbox.faults.add({ match: { method: 'GET', path: /\/statuses/ }, fault: { status: 502 } })
    const { exitCode, annotations } = await stage.runOn(pull)
    expect(exitCode).toBe(1)
    expect(annotations.map(({ message }) => message).join()).toContain('whether a newer run has said otherwise')
    expect(signal(pull)).toBeUndefined()
  })
})

describe('an older green status', () => {
  test('does not carry a change whose red one is refused: a red check run of its name is required beside it', async () => {
    const { pull, review } = await approved()
    await stage.runOn(pull)
    expect(signal(pull)).toBe('success')
    stage.later(SECONDS)
    await stage.sandbox.dismissReview(review, 'carol')
    stage.sandbox.faults.add({
      match: { method: 'POST', path: /\/statuses\// },
      fault: { status: 422, message: 'This SHA and context has reached the maximum number of statuses.' },
    })
    const { exitCode, log } = await stage.runOn(pull)
    expect(exitCode).toBe(1)
    expect(log.join('\n')).toContain('If there are so many, push a new commit.')
    expect(signal(pull)).toBe('failure')
    stage.sandbox.faults.clear()
    await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
    await stage.runOn(pull)
    expect(signal(pull)).toBe('success')
  })

  test('does not outlive a run by hand that breaks when the change was read', async () => {
    const { pull, review } = await approved()
    await stage.runOn(pull)
    stage.later(SECONDS)
    await stage.sandbox.dismissReview(review, 'carol')
    stage.sandbox.faults.add({ match: { operation: 'Current' }, fault: { status: 502 } })
    const place = { sha: stage.tip('origin/main'), ref: 'refs/heads/main' }
    await stage.run('workflow_dispatch', {}, { ...place, inputs: { 'pull-request': String(pull.number) } })
    expect(signal(pull)).toBe('failure')
  })
})

describe('comments of an outsider', () => {
  test('during an evaluation do not keep the verdict from being given', async () => {
    const { pull } = await approved()
    const run = () => stage.sandbox.submitReview({ pull, user: 'mallory', state: 'COMMENTED' }).then(() => {})
    stage.sandbox.faults.add({ match: { operation: 'Current' }, times: 3, fault: { run } })
    expect((await stage.runOn(pull)).outputs['outcome']).toBe('pass')
    expect(signal(pull)).toBe('success')
  })
})

describe('a merge group', () => {
  const judged = async (pulls: Pull[]) => {
    const group = await stage.sandbox.enqueue(pulls, { by: 'bob' })
    const place = { sha: group.headSha, ref: group.headRef }
    await stage.run('merge_group', await stage.sandbox.events.mergeGroup(group), place)
    return signal({ head: group.headSha })
  }

  test('does not pass with a change to which no blocking gate applies', async () => {
    const { pull } = await approved(`${ROLES}gates:
  peer-review: { type: approvals, when: { paths: ["src/**"] }, require: [{ count: 1, from: [maintainer] }] }
`)
    await stage.runOn(pull)
    expect(signal(pull)).toBe('success')
    const docs = await stage.change({ branch: 'docs', files: { 'docs/a.md': 'a\n' } })
    expect(await judged([pull, docs])).toBe('failure')
  })

  test('is evaluated again when an approval is dismissed while its checks are posted', async () => {
    const { pull, review } = await approved()
    await stage.runOn(pull)
    const run = () => stage.sandbox.dismissReview(review, 'carol')
    stage.sandbox.faults.add({ match: { method: 'POST', path: /check-runs$/ }, times: 1, fault: { run } })
    expect(await judged([pull])).toBe('failure')
  })
})
