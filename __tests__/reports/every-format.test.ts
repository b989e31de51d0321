import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Lines, mergeLines } from '../../src/reports/coverage/lines.ts'
import { mergeDetails } from '../../src/reports/coverage/measured.ts'
import type { CoverageReport, Details } from '../../src/reports/coverage/report.ts'
import { coverageFormats, testFormats } from '../../src/reports/formats.ts'
import { countsOf } from '../../src/reports/tests/tests.ts'
import { type Format, UnreadableReport } from '../../src/reports/text/format.ts'
import { fixture, fixtures, shownLines } from './coverage-formats.ts'
import { FOLDERS, fixturesOf } from './test-formats.ts'
import { told } from './told.ts'

/** What holds for the reports of all tools, in whatever format they are. */

interface Case<Content> {
  name: string
  format: Format<Content>
  bytes: Buffer
}

function known<Content>(formats: readonly Format<Content>[], name: string, bytes: Buffer): Case<Content> {
  const format = formats.find(one => one.recognises(bytes.subarray(0, 65_536)))
  if (!format) throw new Error(`${name} is in no format`)
  return { name, format, bytes }
}

const ofCoverage = fixtures.map(name => known(coverageFormats, name, fixture(name)))
const ofTests = FOLDERS.flatMap(folder =>
  Array.from(fixturesOf(folder), ([name, bytes]) => known(testFormats, `${folder}/${name}`, bytes)),
)
const all: Case<unknown>[] = [...ofCoverage, ...ofTests]
const none: Details = { branches: new Map(), functions: new Map(), statements: new Map() }

function read<Content>(format: Format<Content>, ...pieces: Uint8Array[]): Content {
  const reader = format.reader()
  for (const piece of pieces) reader.push(piece)
  return reader.end()
}

function isRefused(format: Format<unknown>, bytes: Buffer): boolean {
  try {
    read(format, bytes)
    return false
  } catch (error) {
    if (error instanceof UnreadableReport) return true
    throw error
  }
}

describe.each(all)('$name', ({ format, bytes }) => {
  test('reads the same in whatever pieces it comes', () => {
    const whole = told(read(format, bytes))
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length }), { minLength: 1, maxLength: 9 }), cuts => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length]
        const pieces = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end))
        expect(told(read(format, ...pieces))).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  test('cut off is refused, unless what is left is a whole report (A9)', () => {
    const end = bytes.toString('latin1').trimEnd().length
    const step = Math.ceil(end / 100)
    const places = Array.from({ length: Math.ceil(end / step) }, (_, index) => end - 1 - index * step)
    const isWhole = WHOLE_SOONER[format.name] ?? (() => false)
    const read = places.map(at => bytes.subarray(0, at)).filter(part => !isRefused(format, part))
    expect(read.map(String).filter(part => !isWhole(part))).toEqual([])
  })
})

describe.each(all)('$name with damage', ({ format, bytes }) => {
  const pieces = ['', '0', '-1', '9'.repeat(30), '1e999', 'NaN', '"', "'", '<', '>', '</', '{', '}', '[', ']', ',', ':']
  const odd = fc.constantFrom(...pieces, '\n', '\0', '\\', '&', '&#0;', 'null', '__proto__', '\ud800', '../', '😀')
  const digits = [...bytes.keys()].filter(at => /\d/.test(String.fromCharCode(bytes[at] ?? 0)))
  const damage = fc.oneof(
    fc.tuple(fc.nat({ max: bytes.length }), fc.nat({ max: 8 }), odd),
    fc.tuple(fc.constantFrom(...digits), fc.constant(1), fc.constantFrom('0', '1', '7', '99', '-3', '.5')),
  )

  test('is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), damages => {
        const damaged = damages.reduce(
          (all, [at, gone, put]) => Buffer.concat([all.subarray(0, at), Buffer.from(put), all.subarray(at + gone)]),
          bytes,
        )
        expect(() => isRefused(format, damaged)).not.toThrow()
      }),
      { numRuns: 60 },
    )
  })
})

/** Formats without a mark at their end, of which a part may be a report by itself. */
const WHOLE_SOONER: Record<string, (part: string) => boolean> = {
  // Each record stands for itself.
  LCOV: part => /end_of_record\n*$/.test(part),
  // So does each line.
  'Go cover profile': part => part.endsWith('\n'),
  // What may follow the last test and the plan are remarks.
  TAP: part => {
    const [, planned] = /^1\.\.(\d+)\n/m.exec(part) ?? []
    return part.match(/^(?:not )?ok .*\n/gm)?.length === Number(planned)
  },
}

test('there are no other formats without a mark at their end', () => {
  const names = [...coverageFormats, ...testFormats].map(({ name }) => name)
  expect(names.filter(name => name in WHOLE_SOONER)).toEqual(Object.keys(WHOLE_SOONER))
})

describe('coverage of one file, by reports of any tools (A25)', () => {
  interface Measured {
    lines: Lines
    details: Details
  }
  const filesOf = ({ files, details }: CoverageReport): Measured[] =>
    Array.from(files, ([path, lines]) => ({ lines, details: details.get(path) ?? none }))
  const measured = ofCoverage.flatMap(({ format, bytes }) => filesOf(read(format, bytes)))
  const merged = (...parts: Measured[]): Measured => ({
    lines: mergeLines(parts.map(({ lines }) => lines)),
    details: parts.map(({ details }) => details).reduce(mergeDetails),
  })
  const shown = ({ lines, details: { branches, functions, statements } }: Measured) => [
    shownLines(lines),
    ...[branches, functions, statements].map(map => new Map<unknown, unknown>(map)),
  ]
  const any = fc.constantFrom(...measured)

  test('is the same in whatever order they come, however they are put together, and however often', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const together = shown(merged(a, b, c))
        expect(shown(merged(c, a, b))).toEqual(together)
        expect(shown(merged(a, merged(b, c)))).toEqual(together)
        expect(shown(merged(a, b, c, b))).toEqual(together)
        expect(shown(merged(a, a))).toEqual(shown(a))
      }),
      { numRuns: 500 },
    )
  })
})

describe('cases in reports of any test runners', () => {
  const reports = ofTests.map(({ format, bytes }) => read(format, bytes))
  const any = fc.constantFrom(...reports)

  test('are counted in whatever order their reports come, and each as often as it is there', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(countsOf([c, a, b])).toEqual(countsOf([a, b, c]))
        const [once, twice] = [countsOf([a]), countsOf([a, a])]
        expect(twice.total).toBe(2 * once.total)
        expect(once.passed + once.failed + once.skipped).toBe(once.total)
      }),
    )
  })
})
