import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { MergeMethod } from '../../sandbox/github/merge.ts'
import { createClient } from '../../src/github/client.ts'
import { readLandings } from '../../src/github/landings.ts'
import { git, push, type Stage, stage } from '../sandbox/github/stage.ts'

// What landed on a branch before a commit, by the platform's own word.

const SHOP = { owner: 'acme', name: 'shop' }

let on: Stage
beforeEach(async () => {
  on = await stage()
})
afterEach(() => on.end())

const client = (token = on.token) => createClient({ token, apiUrl: on.sandbox.url, userAgent: 'gatebook-tests' })

const tip = () => git(on.repository.path, 'alice', 'rev-parse', 'main')

/** Lands a change of two commits, and gives the commit as which it landed. */
async function land(branch: string, method: MergeMethod): Promise<string> {
  push(on.repository.path, { branch, from: 'main', files: { [`${branch}1.js`]: '1\n' } })
  push(on.repository.path, { branch, files: { [`${branch}2.js`]: '2\n' } })
  const { sandbox, repository } = on
  const pull = await sandbox.openPull({ repository, author: 'alice', head: branch, base: 'main', title: branch })
  await sandbox.mergePull({ pull, by: 'alice', method })
  return tip()
}

describe('what landed before a commit', () => {
  test.each<MergeMethod>(['merge', 'squash', 'rebase'])('is every change once, nearest first, by %s', async method => {
    const first = await land('one', method)
    const second = await land('two', method)
    const { repositoryId, landings } = await readLandings(client(), SHOP, second)
    expect(repositoryId).toBe(String(on.repository.id))
    expect(landings).toEqual([second, first].map(commit => ({ commit, branch: 'main', mergedAt: expect.any(String) })))
    expect((await readLandings(client(), SHOP, first)).landings.map(({ commit }) => commit)).toEqual([first])
  })

  test('is not what was pushed without a pull request', async () => {
    const landed = await land('one', 'squash')
    const pushed = push(on.repository.path, { branch: 'main', files: { 'direct.js': '1\n' } })
    expect((await readLandings(client(), SHOP, pushed)).landings.map(({ commit }) => commit)).toEqual([landed])
  })

  test('is not what another branch took up first', async () => {
    push(on.repository.path, { branch: 'next', from: 'main', files: { 'next.js': '1\n' } })
    push(on.repository.path, { branch: 'side', from: 'next', files: { 'side.js': '1\n' } })
    const { sandbox, repository } = on
    const inner = await sandbox.openPull({ repository, author: 'alice', head: 'side', base: 'next', title: 'inner' })
    await sandbox.mergePull({ pull: inner, by: 'alice', method: 'merge' })
    const outer = await sandbox.openPull({ repository, author: 'alice', head: 'next', base: 'main', title: 'outer' })
    await sandbox.mergePull({ pull: outer, by: 'alice', method: 'merge' })
    const { landings } = await readLandings(client(), SHOP, tip())
    expect(landings.map(({ commit, branch }) => [commit, branch])).toEqual([[tip(), 'main']])
  })

  test('is unknown of a commit that the platform does not have', async () => {
    await expect(readLandings(client(), SHOP, 'e'.repeat(40))).rejects.toThrow('GitHub knows no commit eeeeeeeeee')
  })

  test('is unknown to a token that may not read changes', async () => {
    const commit = await land('one', 'squash')
    const token = on.sandbox.issueToken({ repository: on.repository, permissions: { contents: 'read' } })
    await expect(readLandings(client(token), SHOP, commit)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
