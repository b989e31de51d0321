import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type Before,
  HiddenHistory,
  numbersBefore,
  readBefore,
  UnreadableRecord,
} from '../../../src/app/facts/baseline-records.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { entryFile } from '../../../src/ledger/entry.ts'
import { testClock } from '../../clock.ts'
import { gate, landing, merge, verdict } from '../../record/builders.ts'
import { git, NOW, push, type Stage, stage } from '../../sandbox/github/stage.ts'

// Which numbers of which record a change is compared with, from a real ledger and the platform's word on what was
// merged.

const SHOP = { owner: 'acme', name: 'shop' }
const BASIS = `sha256:${'b'.repeat(64)}`
const LEDGER = 'quality-records'

let on: Stage
beforeEach(async () => {
  on = await stage()
})
afterEach(() => on.end())

const tip = () => git(on.repository.path, 'alice', 'rev-parse', 'main')
const context = () => ({
  client: createClient({ token: on.token, apiUrl: on.sandbox.url, userAgent: 'gatebook-tests', clock: testClock() }),
  repository: SHOP,
})

interface MergedCommit {
  commit: string
  parent: string
}

let count = 0

/** Lands a change, by squashing it. */
async function land(): Promise<MergedCommit> {
  const [parent, branch] = [tip(), `change-${count++}`]
  const commit = [
    `commit refs/heads/${branch}\ncommitter alice <alice@example.com> 1772000001 +0000\ndata 1\nx`,
    `from ${parent}\nM 100644 inline ${branch}.js\ndata 1\n1\n`,
  ]
  execFileSync('git', ['fast-import', '--quiet'], { cwd: on.repository.path, input: commit.join('\n') })
  const { sandbox, repository } = on
  const pull = await sandbox.openPull({ repository, author: 'alice', head: branch, base: 'main', title: branch })
  await sandbox.mergePull({ pull, by: 'alice', method: 'squash' })
  return { commit: tip(), parent }
}

/** Keeps the record of a merged change with so many cases, compared with its parent unless stated otherwise. */
function keep(
  { commit, parent }: MergedCommit,
  cases: number,
  part: { compared?: string; basis?: string; text?: string; landed?: number } = {},
) {
  const { compared: comparedCommit = parent, basis = BASIS } = part
  const { subject, repository } = landing()
  const record = merge({
    at: NOW.toISOString(),
    repository: { ...repository, id: String(on.repository.id) },
    subject: { ...subject, commit, parent },
    decision: {
      verdict: verdict({ gates: [gate({ id: 'tests', type: 'tests', basis, measured: { cases, comparedCommit } })] }),
      reused: {},
      ...(part.landed === undefined ? {} : { branchNumbers: { tests: { cases: part.landed } } }),
    },
  })
  const { path, text } = entryFile(record, 1, null)
  push(on.repository.path, { branch: LEDGER, files: { [path]: part.text ?? text } })
}

const before = (compared: string): Promise<Before> => readBefore(context(), { tip: tip(), ledger: LEDGER }, compared)
const numbers = async (compared: string) => numbersBefore(await before(compared), BASIS)
const found = async (compared: string) => {
  const { found: one } = await numbers(compared)
  return one && [one.commit, one.distance, one.measured['cases']]
}

describe('the numbers of where a change begins', () => {
  test('are those of the change that was merged as that commit', async () => {
    const [first, second] = [await land(), await land()]
    keep(first, 5)
    keep(second, 7)
    expect(await found(second.commit)).toEqual([second.commit, 0, 7])
    expect(await found(first.commit)).toEqual([first.commit, 0, 5])
  })

  test('are the nearest before it, by the commits in between', async () => {
    const first = await land()
    keep(first, 5)
    await land()
    const pushed = push(on.repository.path, { branch: 'main', files: { 'direct.js': '1\n' } })
    expect(await found(pushed)).toEqual([first.commit, 2, 5])
  })

  test('are not those of a change that was evaluated on another base than it was merged onto', async () => {
    const [first, second] = [await land(), await land()]
    keep(first, 100)
    keep(second, 5, { compared: first.parent })
    expect(await found(second.commit)).toEqual([first.commit, 1, 100])
  })

  test('are those of the merged commit itself, where the job that recorded it had made some', async () => {
    const landed = await land()
    keep(landed, 5, { compared: landed.commit, landed: 8 })
    expect(await found(landed.commit)).toEqual([landed.commit, 0, 8])
  })

  test('are not those that were counted in another way', async () => {
    const [first, second] = [await land(), await land()]
    keep(first, 5)
    keep(second, 7, { basis: `sha256:${'c'.repeat(64)}` })
    expect(await found(second.commit)).toEqual([first.commit, 1, 5])
  })

  test('are looked for in twenty changes and no more', async () => {
    const first = await land()
    keep(first, 5)
    for (let n = 0; n < 19; n++) await land()
    expect(await numbers(tip())).toMatchObject({ searched: 20, found: { commit: first.commit, distance: 19 } })
    await land()
    expect(await numbers(tip())).toMatchObject({ searched: 20, found: null, later: false })
  })
})

describe('where there are none', () => {
  test('there is a ledger or not', async () => {
    const first = await land()
    expect(await numbers(tip())).toEqual({ onBranch: true, ledger: false, searched: 1, found: null, later: false })
    keep(first, 5, { compared: first.commit })
    expect(await numbers(tip())).toEqual({ onBranch: true, ledger: true, searched: 1, found: null, later: false })
  })

  test('a history that is too long to be seen through is not one without them', () => {
    const seen = { onBranch: true, ledger: true, earlier: [], later: [] }
    expect(() => numbersBefore({ ...seen, isWhole: false }, BASIS)).toThrow(HiddenHistory)
    expect(numbersBefore({ ...seen, isWhole: true }, BASIS)).toMatchObject({ found: null, searched: 0 })
  })

  test('A27: the change may have left them behind by where it begins', async () => {
    const first = await land()
    const second = await land()
    keep(second, 5)
    expect(await numbers(first.commit)).toMatchObject({ found: null, later: true })
  })

  test('A27: the change may have started so long ago that later merges are not searched', async () => {
    const first = await land()
    for (let n = 0; n < 51; n++) await land()
    expect(await numbers(first.commit)).toMatchObject({ onBranch: false, found: null })
  })

  test('A27: the change may begin inside of a branch that was merged', async () => {
    const first = await land()
    keep(first, 5)
    const inner = push(on.repository.path, { branch: 'side', from: 'main', files: { 'side.js': '1\n' } })
    const { sandbox, repository } = on
    const pull = await sandbox.openPull({ repository, author: 'alice', head: 'side', base: 'main', title: 'side' })
    await sandbox.mergePull({ pull, by: 'alice', method: 'merge' })
    expect(await numbers(inner)).toMatchObject({ onBranch: false, found: null })
    expect(await found(tip())).toEqual([first.commit, 1, 5])
  })
})

describe('a record that cannot be used', () => {
  test('is no record that is not there', async () => {
    const [first, second] = [await land(), await land()]
    keep(first, 5)
    keep(second, 7, { text: '{"leaf":"sha256:' })
    await expect(numbers(second.commit)).rejects.toThrow(UnreadableRecord)
    await expect(numbers(second.commit)).rejects.toThrow(/^The record 2026\/.*\.json cannot be used\. /)
  })

  test('is a link too, whatever it leads to', async () => {
    const landed = await land()
    keep(landed, 5)
    const path = git(on.repository.path, 'alice', 'ls-tree', '-r', '--name-only', LEDGER)
    const commit = `commit refs/heads/${LEDGER}\ncommitter alice <alice@example.com> 1772000001 +0000\ndata 1\nx`
    const link = `from refs/heads/${LEDGER}^0\nM 120000 inline ${path}\ndata 9\nREADME.md\n`
    execFileSync('git', ['fast-import', '--quiet'], { cwd: on.repository.path, input: `${commit}\n${link}` })
    await expect(numbers(landed.commit)).rejects.toThrow(
      `The record ${path} cannot be used. This is of mode 120000, not a plain file.`,
    )
  })

  test('does not matter behind one that can', async () => {
    const [first, second] = [await land(), await land()]
    keep(first, 5, { text: '{}' })
    keep(second, 7)
    expect(await found(second.commit)).toEqual([second.commit, 0, 7])
  })
})
