import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { QUEUE } from '../../../src/github/client/queries.ts'
import { git, graphql, OF_SHOP, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let number = 0
let pulls: Pull[]

beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.end())
beforeEach(async () => {
  pulls = [await change(), await change()]
})

const inRepository = (...args: string[]) => git(on.repository.path, 'alice', ...args)
const tip = (ref = 'main') => inRepository('rev-parse', ref)
const parents = (oid: string) => inRepository('log', '-1', '--format=%P', oid).split(' ')
const queued = () => inRepository('for-each-ref', '--format=%(refname)', 'refs/heads/gh-readonly-queue')

async function change(author = 'alice'): Promise<Pull> {
  number += 1
  const head = `topic-${number}`
  push(on.repository.path, { branch: head, from: 'main', files: { [head]: '1\n' }, author })
  return on.sandbox.openPull({ repository: on.repository, author, head, base: 'main', title: head })
}

async function told(branch = 'main', as: Stage = on) {
  const { body } = await graphql(as, QUEUE, { ...OF_SHOP, branch })
  return body.data.repository.mergeQueue
}

test('a branch without a queue has none', async () => {
  expect(await told()).toBeNull()
})

describe('a queue', () => {
  test('holds a merge commit for every change, each on top of the one before', async () => {
    const before = tip()
    const group = await on.sandbox.enqueue(pulls, { by: 'bob' })
    const [one, two] = group.entries
    expect(one).toMatchObject({
      baseSha: before,
      headRef: `refs/heads/gh-readonly-queue/main/pr-${pulls[0]?.number}-${before}`,
    })
    expect(parents(one?.headSha ?? '')).toEqual([before, pulls[0]?.head])
    expect(parents(two?.headSha ?? '')).toEqual([one?.headSha, pulls[1]?.head])
    expect(two?.headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-${pulls[1]?.number}-${one?.headSha}`)
    expect(tip(two?.headRef)).toBe(two?.headSha)
    expect(group).toMatchObject({ base: 'main', baseSha: before, headRef: two?.headRef, headSha: two?.headSha })
    expect(await told()).toEqual({
      entries: {
        totalCount: 2,
        nodes: [
          { baseCommit: { oid: before }, headCommit: { oid: one?.headSha }, pullRequest: { number: pulls[0]?.number } },
          {
            baseCommit: { oid: one?.headSha },
            headCommit: { oid: two?.headSha },
            pullRequest: { number: pulls[1]?.number },
          },
        ],
      },
    })
    await on.sandbox.dropQueue(on.repository, 'main')
  })

  test('grows at its end, and is merged group by group', async () => {
    const [first, second] = pulls as [Pull, Pull]
    const one = await on.sandbox.enqueue([first])
    const two = await on.sandbox.enqueue([second])
    expect(two.baseSha).toBe(one.headSha)
    await expect(on.sandbox.mergeGroup(two)).rejects.toThrow('Base branch was modified.')
    await on.sandbox.mergeGroup(one)
    expect((await told()).entries).toMatchObject({ totalCount: 1, nodes: [{ pullRequest: { number: second.number } }] })
    await on.sandbox.mergeGroup(two)
    expect(tip()).toBe(two.headSha)
    expect((await told()).entries).toEqual({ totalCount: 0, nodes: [] })
  })

  test('merges its changes as their own merge commits, by whoever queued them', async () => {
    const issue = on.sandbox.createIssue({ repository: on.repository, title: 'Wanted', author: 'carol' })
    on.sandbox.editPull(pulls[1] as Pull, { body: `Closes #${issue.number}` })
    const group = await on.sandbox.enqueue(pulls, { by: 'bob' })
    await on.sandbox.mergeGroup(group)
    expect(tip()).toBe(group.headSha)
    expect(queued()).toBe('')
    expect(issue.state).toBe('CLOSED')
    for (const [at, pull] of pulls.entries()) {
      const { body } = await rest(on, 'GET', `/repos/acme/shop/pulls/${pull.number}`)
      const commit = group.entries[at]?.headSha
      expect(body).toMatchObject({ merged: true, merge_commit_sha: commit, merged_by: { login: 'bob' }, commits: 1 })
      expect([...(pull.merge?.landed ?? [])].sort()).toEqual([commit, pull.head].sort())
    }
    const { body } = await rest(on, 'GET', '/repos/acme/shop/commits/main')
    expect(body.commit.verification.verified).toBe(true)
  })

  test('squashes on request', async () => {
    const before = tip()
    const group = await on.sandbox.enqueue(pulls, { method: 'squash' })
    expect(inRepository('log', '--format=%s', `${before}..${group.headSha}`).split('\n')).toEqual(
      [...pulls].reverse().map(pull => `${pull.title} (#${pull.number})`),
    )
    await on.sandbox.mergeGroup(group)
    expect(pulls.map(pull => pull.merge?.landed)).toEqual(group.entries.map(entry => [entry.headSha]))
  })

  test('is left behind when its branch or a change moves on', async () => {
    const group = await on.sandbox.enqueue(pulls)
    push(on.repository.path, { branch: 'main', files: { [`moved-${number}`]: '1\n' } })
    await expect(on.sandbox.mergeGroup(group)).rejects.toThrow('Base branch was modified.')
    await on.sandbox.dropQueue(on.repository, 'main')
    const again = await on.sandbox.enqueue(pulls)
    push(on.repository.path, { branch: pulls[1]?.headBranch ?? '', files: { later: '1\n' } })
    await expect(on.sandbox.mergeGroup(again)).rejects.toThrow('is no longer what was queued')
    await on.sandbox.dropQueue(on.repository, 'main')
  })

  test('that is dropped leaves no branch and no entry, and its changes open', async () => {
    await on.sandbox.enqueue(pulls)
    await on.sandbox.dropQueue(on.repository, 'main')
    expect([await told(), queued(), ...pulls.map(pull => pull.state)]).toEqual([null, '', 'OPEN', 'OPEN'])
  })

  test('takes no change that conflicts, and then none of the group', async () => {
    const [first] = pulls as [Pull]
    push(on.repository.path, { branch: 'clash', from: 'main', files: { [first.headBranch]: '2\n' } })
    const of = { repository: on.repository, author: 'alice', head: 'clash', base: 'main', title: 'Clash' }
    const clash = await on.sandbox.openPull(of)
    await expect(on.sandbox.enqueue([first, clash])).rejects.toThrow('conflicts with what is before it in the queue')
    expect((await told())?.entries.totalCount ?? 0).toBe(0)
  })

  test('shows its changes and its commits only to who may see them', async () => {
    await on.sandbox.enqueue(pulls)
    const hiding = (permissions: Record<string, 'read'>) =>
      told('main', { ...on, token: on.sandbox.issueToken({ permissions }) })
    expect((await hiding({ contents: 'read' })).entries.nodes[0]).toMatchObject({
      headCommit: { oid: expect.any(String) },
      pullRequest: null,
    })
    expect((await hiding({ pull_requests: 'read' })).entries.nodes[0]).toMatchObject({
      headCommit: null,
      pullRequest: { number: pulls[0]?.number },
    })
    await on.sandbox.dropQueue(on.repository, 'main')
  })
})

test('the event is of a group, or of one of its entries', async () => {
  const group = await on.sandbox.enqueue(pulls)
  expect(await on.sandbox.events.mergeGroup(group)).toMatchObject({
    merge_group: { base_sha: group.baseSha, head_sha: group.headSha, head_ref: group.headRef },
  })
  for (const entry of group.entries) {
    expect(await on.sandbox.events.mergeGroup(entry)).toMatchObject({
      merge_group: { base_sha: entry.baseSha, head_sha: entry.headSha, base_ref: 'refs/heads/main' },
    })
  }
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
