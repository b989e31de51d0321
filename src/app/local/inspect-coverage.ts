import { basename, join, relative, sep } from 'node:path'
import { goModules } from '../../collect/reports/coverage/go-modules.ts'
import { ambiguitySentence } from '../../collect/reports/coverage/placed-reports.ts'
import { GitError } from '../../git/errors.ts'
import { byCodeUnits } from '../../git/names.ts'
import { openRepository, type Repository } from '../../git/repository.ts'
import { anomalies } from '../../reports/anomalies.ts'
import { fileCounts } from '../../reports/coverage/file-counts.ts'
import { NO_LINES, within } from '../../reports/coverage/lines.ts'
import { isEmpty, type MappedReport, type MergedCoverage, mergeReports, pathsOf } from '../../reports/coverage/merge.ts'
import { type ReportPlace, reportPlace, rootProblem } from '../../reports/coverage/paths/place.ts'
import { type Meant, type ReportedPaths, type Resolved, TrackedPaths } from '../../reports/coverage/paths/resolve.ts'
import { isAbsolute, slashed } from '../../reports/coverage/paths/text.ts'
import type { CoverageReport } from '../../reports/coverage/report.ts'
import { coverageFormats } from '../../reports/formats.ts'
import { cloneAround } from './clone-around.ts'
import { type ReadFile, readReports } from './read-reports.ts'

export interface Share {
  covered: number
  total: number
}

/** What reports say together: counted from their details, never from their own totals. */
export interface InspectedCoverage {
  files: number
  lines: Share
  branches: Share
  functions: Share
  /** As Go and Istanbul count. */
  statements: Share
  /** Of the lines that a diff wrote; `null`: no diff was requested. */
  patch: (Share & { unmeasuredFiles: string[]; unmapped: Unmapped[] }) | null
  findings: { code: string; count: number }[]
}

/** A path in a report that is no file of the repository, so that what is measured of it counts for no written line. */
export interface Unmapped {
  path: string
  /** The report. */
  file: string
}

interface InspectRequest {
  folder: string
  files: readonly string[]
  /** `A..B`, as git names them. */
  diff: string | undefined
  /** The folder that relative paths start from; undefined: detected. */
  root: string | undefined
  /** The search path for programs. */
  path: string
}

type Unusable = { problem: string }

export async function inspectCoverage(request: InspectRequest): Promise<InspectedCoverage | Unusable> {
  const wrong = request.root === undefined ? undefined : rootProblem(request.root)
  if (wrong !== undefined) return { problem: `--root ${request.root} ${wrong}.` }
  const read = await readReports(request.folder, request.files, coverageFormats)
  if ('problem' in read) return read
  try {
    const place = await placeOf(request)
    if ('problem' in place) return place
    const mapped = mappedReports(read.files, place, request.root)
    if ('problem' in mapped) return mapped
    const all = mergeReports(mapped)
    const counts = counted(all)
    if (counts.lines.total === 0) return { problem: `No line was measured in ${request.files.join(', ')}.` }
    const { clone, ends } = place
    const patch = clone && ends ? { ...(await patchOf(clone, ends, all)), unmapped: unmappedOf(mapped, all) } : null
    return { ...counts, patch, findings: anomalies(read.files.map(({ content }) => content)) }
  } catch (error) {
    if (error instanceof GitError) return { problem: `${error.detail} ${error.next}` }
    throw error
  }
}

/** The clone that it is asked in, if there is one, and how paths in reports are its files. */
interface InClone {
  clone?: Repository
  ends?: Ends
  paths?: TrackedPaths
}

async function placeOf(request: InspectRequest): Promise<InClone | Unusable> {
  const clone = await openClone(request)
  if (!clone)
    return request.diff === undefined
      ? {}
      : { problem: 'There is no git repository here, so --diff cannot be resolved.' }
  const ends = request.diff === undefined ? undefined : await endsOf(clone, request.diff)
  if (ends === null)
    return { problem: `--diff ${request.diff} does not name two commits of this repository. Example: main..HEAD.` }
  const at = ends?.to ?? (await clone.headCommit())
  if (at === undefined) return { clone }
  const tracked = await clone.trackedFiles(at)
  const modules = await goModules(clone, tracked)
  const paths = new TrackedPaths(new Set(tracked.keys()), [clone.folder, request.folder], modules)
  return { clone, paths, ...(ends ? { ends } : {}) }
}

async function openClone({ folder, path }: InspectRequest): Promise<Repository | undefined> {
  const top = cloneAround(folder)
  return top === undefined ? undefined : openRepository({ folder: top, path })
}

interface Ends {
  from: string
  to: string
}

async function endsOf(clone: Repository, diff: string): Promise<Ends | null> {
  const [, first, last] = /^([^.](?:(?!\.\.).)*)\.\.\.?([^.].*)$/.exec(diff) ?? []
  const [from, to] = await Promise.all([first, last].map(name => (name ? clone.resolve(name) : undefined)))
  return from && to ? { from, to } : null
}

type Merged = Pick<MergedCoverage, 'lines' | 'details' | 'totals'>

/** Every file under the name of the tracked file that is meant, or else the one in the report, below its own folder. */
function mappedReports(
  reads: readonly ReadFile<CoverageReport>[],
  { clone, paths }: InClone,
  root: string | undefined,
): InspectedReport[] | Unusable {
  const mapped: InspectedReport[] = []
  for (const { content: report, file, folder } of reads) {
    const place = reportPlace(clone && insideOf(clone.folder, folder), basename(file), root)
    const { meant, ambiguity } = paths?.resolve(reportedPaths(report, place)) ?? NO_CLONE
    if (ambiguity)
      return { problem: `${ambiguitySentence(ambiguity, file)} Name the folder that its paths start from with --root.` }
    const own = (path: string): Meant => ({ path: isAbsolute(slashed(path)) ? path : join(folder, path), exact: true })
    const all = pathsOf(report)
    mapped.push({
      file,
      report,
      meant: new Map(all.map(path => [path, meant.get(path) ?? own(path)])),
      elsewhere: all.filter(path => !meant.has(path) && !isEmpty(report, path)),
    })
  }
  return mapped
}

interface InspectedReport extends MappedReport {
  file: string
  /** Measured paths that are no file of the repository. */
  elsewhere: readonly string[]
}

function unmappedOf(reports: readonly InspectedReport[], { unmapped }: MergedCoverage): Unmapped[] {
  return reports.flatMap(({ file, elsewhere }, at) =>
    [...new Set([...elsewhere, ...(unmapped[at] ?? [])])].sort(byCodeUnits).map(path => ({ path, file })),
  )
}

const NO_CLONE: Resolved = { meant: new Map() }

const reportedPaths = (report: CoverageReport, place: ReportPlace): ReportedPaths => ({
  paths: pathsOf(report),
  isEmpty: path => isEmpty(report, path),
  sources: report.sources,
  relative: report.relative,
  place,
  rewrite: () => undefined,
})

/** A folder as git names it; undefined outside of the clone, from where nothing is known. */
function insideOf(top: string, folder: string): string | undefined {
  const inside = relative(top, folder).replaceAll(sep, '/')
  return inside === '..' || inside.startsWith('../') || isAbsolute(slashed(inside)) ? undefined : inside
}

function counted({
  lines,
  details,
  totals,
}: Merged): Pick<InspectedCoverage, 'files' | 'lines' | 'branches' | 'functions' | 'statements'> {
  const names = [...new Set([...lines.keys(), ...totals.keys()])]
  const all = names.map(name => fileCounts(lines.get(name), details.get(name), totals.get(name)))
  const sum = (metric: 'lines' | 'branches' | 'functions' | 'statements'): Share =>
    all.reduce(
      (share, of) => ({ covered: share.covered + of[metric].covered, total: share.total + of[metric].total }),
      { covered: 0, total: 0 },
    )
  return {
    files: names.length,
    lines: sum('lines'),
    branches: sum('branches'),
    functions: sum('functions'),
    statements: sum('statements'),
  }
}

/** The lines that the diff wrote, as far as they are measured. */
async function patchOf(
  clone: Repository,
  { from, to }: Ends,
  { lines }: Merged,
): Promise<Share & { unmeasuredFiles: string[] }> {
  const base = await clone.mergeBase(from, to)
  const written = (await clone.diff(base, to)).filter(({ addedLines }) => addedLines.length > 0)
  const patch = { covered: 0, total: 0, unmeasuredFiles: [] as string[] }
  for (const { path, addedLines } of written) {
    const measured = lines.get(path)
    if (!measured) patch.unmeasuredFiles.push(path)
    const { covered, uncovered } = within(measured ?? NO_LINES, addedLines)
    const [hit, missed] = [covered, uncovered].map(ranges => ranges.reduce((sum, [a, b]) => sum + b - a + 1, 0))
    patch.covered += hit ?? 0
    patch.total += (hit ?? 0) + (missed ?? 0)
  }
  patch.unmeasuredFiles.sort(byCodeUnits)
  return patch
}
