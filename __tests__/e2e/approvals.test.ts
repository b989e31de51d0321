import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

// What of approvals only GitHub and a real clone can tell: who pushed, who dismissed, who owns, and what changed since.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1, from: [maintainer] }]
    veto: [maintainer]
`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function changeUnder(
  policy: string,
  files: Record<string, string> = {},
  more: Record<string, string> = {},
): Promise<Pull> {
  stage = await Stage.open(policy, more)
  return stage.change({ files: { 'src/discount.js': 'export const discount = 1\n', ...files } })
}

async function judge(pull: Pull, inputs: Record<string, string> = {}) {
  stage.sandbox.resetRequests()
  const result = await stage.runOn(pull, { inputs })
  return { ...result, text: result.log.join('\n') }
}

const approve = (pull: Pull, user: string) => stage.sandbox.submitReview({ pull, user, state: 'APPROVED' })
const named = (requests: Stage['sandbox']['requests']) =>
  requests.map(({ path, operation }) => operation ?? path.replace(/\?.*/, ''))
const asked = () => named(stage.sandbox.requests)
/** What a verdict rests on. */
const judging = () => named(stage.judging())

/** Another commit on the branch of the change, under whatever name git was given. */
async function push(files: Record<string, string | null>, author = 'alice'): Promise<void> {
  await stage.commit(author, 'more', files)
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
}

describe('who pushed last', () => {
  test('does not count, under whatever name the commits are: an attack with a forged author', async () => {
    const pull = await changeUnder(POLICY)
    stage.sandbox.pushesAs(pull, 'bob')
    await push({ 'src/discount.js': 'export const discount = 0\n' }, 'alice')
    await approve(pull, 'bob')
    const forged = await judge(pull)
    expect(forged.exitCode).toBe(1)
    expect(forged.text).toContain('The approval by bob does not count: bob pushed to the change.')
    await approve(pull, 'carol')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('is requested only when somebody has approved', async () => {
    const pull = await changeUnder(POLICY)
    await judge(pull)
    expect(asked()).not.toContain('/repos/acme/shop/activity')
    await approve(pull, 'bob')
    await judge(pull)
    expect(asked()).toContain('/repos/acme/shop/activity')
    expect(judging()).toEqual(['Change', '/repos/acme/shop/activity', 'Current'])
  })

  test('is an error where GitHub does not report it', async () => {
    const pull = await changeUnder(POLICY)
    await approve(pull, 'bob')
    stage.sandbox.faults.add({ match: { path: /\/activity/ }, fault: { forbidden: true } })
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The token has no permission to read who pushed to acme/shop.')
  })
})

test('who had an app make the change stays who did, also when nobody is assigned any more', async () => {
  stage = await Stage.open(POLICY)
  await stage.git('checkout', '-q', '-B', 'discount', 'origin/main')
  await push({ 'src/discount.js': 'export const discount = 0.1\n' })
  stage.sandbox.createUser({ login: 'copilot-swe-agent[bot]', type: 'Bot', emails: [] })
  const pull = await stage.sandbox.openPull({
    repository: stage.repository,
    author: 'copilot-swe-agent[bot]',
    head: 'discount',
    base: 'main',
    title: 'Give discounts',
    assignees: ['bob'],
  })
  stage.sandbox.unassign(pull, 'bob')
  await approve(pull, 'bob')
  const result = await judge(pull)
  expect(result.text).toContain('The approval by bob does not count: an app opened this change for bob')
})

describe('a veto', () => {
  test('stands when the author of the change dismisses it, and is settled by an approval', async () => {
    const pull = await changeUnder(POLICY)
    await approve(pull, 'bob')
    const review = await stage.sandbox.submitReview({ pull, user: 'carol', state: 'CHANGES_REQUESTED' })
    expect((await judge(pull)).text).toContain('carol requested changes and holds the role maintainer')
    stage.sandbox.dismissReview(review, 'alice')
    const dismissed = await judge(pull)
    expect(dismissed.exitCode).toBe(1)
    expect(dismissed.text).toContain(
      'The review by carol still blocks the change: alice dismissed it but contributed to the change.',
    )
    await approve(pull, 'carol')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('is settled when another maintainer dismisses it', async () => {
    const pull = await changeUnder(POLICY)
    await approve(pull, 'bob')
    const review = await stage.sandbox.submitReview({ pull, user: 'carol', state: 'CHANGES_REQUESTED' })
    stage.sandbox.dismissReview(review, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('that is dismissed after the merge was open when it mattered', async () => {
    const pull = await changeUnder(POLICY)
    await approve(pull, 'bob')
    const review = await stage.sandbox.submitReview({ pull, user: 'carol', state: 'CHANGES_REQUESTED' })
    await judge(pull)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'alice', method: 'squash' })
    stage.later(1100)
    stage.sandbox.dismissReview(review, 'bob')
    await stage.git('fetch', '-q', 'origin')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const ref = 'refs/heads/main'
    const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'alice' })
    const result = await stage.run('push', event, { sha: after, ref, permissions: RECORDING })
    await stage.git('fetch', '-q', 'origin')
    const entry = JSON.parse(await stage.git('show', `origin/quality-records:${result.outputs['record-path']}`))
    expect(entry.record.verdict).toMatchObject({
      outcome: 'fail',
      gates: [{ reasons: [{ code: 'veto_open', awaits: 'author' }] }],
    })
  })
})

describe('owners of code', () => {
  const OWNED = `version: 1
gates:
  owners:
    type: approvals
    require: [{ code-owners: each }]
`
  const CODEOWNERS = '# who owns what\n* @carol\n/src/ @acme/core # the product\n/src/legal/ @bob @carol\n'
  const owned = (files: Record<string, string>, text = CODEOWNERS) =>
    changeUnder(OWNED, files, { '.github/CODEOWNERS': text })
  const orgToken = () => stage.sandbox.issueToken({ permissions: { members: 'read', metadata: 'read' } })

  test('are those of the base commit, one for each part, members of teams among them', async () => {
    const pull = await owned({ 'docs/a.md': 'a\n' })
    stage.sandbox.createTeam({ organisation: 'acme', slug: 'core', members: ['bob'] })
    await approve(pull, 'bob')
    const half = await judge(pull, { 'org-token': orgToken() })
    expect(half.exitCode).toBe(1)
    expect(half.text).toContain('1 approval from an owner of * required; no valid approval yet.')
    await approve(pull, 'carol')
    expect((await judge(pull, { 'org-token': orgToken() })).exitCode).toBe(0)
    const [change, files, one, other, current] = judging()
    expect([change, files, current]).toEqual(['Change', '/repos/acme/shop/pulls/1/files', 'Current'])
    // At once, so in either order.
    expect([one, other].sort()).toEqual(['/repos/acme/shop/activity', 'Teams'])
  })

  test('are not those that the change would have', async () => {
    const pull = await owned({ '.github/CODEOWNERS': '* @mallory\n' })
    stage.repository.grant('mallory', 'write')
    await approve(pull, 'mallory')
    expect((await judge(pull, { 'org-token': orgToken() })).exitCode).toBe(1)
  })

  test('of a file that was moved away are required as well', async () => {
    stage = await Stage.open(OWNED, {
      '.github/CODEOWNERS': '/src/legal/ @bob\n/docs/ @carol\n',
      'src/legal/terms.md': 'terms of all\n'.repeat(9),
    })
    const pull = await stage.change({
      files: { 'src/legal/terms.md': null, 'docs/terms.md': 'terms of all\n'.repeat(9) },
    })
    await approve(pull, 'carol')
    const moved = await judge(pull)
    expect(moved.exitCode).toBe(1)
    expect(moved.text).toContain('1 approval from an owner of /src/legal/ required; no valid approval yet.')
    await approve(pull, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test.each<[string, string, string]>([
    [
      'a line that GitHub would skip',
      '* @carol\n!/src/ @bob\n',
      '.github/CODEOWNERS:2 The pattern "!/src/" begins with "!", but GitHub does not support negated patterns.',
    ],
    ['an owner of no known form', '* carol\n', '.github/CODEOWNERS:1 "carol" is not an owner.'],
  ])('are unknown from %s, so nothing passes', async (_, text, message) => {
    const pull = await owned({}, text)
    await approve(pull, 'carol')
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(message)
  })

  test('are unknown where there is no such file', async () => {
    const pull = await changeUnder(OWNED)
    expect((await judge(pull)).text).toContain('There is no CODEOWNERS file on the base branch')
  })
})

describe('people who are asked for an approval', () => {
  const OWNED = `version: 1
gates:
  owners: { type: approvals, require: [{ code-owners: each }] }
`
  const CODEOWNERS = { '.github/CODEOWNERS': '* @bob @carol\n' }

  test('are not owners who may only read the repository (lowRISC/opentitan#13469)', async () => {
    const pull = await changeUnder(OWNED, {}, CODEOWNERS)
    stage.repository.grant('bob', 'read')
    const result = await judge(pull)
    expect(result.text).toContain('Ask carol to approve commit')
    expect(result.text).toContain('bob has no write access to this repository, so an approval by bob would not count.')
    expect(judging()).toEqual([
      'Change',
      '/repos/acme/shop/pulls/1/files',
      '/repos/acme/shop/collaborators/bob/permission',
      '/repos/acme/shop/collaborators/carol/permission',
      'Current',
    ])
  })

  test('are all of them where the token may not read who has access', async () => {
    const pull = await changeUnder(OWNED, {}, CODEOWNERS)
    stage.sandbox.faults.add({ match: { path: /\/collaborators\// }, fault: { forbidden: true } })
    expect((await judge(pull)).text).toContain('Ask bob or carol to approve commit')
  })

  test('are who frees somebody for another requirement, and GitHub is asked to request that review', async () => {
    const both = `version: 1
roles: { s: { users: [bob, carol] }, q: { users: [bob] } }
gates:
  two: { type: approvals, require: [{ from: [s] }, { from: [q] }], request-reviews: true }
`
    const pull = await changeUnder(both)
    await approve(pull, 'bob')
    stage.sandbox.resetRequests()
    const result = await stage.runOn(pull, { permissions: { ...PERMISSIONS, pull_requests: 'write' } })
    expect(result.log.join('\n')).toContain('Ask carol to approve commit')
    expect(stage.sandbox.requestedReviewers(pull)).toEqual(['carol'])
  })

  test('are those who requested changes after their approval only when these are settled', async () => {
    const pull = await changeUnder(POLICY.replace('[bob, carol]', '[bob]').replace('    veto: [maintainer]\n', ''))
    await approve(pull, 'bob')
    stage.later(2000)
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'CHANGES_REQUESTED' })
    const { text } = await judge(pull)
    expect(text).toContain('The approval by bob does not count: bob requested changes after it.')
    expect(text).toContain('Resolve the requested changes with bob, who can then approve commit')
    expect(text).not.toContain('Ask bob')
  })
})

test('a commit of nobody known is told with its address, and as what (rjmurillo/ai-agents#5549)', async () => {
  const pull = await changeUnder(POLICY)
  await stage.commit('alice', 'more\n\nCo-authored-by: Tool <tool@example.org>', { 'src/discount.js': 'x\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
  await approve(pull, 'bob')
  expect((await judge(pull)).text).toMatch(
    /names `tool@example\.org` as a co-author in a trailer, which belongs to no GitHub account/,
  )
})

describe('a trailer of a tool', () => {
  const TOOLS = `${POLICY}known-addresses: [{ address: noreply@tool.example, is: tool }]\n`

  async function withTrailer(policy: string, trailer: string): Promise<Pull> {
    const pull = await changeUnder(policy)
    await stage.commit('alice', `more\n\nCo-authored-by: ${trailer}`, { 'src/discount.js': 'x\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    await approve(pull, 'bob')
    return pull
  }

  test('keeps nobody from approving where the policy knows its address (rjmurillo/ai-agents#5549)', async () => {
    const pull = await withTrailer(TOOLS, 'Tool <NoReply@tool.example>')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('of another address does, and so does one that an account has', async () => {
    const other = await withTrailer(TOOLS, 'Tool <noreply@tool.example.org>')
    expect((await judge(other)).text).toContain('names `noreply@tool.example.org` as a co-author in a trailer')
    await stage.close()
    const known = TOOLS.replace('noreply@tool.example', 'bob@example.com')
    const bob = await withTrailer(known, 'Tool <bob@example.com>')
    expect((await judge(bob)).text).toContain('bob is a co-author of a commit in this change')
  })
})

test('a "**" glued to letters in CODEOWNERS is refused with its line', async () => {
  const pull = await changeUnder(
    'version: 1\ngates:\n  owners: { type: approvals, require: [{ code-owners: each }] }\n',
    {},
    { '.github/CODEOWNERS': '* @carol\nsrc/**.js @bob\n' },
  )
  const result = await judge(pull)
  expect(result.exitCode).toBe(1)
  expect(result.text).toContain(
    '.github/CODEOWNERS:2 The pattern "src/**.js" has "**" beside other characters of a name',
  )
})

describe('an approval after "Update branch", where the base has changed another place of the same file', () => {
  const line = (at: number, text = `export const v${at} = ${at}`) => `${text}\n`
  const file = (change: Record<number, string> = {}) =>
    Array.from({ length: 40 }, (_, at) => line(at, change[at])).join('')
  const OURS = { 30: 'export const discount = 1' }
  const POLICIES = (stale: string) => `${POLICY}    on-push: { stale: ${stale} }\n`

  /** Approved, then the base moves at line 2, and the branch takes that in by a merge. */
  async function updated(stale: string, resolved: Record<number, string> = OURS): Promise<Pull> {
    stage = await Stage.open(POLICIES(stale), { 'src/big.js': file() })
    const pull = await stage.change({ files: { 'src/big.js': file(OURS) } })
    await approve(pull, 'bob')
    await stage.git('checkout', '-q', '-B', 'base', 'origin/main')
    await stage.commit('carol', 'on the base', { 'src/big.js': file({ 2: 'export const theirs = 1' }) })
    await stage.git('push', '-q', 'origin', 'HEAD:main')
    await stage.git('checkout', '-q', 'discount')
    const identity = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com']
    await stage.git(...identity, 'merge', '-q', '--no-ff', '-m', 'Merge main', 'base')
    if (resolved !== OURS)
      await stage.commit('alice', 'more', { 'src/big.js': file({ 2: 'export const theirs = 1', ...resolved }) })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    return pull
  }

  test('counts under `stale: patch`, by the clone and by GitHub, and in the record (palantir/policy-bot#795)', async () => {
    const pull = await updated('patch')
    const result = await judge(pull)
    expect(result.text).toContain(
      'which makes exactly the same edits in the same places. The base has changed other parts of the same files',
    )
    expect(result.exitCode).toBe(0)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const ref = 'refs/heads/main'
    const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'carol' })
    const recorded = await stage.run('push', event, { sha: after, ref, permissions: RECORDING })
    await stage.git('fetch', '-q', 'origin')
    const entry = JSON.parse(await stage.git('show', `origin/quality-records:${recorded.outputs['record-path']}`))
    expect(entry.record.verdict).toMatchObject({ outcome: 'pass' })
  })

  test('does not under `stale: content`, and no patch is asked about', async () => {
    const result = await judge(await updated('content'))
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('and the change differs between the two')
    expect(asked().filter(path => path.includes('/compare/'))).toEqual([])
  })

  test('does not under `stale: patch` when the merge brought an edit of its own: an evil merge', async () => {
    const result = await judge(await updated('patch', { ...OURS, 20: 'export const backdoor = 1' }))
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The approval by bob does not count')
  })

  test('does not under `stale: patch` when the same edit moves to an equal block, and the base is as it was', async () => {
    const blocks = (more: string) =>
      ['dev', 'test', 'prod']
        .map(
          name => `// ${name}\n${'// the same\n'.repeat(5)}set(${name === more ? 9 : 1})\n${'// the same\n'.repeat(5)}`,
        )
        .join('')
    stage = await Stage.open(POLICIES('patch'), { 'src/sizes.js': blocks('none') })
    const pull = await stage.change({ files: { 'src/sizes.js': blocks('dev') } })
    await approve(pull, 'bob')
    await stage.git('checkout', '-q', 'discount')
    await stage.commit('alice', 'elsewhere', { 'src/sizes.js': blocks('prod') })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The approval by bob does not count')
    expect(result.text).not.toContain('exactly the same edits')
  })
})

describe('an approval of one part', () => {
  const PARTS = `version: 1
gates:
  parts:
    type: approvals
    require:
      - { count: 1, from: [legal], when: { paths: ["legal/**"] } }
      - { count: 1, from: [maintainer], when: { paths: ["src/**"] } }
roles: { legal: { users: [carol] }, maintainer: { users: [bob] } }
`

  test('holds while another part is pushed, and falls with its own; the merge record says the same', async () => {
    const pull = await changeUnder(PARTS, { 'legal/terms.md': 'a\n' })
    await approve(pull, 'carol')
    await approve(pull, 'bob')
    await push({ 'src/discount.js': 'export const discount = 2\n' })
    const pushed = await judge(pull)
    expect(pushed.exitCode).toBe(1)
    expect(pushed.text).toContain('The approval by bob does not count: it was given for')
    expect(pushed.text).toContain('and the change now differs in src/discount.js.')
    expect(pushed.text).not.toContain('The approval by carol does not count')
    await approve(pull, 'bob')
    const again = await judge(pull)
    expect(again.text).toContain('2 of 2 approvals')

    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const ref = 'refs/heads/main'
    const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'bob' })
    const result = await stage.run('push', event, { sha: after, ref, permissions: RECORDING })
    await stage.git('fetch', '-q', 'origin')
    const entry = JSON.parse(await stage.git('show', `origin/quality-records:${result.outputs['record-path']}`))
    expect(entry.record.verdict).toMatchObject({ outcome: 'pass' })
  })

  test('falls when a file of it changes its mode only, which GitHub does not report', async () => {
    const pull = await changeUnder(PARTS, { 'legal/terms.md': 'a\n' })
    await approve(pull, 'carol')
    await approve(pull, 'bob')
    await stage.git('update-index', '--chmod=+x', 'legal/terms.md')
    await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'commit', '-q', '-m', 'mode')
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The approval by carol does not count')
    expect(result.text).not.toContain('The approval by bob does not count')
  })

  test('falls where there is no clone that could show it', async () => {
    const pull = await changeUnder(PARTS, { 'legal/terms.md': 'a\n' })
    await approve(pull, 'carol')
    await approve(pull, 'bob')
    await push({ 'src/discount.js': 'export const discount = 2\n' })
    await stage.sandbox.refresh(pull)
    const payload = await stage.sandbox.events.pullRequest(pull, 'synchronize')
    const result = await stage.run('pull_request', payload, { sha: pull.head, ref: `refs/pull/${pull.number}/merge` })
    expect(result.log.join('\n')).toContain('0 of 2 approvals')
  })
})

describe('reviews that are missing', () => {
  const ASKING = POLICY.replace('    veto:', '    request-reviews: true\n    veto:')
  const ALLOWED = { ...PERMISSIONS, pull_requests: 'write' } as const
  const judgeAs = async (pull: Pull, permissions: Record<string, 'read' | 'write'> = ALLOWED) => {
    stage.sandbox.resetRequests()
    const result = await stage.runOn(pull, { permissions })
    return { ...result, text: result.log.join('\n') }
  }

  test('are requested once, of as many as are needed, in turns', async () => {
    const pull = await changeUnder(ASKING)
    const result = await judgeAs(pull)
    expect(result.text).toContain('Requested a review from carol.')
    expect(stage.sandbox.requestedReviewers(pull)).toEqual(['carol'])
    await judgeAs(pull)
    expect(stage.sandbox.requestedReviewers(pull)).toEqual(['carol'])
    expect(asked()).not.toContain('/repos/acme/shop/pulls/1/requested_reviewers')
  })

  test('are not requested again from somebody who was taken off, nor of another in place of them', async () => {
    const pull = await changeUnder(ASKING)
    await judgeAs(pull)
    stage.sandbox.removeReviewRequest(pull, 'carol')
    await judgeAs(pull)
    expect(stage.sandbox.requestedReviewers(pull)).toEqual([])
  })

  test('are not requested where nothing is missing, in a draft, or where the policy does not say so', async () => {
    const pull = await changeUnder(ASKING)
    await approve(pull, 'bob')
    await judgeAs(pull)
    expect(asked()).not.toContain('ReviewRequests')
    await stage.close()

    const silent = await changeUnder(POLICY)
    await judgeAs(silent)
    expect(stage.sandbox.requestedReviewers(silent)).toEqual([])
  })

  test('are left out with a notice where the token may not request them, and the verdict stands', async () => {
    const pull = await changeUnder(ASKING)
    const result = await judgeAs(pull, PERMISSIONS)
    expect(result.text).toContain(
      'No review was requested. The token does not have permission for this (requesting reviews of change #1).',
    )
    expect(stage.checks(pull.head)).toMatchObject({ Gatebook: 'failure' })
    expect(result.outputs['outcome']).toBe('fail')
  })
})
