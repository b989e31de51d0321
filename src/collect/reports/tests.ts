import type { Request } from '../../facts/facts.ts'
import type { NamedCase, ReportRequest, TestRun } from '../../facts/reports.ts'
import { byCodeUnits } from '../../git/names.ts'
import { isAbsolute, slashed } from '../../reports/coverage/paths/text.ts'
import { testFormats } from '../../reports/formats.ts'
import {
  casesOf,
  countsOf,
  MAX_CASES,
  MAX_CLAIMED,
  type Place,
  type TestCase,
  type TestReport,
} from '../../reports/tests/tests.ts'
import type { Measured } from './checkout.ts'
import { dating } from './freshness.ts'
import {
  areArtifacts,
  measuredBy,
  type Reading,
  type ReadRequest,
  type ReportCache,
  type ReportKind,
  readRequest,
  trackedPaths,
} from './report.ts'
import { isUnavailable, type ReportScene } from './scene.ts'
import { type BaseTests, identitiesOf, namesakes, type Portable, type TestFile, testFiles } from './test-identities.ts'

const TESTS: ReportKind<TestReport> = {
  formats: testFormats,
  size: reports => reports.reduce((sum, { total }) => sum + total, 0),
  words: {
    empty: what => `There is no test case in ${what}.`,
    read: (cases, what) => `${cases} test ${cases === 1 ? 'case' : 'cases'} in ${what}.`,
  },
}

/** Reads every set of test reports and says what ran, and how it ended. */
export async function testRuns(scene: ReportScene, requests: readonly Request<'tests'>[]): Promise<TestRun[]> {
  const cache: ReportCache<TestReport> = new Map()
  const runs: TestRun[] = []
  for (const request of requests) runs.push(await testRun(scene, request, cache))
  return runs
}

async function testRun(
  scene: ReportScene,
  { reports: request, compared }: Request<'tests'>,
  cache: ReportCache<TestReport>,
): Promise<TestRun> {
  const { reading } = scene
  const reads: ReadRequest<TestReport>[] = []
  for (const one of request) reads.push(await readRequest(reading, one, TESTS, cache))
  const measured = measuredBy(reading, request)
  const from = comparedWith(measured, scene)
  const run = { ...(await runOf({ ...reading, measured }, request, reads)), compared: from }
  if (!compared) return run
  const base = from === null ? undefined : await baseTests(scene, from, request)
  const files = testFiles(reads, request)
  return { ...run, identities: identitiesOf(files, base, await portableIn(reading)) }
}

/** Absolute paths as those of the repository, where they are that; each is looked up once. */
async function portableIn(reading: Reading): Promise<Portable> {
  const { repository, measured, head } = reading
  const commit = measured.commit ?? head
  const tracked = (await repository.hasCommit(commit)) ? await repository.trackedFiles(commit) : new Map()
  const paths = trackedPaths(reading, tracked)
  const known = new Map<string, string>()
  return (file, { place, rewrite }) => {
    if (!isAbsolute(slashed(file))) return file
    const found = known.get(file) ?? paths.meant(file, place, rewrite) ?? file
    known.set(file, found)
    return found
  }
}

/** The same reports of the base, where runs on it have uploaded them. What cannot be had there is only not compared. */
async function baseTests(
  { reading, artifactsAt }: ReportScene,
  commit: string,
  request: readonly ReportRequest[],
): Promise<BaseTests | undefined> {
  if (!areArtifacts(request)) return undefined
  const artifacts = await artifactsAt(commit, request)
  if (isUnavailable(artifacts)) return undefined
  const reads: ReadRequest<TestReport>[] = []
  for (const one of request)
    reads.push(await readRequest({ ...reading, head: commit, artifacts }, one, TESTS, new Map()))
  return { reports: reads.map(({ report }) => report), files: testFiles(reads, request) }
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
  const files = testFiles(reads, request)
  const contents = files.map(({ content }) => content)
  const counts = countsOf(contents)
  const claims = claimsOf(casesOf(contents))
  const tooMany = excess(counts.total, claims.length)
  const base = { request: [...request], measured: reading.measured }
  if (tooMany)
    return {
      ...base,
      reports: reads.map(read => ({ ...read.report, state: 'unreadable', detail: tooMany })),
      ...NOTHING,
    }
  const flaky = flakyOf(files)
  return {
    ...base,
    reports: reads.map(date),
    cases: counts,
    unpassed: await unpassedOf(reading, files),
    ...(flaky.length > 0 ? { flaky } : {}),
    claims,
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
const MAX_FLAKY = 50

async function unpassedOf(reading: Reading, files: readonly TestFile[]): Promise<TestRun['unpassed']> {
  const named = (['failed', 'skipped'] as const).flatMap(outcome =>
    placesOf(files, ({ outcome: ended }) => ended === outcome).map(place => ({ ...place, outcome })),
  )
  const first = named.slice(0, MAX_UNPASSED)
  const locate = first.some(({ file }) => file !== null) ? await locator(reading) : () => NOWHERE
  const count = namesakes(files, first)
  return first.map(({ suite, name, outcome, file, line, of }) => {
    const same = count({ suite, name })
    const more = same > 1 ? { namesakes: same } : {}
    return { suite, name, outcome, ...locate(file, line, of), ...more, report: of.report, in: of.in }
  })
}

const flakyOf = (files: readonly TestFile[]): NamedCase[] =>
  placesOf(files, ({ flaky }) => flaky)
    .slice(0, MAX_FLAKY)
    .map(({ of, suite, name }) => ({ report: of.report, in: of.in, suite, name }))

/** A case that did not pass at once, and the file of a report that it is in. */
interface Placed extends Place {
  of: TestFile
}

/** Where the cases are that a question is true of, by name. */
function placesOf(files: readonly TestFile[], isMeant: (found: TestCase) => boolean): Placed[] {
  const places: Placed[] = []
  for (const of of files)
    for (const found of casesOf([of.content])) if (isMeant(found) && found.place) places.push({ ...found.place, of })
  return places.sort(
    (a, b) =>
      byCodeUnits(a.suite, b.suite) ||
      byCodeUnits(a.name, b.name) ||
      byCodeUnits(a.of.report, b.of.report) ||
      byCodeUnits(a.of.in, b.of.in),
  )
}

type Location = Pick<TestRun['unpassed'][number], 'file' | 'line'>

type Locate = (file: string | null, line: number | null, of: TestFile) => Location

const NOWHERE: Location = { file: null, line: null }

/** Says which file of the head commit is meant; nothing of folders of a machine gets into the facts. */
async function locator(reading: Reading): Promise<Locate> {
  const { repository, measured, head } = reading
  if (measured.as === 'other' || !(await repository.hasCommit(head))) return () => NOWHERE
  const atHead = await repository.trackedFiles(head)
  const tracked = await repository.trackedFiles(measured.commit ?? head)
  const paths = trackedPaths(reading, tracked)
  return (file, line, { place, rewrite }) => {
    const path = file === null ? undefined : paths.meant(file, place, rewrite)
    if (path === undefined || !atHead.has(path)) return NOWHERE
    // A test merge may have moved the line.
    return { file: path, line: atHead.get(path)?.blob === tracked.get(path)?.blob ? line : null }
  }
}

function claimsOf(cases: Iterable<TestCase>): TestRun['claims'] {
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
