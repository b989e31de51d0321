import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entryFile } from '../../src/ledger/entry.ts'
import { headText, nextHead } from '../../src/ledger/head.ts'
import { EMPTY } from '../../src/ledger/merkle.ts'
import { README } from '../../src/ledger/readme.ts'
import { type Report, reportLines, UNSEALED } from '../../src/ledger/report.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { digestOf } from '../../src/record/canonical.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { digest, mergeNumber } from '../record/builders.ts'
import { contentsOf, ledgerOf, numbered, recordPaths } from './ledgers.ts'

type Files = Map<string, string | Uint8Array>

const size = 11
let intact: ReadonlyMap<string, string>
/** Paths by number: `at(1)` is the first record's. */
const at = (seq: number): string => paths[seq - 1] ?? ''
let paths: string[]
/** The same record under another day. */
const elsewhere = (seq: number): string => `2026/01/31/${at(seq).slice(11)}`

beforeAll(() => {
  intact = ledgerOf(numbered(size)).files
  paths = recordPaths(intact)
})

const text = (files: ReadonlyMap<string, string | Uint8Array>, path: string) =>
  Buffer.from(files.get(path) ?? '').toString()
const rewrite = (files: Files, path: string, from: string | RegExp, to: string) =>
  files.set(path, text(files, path).replace(from, to))
const codes = ({ violations }: Report) => violations.map(({ code, path, seq }) => [code, path, seq])

async function verified(change: (files: Files) => unknown): Promise<Report> {
  const files: Files = new Map(intact)
  change(files)
  return verifyLedger(contentsOf(files))
}

test('a ledger that was only appended to is intact', async () => {
  expect(await verifyLedger(contentsOf(intact))).toMatchObject({
    state: 'intact',
    size,
    violations: [],
    more: 0,
    first: null,
  })
})

test('of any number of records', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async count => {
      const { files } = ledgerOf(numbered(count))
      expect(await verifyLedger(contentsOf(files))).toMatchObject({ state: 'intact', size: count })
    }),
    { numRuns: 15 },
  )
})

test('an empty ledger is reported as empty, not as fine', async () => {
  const report = await verifyLedger(contentsOf(new Map([...(ledgerOf(numbered(1)).commits[0] ?? [])])))
  expect(report).toMatchObject({ state: 'empty', size: 0, root: null, at: null })
  expect(reportLines(report)[0]).toBe('The ledger is empty: there is nothing to verify.')
})

test('a folder without a head is no ledger', async () => {
  const report = await verifyLedger(contentsOf(new Map()))
  expect(report.state).toBe('broken')
  expect(codes(report)).toEqual([['head_missing', 'head.json', null]])
})

test('whatever byte of whatever file is changed, the file is named', async () => {
  const covered = [...intact.keys()].filter(path => path !== 'README.md')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...covered),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (path, where, flip) => {
        const bytes = Buffer.from(text(intact, path))
        const index = where % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ flip
        const report = await verified(files => files.set(path, bytes))
        expect(report.state).toBe('broken')
        expect(report.violations.map(violation => violation.path)).toContain(path)
        if (path !== 'head.json') expect(report.first?.path).toBe(path)
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever file is cut short, the file is named', async () => {
  const covered = [...intact.keys()].filter(path => path !== 'README.md')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...covered), fc.nat(), async (path, length) => {
      const whole = text(intact, path)
      const report = await verified(files => files.set(path, whole.slice(0, length % whole.length)))
      expect(report.violations.map(violation => violation.path)).toContain(path)
    }),
  )
})

const inBetween = entryFile(mergeNumber(99), 4, null)

describe('a ledger is broken', () => {
  test.each<[string, (files: Files) => unknown, () => unknown[][]]>([
    [
      'when a record says something else',
      files => rewrite(files, at(4), '"firstPass":false', '"firstPass":true'),
      () => [['leaf_mismatch', at(4), 4]],
    ],
    [
      'when a record has spaces',
      files => rewrite(files, at(4), '"seq":', '"seq": '),
      () => [['entry_not_canonical', at(4), 4]],
    ],
    [
      'when a key is there twice',
      files => rewrite(files, at(4), '"seq":4', '"seq":3,"seq":4'),
      () => [['entry_not_canonical', at(4), 4]],
    ],
    [
      'when a record begins with a byte order mark',
      files => files.set(at(4), `\ufeff${text(files, at(4))}`),
      () => [
        ['entry_unreadable', at(4), null],
        ['seq_gap', null, 4],
      ],
    ],
    [
      'when a record has no line feed at its end',
      files => rewrite(files, at(4), /\n$/, ''),
      () => [['entry_not_canonical', at(4), 4]],
    ],
    [
      'when a record is no entry',
      files => files.set(at(4), '{}'),
      () => [
        ['entry_invalid', at(4), null],
        ['seq_gap', null, 4],
      ],
    ],
    ['when a record is missing', files => files.delete(at(4)), () => [['seq_gap', null, 4]]],
    ['when the first record is missing', files => files.delete(at(1)), () => [['seq_gap', null, 1]]],
    ['when the newest record is missing', files => files.delete(at(size)), () => [['seq_gap', null, size]]],
    [
      'when a record is in another place',
      files => {
        files.set(elsewhere(4), text(files, at(4)))
        files.delete(at(4))
      },
      () => [['path_mismatch', elsewhere(4), 4]],
    ],
    [
      'when a record is there twice',
      files => files.set(elsewhere(4), text(files, at(4))),
      () => [
        ['seq_duplicate', elsewhere(4), 4],
        ['record_repeated', elsewhere(4), 4],
        ['path_mismatch', elsewhere(4), 4],
      ],
    ],
    [
      'when two files are swapped',
      swapped,
      () => [
        ['path_mismatch', at(5), 4],
        ['path_mismatch', at(4), 5],
      ],
    ],
    [
      'when two records are swapped, with leaves that fit',
      reordered,
      () => [
        ['prev_mismatch', at(6), 6],
        ['head_mismatch', 'head.json', null],
        ['head_mismatch', 'head.json', null],
      ],
    ],
    ['when a record was put in between', inserted, () => [['seq_duplicate', inBetween.path, 4]]],
    [
      'when a record was replaced, with a leaf that fits',
      replaced,
      () => [
        ['prev_mismatch', at(5), 5],
        ['head_mismatch', 'head.json', null],
        ['head_mismatch', 'head.json', null],
      ],
    ],
    [
      'when a file does not belong there',
      files => files.set('notes.txt', ''),
      () => [['file_unexpected', 'notes.txt', null]],
    ],
    ['when the head is gone', files => files.delete('head.json'), () => [['head_missing', 'head.json', null]]],
    [
      'when the head is an older one',
      files => files.set('head.json', headText(nextHead(EMPTY, digest('0'), '2026-01-01T00:00:00Z'))),
      () => ['size', 'last', 'range', 'root', 'at'].map(() => ['head_mismatch', 'head.json', null]),
    ],
    [
      'when the head is of a newer version',
      files => rewrite(files, 'head.json', 'head/1', 'head/2'),
      () => [['head_newer', 'head.json', null]],
    ],
  ])('%s', async (_, change, expected) => {
    const report = await verified(change)
    expect(report.state).toBe('broken')
    expect(codes(report).sort()).toEqual(expected().sort())
  })

  const record = (files: Files, seq: number) => JSON.parse(text(files, at(seq)))
  const entry = (value: QualityRecord, seq: number, prev: string) => entryFile(value, seq, prev).text

  function swapped(files: Files) {
    const four = text(files, at(4))
    files.set(at(4), text(files, at(5))).set(at(5), four)
  }

  function reordered(files: Files) {
    const [four, five] = [record(files, 4), record(files, 5)]
    const moved = entry(five.record, 4, four.prev)
    files.set(at(5), moved).set(at(4), entry(four.record, 5, JSON.parse(moved).leaf))
  }

  function inserted(files: Files) {
    const { path, text } = entryFile(mergeNumber(99), 4, record(files, 4).prev)
    files.set(path, text)
  }

  function replaced(files: Files) {
    const { record: old, prev } = record(files, 4)
    files.set(
      at(4),
      entry({ ...old, attempts: { count: 1, firstPass: true, failedFirst: [], heads: { asked: 1, all: 1 } } }, 4, prev),
    )
  }
})

test('a record that claims a later place is named, and not the gap that it leaves', async () => {
  const report = await verified(files => rewrite(files, at(3), '"seq":3', '"seq":9'))
  expect(report.first).toMatchObject({ code: 'leaf_mismatch', path: at(3) })
  expect(codes(report)).toContainEqual(['seq_gap', null, 3])
})

test('the first bad record is the earliest one, whatever else is wrong', async () => {
  const report = await verified(files => {
    for (const seq of [9, 3, 6]) rewrite(files, at(seq), '"firstPass":false', '"firstPass":true')
    files.set('notes.txt', '')
  })
  expect(report.first).toMatchObject({ code: 'leaf_mismatch', path: at(3), seq: 3 })
  expect(report.violations.map(violation => violation.seq)).toEqual([3, 6, 9, null])
})

test('more violations than anybody reads are counted', async () => {
  const strangers = Array.from({ length: 1005 }, (_, n) => [`stranger-${n}`, ''] as const)
  const report = await verified(files => {
    for (const [path, content] of strangers) files.set(path, content)
    rewrite(files, at(3), '"firstPass":false', '"firstPass":true')
  })
  expect(report.violations).toHaveLength(1000)
  expect(report.more).toBe(6)
})

describe('a record that a newer version wrote', () => {
  const newer = {
    ...mergeNumber(size),
    schema: 'gatebook/record/3',
    id: digestOf('newer'),
    kind: 'merge',
    extra: ['x'],
  }

  test('is checked in its place, and its content is reported as unsupported', async () => {
    const report = await verified(files => appendRaw(files, newer))
    expect(report).toMatchObject({ state: 'intact', newer: [{ schema: 'gatebook/record/3', kind: 'merge', count: 1 }] })
    expect(reportLines(report)).toContain(
      '1 record of gatebook/record/3, kind merge: position in the chain verified, content not supported by this version.',
    )
  })

  test('is broken when it was changed', async () => {
    const report = await verified(files => {
      const path = appendRaw(files, newer)
      rewrite(files, path, '"extra":["x"]', '"extra":["y"]')
    })
    expect(report.first).toMatchObject({ code: 'leaf_mismatch', seq: size + 1 })
  })

  function appendRaw(files: Files, value: typeof newer): string {
    const head = JSON.parse(text(files, 'head.json'))
    const range = { size: head.size, hashes: head.range.map((hash: string) => Buffer.from(hash.slice(7), 'hex')) }
    const raw: Parameters<typeof entryFile>[0] = JSON.parse(JSON.stringify(value))
    const { path, text: content, leaf } = entryFile(raw, head.size + 1, head.last)
    files.set(path, content).set('head.json', headText(nextHead(range, leaf, value.at)))
    return path
  }
})

describe('the report', () => {
  test('of an intact ledger says what was checked and what cannot be shown', async () => {
    const report = await verifyLedger(contentsOf(intact))
    expect(reportLines(report)).toEqual([
      'The ledger is intact: 11 records.',
      `Root ${JSON.parse(text(intact, 'head.json')).root}, newest record of 2026-01-03T02:00:00Z.`,
      'The history was not checked: a folder has none.',
      'Limit: Files alone do not show whether a record was replaced together with all later records. A full clone shows more.',
      `Limit: ${UNSEALED}`,
    ])
  })

  test('of a broken one names the first bad record, then every violation', async () => {
    const report = await verified(files => {
      rewrite(files, at(2), '"firstPass":false', '"firstPass":true')
      files.set('notes.txt', '')
    })
    const lines = reportLines(report)
    expect(lines.slice(0, 2)).toEqual([
      'The ledger is broken: 2 violations in 11 records.',
      `First bad record: number 2, ${at(2)}.`,
    ])
    expect(lines[4]).toMatch(
      new RegExp(
        `^leaf_mismatch ${at(2)} #2: The content was changed after it was recorded: it gives leaf sha256:.*\\.$`,
      ),
    )
    expect(lines[5]).toBe(
      'file_unexpected notes.txt: Only records, what is made from them, head.json and README.md belong here.',
    )
  })
})

test('the page for strangers has no say in the matter', async () => {
  expect((await verified(files => files.set('README.md', `${README}More.`))).state).toBe('intact')
})
