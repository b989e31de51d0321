import { goModules } from '../../collect/reports/go-modules.ts'
import { GitError } from '../../git/errors.ts'
import { byCodeUnits } from '../../git/names.ts'
import { openRepository, type Repository } from '../../git/repository.ts'
import { anomalies } from '../../reports/anomalies.ts'
import { fileCounts } from '../../reports/coverage/file-counts.ts'
import { NO_LINES, within } from '../../reports/coverage/lines.ts'
import { type MergedCoverage, mergeReports } from '../../reports/coverage/merge.ts'
import { TrackedPaths } from '../../reports/coverage/paths.ts'
import type { CoverageReport } from '../../reports/coverage/report.ts'
import { coverageFormats } from '../../reports/formats.ts'
import { cloneAround } from './clone-around.ts'
import { readReports } from './read-reports.ts'

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
  patch: (Share & { unmeasuredFiles: string[] }) | null
  findings: { code: string; count: number }[]
}

interface InspectRequest {
  folder: string
  files: readonly string[]
  /** `A..B`, as git names them. */
  diff: string | undefined
  /** The search path for programs. */
  path: string
}

type Unusable = { problem: string }

export async function inspectCoverage(request: InspectRequest): Promise<InspectedCoverage | Unusable> {
  const read = await readReports(request.folder, request.files, coverageFormats)
  if ('problem' in read) return read
  try {
    const place = await placeOf(request)
    if ('problem' in place) return place
    const all = mergedFiles(read.contents, place.paths)
    const counts = counted(all)
    if (counts.lines.total === 0) return { problem: `No line was measured in ${request.files.join(', ')}.` }
    const { clone, ends } = place
    const patch = clone && ends ? await patchOf(clone, ends, all) : null
    return { ...counts, patch, findings: anomalies(read.contents) }
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

/** Every file once, under the name of the tracked file that is meant, or else the one in the report. */
function mergedFiles(reports: readonly CoverageReport[], paths: TrackedPaths | undefined): Merged {
  return mergeReports(
    reports.map(report => ({
      report,
      meant: reported => ({ path: paths?.meant(report, reported)?.path ?? reported, exact: true }),
    })),
  )
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
async function patchOf(clone: Repository, { from, to }: Ends, { lines }: Merged): Promise<InspectedCoverage['patch']> {
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
