import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { CHANGE, LANDED, PUSHED } from '../../../src/github/client/queries.ts'
import { git, graphql, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let number = 0

beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.end())
beforeEach(() => {
  number += 1
})

const inRepository = (...args: string[]) => git(on.repository.path, 'alice', ...args)
const tip = (ref = 'main') => inRepository('rev-parse', ref)

/** Two commits on a branch of its own, while main moves on. */
async function change(): Promise<Pull> {
  const branch = `topic-${number}`
  push(on.repository.path, { branch, from: 'main', files: { [`a${number}`]: '1\n' }, message: 'First' })
  push(on.repository.path, { branch, files: { [`b${number}`]: '2\n' }, message: 'Second', author: 'bob' })
  push(on.repository.path, { branch: 'main', files: { [`main${number}`]: '3\n' } })
  return on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: branch,
    base: 'main',
    title: `Change ${number}`,
  })
}

async function landed(pull: Pull) {
  const { body } = await graphql(on, PUSHED, { ...OF_SHOP, after: tip() })
  const nodes = body.data.repository.object.history.nodes
  return nodes
    .filter((node: { associatedPullRequests: { nodes: { number: number }[] } }) =>
      node.associatedPullRequests.nodes.some(one => one.number === pull.number),
    )
    .map((node: { oid: string }) => node.oid)
}

describe('merging', () => {
  test('merge: one commit with both tips as parents', async () => {
    const pull = await change()
    const before = tip()
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'merge' })
    expect(inRepository('log', '-1', '--format=%P|%an|%cn|%s|%b', 'main')).toBe(
      `${before} ${pull.head}|bob|GitHub|Merge pull request #${pull.number} from acme/topic-${number}|Change ${number}\n`.trimEnd(),
    )
    expect(inRepository('ls-tree', '--name-only', 'main').split('\n')).toEqual(
      expect.arrayContaining([`a${number}`, `b${number}`, `main${number}`]),
    )
    expect(await landed(pull)).toHaveLength(3)
  })

  test('squash: one commit, the author of the change, the others in trailers', async () => {
    const pull = await change()
    const before = tip()
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    expect(inRepository('log', '-1', '--format=%P|%an|%cn', 'main')).toBe(`${before}|alice|GitHub`)
    expect(inRepository('log', '-1', '--format=%B', 'main')).toBe(
      `Change ${number} (#${pull.number})\n\n* First\n\n* Second\n\n---------\n\nCo-authored-by: bob <bob@example.com>`,
    )
    expect(inRepository('rev-parse', 'main^{tree}')).not.toBe(inRepository('rev-parse', `${before}^{tree}`))
    expect(await landed(pull)).toEqual([tip()])
  })

  test('rebase: every commit again, with its author, on the tip', async () => {
    const pull = await change()
    const before = tip()
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'rebase' })
    expect(inRepository('log', '--format=%an|%cn|%s', `${before}..main`).split('\n')).toEqual([
      'bob|bob|Second',
      'alice|bob|First',
    ])
    expect(inRepository('diff', '--name-only', before, 'main').split('\n')).toEqual([`a${number}`, `b${number}`])
    expect(tip()).not.toBe(pull.head)
    expect(await landed(pull)).toHaveLength(2)
  })

  test('a merged change says who, when and as which commit, and stays as it was', async () => {
    const pull = await change()
    const base = tip()
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    push(on.repository.path, { branch: `topic-${number}`, files: { later: '1\n' } })
    const { body } = await graphql(on, LANDED, {
      ...OF_SHOP,
      commit: tip(),
      parent: base,
      number: pull.number,
      direct: false,
      policyPath: 'p',
    })
    expect(body.data.repository).toMatchObject({
      commit: { oid: tip(), tree: { oid: inRepository('rev-parse', 'main^{tree}') } },
      parent: { oid: base },
      pullRequest: {
        state: 'MERGED',
        mergedAt: '2026-03-02T09:00:00Z',
        mergedBy: { login: 'bob' },
        mergeCommit: { oid: tip() },
        headRefOid: pull.head,
        changedFiles: 2,
        commits: { totalCount: 2 },
      },
    })
    const { body: told } = await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)
    expect(told).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: tip(), merged_by: { login: 'bob' } })
    await expect(on.sandbox.mergePull({ pull, by: 'bob', method: 'merge' })).rejects.toThrow('is not open')
  })

  test('a conflict has no test merge and is not merged', async () => {
    push(on.repository.path, { branch: 'left', from: 'main', files: { same: 'left\n' } })
    const pull = await on.sandbox.openPull({
      repository: on.repository,
      author: 'alice',
      head: 'left',
      base: 'main',
      title: 'Left',
    })
    expect(tip(`refs/pull/${pull.number}/merge`)).toMatch(/^[0-9a-f]{40}$/)
    push(on.repository.path, { branch: 'main', files: { same: 'right\n' } })
    const { body } = await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)
    expect(body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' })
    expect(() => tip(`refs/pull/${pull.number}/merge`)).toThrow()
    await expect(on.sandbox.mergePull({ pull, by: 'bob', method: 'merge' })).rejects.toThrow('conflicts with main')
  })
})

describe('a head that is pushed to the base branch by hand', () => {
  test.each<['forward' | 'merged', (pull: Pull) => string]>([
    ['forward', pull => pull.head],
    ['merged', () => tip()],
  ])('%s: the change counts as merged, with that commit, by the pusher', async (way, commit) => {
    const pull = await change()
    const before = tip()
    if (way === 'merged') inRepository('update-ref', 'refs/heads/main', mergeByHand(before, pull.head))
    else push(on.repository.path, { branch: `topic-${number}`, from: 'main', files: { [`f${number}`]: '1\n' } })
    if (way === 'forward') {
      await on.sandbox.refresh(pull)
      inRepository('update-ref', 'refs/heads/main', `topic-${number}`)
    }
    const payload = await on.sandbox.events.push({
      repository: on.repository,
      ref: 'refs/heads/main',
      before,
      after: tip(),
      pusher: 'bob',
    })
    expect(payload['forced']).toBe(false)
    const { body } = await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)
    expect(body).toMatchObject({ merged: true, merge_commit_sha: commit(pull), merged_by: { login: 'bob' } })
    expect(body.commits).toBeGreaterThan(0)
    expect(await landed(pull)).toContain(pull.head)
  })

  function mergeByHand(base: string, head: string): string {
    const tree = inRepository('merge-tree', '--write-tree', base, head)
    return inRepository('commit-tree', tree, '-p', base, '-p', head, '-m', 'By hand')
  }
})

test('a change whose branch is deleted is closed, a retargeted one follows its new base', async () => {
  const pull = await change()
  inRepository('branch', 'release', 'main~1')
  await on.sandbox.retarget(pull, 'release')
  expect([pull.baseBranch, pull.baseTip, pull.previousBase?.ref]).toEqual(['release', tip('release'), 'main'])
  const { body } = await graphql(on, CHANGE, { ...OF_SHOP, number: pull.number, policyPath: 'p' })
  expect(body.data.repository.pullRequest.baseChanges).toEqual({
    nodes: [{ __typename: 'BaseRefChangedEvent', createdAt: '2026-03-02T09:00:00Z' }],
  })
  inRepository('branch', '-D', `topic-${number}`)
  await on.sandbox.refresh(pull)
  expect(pull.state).toBe('CLOSED')
})

test('base.sha is the base of the last push to the head, not of now', async () => {
  const pull = await change()
  const baseSha = async () => (await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)).body.base.sha
  const before = tip()
  push(on.repository.path, { branch: 'main', files: { [`moved${number}`]: '1\n' } })
  expect(await baseSha()).toBe(before)
  expect(tip(`refs/pull/${pull.number}/merge^1`)).toBe(tip())
  push(on.repository.path, { branch: `topic-${number}`, files: { more: '1\n' } })
  expect(await baseSha()).toBe(tip())
})

test('a change retargeted to a branch that holds its head is empty, not merged', async () => {
  const pull = await change()
  inRepository('branch', `holds-${number}`, `topic-${number}`)
  await on.sandbox.retarget(pull, `holds-${number}`)
  const { body } = await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)
  expect(body).toMatchObject({ state: 'open', merged: false, commits: 0, changed_files: 0 })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
