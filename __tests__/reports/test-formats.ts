import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partsOf } from '../../src/reports/tests/identity.ts'
import { countsOf, type TestReport } from '../../src/reports/tests/tests.ts'
import { type Format, UnreadableReport } from '../../src/reports/text/format.ts'
import { places } from './places.ts'

/** What tests of every format of test reports need: to read a text, and to show what was read. */

const FIXTURES = join(import.meta.dirname, '../../__fixtures__')

/** Where the reports of each format lie. */
export const FOLDERS = ['junit', 'tests-ctrf', 'tests-trx', 'tests-tap', 'tests-xunit', 'tests-nunit', 'tests-testng']

/** The fixtures of one format, by their names. */
export function fixturesOf(folder: string): Map<string, Buffer> {
  const names = readdirSync(join(FIXTURES, folder)).filter(name => name !== 'README.md')
  return new Map(names.map(name => [name, readFileSync(join(FIXTURES, folder, name))]))
}

/** Reads a report in the given pieces; the message when it cannot be trusted. */
export function read(format: Format<TestReport>, ...chunks: readonly (string | Uint8Array)[]): TestReport | string {
  const reader = format.reader()
  try {
    for (const chunk of chunks) reader.push(Buffer.from(chunk as string))
    return reader.end()
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

/** Each case by the last part of its key: how it ended, and what it claims. */
export function cases(format: Format<TestReport>, ...chunks: readonly (string | Uint8Array)[]): string[] | string {
  const report = read(format, ...chunks)
  if (typeof report === 'string') return report
  return [...report.cases].flatMap(([identity, same]) =>
    same.map(({ outcome, flaky, claims }) =>
      [partsOf(identity).name, outcome, ...(flaky ? ['flaky'] : []), ...claims].join(' '),
    ),
  )
}

export const anomalies = (report: TestReport | string) => (typeof report === 'string' ? report : [...report.anomalies])

export function numbers(format: Format<TestReport>, bytes: Uint8Array) {
  const report = read(format, bytes)
  return typeof report === 'string' ? report : countsOf([report])
}

const everything = (report: TestReport | string): string =>
  typeof report === 'string'
    ? report
    : JSON.stringify([
        Array.from(report.cases, ([key, same]) => [key, same.map(found => [found, [...found.claims]])]),
        [...report.anomalies],
      ])

/** Reads the same wherever the stream is cut: in two at any place, and byte by byte. */
export function cutEverywhere(format: Format<TestReport>, bytes: Buffer): boolean {
  const whole = everything(read(format, bytes))
  for (const cut of places(bytes.length)) {
    if (everything(read(format, bytes.subarray(0, cut), bytes.subarray(cut))) !== whole) return false
  }
  return everything(read(format, ...Array.from(bytes, byte => Uint8Array.of(byte)))) === whole
}

/** The places below `end`, a sample and all of the last, where a report that is cut off is read all the same. */
export function acceptedCuts(format: Format<TestReport>, bytes: Buffer, end: number): number[] {
  const step = Math.max(1, Math.floor(end / 1000))
  const accepted: number[] = []
  for (let cut = end - 1; cut >= 0; cut -= cut > end - 100 ? 1 : step) {
    if (typeof read(format, bytes.subarray(0, cut)) !== 'string') accepted.push(cut)
  }
  return accepted
}

export const lengthOfContent = (bytes: Buffer): number => bytes.toString('latin1').trimEnd().length
