import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { APPEND } from '../../../src/github/client/queries.ts'
import { git, graphql, push, rest, type Stage, stage } from './stage.ts'

let on: Stage
let clock = new Date()
let number = 0

const NONE = '0'.repeat(40)
const main = () => git(on.repository.path, 'alice', 'rev-parse', 'main')
const list = async (query = '') => (await rest(on, 'GET', `/repos/acme/shop/activity${query}`)).body
const kinds = async (query = '') =>
  (await list(query)).map((one: { activity_type: string }) => one.activity_type) as string[]

beforeAll(async () => {
  on = await stage({ now: () => clock })
})
afterAll(() => on.end())

async function change(): Promise<Pull> {
  number += 1
  const head = `topic-${number}`
  push(on.repository.path, { branch: head, from: 'main', files: { [head]: '1\n' } })
  return on.sandbox.openPull({ repository: on.repository, author: 'alice', head, base: 'main', title: head })
}

const pushed = (before: string, after: string, ref = 'refs/heads/main') =>
  on.sandbox.events.push({ repository: on.repository, ref, before, after, pusher: 'bob' })

describe('what is put on record', () => {
  test('nothing, as long as nothing is seen', async () => {
    push(on.repository.path, { branch: 'main', files: { quiet: '1\n' } })
    expect(await list()).toEqual([])
  })

  test('what moves the head of a change, by whoever pushes to it', async () => {
    const pull = await change()
    const opened = pull.head
    on.sandbox.pushesAs(pull, 'bob')
    push(on.repository.path, { branch: pull.headBranch, files: { more: '1\n' } })
    await on.sandbox.refresh(pull)
    expect(await list(`?ref=${pull.headBranch}`)).toMatchObject([
      { activity_type: 'push', before: opened, after: pull.head, actor: { login: 'bob' } },
      { activity_type: 'branch_creation', before: NONE, after: opened, actor: { login: 'alice' } },
    ])
  })

  test('a merge, once, also when its push event follows', async () => {
    const before = main()
    await on.sandbox.mergePull({ pull: await change(), by: 'alice', method: 'merge' })
    await pushed(before, main())
    expect(await list('?ref=main')).toMatchObject([
      { activity_type: 'pr_merge', ref: 'refs/heads/main', before, after: main(), actor: { login: 'alice' } },
    ])
  })

  test('a group of the merge queue, as one move', async () => {
    const before = main()
    const group = await on.sandbox.enqueue([await change(), await change()], { by: 'bob' })
    await on.sandbox.mergeGroup(group)
    await pushed(before, main())
    expect((await list('?ref=main'))[0]).toMatchObject({ activity_type: 'merge_queue_merge', before, after: main() })
    expect(await list('?ref=main')).toHaveLength(2)
  })

  test('pushes, forwards and by force, when their event is made', async () => {
    const before = main()
    const after = push(on.repository.path, { branch: 'main', files: { pushed: '1\n' } })
    await pushed(before, after)
    await pushed(before, after)
    expect((await list())[0]).toMatchObject({ activity_type: 'push', before, after, actor: { login: 'bob' } })
    await pushed(after, before)
    await pushed(before, after)
    expect(await kinds('?ref=main')).toEqual(['push', 'force_push', 'push', 'merge_queue_merge', 'pr_merge'])
  })

  test('branches that are made and removed, but no tags', async () => {
    await pushed(NONE, main(), 'refs/heads/new')
    await pushed(main(), NONE, 'refs/heads/new')
    await pushed(NONE, main(), 'refs/tags/v1')
    expect(await kinds('?per_page=3')).toEqual(['branch_deletion', 'branch_creation', 'push'])
  })

  test('what the API does to a branch', async () => {
    const before = main()
    const made = await rest(on, 'POST', '/repos/acme/shop/git/refs', { ref: 'refs/heads/records', sha: before })
    expect(made.status).toBe(201)
    const branch = { repositoryNameWithOwner: 'acme/shop', branchName: 'records' }
    await graphql(on, APPEND, { input: { branch, expectedHeadOid: before, message: { headline: 'record' } } })
    const actor = { login: 'github-actions[bot]' }
    expect(await list('?ref=records')).toMatchObject([
      { activity_type: 'push', before, actor },
      { activity_type: 'branch_creation', before: NONE, after: before, actor },
    ])
  })
})

describe('the list', () => {
  test('is of one branch, by either of its names, of one actor or kind', async () => {
    expect(await kinds('?ref=main')).toEqual(['push', 'force_push', 'push', 'merge_queue_merge', 'pr_merge'])
    expect(await list('?ref=refs%2Fheads%2Fmain')).toEqual(await list('?ref=main'))
    expect(await kinds('?ref=main&activity_type=push')).toEqual(['push', 'push'])
    expect(await kinds('?ref=main&actor=alice')).toEqual(['pr_merge'])
    expect((await kinds('?ref=main&direction=asc'))[0]).toBe('pr_merge')
  })

  test('comes page by page, whatever happens in between', async () => {
    const first = await rest(on, 'GET', '/repos/acme/shop/activity?per_page=5')
    const next = await follow(first.headers, 'next')
    await pushed(NONE, main(), 'refs/heads/meanwhile')
    const second = await rest(on, 'GET', next)
    const third = await rest(on, 'GET', await follow(second.headers, 'next'))
    const ids = [first, second, third].flatMap(page => page.body.map((one: { id: number }) => one.id))
    expect(ids).toEqual((await list()).slice(1).map((one: { id: number }) => one.id))
    expect(third.headers.get('link')).not.toMatch('rel="next"')
    const back = await rest(on, 'GET', await follow(third.headers, 'prev'))
    expect(back.body).toEqual(second.body)
    const link = first.headers.get('link')
    expect(link).not.toMatch('rel="prev"')
  })

  const follow = async (headers: Headers, rel: string) =>
    (new RegExp(`<([^>]+)>; rel="${rel}"`).exec(headers.get('link') ?? '')?.[1] ?? '').replace(on.sandbox.url, '')

  test('reaches back as far as requested', async () => {
    const all = (await list()).length
    clock = new Date(clock.getTime() + 8 * 24 * 60 * 60 * 1000)
    await pushed(NONE, main(), 'refs/heads/later')
    expect((await kinds('?time_period=week')).length).toBe(1)
    expect((await kinds('?time_period=month')).length).toBe(all + 1)
  })

  test('of a cursor from nowhere is refused, and of an unknown period', async () => {
    expect((await rest(on, 'GET', '/repos/acme/shop/activity?after=x')).status).toBe(422)
    expect(on.sandbox.violations).toEqual([])
    expect((await rest(on, 'GET', '/repos/acme/shop/activity?time_period=hour')).status).toBe(422)
    expect(on.sandbox.violations.splice(0)).toHaveLength(2)
  })
})

test('nothing above broke a rule of GitHub', () => expect(on.sandbox.violations).toEqual([]))
