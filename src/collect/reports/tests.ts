import type { Request } from '../../facts/facts.ts'
import type { ReportRequest, TestRun } from '../../facts/reports.ts'
import { byCodeUnits } from '../../git/names.ts'
import { testFormats } from '../../reports/formats.ts'
import {
  countsOf,
  MAX_CASES,
  MAX_CLAIMED,
  mergedCases,
  type Place,
  type TestCase,
  type TestReport,
} from '../../reports/tests/tests.ts'
import type { Measured } from './checkout.ts'
import { dating } from './freshness.ts'
import {
  contentsOf,
  measuredBy,
  type Reading,
  type ReadRequest,
  type ReportCache,
  type ReportKind,
  readRequest,
  trackedPaths,
} from './report.ts'
import { isUnavailable, type ReportScene } from './scene.ts'

const TESTS: ReportKind<TestReport> = {
  formats: testFormats,
  size: reports => reports.reduce((sum, { cases }) => sum + cases.size, 0),
  words: {
    empty: what => `There is no test case in ${what}.`,
    read: (cases, what) => `${cases} test ${cases === 1 ? 'case' : 'cases'} in ${what}.`,
  },
}

/** Reads every set of test reports and says what ran, and how it ended. */
export async function testRuns(scene: ReportScene, requests: readonly Request<'tests'>[]): Promise<TestRun[]> {
  const { reading } = scene
  const cache: ReportCache<TestReport> = new Map()
  const runs: TestRun[] = []
  for (const { reports: request } of requests) {
    const reads: ReadRequest<TestReport>[] = []
    for (const one of request) reads.push(await readRequest(reading, one, TESTS, cache))
    const measured = measuredBy(reading, request)
    runs.push({ ...(await runOf({ ...reading, measured }, request, reads)), compared: comparedWith(measured, scene) })
  }
  return runs
}

/** Which lines a change writes is nothing to its tests, so they are judged without. */
function comparedWith(measured: Measured, { changeAs }: ReportScene): string | null {
  const change = measured.as === 'other' ? null : changeAs(measured)
  return change === null || isUnavailable(change) ? null : change.from
}

async function runOf(
  reading: Reading,
  request: readonly ReportRequest[],
  reads: readonly ReadRequest<TestReport>[],
): Promise<Omit<TestRun, 'compared'>> {
  const date = await dating({ ...reading, request, change: { entries: [] }, measuredPaths: [] })
  const cases = [...mergedCases(reads.flatMap(contentsOf)).values()]
  const claims = claimsOf(cases)
  const tooMany = excess(cases.length, claims.length)
  return {
    request: [...request],
    measured: reading.measured,
    reports: reads.map(read => (tooMany ? { ...read.report, state: 'unreadable', detail: tooMany } : date(read))),
    ...(tooMany ? NOTHING : { cases: countsOf(cases), unpassed: await unpassedOf(reading, cases), claims }),
  }
}

const NOTHING: Pick<TestRun, 'cases' | 'unpassed' | 'claims'> = {
  cases: { total: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 },
  unpassed: [],
  claims: [],
}

/** One report alone is refused by its reader. */
function excess(cases: number, claims: number): string | undefined {
  if (cases > MAX_CASES) return `The reports have more than ${MAX_CASES} test cases in total.`
  return claims > MAX_CLAIMED ? `The reports name more than ${MAX_CLAIMED} identifiers in total.` : undefined
}

/** More names than this help nobody; the counts are of all. */
const MAX_UNPASSED = 200

async function unpassedOf(reading: Reading, cases: readonly TestCase[]): Promise<TestRun['unpassed']> {
  const named = (['failed', 'skipped'] as const).flatMap(outcome =>
    cases
      .flatMap(({ place, outcome: ended }) => (place && ended === outcome ? [{ ...place, outcome }] : []))
      .sort(byName),
  )
  const first = named.slice(0, MAX_UNPASSED)
  const locate = first.some(({ file }) => file !== null) ? await locator(reading) : () => NOWHERE
  return first.map(({ suite, name, outcome, file, line }) => ({ suite, name, outcome, ...locate(file, line) }))
}

const byName = (a: Place, b: Place): number => byCodeUnits(a.suite, b.suite) || byCodeUnits(a.name, b.name)

type Location = Pick<TestRun['unpassed'][number], 'file' | 'line'>

const NOWHERE: Location = { file: null, line: null }

/** Says which file of the head commit is meant; nothing of folders of a machine gets into the facts. */
async function locator(reading: Reading): Promise<(file: string | null, line: number | null) => Location> {
  const { repository, measured, head } = reading
  if (measured.as === 'other' || !(await repository.hasCommit(head))) return () => NOWHERE
  const atHead = await repository.trackedFiles(head)
  const tracked = await repository.trackedFiles(measured.commit ?? head)
  const paths = trackedPaths(reading, tracked)
  return (file, line) => {
    const path = file === null ? undefined : paths.meant(file)
    if (path === undefined || !atHead.has(path)) return NOWHERE
    // A test merge may have moved the line.
    return { file: path, line: atHead.get(path)?.blob === tracked.get(path)?.blob ? line : null }
  }
}

function claimsOf(cases: readonly TestCase[]): TestRun['claims'] {
  const counts = new Map<string, TestRun['claims'][number]>()
  for (const { claims, outcome } of cases) {
    for (const id of claims) {
      const count = counts.get(id) ?? { id, passed: 0, failed: 0, skipped: 0 }
      count[outcome] += 1
      counts.set(id, count)
    }
  }
  return [...counts.values()].sort((a, b) => byCodeUnits(a.id, b.id))
}
