import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { lcov } from '../../../src/reports/coverage/lcov/lcov.ts'
import type { CoverageReport } from '../../../src/reports/coverage/report.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { growth, LINEAR } from '../../growth.ts'
import { shown } from '../coverage-formats.ts'

/** All that a report says, or why it is refused. */
function said(...chunks: Uint8Array[]): unknown {
  const reader = lcov.reader()
  try {
    for (const chunk of chunks) reader.push(chunk)
    return everything(reader.end())
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

const sorted = (map: ReadonlyMap<unknown, unknown> | undefined) =>
  [...(map ?? [])].map(one => JSON.stringify(one)).sort()

const everything = (report: CoverageReport) => ({
  lines: shown(report),
  anomalies: sorted(report.anomalies),
  details: Array.from(report.details, ([path, { branches, functions }]) => [path, sorted(branches), sorted(functions)]),
})

/** A line that comes in pieces is read as any line can be; one that is whole, as usual ones are if it is one. */
const inPieces = (bytes: Buffer): Uint8Array[] => Array.from(bytes, byte => Uint8Array.of(byte))

const number = fc.constantFrom(
  '0',
  '1',
  '2',
  '7',
  '12',
  '007',
  '999999999',
  '1048576',
  '2147483648',
  '9999999999',
  '-1',
  'e0',
  '',
)
const hits = fc.constantFrom(
  '0',
  '1',
  '30',
  '00',
  '01',
  '-',
  '-3',
  '0.5',
  '1e+20',
  '123456789012345',
  '1234567890123456',
  '=====',
  '',
)
const name = fc.constantFrom(
  'f',
  'g',
  'operator,(int, char)',
  '9,h',
  '9,',
  'é',
  '\ufffd',
  'a b',
  'a ',
  '\u2028',
  '\t',
  '',
)
const detail = fc.oneof(
  fc.tuple(number, number, number, hits).map(values => `BRDA:${values.join(',')}`),
  fc.tuple(number, fc.constantFrom('', '9,', '12345678901,'), name).map(([line, end, of]) => `FN:${line},${end}${of}`),
  fc.tuple(hits, name).map(values => `FNDA:${values.join(',')}`),
  fc.tuple(number, number, fc.constantFrom('', ',9', ',x')).map(([index, line, end]) => `FNL:${index},${line}${end}`),
  fc.tuple(number, hits, name).map(values => `FNA:${values.join(',')}`),
)
const count = fc.tuple(
  fc.constantFrom('1', '2', '3', '03', '9', '123456789', '2147483647'),
  fc.constantFrom('0', '1', '12', '00', '-3', '1e+20', '0.5', '1,abc', '123456789012345678'),
)
const sum = fc
  .tuple(fc.constantFrom('LF', 'LH', 'BRF', 'BRH', 'FNF', 'FNH', 'VER', 'BRX'), number)
  .map(all => all.join(':'))
const line = fc.oneof(
  detail,
  count.map(values => `DA:${values.join(',')}`),
  sum,
  fc.constantFrom('', ' ', 'D', 'DA', 'BRD', 'FN', 'F', 'B', 'L', 'end_of_record ', 'DA:x', 'BRDA', 'FNDA:', 'FN:'),
)
const record = fc
  .tuple(
    fc.constantFrom('a', 'b', 'é', 'c d', 'e '),
    fc.array(line, { maxLength: 20 }),
    fc.constantFrom('\n', '\r\n', ' \n'),
  )
  .map(([path, lines, end]) => ['TN:', `SF:${path}`, ...lines, 'end_of_record', ''].join(end))
const report = fc.array(record, { maxLength: 6 }).map(records => Buffer.from(records.join('')))

describe('a usual line is read as any other line', () => {
  test('whatever the lines beside it are', () => {
    fc.assert(
      fc.property(report, bytes => expect(said(bytes)).toEqual(said(...inPieces(bytes)))),
      { numRuns: 1500 },
    )
  })

  test('wherever the report is cut into chunks', () => {
    fc.assert(
      fc.property(report, bytes => {
        const whole = said(bytes)
        for (let cut = 1; cut < bytes.length; cut++)
          expect(said(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })
})

const inRecord = (...lines: string[]) => Buffer.from(`SF:a\n${lines.join('\n')}\nend_of_record\n`)

function detailsOf(...records: Buffer[]) {
  const reader = lcov.reader()
  for (const one of records) reader.push(one)
  const { branches, functions } = reader.end().details.get('a') ?? {}
  return [[...(branches ?? [])].sort(([a], [b]) => a - b), [...(functions ?? [])].sort()]
}

describe('branches and functions', () => {
  const usual = inRecord('FN:1,f', 'FN:4,6,g', 'FNDA:1,f', 'FNDA:0,g', 'BRDA:2,0,0,1', 'BRDA:2,0,1,0', 'BRDA:5,0,0,-')
  const expected = [
    [
      [2, { total: 2, taken: 1 }],
      [5, { total: 1, taken: 0 }],
    ],
    [
      ['1 f', true],
      ['4 g', false],
    ],
  ]

  test('are identified by line and name', () => expect(detailsOf(usual)).toEqual(expected))
  test('of the same record twice are the same', () => expect(detailsOf(usual, usual)).toEqual(expected))

  test('of several records are the most that any says', () => {
    const others = inRecord(
      'FN:1,f',
      'FN:4,6,g',
      'FNDA:0,f',
      'FNDA:3,g',
      'BRDA:2,0,0,1',
      'BRDA:2,0,1,1',
      'BRDA:5,0,0,0',
    )
    const all = [
      [
        [2, { total: 2, taken: 2 }],
        [5, { total: 1, taken: 0 }],
      ],
      [
        ['1 f', true],
        ['4 g', true],
      ],
    ]
    expect(detailsOf(usual, others)).toEqual(all)
    expect(detailsOf(others, usual)).toEqual(all)
  })

  test('of records that contain different ones are all of them', () => {
    const other = inRecord('FN:1,f', 'FN:9,h', 'FNDA:2,h', 'BRDA:7,0,0,1', 'BRDA:2,0,e1,1')
    expect(detailsOf(usual, other)).toEqual(detailsOf(other, usual))
    expect(detailsOf(usual, other, usual)).toEqual([
      [
        [2, { total: 2, taken: 1 }],
        [5, { total: 1, taken: 0 }],
        [7, { total: 1, taken: 1 }],
      ],
      [
        ['1 f', true],
        ['4 g', false],
        ['9 h', true],
      ],
    ])
  })

  test('in another order, and twice, are the same', () => {
    const shuffled = inRecord(
      'BRDA:5,0,0,-',
      'FNDA:0,g',
      'BRDA:2,0,1,0',
      'BRDA:2,0,0,0',
      'FN:4,g',
      'BRDA:2,0,0,1',
      'FN:1,f',
      'FNDA:1,f',
    )
    expect(detailsOf(shuffled)).toEqual(expected)
  })

  test('can be requested one by one', () => {
    const reader = lcov.reader()
    reader.push(usual)
    const { branches, functions } = reader.end().details.get('a') ?? {}
    expect([branches?.get(2), branches?.get(3), branches?.has(5)]).toEqual([{ total: 2, taken: 1 }, undefined, true])
    expect([functions?.get('1 f'), functions?.get('1 g'), functions?.has('4 g')]).toEqual([true, undefined, true])
    const told: unknown[] = []
    branches?.forEach((ways, line) => {
      told.push([line, ways.total])
    })
    expect([told, [...(branches?.keys() ?? [])], branches?.size]).toEqual([
      [
        [2, 2],
        [5, 1],
      ],
      [2, 5],
      2,
    ])
  })

  test('are as many as there are, and names of one hash take no longer', async () => {
    // In a hash that takes each byte 31 times, `Aa` and `BB` are the same.
    const named = (at: number) => at.toString(2).padStart(16, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB')
    const names = Array.from({ length: 20_000 }, (_, at) => named(at))
    const lines = names.map((of, at) => `FN:${at + 1},${of}\nFNDA:${at % 2},${of}\nBRDA:${at + 1},0,0,${at % 2}`)
    const [branches, functions] = detailsOf(inRecord(...lines))
    expect([branches?.length, functions?.length]).toEqual([20_000, 20_000])
    expect(await growth(10_000, size => detailsOf(inRecord(...lines.slice(0, size))))).toBeLessThan(LINEAR)
  })
})
