import type { ReportRequest, TestRun } from '../facts/reports.ts'
import { byCodeUnits } from '../git/names.ts'
import type { Repository } from '../git/repository.ts'
import { testFormats } from '../reports/formats.ts'
import { type TestCase, type TestReport, worse } from '../reports/tests.ts'
import type { LocalChange, Measured } from './checkout.ts'
import { dated } from './coverage.ts'
import { type ReadRequest, type ReportCache, type ReportKind, readRequest } from './report.ts'
import { freshness } from './stale.ts'

const TESTS: ReportKind<TestReport> = {
  formats: testFormats,
  size: reports => reports.reduce((sum, { cases }) => sum + cases.size, 0),
  oddities: report => report.oddities,
  words: {
    empty: what => `There is no test case in ${what}.`,
    read: (cases, what) => `${cases} test ${cases === 1 ? 'case' : 'cases'} in ${what}.`,
  },
}

/** Reads every set of test reports and says what ran, and how it ended. */
export async function testRuns(
  repository: Repository,
  measured: Measured,
  head: string,
  change: LocalChange,
  sets: readonly (readonly ReportRequest[])[],
): Promise<TestRun[]> {
  const cache: ReportCache<TestReport> = new Map()
  const runs: TestRun[] = []
  for (const request of sets) {
    const reads: ReadRequest<TestReport>[] = []
    for (const one of request) reads.push(await readRequest(repository.folder, one, TESTS, cache))
    const fresh = await freshness({ repository, measured, head, change, measuredPaths: [] })
    runs.push({
      request: request.map(({ name, paths }) => ({ name, paths: [...paths] })),
      measured,
      reports: reads.map(read => dated(read, fresh)),
      ...resultOf(reads),
    })
  }
  return runs
}

/** More names than this help nobody; the counts are of all. */
const MOST_UNPASSED = 200

function resultOf(reads: readonly ReadRequest<TestReport>[]): Pick<TestRun, 'cases' | 'unpassed' | 'claims'> {
  const cases = [...merged(reads).values()]
  const failed = cases.filter(({ outcome }) => outcome === 'failed')
  const skipped = cases.filter(({ outcome }) => outcome === 'skipped')
  return {
    cases: {
      total: cases.length,
      passed: cases.length - failed.length - skipped.length,
      failed: failed.length,
      skipped: skipped.length,
      flaky: cases.filter(({ flaky, outcome }) => flaky && outcome === 'passed').length,
    },
    unpassed: [...failed.sort(byName), ...skipped.sort(byName)].slice(0, MOST_UNPASSED).map(shown),
    claims: claimsOf(cases),
  }
}

/** A case that stands in several reports counts once, with the worst of its outcomes. */
function merged(reads: readonly ReadRequest<TestReport>[]): ReadonlyMap<string, TestCase> {
  const all = new Map<string, TestCase>()
  for (const { cases } of reads.flatMap(read => read.contents)) {
    for (const [key, found] of cases) {
      const known = all.get(key)
      all.set(key, known ? worse(known, found) : found)
    }
  }
  return all
}

const byName = (a: TestCase, b: TestCase): number => byCodeUnits(a.suite, b.suite) || byCodeUnits(a.name, b.name)

function shown({ suite, name, outcome, file, line }: TestCase): TestRun['unpassed'][number] {
  return { suite, name, outcome: outcome === 'failed' ? 'failed' : 'skipped', file, line }
}

function claimsOf(cases: readonly TestCase[]): TestRun['claims'] {
  const counts = new Map<string, TestRun['claims'][number]>()
  for (const { claims, outcome } of cases) {
    for (const id of claims) {
      const count = counts.get(id) ?? { id, passed: 0, failed: 0, skipped: 0 }
      counts.set(id, { ...count, [outcome]: count[outcome] + 1 })
    }
  }
  return [...counts.values()].sort((a, b) => byCodeUnits(a.id, b.id))
}
