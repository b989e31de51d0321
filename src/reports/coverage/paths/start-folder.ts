import { isCalledAfter, type ReportPlace } from './place.ts'
import { normalised, under } from './text.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** A relative path of a report. */
export interface Relative {
  reported: string
  /** What it may be written as: by itself, or below the folders of sources that the report names. */
  forms: readonly string[]
  /** Nothing is measured of it, so that it settles nothing. */
  isEmpty: boolean
}

/** A path that may be two files. */
export interface Ambiguity {
  reported: string
  files: readonly [string, string]
  /** Where the paths of the report start, if it is one or the other file. Left out: that is not what settles it. */
  starts?: readonly [string, string]
  /** What stands before the first file in a path of another machine. Left out: it is of none. */
  prefix?: string
}

/** Files by the paths that mean them, and paths that may mean two. */
export interface Found {
  files: ReadonlyMap<string, string>
  conflicts: readonly Ambiguity[]
}

const NOTHING: Found = { files: new Map(), conflicts: [] }

/**
 * A tool writes all relative paths of a report from one folder, mostly the one of the package that it ran in. That is
 * the nearest folder from which every path is found that can be found. Where another folder could be it, a file that is
 * not tested could be taken for one that is, so the report is ambiguous.
 */
export function filesFromOneFolder(entries: readonly Relative[], place: ReportPlace, tracked: TrackedFiles): Found {
  const telling = entries.filter(({ isEmpty }) => !isEmpty)
  const ofTelling = readingsOf(telling, place, tracked)
  // Of what is measured nothing is a file, so it settles nothing.
  const deciding = ofTelling.length > 0 ? telling : entries
  const [nearest, ...others] = ofTelling.length > 0 ? ofTelling : readingsOf(entries, place, tracked)
  if (nearest === undefined) return NOTHING
  const rival = others.find(other => !isWithin(other, nearest) || other.files.size >= nearest.files.size)
  if (rival) return { ...NOTHING, conflicts: [ambiguous(nearest, rival)] }
  const better = place.isSettled ? undefined : elsewhereInTheRepository(nearest, deciding, place, tracked)
  return better ? { ...NOTHING, conflicts: [ambiguous(nearest, better)] } : reading(nearest.start, entries, tracked)
}

function readingsOf(entries: readonly Relative[], place: ReportPlace, tracked: TrackedFiles): Reading[] {
  const all = place.starts
    ? place.starts.map(start => reading(start, entries, tracked))
    : likeliest(entries, place, tracked)
  return all.filter(({ files }) => files.size > 0)
}

/** What the paths mean if they start from a folder. */
interface Reading extends Found {
  start: string
}

function reading(start: string, entries: readonly Relative[], tracked: TrackedFiles): Reading {
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  for (const { reported, forms } of entries) {
    const [file, another] = new Set(
      forms.flatMap(form => normalised(under(start, form)) ?? []).filter(path => tracked.has(path)),
    )
    if (file !== undefined && another !== undefined) conflicts.push({ reported, files: [file, another] })
    if (file !== undefined) files.set(reported, file)
  }
  return { start, files, conflicts }
}

/** Whether one finds no path that the other does not find. */
const isWithin = (one: Reading, other: Reading): boolean => [...one.files.keys()].every(path => other.files.has(path))

/**
 * Of all folders of the repository the one that most of the paths can be found from, or the two that tie. What cannot be
 * found from there, such as generated code, may well have the name of some file elsewhere.
 */
function likeliest(entries: readonly Relative[], place: ReportPlace, tracked: TrackedFiles): Reading[] {
  const counts = new Map<string, number>()
  for (const { forms } of entries)
    for (const start of new Set(forms.flatMap(form => startsOf(form, tracked))))
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

/** More paths than this are not looked at one by one. */
const MAX_LOOKED_AT = 50

/**
 * A folder beside the report from which as many paths are found, and which the report is called after, as
 * `coverage/api/lcov.info` is after `packages/api`; or from which more are found. Undefined: none.
 */
function elsewhereInTheRepository(
  found: Reading,
  entries: readonly Relative[],
  place: ReportPlace,
  tracked: TrackedFiles,
): Reading | undefined {
  const isOther = (start: string) => start !== found.start && !place.starts?.includes(start)
  const [first] = entries.filter(({ reported }) => found.files.has(reported))
  const called = (first?.forms ?? [])
    .flatMap(form => startsOf(form, tracked))
    .filter(start => isOther(start) && isCalledAfter(place, start))
  const open = entries.filter(({ reported }) => !found.files.has(reported)).slice(0, MAX_LOOKED_AT)
  const more = open.flatMap(({ forms }) => forms.flatMap(form => startsOf(form, tracked))).filter(isOther)
  return [...new Set([...called, ...more])]
    .slice(0, MAX_LOOKED_AT)
    .map(start => reading(start, entries, tracked))
    .find(other => isWithin(found, other))
}

function ambiguous(one: Reading, other: Reading): Ambiguity {
  const shared = [...one.files.keys()].filter(path => other.files.has(path)).sort()
  const reported = shared[0] ?? [...one.files.keys()].sort()[0] ?? ''
  const elsewhere = shared[0] ?? [...other.files.keys()].sort()[0] ?? ''
  return {
    reported,
    files: [one.files.get(reported) ?? '', other.files.get(elsewhere) ?? ''],
    starts: [one.start, other.start],
  }
}
