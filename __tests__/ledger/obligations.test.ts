import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { reviewed } from '../../src/ledger/amend.ts'
import { append } from '../../src/ledger/append.ts'
import { entryFile } from '../../src/ledger/entry.ts'
import { headText, nextHead } from '../../src/ledger/head.ts'
import { OBLIGATIONS_PATH } from '../../src/ledger/obligations.ts'
import { readOwed } from '../../src/ledger/owed.ts'
import { type Holding, readStandings } from '../../src/ledger/standing.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import type { RecordStore } from '../../src/ledger/stores/store.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { amendment } from '../../src/record/amendment.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { digest, landing, merge, mergeNumber } from '../record/builders.ts'
import { newFolder } from './folders.ts'
import { contentsOf, ledgerOf, retryPolicy } from './ledgers.ts'
import { type Place, places } from './places.ts'

// Which records leave a review to be done: made from the records, and never believed without them.

const DUE = '2026-01-05T00:00:00Z'
const obligations = (due = DUE) => [{ what: 'review' as const, gate: 'change-record', due, listed: true as const }]
const emergency = mergeNumber(1, { obligations: obligations(), evidence: [] })
const another = mergeNumber(2, { obligations: obligations('2026-01-04T00:00:00Z'), evidence: [] })
const usual = mergeNumber(3)
const { decidedBy } = landing()
const { id: repository } = emergency.repository

const review = (recorded = '2026-01-06T00:00:00Z', issue = 7) => ({
  due: DUE,
  recorded,
  result: 'conforming' as const,
  findings: digest('f'),
  actions: [],
  authority: {
    issue,
    comment: '1',
    account: '3',
    kind: 'User' as const,
    roles: ['quality-owner'],
    at: '2026-01-02T00:00:00Z',
  },
})
const done = (record = emergency, number = 1): QualityRecord => {
  const { id, kind, clauses } = record
  const about = { id, kind, at: record.at, amendments: number - 1 }
  return amendment(about, { decidedBy, repository: record.repository, clauses }, review())
}

describe.each(Object.entries(places))('in %s', (_, begin) => {
  let place: Place
  let store: RecordStore
  beforeEach(async () => {
    place = await begin()
    store = place.open()
  })
  afterEach(() => place.end())

  const keep = async (...records: QualityRecord[]) => {
    for (const record of records) expect((await append(store, record, retryPolicy())).status).toBe('appended')
  }
  const owedAt = async (asOf: string) => {
    const found = await readOwed(store, repository, asOf)
    return found.state === 'read' ? found.all.map(({ standing, due }) => [standing.record.id, due]) : found.why
  }
  const verified = async () => {
    const contents = await store.contents()
    return contents && (await verifyLedger(contents))
  }

  test('reviews are unknown at an unknown time: a clock that begins in 1970 would be before all of them', async () => {
    await keep(emergency)
    expect(await owedAt('1970-01-01T00:00:00.000Z')).toMatch(/no date/)
    expect(await owedAt('')).toMatch(/no date/)
  })

  test('an open review is found behind any number of those that the list names although they are done', async () => {
    await keep(emergency, another, done(another, 1))
    // A list that was written before the review of the first was recorded, and names it many times over.
    const [stored] = (await store.read([OBLIGATIONS_PATH])) ?? []
    const list = JSON.parse(Buffer.from(stored && 'bytes' in stored ? stored.bytes : []).toString('utf8'))
    const [open] = list.open
    const stale = { ...open, record: another.id, at: another.at, due: '2026-01-04T00:00:00Z' }
    const text = JSON.stringify({ ...list, open: [...Array.from({ length: 60 }, () => stale), open], done: [] })
    const reader: Pick<RecordStore, 'read'> = {
      read: async paths => {
        const files = await store.read(paths)
        return files?.map(file => (file?.path === OBLIGATIONS_PATH ? { ...file, bytes: Buffer.from(text) } : file))
      },
    }
    const found = await readOwed(reader, repository, '2026-01-07T00:00:00Z')
    expect(found.state === 'read' ? found.all.map(({ standing }) => standing.record.id) : found.why).toEqual([
      emergency.id,
    ])
    expect(found).toMatchObject({ total: 1 })
  })

  test('a review is found until it is done, the one that is due first before the others', async () => {
    await keep(usual, emergency, another)
    const both = [
      [another.id, '2026-01-04T00:00:00Z'],
      [emergency.id, DUE],
    ]
    expect(await owedAt('2026-01-07T00:00:00Z')).toEqual(both)
    const [standing] = (await readStandings(store, [{ id: emergency.id, repository, times: [emergency.at] }])) ?? []
    const closed = await reviewed(store, standing as Holding, { decidedBy }, review(), retryPolicy())
    expect(closed.status).toBe('appended')
    expect(await owedAt('2026-01-07T00:00:00Z')).toEqual(both.slice(0, 1))
    // What is recorded late is judged by what the ledger knew at its merge, not by when somebody said it.
    expect(await owedAt('2026-01-05T23:59:59Z')).toEqual(both)
    expect(await owedAt('2026-01-01T00:00:00Z')).toEqual([])
    expect(await readOwed(store, repository, '2026-01-07T00:00:00Z')).toMatchObject({ total: 1, closedBy: [7] })
    expect(await verified()).toMatchObject({ state: 'intact', size: 4 })
  })

  test('there is none where no record leaves one', async () => {
    await keep(usual)
    expect(await owedAt(DUE)).toEqual([])
    expect(await store.read([OBLIGATIONS_PATH])).toEqual([null])
  })
})

describe('a correction', () => {
  const corrected = (holds: QualityRecord | null, number = 1) => {
    const { id, kind, at, clauses } = emergency
    const statement = {
      basis: 'later-knowledge' as const,
      learnt: ['origin'],
      authority: null,
      holds: holds as never,
      partOf: holds ? null : digest('9'),
    }
    return amendment(
      { id, kind, at, amendments: number - 1 },
      { decidedBy, repository: emergency.repository, clauses },
      statement,
    )
  }
  const listed = (records: readonly QualityRecord[]) =>
    JSON.parse(ledgerOf(records).files.get(OBLIGATIONS_PATH) ?? 'null')

  test('takes away what was never to be done', () => {
    expect(listed([emergency, corrected(null)])).toEqual({ open: [], done: [] })
    expect(listed([emergency, corrected(mergeNumber(1))])).toEqual({ open: [], done: [] })
  })

  test('brings what was to be done all the time', () => {
    const later = amendment(
      { id: emergency.id, kind: 'merge', at: emergency.at, amendments: 0 },
      { decidedBy, repository: emergency.repository, clauses: emergency.clauses },
      { basis: 'later-knowledge', learnt: ['origin'], authority: null, holds: emergency, partOf: null },
    )
    expect(listed([mergeNumber(1), later]).open).toMatchObject([{ record: emergency.id, at: emergency.at, due: DUE }])
  })

  test('leaves what was reviewed already', () => {
    expect(listed([emergency, done(), corrected(emergency, 2)]).open).toEqual([])
  })
})

describe('verifying', () => {
  const all = [usual, emergency, another, done()]
  const verified = async (change: (files: Map<string, string>) => unknown, records = all) => {
    const changed = new Map(ledgerOf(records).files)
    change(changed)
    const { state, violations, limits } = await verifyLedger(contentsOf(changed))
    return { state, said: violations.map(({ code, message }) => `${code}: ${message}`), limits }
  }
  const list = (change: (value: { open: object[]; done: object[] }) => void) => (files: Map<string, string>) => {
    const value = JSON.parse(files.get(OBLIGATIONS_PATH) ?? '')
    change(value)
    files.set(OBLIGATIONS_PATH, `${JSON.stringify(value)}\n`)
  }

  test('finds nothing where the list is as the records give it', async () => {
    expect(await verified(() => {})).toMatchObject({ state: 'intact', said: [] })
  })

  test.each<[string, (files: Map<string, string>) => unknown]>([
    ['is short', list(value => value.open.splice(0, 1))],
    ['has what nobody owes', list(value => value.open.push({ record: digest('1'), at: DUE, due: DUE, since: DUE }))],
    [
      'calls one done that is not',
      list(value => value.done.push({ ...value.open.splice(0, 1)[0], doneAt: DUE, issue: 9 })),
    ],
    ['is due later', list(value => Object.assign(value.open[0] ?? {}, { due: '2027-01-01T00:00:00Z' }))],
    ['holds nothing', list(value => Object.assign(value, { open: [], done: [] }))],
    ['is known later', list(value => Object.assign(value.open[0] ?? {}, { since: '2027-01-01T00:00:00Z' }))],
  ])('finds one that %s', async (_, change) => {
    const { state, said } = await verified(change)
    expect(state).toBe('broken')
    expect(said).toEqual([
      'index_mismatch: It is not what the records give: a review that is to be done is missing, or is none.',
    ])
  })

  test.each<[string, string]>([
    ['no JSON', '{'],
    ['another shape', '{"open":[]}'],
  ])('finds one that is %s', async (_, text) => {
    expect((await verified(files => files.set(OBLIGATIONS_PATH, text))).said).toEqual([
      'index_mismatch: obligations.json is not a list of the reviews that are to be done.',
    ])
  })

  test('finds one that is gone, and one that is there for nothing', async () => {
    expect((await verified(files => files.delete(OBLIGATIONS_PATH))).said).toEqual([
      'index_mismatch: It is missing, though records leave a review to be done.',
    ])
    const text = '{"done":[],"open":[]}\n'
    expect((await verified(files => files.set(OBLIGATIONS_PATH, text), [usual])).said).toEqual([
      'index_mismatch: No record leaves a review to be done that it could list.',
    ])
  })

  test('of records of before there was a list says that it cannot tell', async () => {
    const unlisted = (n: number) =>
      mergeNumber(n, { obligations: [{ what: 'review' as const, gate: 'change-record', due: DUE }] })
    const one = await verified(() => {}, [unlisted(1), usual])
    expect(one).toMatchObject({ state: 'intact' })
    expect(one.limits[0]).toContain('One record leaves a review to be done that obligations.json does not list')
    const two = await verified(() => {}, [unlisted(1), another, unlisted(4)])
    expect(two).toMatchObject({ state: 'intact' })
    expect(two.limits[0]).toContain('2 records leave a review to be done that obligations.json does not list')
  })

  test('does not call it wrong where a newer version wrote records', async () => {
    const { path, text } = entryFile({ ...another, schema: 'gatebook/record/3' } as never, 1, null)
    const files = new Map([
      ['head.json', headText(nextHead({ size: 0, hashes: [] }, JSON.parse(text).leaf, another.at))],
      [path, text],
      [OBLIGATIONS_PATH, `{"done":[],"open":[]}\n`],
    ])
    const { state, limits } = await verifyLedger(contentsOf(files))
    expect(state).toBe('intact')
    expect(limits[0]).toContain('was not compared with the records')
  })
})

test('a damaged list is never written over', async () => {
  const { files } = ledgerOf([emergency])
  const damaged = new Map([...files, [OBLIGATIONS_PATH, '{']])
  const at = (path: string) => {
    const text = damaged.get(path)
    return text === undefined ? null : { path, bytes: Buffer.from(text) }
  }
  const store = {
    snapshot: async (path: string) => ({ state: 'present', tip: 'a', head: at('head.json'), record: at(path) }),
    commit: async () => {
      throw new Error('nothing may be written')
    },
  } as unknown as RecordStore
  expect(await append(store, another, retryPolicy())).toMatchObject({
    status: 'refused',
    why: 'obligations.json is not a list of the reviews that are to be done.',
  })
  expect(await append(store, merge(), retryPolicy()).catch(error => error.message)).toBe('nothing may be written')
})

test('in a folder, a list that was replaced is put back where the append fails', async () => {
  const folder = newFolder()
  try {
    const store = folderStore(folder)
    await append(store, emergency, retryPolicy())
    const before = readFileSync(join(folder, OBLIGATIONS_PATH), 'utf8')
    // Nothing can be written in the place of the head.
    mkdirSync(join(folder, 'head.json.tmp'))
    expect((await append(store, another, retryPolicy())).status).toBe('deferred')
    expect(readFileSync(join(folder, OBLIGATIONS_PATH), 'utf8')).toBe(before)
    rmSync(join(folder, 'head.json.tmp'), { recursive: true })
    expect((await append(store, another, retryPolicy())).status).toBe('appended')
    const contents = await store.contents()
    expect(contents && (await verifyLedger(contents)).state).toBe('intact')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
