import type { ReportPlace } from './place.ts'
import { normalised, under } from './text.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** A relative path of a report. */
export interface Relative {
  reported: string
  /** What it may be written as. What an earlier one is found as counts. */
  forms: readonly string[]
  /** As `forms`, and before them: below the folders of sources, where only one may be a file. */
  below: readonly string[]
}

/** A path that may be two files. */
export interface Ambiguity {
  reported: string
  files: readonly [string, string]
  /** Where the paths of the report start, if it is one or the other file. Left out: that is not what settles it. */
  starts?: readonly [string, string]
}

/** Files by the paths that mean them, and paths that may mean two. */
export interface Found {
  files: ReadonlyMap<string, string>
  conflicts: readonly Ambiguity[]
}

const NOTHING: Found = { files: new Map(), conflicts: [] }

/**
 * A tool writes all relative paths of a report from one folder, mostly the one of the package that it ran in. That is
 * the folder from which every path that can be found is found. Where two folders are that, a file that is not tested
 * could be taken for one that is, so the report is ambiguous.
 */
export function filesFromOneFolder(entries: readonly Relative[], place: ReportPlace, tracked: TrackedFiles): Found {
  const readings = place.starts
    ? place.starts.map(start => reading(start, entries, tracked))
    : likeliestReadings(entries, place, tracked)
  const known = new Set(readings.flatMap(({ files }) => [...files.keys()]))
  if (known.size === 0) return NOTHING
  const [only, other] = readings.filter(({ files }) => files.size === known.size)
  if (only === undefined) return { ...NOTHING, conflicts: [mixed(readings, known)] }
  const rival = other ?? sideways(only, entries, place, tracked)
  return rival ? { ...only, conflicts: [ambiguous(only, rival, known)] } : only
}

/** What the paths mean if they start from a folder. */
interface Reading extends Found {
  start: string
}

function reading(start: string, entries: readonly Relative[], tracked: TrackedFiles): Reading {
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  const filesAs = (forms: readonly string[]) =>
    new Set(forms.flatMap(form => normalised(under(start, form)) ?? []).filter(path => tracked.has(path)))
  for (const { reported, forms, below } of entries) {
    const [inSource, another] = filesAs(below)
    if (inSource !== undefined && another !== undefined) conflicts.push({ reported, files: [inSource, another] })
    const [file] = inSource === undefined ? filesAs(forms) : [inSource]
    if (file !== undefined) files.set(reported, file)
  }
  return { start, files, conflicts }
}

/**
 * Of all folders of the repository the one that most of the paths can be found from, or the two that tie. What cannot be
 * found from there, such as generated code, may well have the name of some file elsewhere.
 */
function likeliestReadings(entries: readonly Relative[], place: ReportPlace, tracked: TrackedFiles): Reading[] {
  const counts = new Map<string, number>()
  for (const { forms, below } of entries)
    for (const start of new Set([...below, ...forms].flatMap(form => startsOf(form, tracked))))
      counts.set(start, (counts.get(start) ?? 0) + 1)
  const allowed = [...counts.keys()].filter(place.mayStart)
  const most = allowed.reduce((max, start) => Math.max(max, counts.get(start) ?? 0), 0)
  return allowed
    .filter(start => counts.get(start) === most)
    .sort()
    .slice(0, 2)
    .map(start => reading(start, entries, tracked))
}

/** Folders from which a form of a path is a file. */
function startsOf(form: string, tracked: TrackedFiles): string[] {
  const path = normalised(form)
  return path === undefined ? [] : tracked.endingWith(path).map(file => file.slice(0, -path.length).replace(/\/$/, ''))
}

/** No folder is the one that all paths start from. */
function mixed(readings: readonly Reading[], known: ReadonlySet<string>): Ambiguity {
  const [nearest, ...others] = readings.filter(({ files }) => files.size > 0)
  const paths = [...known].sort()
  const elsewhere = paths.find(path => !nearest?.files.has(path)) ?? ''
  const other = others.find(({ files }) => files.has(elsewhere))
  const here = paths.find(path => nearest?.files.has(path) && !other?.files.has(path)) ?? elsewhere
  return {
    reported: here,
    files: [nearest?.files.get(here) ?? '', other?.files.get(elsewhere) ?? ''],
    starts: [nearest?.start ?? '', other?.start ?? ''],
  }
}

function ambiguous(one: Reading, other: Reading, known: ReadonlySet<string>): Ambiguity {
  const [reported = ''] = [...known].sort()
  return {
    reported,
    files: [one.files.get(reported) ?? '', other.files.get(reported) ?? ''],
    starts: [one.start, other.start],
  }
}

/**
 * A package beside, which the report is named after: of `coverage/api/lcov.info` the paths may start from `packages/api`
 * as well as from the root.
 */
function sideways(
  { start, files }: Reading,
  entries: readonly Relative[],
  { folder, starts }: ReportPlace,
  tracked: TrackedFiles,
): Reading | undefined {
  if (folder === undefined || starts?.length === 1) return undefined
  const names = new Set(folder.slice(start.length).split('/'))
  const first = entries.find(({ reported }) => files.has(reported))
  return [...(first?.below ?? []), ...(first?.forms ?? [])]
    .flatMap(form => startsOf(form, tracked))
    .filter(one => !starts?.includes(one) && names.has(one.slice(one.lastIndexOf('/') + 1)))
    .map(one => reading(one, entries, tracked))
    .find(other => other.files.size >= files.size)
}
