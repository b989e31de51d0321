import type { Request } from '../../../facts/facts.ts'
import type { Unavailable } from '../../../facts/observed.ts'
import type { Measurement, Report, ReportRequest } from '../../../facts/reports.ts'
import { byCodeUnits } from '../../../git/names.ts'
import type { DiffEntry } from '../../../git/patch.ts'
import { branchesOf, fileCounts } from '../../../reports/coverage/file-counts.ts'
import { type Lines, NO_LINES, type Range, within } from '../../../reports/coverage/lines.ts'
import { mergeReports } from '../../../reports/coverage/merge.ts'
import type { BranchCount, CoverageReport, Details } from '../../../reports/coverage/report.ts'
import type { Totals } from '../../../reports/coverage/totals.ts'
import { coverageFormats } from '../../../reports/formats.ts'
import type { LocalChange } from '../checkout.ts'
import { dating } from '../freshness.ts'
import {
  areArtifacts,
  contentsOf,
  measuredBy,
  type Reading,
  type ReadRequest,
  type ReportCache,
  type ReportKind,
  readRequest,
  trackedPaths,
} from '../report.ts'
import { isUnavailable, type ReportScene } from '../scene.ts'
import { clipLines } from './clip-lines.ts'
import { newExclusions } from './exclusions.ts'
import { goModules } from './go-modules.ts'
import { ambiguityOf, placedReports, unmappedPaths } from './placed-reports.ts'
import { contentOnly, unreadLines } from './written-lines.ts'

const COVERAGE: ReportKind<CoverageReport> = {
  formats: coverageFormats,
  size: reports =>
    reports.reduce((sum, { files, totals }) => {
      const summed = Array.from(totals?.values() ?? [], ({ lines }) => lines.total)
      return [...Array.from(files.values(), lines => lines.length), ...summed].reduce((a, b) => a + b, sum)
    }, 0),
  words: {
    empty: what => `No line was measured in ${what}.`,
    read: (lines, what) => `${lines} measured lines in ${what}.`,
  },
}

/** Reads every set of reports and says what each measures of the change, numbered as what the set measured. */
export async function measurements(
  scene: ReportScene,
  requests: readonly Request<'coverage'>[],
): Promise<Measurement[] | Unavailable> {
  const { reading, changeAs } = scene
  const all = requests.map(({ reports }) => measuredBy(reading, reports))
  // Reports of another commit are stale, whatever the change is; other reports are nothing without its lines.
  const [unknown] = all.flatMap(measured => (measured.as === 'other' ? [] : changeAs(measured))).filter(isUnavailable)
  if (unknown) return unknown
  const exclusions = requests.some(request => request.exclusions)
  const cache: ReportCache<CoverageReport> = new Map()
  const found: Measurement[] = []
  for (const [at, { reports: request, content, unread, before }] of requests.entries()) {
    const measured = all[at] ?? reading.measured
    const change = changeAs(measured)
    const known = isUnavailable(change) ? { from: null, to: reading.head, entries: [] } : change
    const wanted = { exclusions, content: content === true, unread: unread === true }
    const context = { ...reading, measured, change: known, request, cache, wanted }
    const one = await measurement(context)
    found.push(before ? { ...one, before: await filesBefore(context, scene) } : one)
  }
  return found
}

/** What the reports of the base measure of the changed files; `null`: they cannot be had, which only people miss. */
async function filesBefore(context: Context, { artifactsAt }: ReportScene): Promise<Measurement['files'] | null> {
  const { request, change } = context
  if (change.from === null || !areArtifacts(request)) return null
  const artifacts = await artifactsAt(change.from, request)
  if (isUnavailable(artifacts)) return null
  const measured = { commit: change.from, as: 'head' } as const
  const base = { ...context, head: change.from, artifacts, measured, cache: new Map() }
  const reads: ReadRequest<CoverageReport>[] = []
  for (const one of request) reads.push(await readRequest(base, one, COVERAGE, base.cache))
  const merged = await merge(base, reads)
  const isWhole = reads.every(({ report }) => report.state === 'read') && merged.ambiguous.every(one => !one)
  if (!isWhole) return null
  const names = new Set(change.entries.map(({ path, previousPath }) => previousPath ?? path))
  return pathsIn(merged).flatMap(path => (names.has(path) ? [fileOf(path, merged)] : []))
}

/** Every file that is measured, in one order. */
const pathsIn = ({ lines, totals }: MergedFiles): string[] =>
  [...new Set([...lines.keys(), ...totals.keys()])].sort(byCodeUnits)

interface Context extends Reading {
  change: LocalChange
  request: readonly ReportRequest[]
  cache: ReportCache<CoverageReport>
  /** What else is asked for of the change. */
  wanted: { exclusions: boolean; content: boolean; unread: boolean }
}

async function measurement(context: Context): Promise<Measurement> {
  const { measured, request, cache } = context
  const reads: ReadRequest<CoverageReport>[] = []
  for (const one of request) reads.push(await readRequest(context, one, COVERAGE, cache))
  const { ambiguous, unmapped, ...merged } = await merge(context, reads)
  const date = await dating({ ...context, measuredPaths: [...merged.lines.keys(), ...merged.totals.keys()] })
  return {
    request: [...request],
    measured,
    compared: measured.as === 'other' ? null : context.change.from,
    reports: reads.map((read, at) => ({ ...date(read), ...ambiguous[at] })),
    files: pathsIn(merged).map(path => fileOf(path, merged)),
    pathReading: 2,
    ...unmapped,
    ...(merged.beyond > 0 ? { beyond: merged.beyond } : {}),
    ...(await changeIn(context, merged)),
  }
}

type OfChange = Pick<Measurement, 'changed' | 'content' | 'unread' | 'exclusions'>

/** What is measured of the lines that the change writes, and what else is asked about them. */
async function changeIn(context: Context, merged: MergedFiles): Promise<OfChange> {
  const { repository, wanted, measured } = context
  const entries = measured.as === 'other' ? [] : context.change.entries
  const content = wanted.content ? await contentOnly(repository, entries) : undefined
  const isMeasured = (path: string) => (merged.lines.get(path)?.length ?? 0) > 0
  return {
    changed: await changedLines(context, merged, entries),
    ...(wanted.content ? { content: content ? await changedLines(context, merged, content) : null } : {}),
    ...(wanted.unread ? { unread: await unreadLines(repository, entries, { content, isMeasured }) } : {}),
    ...(wanted.exclusions ? { exclusions: await newExclusions(repository, context.change.entries) } : {}),
  }
}

function fileOf(path: string, { lines, details, totals }: MergedFiles): Measurement['files'][number] {
  const counts = fileCounts(lines.get(path), details.get(path), totals.get(path))
  const { partial, branches, functions, statements, sumsOnly } = counts
  return {
    path,
    ...counts.lines,
    ...(sumsOnly ? { sumsOnly } : {}),
    ...(partial > 0 ? { partial } : {}),
    ...(branches.total > 0 ? { branches } : {}),
    ...(functions.total > 0 ? { functions } : {}),
    ...(statements.total > 0 ? { statements } : {}),
  }
}

/** All reports of a set as one, on tracked files. Of a report with a path that may be two files nothing counts. */
async function merge(context: Context, reads: readonly ReadRequest<CoverageReport>[]): Promise<Merged> {
  const tracked = await context.repository.trackedFiles(context.measured.commit ?? context.change.to)
  const isGo = reads.some(read => contentsOf(read).some(({ relative }) => relative === 'modules'))
  const paths = trackedPaths(context, tracked, isGo ? await goModules(context.repository, tracked) : [])
  const placed = reads.map((read, at) => placedReports(read, context.request[at], paths))
  const ambiguous = placed.map((all, at) => ambiguityOf(all, context.request[at]))
  const whole = placed.flatMap((all, at) => (ambiguous[at] === undefined ? all : []))
  const { lines, details, totals, unmapped } = mergeReports(whole)
  const beyond = await clipLines(context.repository, tracked, { lines, details })
  return { lines, details, totals, beyond, ambiguous, unmapped: unmappedPaths(whole, unmapped, paths) }
}

interface MergedFiles {
  lines: ReadonlyMap<string, Lines>
  details: ReadonlyMap<string, Details>
  totals: ReadonlyMap<string, Totals>
}

interface Merged extends MergedFiles {
  /** Lines that no file of theirs has. */
  beyond: number
  /** By report; undefined: every path is one file or none. */
  ambiguous: readonly (Pick<Report, 'state' | 'detail' | 'next'> | undefined)[]
  unmapped: Pick<Measurement, 'unmapped' | 'unmappedPaths'>
}

async function changedLines(
  context: Context,
  { lines, details }: MergedFiles,
  entries: readonly DiffEntry[],
): Promise<Measurement['changed']> {
  const atHead = context.measured.as === 'merge' ? await headFiles(context) : undefined
  return entries
    .flatMap(({ path, addedLines, after }) => {
      const { covered, uncovered } = within(lines.get(path) ?? NO_LINES, addedLines)
      if (covered.length + uncovered.length === 0) return []
      const sameAsHead = atHead === undefined || atHead.get(path)?.blob === after?.blob
      return [{ path, covered, uncovered, ...branchesIn(details.get(path), covered, uncovered), sameAsHead }]
    })
    .sort((a, b) => byCodeUnits(a.path, b.path))
}

/** What leads on from measured lines. */
function branchesIn(
  details: Details | undefined,
  covered: readonly Range[],
  uncovered: readonly Range[],
): Pick<Measurement['changed'][number], 'partial' | 'branches'> {
  const ofLines = [...(details?.branches ?? [])].sort(([a], [b]) => a - b)
  const isCovered = inOrder(covered)
  const isUncovered = inOrder(uncovered)
  const all: BranchCount[] = []
  const partial: Range[] = []
  for (const [line, count] of ofLines) {
    const [hit, missed] = [isCovered(line), isUncovered(line)]
    if (hit || missed) all.push(count)
    if (hit && count.taken < count.total) partial.push([line, line])
  }
  const branches = branchesOf(all)
  return { ...(partial.length > 0 ? { partial } : {}), ...(branches.total > 0 ? { branches } : {}) }
}

/** Whether lines lie in the ranges, asked in ascending order, as the ranges are. */
function inOrder(ranges: readonly Range[]): (line: number) => boolean {
  let at = 0
  return line => {
    while ((ranges[at]?.[1] ?? line) < line) at += 1
    return (ranges[at]?.[0] ?? line + 1) <= line
  }
}

/** Files of the head commit; none when the clone has the merge but not the head itself, so that no line is promised. */
async function headFiles({ repository, head }: Context): Promise<ReadonlyMap<string, { blob: string }>> {
  return (await repository.hasCommit(head)) ? repository.trackedFiles(head) : new Map()
}
