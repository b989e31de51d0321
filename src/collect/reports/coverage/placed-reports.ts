import { isLiteral } from '../../../facts/glob.ts'
import type { Measurement, Report, ReportRequest } from '../../../facts/reports.ts'
import { isEmpty, type MappedReport, pathsOf } from '../../../reports/coverage/merge.ts'
import { likelyMap } from '../../../reports/coverage/paths/likely-map.ts'
import { REPOSITORY_ROOT, reportPlace } from '../../../reports/coverage/paths/place.ts'
import type { Resolved, TrackedPaths } from '../../../reports/coverage/paths/resolve.ts'
import { pathRewriter } from '../../../reports/coverage/paths/rewrite.ts'
import type { Ambiguity } from '../../../reports/coverage/paths/start-folder.ts'
import type { CoverageReport } from '../../../reports/coverage/report.ts'
import { folderIn } from '../measured-tree.ts'
import type { Piece, ReadRequest } from '../report.ts'

/** One file of a report, and which tracked files the paths in it mean. */
export interface PlacedReport extends MappedReport, Resolved {
  /** Name of the report in the policy. */
  name: string
  /** The file in the workspace or the artifact. */
  file: string
}

/** Resolves the paths of a report, file by file, from where each file lies. */
export function placedReports(
  { report: { name }, pieces, trees }: ReadRequest<CoverageReport>,
  request: ReportRequest | undefined,
  paths: TrackedPaths,
): PlacedReport[] {
  const rewrite = pathRewriter(request?.['path-map'])
  return pieces.map(({ path: file, content }: Piece<CoverageReport>) => {
    const resolved = paths.resolve({
      paths: pathsOf(content),
      isEmpty: path => isEmpty(content, path),
      sources: content.sources,
      relative: content.relative,
      place: reportPlace(folderIn(file, trees), nameOf(file), request?.root),
      rewrite,
    })
    return { name, file, report: content, ...resolved }
  })
}

/** What is wrong with a report with a path that may be two files; undefined: it has none. */
export function ambiguityOf(
  all: readonly PlacedReport[],
  request: ReportRequest | undefined,
): Pick<Report, 'state' | 'detail' | 'next'> | undefined {
  const found = all.find(({ ambiguity }) => ambiguity !== undefined)
  if (found?.ambiguity === undefined) return undefined
  const { ambiguity, file } = found
  return { state: 'ambiguous', detail: ambiguitySentence(ambiguity, file), next: settledBy(file, ambiguity, request) }
}

export function ambiguitySentence({ reported, files: [one, other], starts }: Ambiguity, file: string): string {
  const path = shortened(reported)
  if (starts === undefined || nameOf(one) === nameOf(other))
    return `"${path}" in "${file}" could be "${one}" or "${other}".`
  return `The paths in "${file}" do not start from one folder: "${path}" is "${one}", but another path is "${other}".`
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The lines of the policy that would settle it. */
function settledBy(file: string, { starts, prefix }: Ambiguity, request: ReportRequest | undefined): string {
  if (prefix !== undefined)
    return `Say in the policy what the paths of this report begin with: \`path-map: { ${JSON.stringify(prefix)}: "" }\` for the first.`
  if (starts === undefined)
    return 'Configure the coverage tool to write all paths from one folder, or name the folder of the right file in `root`.'
  const isOne = (request?.paths ?? []).length === 1 && isLiteral(request?.paths[0] ?? '*')
  const lines = starts.map(start => rootFor(start, file, isOne))
  if (lines.some(line => line === undefined))
    return `Give "${file}" an entry of its own under \`reports\`, with ${starts.map(start => root(start || REPOSITORY_ROOT)).join(' or ')}.`
  return `Say in the policy where the paths of this report start: ${lines.join(' or ')}.`
}

/** One folder is not the start of all reports that an entry means; a pattern of the folders around each may be. */
function rootFor(start: string, file: string, isOne: boolean): string | undefined {
  if (start === '') return root(REPOSITORY_ROOT)
  if (isOne) return root(start)
  const above = start.slice(0, start.lastIndexOf('/') + 1)
  return file.startsWith(`${start}/`) && above !== '' ? root(`${above}*`) : undefined
}

const root = (folder: string): string => `\`root: ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}\``

/** More names than this help nobody; the count is of all. */
const MAX_NAMED = 20
const MAX_LENGTH = 300

/** Cut between characters: half of one is no text. */
const shortened = (path: string): string =>
  path.length <= MAX_LENGTH ? path : `${path.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`

/** Paths of reports that are no tracked file: how many, and the first of them. */
export function unmappedPaths(
  reports: readonly PlacedReport[],
  unmapped: readonly (readonly string[])[],
  paths: TrackedPaths,
): Pick<Measurement, 'unmapped' | 'unmappedPaths'> {
  const all = reports.flatMap((report, at) => (unmapped[at] ?? []).map(path => ({ report, path })))
  const count = new Set(all.map(({ path }) => path)).size
  if (count === 0) return { unmapped: count }
  const once = [...new Map(all.map(one => [one.path, one])).values()].slice(0, MAX_NAMED)
  const named = once.map(({ report, path }) => {
    // An entry of `path-map` is for all files of a report, which may each begin elsewhere.
    const isOnly = reports.filter(({ name }) => name === report.name).length === 1
    const map = isOnly ? likelyMap(path, paths, report.meant.size > 0) : undefined
    return { report: report.name, file: report.file, path: shortened(path), ...(map ? { map } : {}) }
  })
  return { unmapped: count, unmappedPaths: named }
}
