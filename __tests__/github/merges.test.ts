import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { MergeMethod } from '../../sandbox/github/pulls/merge.ts'
import { createClient } from '../../src/github/client/client.ts'
import { readLine, type Step } from '../../src/github/merges.ts'
import { testClock } from '../clock.ts'
import { git, push, type Stage, stage } from '../sandbox/github/stage.ts'

// A branch's own commits and the changes that were merged as them, by the platform's own word.

const SHOP = { owner: 'acme', name: 'shop' }

let on: Stage
let begin: string
beforeEach(async () => {
  on = await stage()
  begin = tip()
})
afterEach(() => on.end())

const client = (token = on.token) =>
  createClient({ token, apiUrl: on.sandbox.url, userAgent: 'gatebook-tests', clock: testClock() })
const tip = () => git(on.repository.path, 'alice', 'rev-parse', 'main')
const requests = () => on.sandbox.requests.filter(({ operation }) => operation === 'Pushed').length

async function merged(branch: string, method: MergeMethod, base = 'main'): Promise<string> {
  const { sandbox, repository } = on
  const pull = await sandbox.openPull({ repository, author: 'alice', head: branch, base, title: branch })
  await sandbox.mergePull({ pull, by: 'alice', method })
  return git(repository.path, 'alice', 'rev-parse', base)
}

/** Merges a change of two commits, and gives the commit as which it was merged. */
async function land(branch: string, method: MergeMethod): Promise<string> {
  push(on.repository.path, { branch, from: 'main', files: { [`${branch}1.js`]: '1\n' } })
  push(on.repository.path, { branch, files: { [`${branch}2.js`]: '2\n' } })
  return merged(branch, method)
}

const steps = async (from = tip(), suffices: (steps: readonly Step[]) => boolean = () => false) =>
  (await readLine(client(), SHOP, from, suffices)).steps

const landed = (commit: string) => ({ commit, merged: { commit, branch: 'main', mergedAt: expect.any(String) } })

describe("a branch's own commits", () => {
  test.each<MergeMethod>(['merge', 'squash'])('are one for every change, by %s', async method => {
    const first = await land('one', method)
    const second = await land('two', method)
    expect(await steps()).toEqual([landed(second), landed(first), { commit: begin, merged: null }])
    expect(await steps(first)).toEqual([landed(first), { commit: begin, merged: null }])
  })

  test('are all of a change that was rebased, which was merged as the last of them', async () => {
    const last = await land('one', 'rebase')
    const inner = git(on.repository.path, 'alice', 'rev-parse', 'main^')
    expect(await steps()).toEqual([landed(last), { commit: inner, merged: null }, { commit: begin, merged: null }])
  })

  test('are also those that were pushed without a pull request, as which nothing was merged', async () => {
    const first = await land('one', 'squash')
    const pushed = push(on.repository.path, { branch: 'main', files: { 'direct.js': '1\n' } })
    expect(await steps()).toEqual([{ commit: pushed, merged: null }, landed(first), { commit: begin, merged: null }])
  })

  test('are none of another branch that was merged, and nothing was merged there', async () => {
    push(on.repository.path, { branch: 'next', from: 'main', files: { 'next.js': '1\n' } })
    push(on.repository.path, { branch: 'side', from: 'next', files: { 'side.js': '1\n' } })
    await merged('side', 'merge', 'next')
    const last = await merged('next', 'merge')
    expect(await steps()).toEqual([landed(last), { commit: begin, merged: null }])
  })

  test('are read no further than it takes, and over pages of all commits', async () => {
    const many = Array.from(
      { length: 130 },
      (_, at) =>
        `commit refs/heads/long\ncommitter alice <alice@example.com> 1772000001 +0000\ndata 1\n${at % 10}\n${at === 0 ? `from ${begin}\n` : ''}\n`,
    )
    execFileSync('git', ['fast-import', '--quiet'], { cwd: on.repository.path, input: many.join('') })
    const last = await merged('long', 'merge')
    const before = requests()
    expect(await steps(last, line => line.length >= 1)).toEqual([landed(last)])
    expect(requests() - before).toBe(1)
    expect(await steps(last)).toEqual([landed(last), { commit: begin, merged: null }])
    expect(requests() - before).toBe(3)
    const cut = await readLine(client(), SHOP, last, () => false)
    expect(cut.isCut).toBe(false)
  })
})

describe('are not known', () => {
  test('of a commit that the platform does not have', async () => {
    await expect(steps('e'.repeat(40))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('to a token that may not read changes', async () => {
    const commit = await land('one', 'squash')
    const token = on.sandbox.issueToken({ repository: on.repository, permissions: { contents: 'read' } })
    await expect(readLine(client(token), SHOP, commit, () => true)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
