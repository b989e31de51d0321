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
      place: reportPlace(folderIn(file, trees), request?.root),
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
  const next = ambiguity.starts && settledBy(file, ambiguity.starts, request)
  return { state: 'ambiguous', detail: sentence(ambiguity, file), ...(next === undefined ? {} : { next }) }
}

function sentence({ reported, files: [one, other], starts }: Ambiguity, file: string): string {
  const path = shortened(reported)
  if (starts === undefined || sharesEnd(one, other)) return `"${path}" in "${file}" could be "${one}" or "${other}".`
  return `The paths in "${file}" do not start from one folder: "${path}" is "${one}", but another path is "${other}".`
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const sharesEnd = (one: string, other: string): boolean => nameOf(one) === nameOf(other)

/** The lines of the policy that would settle it. */
function settledBy(file: string, starts: readonly [string, string], request: ReportRequest | undefined): string {
  const [one, other] = starts.map(start => `\`root: ${quoted(rootFor(start, file, request?.paths ?? []))}\``)
  return `Say in the policy where the paths of this report start: ${one} or ${other}.`
}

/** As a pattern, where the report is one of several that a pattern matches. */
function rootFor(start: string, file: string, patterns: readonly string[]): string {
  if (start === '') return REPOSITORY_ROOT
  const depth = start.split('/').length
  const [pattern] = patterns.map(one => one.split('/')).filter(one => one.length === file.split('/').length)
  const folders = pattern?.slice(0, depth).join('/')
  return folders !== undefined && `${file}/`.startsWith(`${start}/`) ? folders : start
}

const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `"${text}"`)

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
  const named = all.slice(0, MAX_NAMED).map(({ report: { name, file }, path }) => {
    const map = likelyMap(path, paths)
    return { report: name, file, path: shortened(path), ...(map ? { map } : {}) }
  })
  return { unmapped: count, unmappedPaths: named }
}
