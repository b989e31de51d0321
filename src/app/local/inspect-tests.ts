import { anomalies } from '../../reports/anomalies.ts'
import { testFormats } from '../../reports/formats.ts'
import { countsOf, mergedCases, type Place } from '../../reports/tests/tests.ts'
import { readReports } from './read-reports.ts'

/** What test reports say together: each case once, with the worst of its outcomes. */
export interface InspectedTests {
  files: number
  cases: { total: number; passed: number; failed: number; skipped: number; flaky: number }
  /** The first of them, failed ones first. */
  unpassed: (Place & { outcome: 'failed' | 'skipped' })[]
  findings: { code: string; count: number }[]
}

const MAX_UNPASSED = 200

export async function inspectTests(
  folder: string,
  files: readonly string[],
): Promise<InspectedTests | { problem: string }> {
  const read = await readReports(folder, files, testFormats)
  if ('problem' in read) return read
  const cases = [...mergedCases(read.files.map(({ content }) => content)).values()]
  if (cases.length === 0) return { problem: `There is no test case in ${files.join(', ')}.` }
  const unpassed = (['failed', 'skipped'] as const).flatMap(outcome =>
    cases.flatMap(({ place, outcome: ended }) => (place && ended === outcome ? [{ ...place, outcome }] : [])),
  )
  return {
    files: files.length,
    cases: countsOf(cases),
    unpassed: unpassed.slice(0, MAX_UNPASSED),
    findings: anomalies(read.files.map(({ content }) => content)),
  }
}
