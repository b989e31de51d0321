import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { entryPath } from '../../src/ledger/entry.ts'
import { readStoredRecord } from '../../src/ledger/read-record.ts'
import type { RecordStore } from '../../src/ledger/stores/store.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { gate, mergeNumber, verdict } from '../record/builders.ts'
import { dice, ledgerOf, numbered, retryPolicy } from './ledgers.ts'
import { type Place, places } from './places.ts'

// What every store promises. A new store is one more line in `places.ts`; what it cannot do it must say.

const [first, second, third] = [mergeNumber(0), mergeNumber(1), mergeNumber(2)]
const path = entryPath(first)
const failed = mergeNumber(0, {
  decision: { verdict: verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] }), reused: {} },
})

describe.each(Object.entries(places))('a ledger in %s', (_, begin) => {
  let place: Place
  let store: RecordStore

  beforeEach(async () => {
    place = await begin()
    store = place.open()
  })
  afterEach(() => place.end())

  const keep = (record: QualityRecord, by = place.open()) => append(by, record, retryPolicy())
  const filesOf = (...records: readonly QualityRecord[]) => Object.fromEntries(ledgerOf(records).files)
  /** A ledger that was not made by this store. */
  const given = (...records: readonly QualityRecord[]) =>
    place.put(Object.fromEntries([...ledgerOf(records).files].map(([at, text]) => [at, { text }])))
  const kept = () => Object.fromEntries(place.files())

  async function verified(of: RecordStore = store) {
    const contents = await of.contents()
    if (contents === undefined) throw new Error('There is no ledger.')
    return verifyLedger(contents)
  }
  const violations = async () => (await verified()).violations.map(one => [one.code, one.path])

  /** The store, with somebody else at work after the first look. */
  function raced(between: () => Promise<unknown>): RecordStore {
    let looks = 0
    const snapshot = async (at: string) => {
      const seen = await store.snapshot(at)
      looks += 1
      if (looks === 1) await between()
      return seen
    }
    return { ...store, snapshot }
  }

  describe('that does not exist', () => {
    test('is distinguished from an empty one', async () => {
      expect(await store.read([path])).toBeUndefined()
      expect(await store.list()).toBeUndefined()
      expect(await store.contents()).toBeUndefined()
      expect(await store.snapshot(path)).toEqual({ state: 'absent' })
    })

    test('is started by the first record', async () => {
      expect(await keep(first)).toEqual({ status: 'appended', path, seq: 1, began: true })
      expect(kept()).toEqual(filesOf(first))
    })

    test('is started by one of two writers, and continued by the other', async () => {
      const other = raced(() => keep(first))
      expect(await keep(second, other)).toMatchObject({ status: 'appended', seq: 2, began: false })
      expect(kept()).toEqual(filesOf(first, second))
    })
  })

  describe('that holds no record yet', () => {
    test('is empty', async () => {
      given()
      expect(await store.read([path])).toEqual([null])
      expect(await store.list()).toEqual([])
      expect(await verified()).toMatchObject({ state: 'empty', size: 0, violations: [] })
    })
  })

  describe('is appended to', () => {
    test('with the same bytes in the same places, whichever store it is', async () => {
      given(first)
      expect(await keep(second)).toEqual({ status: 'appended', path: entryPath(second), seq: 2, began: false })
      expect(await keep(third)).toMatchObject({ status: 'appended', seq: 3 })
      expect(kept()).toEqual(filesOf(first, second, third))
    })

    test('once for each record', async () => {
      given(first, second)
      const before = await store.snapshot(path)
      expect(await keep(first)).toEqual({ status: 'already_recorded', path, seq: 1 })
      expect(await store.snapshot(path)).toEqual(before)
    })

    test('never over another decision about the same event', async () => {
      given(first)
      expect(await keep(failed)).toMatchObject({ status: 'conflict', seq: 1 })
      expect(kept()).toEqual(filesOf(first))
    })

    test('after another writer who was faster', async () => {
      given(first)
      const slow = raced(() => keep(second))
      expect(await keep(third, slow)).toMatchObject({ status: 'appended', seq: 3 })
      expect(kept()).toEqual(filesOf(first, second, third))
    })

    test('not at all when the faster one recorded the same', async () => {
      given(first)
      const slow = raced(() => keep(second))
      expect(await keep(second, slow)).toMatchObject({ status: 'already_recorded', seq: 2 })
      expect(kept()).toEqual(filesOf(first, second))
    })

    test('by many at once, each record once', async () => {
      const records = numbered(4)
      const patient = (seed: number) =>
        retryPolicy({
          tries: 100,
          random: dice(seed),
          sleep: ms => new Promise(resolve => setTimeout(resolve, ms / 20)),
        })
      const both = [...records, ...records]
      const results = await Promise.all(both.map((record, n) => append(place.open(), record, patient(n))))
      const statuses = results.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array(4).fill('already_recorded'), ...Array(4).fill('appended')])
      expect(await verified()).toMatchObject({ state: 'intact', size: 4 })
    })

    test('by nobody who looked at another tip', async () => {
      given(first)
      const seen = await store.snapshot(path)
      await keep(second)
      const expected = seen.state === 'present' ? seen.tip : ''
      const files = [{ path: 'head.json', text: '{}\n' }]
      expect(await store.commit({ expected, headline: 'late', body: '', files })).toBe('moved')
      expect(await store.create(files)).toBe('exists')
      expect(kept()).toEqual(filesOf(first, second))
    })

    test('once when the answer is lost, where an answer can be lost', async () => {
      given(first)
      place.loseAnswer?.()
      expect(await keep(second)).toMatchObject({ status: 'appended', seq: 2 })
      expect(kept()).toEqual(filesOf(first, second))
    })
  })

  describe('is read', () => {
    test('by id, in the requested order', async () => {
      given(first, second)
      const files = await store.read([second, mergeNumber(7), first].map(entryPath))
      expect(files?.map(file => file && readStoredRecord(file))).toEqual([
        { state: 'known', record: second, seq: 2 },
        null,
        { state: 'known', record: first, seq: 1 },
      ])
    })

    test('in as many parts as it takes', async () => {
      given(first)
      const paths = [...numbered(150).slice(1).map(entryPath), path]
      const files = await store.read(paths)
      expect(files?.map(file => file?.path ?? null)).toEqual([...Array(149).fill(null), path])
    })

    test('as a list of its records and of nothing else', async () => {
      given(first, second)
      place.put({ 'notes.txt': { text: 'a stranger\n' }, '2026/notes.json': { text: '{}\n' } })
      const listed = [...((await store.list()) ?? [])].sort((left, right) => (left.path < right.path ? -1 : 1))
      const expected = [first, second].map(({ id, at }) => ({ id, path: entryPath({ id, at }), unexpected: null }))
      expect(listed).toEqual(expected.sort((left, right) => (left.path < right.path ? -1 : 1)))
    })
  })

  describe('is verified', () => {
    test('as intact after any number of appends', async () => {
      for (const record of numbered(5)) await keep(record)
      const head = JSON.parse(place.files().get('head.json') ?? '')
      expect(await verified()).toMatchObject({ state: 'intact', size: 5, root: head.root, violations: [] })
    })

    test('as of one moment, or not at all when it grew meanwhile', async () => {
      given(first)
      const contents = await store.contents()
      await keep(second)
      const outcome = contents && verifyLedger(contents).then(({ state }) => state, String)
      expect(['intact', 'GitHubError: quality-records was appended to while it was being read.']).toContain(
        await outcome,
      )
    })

    test('with its history, or says why it cannot show it', async () => {
      for (const record of numbered(3)) await keep(record)
      const { why, clone } = place.history
      const checked = { state: 'checked', commits: 4 }
      expect((await verified()).history).toEqual(why === undefined ? checked : { state: 'unchecked', why })
      if (clone) expect(await verified(clone())).toMatchObject({ state: 'intact', history: checked })
    })
  })

  describe('is damaged', () => {
    test('by an edited record, which is read as one and recorded no second time', async () => {
      given(first, second)
      const edited = (place.files().get(path) ?? '').replace('"firstPass":false', '"firstPass":true')
      place.put({ [path]: { text: edited } })
      const [file] = (await store.read([path])) ?? []
      expect(file && readStoredRecord(file)).toMatchObject({
        state: 'unreadable',
        why: expect.stringMatching(/^The content was changed after it was recorded: /),
      })
      expect(await keep(first)).toMatchObject({ status: 'refused' })
      expect((await violations())[0]).toEqual(['leaf_mismatch', path])
    })

    test.each<[string, Record<string, { text: string | Buffer } | { linkTo: string } | null>, RegExp]>([
      ['a link', { [path]: { linkTo: 'README.md' } }, /link|of mode 120000/],
      ['a folder', { [path]: null, [`${path}/inside`]: { text: 'x\n' } }, /^a folder$|of mode 040000/],
      ['a file that is too large', { [path]: { text: 'x'.repeat(300_000) } }, /^a file of 300000 bytes/],
    ])(
      'by %s in the place of a record, which is never a record that is not there',
      async (_name, changes, unexpected) => {
        given(first, second)
        place.put(changes)
        const [file] = (await store.read([path])) ?? []
        expect(file).toEqual({ path, unexpected: expect.stringMatching(unexpected) })
        const listed = (await store.list()) ?? []
        expect(listed.find(one => one.path === path)).toEqual({
          id: first.id,
          path,
          unexpected: expect.stringMatching(unexpected),
        })
        expect(await keep(first)).toMatchObject({ status: 'refused', why: expect.stringMatching(`^${path} is `) })
        expect((await violations()).map(([code]) => code)).toContain('file_unexpected')
      },
    )

    test('by bytes that are no text, which a verifier is not shown as other bytes', async () => {
      const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
      given(first)
      place.put({ [path]: { text: bytes } })
      for await (const shown of (await store.contents())?.files() ?? [])
        if (shown.path === path && 'bytes' in shown) expect(Buffer.from(shown.bytes)).toEqual(bytes)
      const [file] = (await store.read([path])) ?? []
      expect(file && readStoredRecord(file)).toEqual({
        state: 'unreadable',
        why: 'The file is not JSON in UTF-8.',
      })
      expect(await verified()).toMatchObject({ state: 'broken' })
    })

    test('by a record that was taken away', async () => {
      given(first, second)
      place.put({ [path]: null })
      expect(await store.read([path])).toEqual([null])
      expect((await violations()).map(([code]) => code)).toContain('seq_gap')
    })

    test('by a lost head, and is not started again', async () => {
      given(first)
      place.put({ 'head.json': null })
      expect(await keep(second)).toMatchObject({ status: 'refused', why: 'The ledger has no head.json.' })
      expect(await violations()).toContainEqual(['head_missing', 'head.json'])
    })

    test('by a foreign file, which is named, left alone and no reason to stop', async () => {
      given(first)
      place.put({ 'notes.txt': { text: 'a stranger\n' } })
      expect(await keep(second)).toMatchObject({ status: 'appended', seq: 2 })
      expect(kept()).toEqual({ ...filesOf(first, second), 'notes.txt': 'a stranger\n' })
      expect((await violations())[0]).toEqual(['file_unexpected', 'notes.txt'])
    })
  })
})
