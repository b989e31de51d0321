import type { Measurement, ReportRequest } from '../facts/reports.ts'
import { byCodeUnits } from '../git/names.ts'
import type { CoverageReport } from '../reports/format.ts'
import { coverageFormats } from '../reports/formats.ts'
import { countHit, type Lines, mergeLines, NO_LINES, within } from '../reports/lines.ts'
import { meantUnder } from '../reports/paths.ts'
import type { LocalChange, Measured } from './checkout.ts'
import {
  measuredBy,
  type Reading,
  type ReadRequest,
  type ReportCache,
  type ReportKind,
  readRequest,
  trackedPaths,
} from './report.ts'
import { dating } from './stale.ts'

const COVERAGE: ReportKind<CoverageReport> = {
  formats: coverageFormats,
  size: reports => reports.flatMap(report => [...report.files.values()]).reduce((sum, of) => sum + of.length, 0),
  words: {
    empty: what => `No line was measured in ${what}.`,
    read: (lines, what) => `${lines} measured lines in ${what}.`,
  },
}

/** Reads every set of reports and says what each measures of the change, numbered as what the set measured. */
export async function measurements(
  reading: Reading,
  changeAs: (measured: Measured) => LocalChange,
  sets: readonly (readonly ReportRequest[])[],
): Promise<Measurement[]> {
  const cache: ReportCache<CoverageReport> = new Map()
  const all: Measurement[] = []
  for (const request of sets) {
    const measured = measuredBy(reading, request)
    all.push(await measurement({ ...reading, measured, change: changeAs(measured), request, cache }))
  }
  return all
}

interface Context extends Reading {
  change: LocalChange
  request: readonly ReportRequest[]
  cache: ReportCache<CoverageReport>
}

async function measurement(context: Context): Promise<Measurement> {
  const { measured, request, cache } = context
  const reads: ReadRequest<CoverageReport>[] = []
  for (const one of request) reads.push(await readRequest(context, one, COVERAGE, cache))
  const { lines, unmapped } = await merge(context, reads)
  const date = await dating({ ...context, measuredPaths: [...lines.keys()] })
  return {
    request: [...request],
    measured,
    reports: reads.map(date),
    files: [...lines].map(([path, of]) => ({ path, covered: countHit(of), total: of.length })),
    unmapped,
    changed: measured.as === 'other' ? [] : await changedLines(context, lines),
  }
}

/** All reports of a set as one, on tracked files: of every line, the most hits that any report has. */
async function merge(context: Context, reads: readonly ReadRequest<CoverageReport>[]): Promise<Merged> {
  const find = trackedPaths(
    context,
    await context.repository.trackedFiles(context.measured.commit ?? context.change.to),
  )
  const records = reads
    .flatMap(read => read.contents)
    .flatMap(({ files, sources }) =>
      Array.from(files, ([reported, lines]) => ({ reported, lines, meant: meantUnder(find, sources, reported) })),
    )
  // What only ends like a tracked path may be another file; it adds nothing to one that is measured under its own name.
  const exact = new Set(records.flatMap(({ meant }) => (meant?.exact ? [meant.path] : [])))
  const pieces = new Map<string, Lines[]>()
  const unmapped = new Set<string>()
  for (const { reported, lines, meant } of records) {
    if (meant === undefined || (!meant.exact && exact.has(meant.path))) unmapped.add(reported)
    else pieces.set(meant.path, [...(pieces.get(meant.path) ?? []), lines])
  }
  const sorted = [...pieces].sort(([a], [b]) => byCodeUnits(a, b))
  return { lines: new Map(sorted.map(([path, lists]) => [path, mergeLines(lists)])), unmapped: unmapped.size }
}

interface Merged {
  lines: ReadonlyMap<string, Lines>
  unmapped: number
}

async function changedLines(context: Context, measured: ReadonlyMap<string, Lines>): Promise<Measurement['changed']> {
  const atHead = context.measured.as === 'merge' ? await headFiles(context) : undefined
  return context.change.entries
    .flatMap(({ path, addedLines, after }) => {
      const { covered, uncovered } = within(measured.get(path) ?? NO_LINES, addedLines)
      if (covered.length + uncovered.length === 0) return []
      const sameAsHead = atHead === undefined || atHead.get(path)?.blob === after?.blob
      return [{ path, covered, uncovered, sameAsHead }]
    })
    .sort((a, b) => byCodeUnits(a.path, b.path))
}

/** Files of the head commit; none when the clone has the merge but not the head itself, so that no line is promised. */
async function headFiles({ repository, head }: Context): Promise<ReadonlyMap<string, { blob: string }>> {
  return (await repository.hasCommit(head)) ? repository.trackedFiles(head) : new Map()
}
