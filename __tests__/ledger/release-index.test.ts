import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { indexFiles, indexPath, readIndex } from '../../src/ledger/release-index.ts'
import type { RecordStore } from '../../src/ledger/stores/store.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { merge, oid, releasing } from '../record/builders.ts'
import { contentsOf, ledgerOf, retryPolicy } from './ledgers.ts'
import { type Place, places } from './places.ts'

// Where the newest authorised release is: made from the records, and never believed without them.

const STREAM = { package: null, environment: null }
const older = releasing({ commit: oid('1') }, { run: '1' })
const hotfix = releasing({ commit: oid('2'), line: 'release/1.x' }, { run: '2', at: '2026-11-22T10:00:00Z' })
const newest = releasing({ commit: oid('3') }, { run: '3', at: '2026-11-23T10:00:00Z' })
const refused = releasing({ commit: oid('4') }, { run: '4', at: '2026-11-24T10:00:00Z', outcome: 'fail' })
const all = [older, hotfix, merge(), newest, refused]

describe('an authorised release', () => {
  test('is found as the newest, as that of its line, and by its commit', () => {
    expect(indexFiles(newest).map(({ path }) => path)).toEqual([
      indexPath({ ...STREAM, newest: true }),
      indexPath({ ...STREAM, commit: oid('3') }),
      indexPath({ ...STREAM, line: 'main' }),
    ])
    const [first] = indexFiles(newest)
    expect(first && readIndex({ path: first.path, bytes: Buffer.from(first.text) })).toEqual({
      id: newest.id,
      at: newest.at,
    })
  })

  test('of another package or environment is another one', () => {
    const of = { newest: true } as const
    const paths = [
      { ...STREAM, ...of },
      { ...STREAM, package: 'a', ...of },
      { ...STREAM, environment: 'a', ...of },
      { package: 'a', environment: 'a', ...of },
    ].map(indexPath)
    expect(new Set(paths).size).toBe(4)
    for (const path of paths) expect(path).toMatch(/^releases\/[0-9a-f]{64}\.json$/)
  })

  test('that is a rollback does not take the place of the release of its commit, which says what was delivered', () => {
    const rollback = releasing({ commit: oid('1'), kind: 'rollback' })
    expect(indexFiles(rollback).map(({ path }) => path)).toEqual([
      indexPath({ ...STREAM, newest: true }),
      indexPath({ ...STREAM, line: 'main' }),
    ])
  })

  test('whose line is not known is in no line', () => {
    expect(indexFiles(releasing({ commit: oid('5'), line: null }))).toHaveLength(2)
  })

  test.each<[string, object | null]>([
    ['nothing', null],
    ['a folder', { path: 'x', unexpected: 'a folder' }],
    ['no JSON', { path: 'x', bytes: Buffer.from('{') }],
    ['no id', { path: 'x', bytes: Buffer.from('{"at":"2026-11-21T10:00:00Z"}') }],
  ])('is not read out of %s', (_, file) => expect(readIndex(file as never)).toBeUndefined())
})

test('what was refused, and what is no release, is not in it', () => {
  expect(indexFiles(refused)).toEqual([])
  expect(indexFiles(merge())).toEqual([])
})

describe.each(Object.entries(places))('in %s', (_, begin) => {
  let place: Place
  let store: RecordStore
  beforeEach(async () => {
    place = await begin()
    store = place.open()
  })
  afterEach(() => place.end())

  test('it follows the records, and the ledger is intact', async () => {
    for (const record of all) expect((await append(store, record, retryPolicy())).status).toBe('appended')
    const paths = [
      indexPath({ ...STREAM, newest: true }),
      indexPath({ ...STREAM, line: 'main' }),
      indexPath({ ...STREAM, line: 'release/1.x' }),
      indexPath({ ...STREAM, commit: oid('4') }),
    ]
    const files = (await store.read(paths)) ?? []
    expect(files.map(file => readIndex(file)?.id)).toEqual([newest.id, newest.id, hotfix.id, undefined])
    const contents = await store.contents()
    expect(contents && (await verifyLedger(contents))).toMatchObject({ state: 'intact', size: all.length })
  })
})

describe('verifying', () => {
  const { files } = ledgerOf(all)
  const path = indexPath({ ...STREAM, newest: true })
  const verified = async (change: (files: Map<string, string>) => unknown) => {
    const changed = new Map(files)
    change(changed)
    const { state, violations } = await verifyLedger(contentsOf(changed))
    return [state, ...violations.map(({ code, message }) => `${code}: ${message}`)]
  }

  test('finds nothing where it is as the records give it, or where a part of it is gone', async () => {
    expect(await verified(() => {})).toEqual(['intact'])
    expect(await verified(changed => changed.delete(path))).toEqual(['intact'])
  })

  test('finds one that names an older release, which would hide nothing, and one that names none', async () => {
    const [first] = indexFiles(older)
    expect(await verified(changed => changed.set(path, first?.text ?? ''))).toEqual([
      'broken',
      'index_mismatch: It must name record 4, the newest authorised release of its kind.',
    ])
    const stranger = `releases/${'a'.repeat(64)}.json`
    expect(await verified(changed => changed.set(stranger, '{}'))).toEqual([
      'broken',
      'index_mismatch: It names no authorised release of this ledger.',
    ])
  })

  test('of what lies beside it says that it does not belong there', async () => {
    expect(await verified(changed => changed.set('releases/notes.txt', ''))).toEqual([
      'broken',
      'file_unexpected: Only records, what is made from them, head.json and README.md belong here.',
    ])
  })
})
