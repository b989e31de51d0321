import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { DISCOUNT, Stage } from '../stage/stage.ts'

/** Who approves a change that an app made for somebody could be that person. */

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function begin(policy = POLICY): Promise<void> {
  stage = await Stage.open(policy)
  for (const login of ['fixer[bot]', 'github-actions[bot]', 'dependabot[bot]'])
    stage.sandbox.createUser({ login, type: 'Bot', emails: [] })
}

/** With commits that name alice, who knows nothing of them. */
async function opened(author: string, assignees: readonly string[] = [], branch = 'discount'): Promise<Pull> {
  await stage.git('checkout', '-q', '-B', branch, 'origin/main')
  await stage.commit('alice', 'Give discounts', { 'src/discount.js': DISCOUNT })
  await stage.git('push', '-q', 'origin', `HEAD:${branch}`)
  const { repository } = stage
  return stage.sandbox.openPull({ repository, author, head: branch, base: 'main', title: 'Discounts', assignees })
}

async function pushed(pull: Pull, by: string, text: string): Promise<void> {
  stage.sandbox.pushesAs(pull, by)
  await stage.commit('alice', text, { [`src/${text}.js`]: '1\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
}

const approve = (pull: Pull, user: string) => stage.sandbox.submitReview({ pull, user, state: 'APPROVED' })

async function judged(pull: Pull) {
  const { outputs, log } = await stage.runOn(pull)
  const required = stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion
  return { outcome: outputs['outcome'], required, text: log.join('\n') }
}

const FAILS = { outcome: 'fail', required: 'failure' }
const PASSES = { outcome: 'pass', required: 'success' }

describe('a bot between a person and the approval', () => {
  test('that opened the change: whoever asked for it cannot approve it alone', async () => {
    await begin()
    const pull = await opened('fixer[bot]')
    await approve(pull, 'bob')
    const alone = await judged(pull)
    expect(alone).toMatchObject(FAILS)
    expect(alone.text).toContain(
      'fixer[bot] opened this change, and GitHub does not report for whom: bob may have asked for it',
    )
    expect(alone.text).toContain('Ask carol to approve commit')
    await approve(pull, 'carol')
    expect(await judged(pull)).toMatchObject(PASSES)
  })

  test('that pushed to the change of another: whoever asked for that cannot approve it alone', async () => {
    await begin()
    const pull = await opened('alice')
    await pushed(pull, 'fixer[bot]', 'fix')
    await approve(pull, 'bob')
    const alone = await judged(pull)
    expect(alone).toMatchObject(FAILS)
    expect(alone.text).toContain('fixer[bot] pushed to this change, and GitHub does not report for whom')
    await approve(pull, 'carol')
    expect(await judged(pull)).toMatchObject(PASSES)
  })

  test('does not matter where it assigned that person itself, and does where somebody else did', async () => {
    await begin()
    const pull = await opened('fixer[bot]', ['alice'])
    await approve(pull, 'bob')
    expect(await judged(pull)).toMatchObject(PASSES)
    const decoy = await opened('fixer[bot]', [], 'decoy')
    stage.sandbox.assign(decoy, 'alice', 'bob')
    await approve(decoy, 'bob')
    expect(await judged(decoy)).toMatchObject(FAILS)
    // Whoever can push a workflow has GitHub Actions assign anybody.
    const actions = await opened('github-actions[bot]', ['alice'], 'actions')
    await approve(actions, 'bob')
    expect(await judged(actions)).toMatchObject(FAILS)
  })

  test('does not matter for an app that the policy lists as acting for nobody', async () => {
    await begin(`${POLICY}unattended-apps: [dependabot]\n`)
    const pull = await opened('dependabot[bot]')
    await approve(pull, 'bob')
    expect(await judged(pull)).toMatchObject(PASSES)
    await pushed(pull, 'fixer[bot]', 'fix')
    await approve(pull, 'bob')
    expect((await judged(pull)).text).toContain('fixer[bot] pushed to this change')
  })
})

describe('a change of one maker where a bot also pushed', () => {
  test('cannot be approved by that maker: everybody who pushed counts, not only the last', async () => {
    await begin()
    const pull = await opened('dependabot[bot]')
    await pushed(pull, 'bob', 'backdoor')
    await pushed(pull, 'fixer[bot]', 'fix')
    await approve(pull, 'bob')
    const own = await judged(pull)
    expect(own).toMatchObject(FAILS)
    expect(own.text).toContain('The approval by bob does not count: bob pushed to the change.')
  })

  test('cannot either when the bot wrote the commits anew', async () => {
    await begin()
    const pull = await opened('dependabot[bot]')
    await pushed(pull, 'bob', 'backdoor')
    await stage.git('reset', '-q', '--soft', 'origin/main')
    stage.sandbox.pushesAs(pull, 'fixer[bot]')
    await stage.commit('alice', 'Squashed', {})
    await stage.git('push', '-q', '-f', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    await approve(pull, 'bob')
    expect((await judged(pull)).text).toContain('The approval by bob does not count: bob pushed to the change.')
  })
})

describe('a requester who is pushed out of a list', () => {
  test('does not approve the change that an app opened for them', async () => {
    await begin()
    const pull = await opened('fixer[bot]', ['bob'])
    stage.sandbox.unassign(pull, 'bob')
    for (let time = 0; time < 100; time++) {
      stage.sandbox.assign(pull, 'alice', 'bob')
      stage.sandbox.unassign(pull, 'alice')
    }
    await approve(pull, 'bob')
    const pushedOut = await judged(pull)
    expect(pushedOut).toMatchObject({ outcome: 'error', required: 'failure' })
    expect(pushedOut.text).toContain('GitHub does not list everybody who was ever assigned to the change')
  })
})
