import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { entryPath } from '../../src/ledger/entry.ts'
import { emptyHead, headText } from '../../src/ledger/head.ts'
import { README } from '../../src/ledger/readme.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { RecordError } from '../../src/record/check.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { digest, gate, merge, mergeNumber, verdict } from '../record/builders.ts'
import { FaultyFolder } from './faulty-folder.ts'
import { writeFiles } from './folders.ts'
import { contentsOf, dice, ledgerOf, numbered, recordPaths, retryPolicy } from './ledgers.ts'

const first = mergeNumber(0)
const path = entryPath(first)

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** Nothing but a place for a ledger. */
function newStore(): FaultyFolder {
  const store = new FaultyFolder()
  folders.push(store.folder)
  return store
}

/** A ledger with these records. */
function keeping(...records: readonly QualityRecord[]): FaultyFolder {
  const store = newStore()
  writeFiles(store.folder, ledgerOf(records).files)
  return store
}
const failed = merge({
  decision: { verdict: verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] }), reused: {} },
})

describe('appending', () => {
  test('begins the ledger with an empty head and a page for strangers, then adds the first record', async () => {
    const store = newStore()
    expect(await append(store, first, retryPolicy())).toEqual({ status: 'appended', path, seq: 1, began: true })
    expect(store.created).toEqual([
      { path: 'README.md', text: README },
      { path: 'head.json', text: headText(emptyHead) },
    ])
    expect(store.files).toEqual(ledgerOf([first]).files)
  })

  test('continues an existing ledger, one commit for each record', async () => {
    const store = keeping(...numbered(3))
    const result = await append(store, mergeNumber(3), retryPolicy())
    expect(result).toMatchObject({ status: 'appended', seq: 4, began: false })
    expect(store.messages).toEqual([`record merge pass 000000000000\n\nRecord-Id: ${mergeNumber(3).id}`])
    expect(store.files).toEqual(ledgerOf(numbered(4)).files)
  })

  test('does nothing when the record is there, also by another run and under another name of the repository', async () => {
    const store = keeping(first)
    const again = mergeNumber(0, {
      repository: { id: '1296269', name: 'acme/store' },
      decidedBy: { ...first.decidedBy, run: '99', attempt: 2 },
    })
    expect(await append(store, again, retryPolicy())).toEqual({ status: 'already_recorded', path, seq: 1 })
    expect(store.messages).toEqual([])
  })

  test('looks in the same place after midnight: the path is of the event, not of the writing', () => {
    const late = merge({ at: '2026-12-31T23:59:59Z' })
    expect(entryPath(late)).toBe(`2026/12/31/${late.id.slice(7)}.json`)
    expect(entryPath(merge({ at: '2027-01-01T00:00:00Z' }))).toBe(`2027/01/01/${late.id.slice(7)}.json`)
    expect(entryPath(merge({ at: '2027-01-01T00:59:59+01:00' }))).toBe(entryPath(late))
  })

  test('never overwrites another decision about the same event', async () => {
    const store = keeping(merge())
    const before = store.files
    expect(await append(store, failed, retryPolicy())).toEqual({
      status: 'conflict',
      path: entryPath(failed),
      seq: 1,
      why: 'Record 1 is for the same event, but with different evidence or a different result.',
      next: 'The first record stays. Compare both, and record a correction if the first one is wrong.',
    })
    expect(store.files).toEqual(before)
  })

  test('refuses a record whose id is not its own before it sends a request', async () => {
    const store = newStore()
    await expect(append(store, { ...first, id: digest('0') }, retryPolicy())).rejects.toThrow(RecordError)
    expect(store.calls).toBe(0)
  })
})

describe('when writers meet', () => {
  test('the loser of a race reads again and waits by full jitter, longer each time and never beyond the cap', async () => {
    const store = keeping(first)
    let races = 7
    const commit = store.commit.bind(store)
    store.commit = async proposal => (races-- > 0 ? 'moved' : commit(proposal))
    const waiting = retryPolicy({ random: () => 0.999 })
    expect(await append(store, mergeNumber(1), waiting)).toMatchObject({ status: 'appended', seq: 2 })
    expect(waiting.slept).toEqual([499, 999, 1998, 3996, 7992, 15984, 19980])
  })

  test('it defers when its time is up, and what it says is true', async () => {
    const store = keeping(first)
    store.commit = async () => 'moved'
    const waiting = retryPolicy({ budgetMs: 5_000, random: () => 0.999 })
    expect(await append(store, mergeNumber(1), waiting)).toEqual({
      status: 'deferred',
      path: entryPath(mergeNumber(1)),
      why: 'other writers kept appending first',
      next: 'Run this job again. Gatebook recognises repeated records.',
    })
    expect(waiting.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(5_000)
  })

  test('it defers when its tries are used up', async () => {
    const store = keeping(first)
    store.commit = async () => 'moved'
    const waiting = retryPolicy({ tries: 3 })
    expect(await append(store, mergeNumber(1), waiting)).toMatchObject({ status: 'deferred' })
    expect(waiting.slept).toHaveLength(2)
  })

  test.each([1, 2, 3])(
    '50 of them, every fifth answer lost and half of those after the write, leave each record once (%i)',
    async seed => {
      const store = newStore()
      const roll = dice(seed)
      store.fault = () => (roll() < 0.2 ? (roll() < 0.5 ? 'before' : 'after') : 'none')
      const records = numbered(50)
      const ticks = { sleep: (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / 1000)) }
      const results = await Promise.all(
        records.map((record, n) =>
          append(store, record, retryPolicy({ ...ticks, tries: 500, random: dice(seed * 100 + n) })),
        ),
      )
      expect(new Set(results.map(result => result.status))).toEqual(new Set(['appended']))
      expect(recordPaths(store.files).sort()).toEqual(records.map(entryPath).sort())
      const seqs = results.flatMap(result => ('seq' in result ? result.seq : []))
      expect(seqs.sort((a, b) => a - b)).toEqual(records.map((_, n) => n + 1))
      expect(await verifyLedger(contentsOf(store.files))).toMatchObject({ state: 'intact', size: 50 })
      expect(store.messages).toHaveLength(50)
    },
  )
})

describe('when the answer is lost', () => {
  test('it looks before it writes again, and finds that the record was appended', async () => {
    const store = keeping(first)
    let lost = 1
    store.fault = call => (call === 'commit' && lost-- > 0 ? 'after' : 'none')
    expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({ status: 'appended', seq: 2 })
    expect(store.messages).toHaveLength(1)
  })

  test('it looks once more at the end, so that an appended record is not called deferred', async () => {
    const store = keeping(first)
    store.fault = call => (call === 'commit' ? 'after' : 'none')
    expect(await append(store, mergeNumber(1), retryPolicy({ tries: 1 }))).toMatchObject({ status: 'appended', seq: 2 })
  })

  test('it defers what was not appended, and the run that comes later appends it', async () => {
    const store = keeping(first)
    store.fault = call => (call === 'commit' ? 'before' : 'none')
    const result = await append(store, mergeNumber(1), retryPolicy({ tries: 4 }))
    expect(result).toMatchObject({ status: 'deferred', why: 'GitHub responded with 502: Bad Gateway' })
    store.fault = () => 'none'
    expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({ status: 'appended', seq: 2 })
  })

  test('it waits as long as GitHub requests, or defers when that is too long', async () => {
    const { store, waiting } = limited(60_000, { budgetMs: 30_000 })
    expect(await append(store, mergeNumber(1), waiting)).toMatchObject({
      status: 'deferred',
      why: 'GitHub responded with 429: slow down',
    })
    expect(waiting.slept).toEqual([])
  })

  test.each([
    [0, 60_001],
    [0.5, 60_250],
    [0.999, 60_499],
  ])('it waits longer than GitHub asks, never less: others got the same time (chance %d)', async (dice, slept) => {
    const { store, waiting } = limited(60_000, { random: () => dice })
    expect(await append(store, mergeNumber(1), waiting)).toMatchObject({ status: 'appended' })
    expect(waiting.slept).toEqual([slept])
  })

  test('it waits by chance where GitHub requests no time', async () => {
    const { store, waiting } = limited(null, { random: () => 0.5 })
    expect(await append(store, mergeNumber(1), waiting)).toMatchObject({ status: 'appended' })
    expect(waiting.slept).toEqual([250])
  })
})

/** A ledger whose first answer is that it must be asked later. */
function limited(retryAfterMs: number | null, policy: Parameters<typeof retryPolicy>[0]) {
  const store = keeping(first)
  store.problem = { code: 'unavailable', message: 'GitHub responded with 429: slow down', retryAfterMs }
  let times = 1
  store.fault = call => (call === 'snapshot' && times-- > 0 ? 'before' : 'none')
  return { store, waiting: retryPolicy(policy) }
}

test('a missing permission defers at once and names what to grant', async () => {
  const store = keeping(first)
  const next = 'Grant the job `contents: write` under `permissions:` in the workflow.'
  store.problem = { code: 'forbidden', message: 'GitHub: Resource not accessible by integration', next }
  store.fault = call => (call === 'commit' ? 'before' : 'none')
  const waiting = retryPolicy()
  expect(await append(store, mergeNumber(1), waiting)).toEqual({
    status: 'deferred',
    path: entryPath(mergeNumber(1)),
    why: 'GitHub: Resource not accessible by integration',
    next,
  })
  expect(waiting.slept).toEqual([])
})

test('a fault that is no response of the store is not swallowed', async () => {
  const store = keeping(first)
  store.snapshot = async () => {
    throw new TypeError('a bug')
  }
  await expect(append(store, mergeNumber(1), retryPolicy())).rejects.toThrow('a bug')
})

describe('a damaged ledger is left alone', () => {
  const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.'
  const edited = (change: (head: Record<string, unknown>) => object) => (text: string) => {
    const head: Record<string, unknown> = JSON.parse(text)
    const sorted = Object.entries({ ...head, ...change(head) }).sort(([left], [right]) => (left < right ? -1 : 1))
    return `${JSON.stringify(Object.fromEntries(sorted))}\n`
  }

  test.each<[string, (head: string) => string, string]>([
    [
      'the root is not of the range',
      edited(() => ({ root: digest('0') })),
      'head.json contradicts itself: the range does not produce the root.',
    ],
    [
      'the size is not of the range',
      edited(() => ({ size: 5 })),
      'head.json contradicts itself: 5 records cannot have a range of 1.',
    ],
    [
      'the newest leaf is not in the range',
      edited(() => ({ last: digest('0') })),
      'head.json contradicts itself: the range does not end with the newest leaf.',
    ],
    [
      'records are counted but none is the newest',
      edited(() => ({ last: null })),
      'head.json contradicts itself: 1 records, but last is null.',
    ],
    [
      'a newer version wrote the head',
      edited(() => ({ schema: 'gatebook/ledger-head/2' })),
      'head.json is gatebook/ledger-head/2, which this version does not support.',
    ],
    ['the head has an unknown key', edited(() => ({ note: 1 })), 'head.json is not valid: Unrecognized key: "note".'],
    ['the head is not canonical', head => ` ${head}`, 'head.json is not in canonical form.'],
    [
      'the head is cut off',
      head => head.slice(0, 50),
      'head.json is not valid: Invalid input: expected object, received undefined.',
    ],
  ])('when %s', async (_, change, why) => {
    const store = keeping(first)
    store.force('head.json', change(store.files.get('head.json') ?? ''))
    const before = store.files
    const path = entryPath(mergeNumber(1))
    expect(await append(store, mergeNumber(1), retryPolicy())).toEqual({ status: 'refused', path, why, next })
    expect(store.files).toEqual(before)
  })

  test('when there is a branch but no head', async () => {
    const store = newStore()
    store.force('README.md', 'something else')
    expect(await append(store, first, retryPolicy())).toEqual({
      status: 'refused',
      path,
      why: 'The ledger has no head.json.',
      next,
    })
  })

  test('when the head is not a plain file', async () => {
    const store = keeping(first)
    rmSync(join(store.folder, 'head.json'))
    symlinkSync('README.md', join(store.folder, 'head.json'))
    expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({
      status: 'refused',
      why: 'head.json is a link or a device.',
    })
  })

  test('when a link lies where the record belongs', async () => {
    const store = keeping(first)
    rmSync(join(store.folder, path))
    symlinkSync('README.md', join(store.folder, path))
    expect(await append(store, first, retryPolicy())).toMatchObject({
      status: 'refused',
      why: `${path} is a link or a device.`,
    })
  })

  test('when the record that is there is damaged', async () => {
    const store = keeping(first)
    store.force(path, (store.files.get(path) ?? '').replace('"attempt":1', '"attempt":2'))
    const result = await append(store, first, retryPolicy())
    expect(result).toMatchObject({ status: 'refused', next })
    expect('why' in result && result.why).toMatch(
      /is damaged: The content was changed after it was recorded: it gives leaf sha256:[0-9a-f]{64}, but the entry has/,
    )
  })

  test('when the record is there but the head does not count it', async () => {
    const store = keeping(first)
    store.force('head.json', headText(emptyHead))
    expect(await append(store, first, retryPolicy())).toMatchObject({
      status: 'refused',
      why: `head.json counts 0 records, ${path} is number 1.`,
    })
  })
})
