import type { ReportPlace } from './place.ts'
import type { Ambiguity, Found } from './start-folder.ts'
import { under } from './text.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** An absolute path of a report that is not in the workspace, such as one of a container. */
export interface Elsewhere {
  reported: string
  /** More than one where the report names several folders of sources. */
  absolute: readonly string[]
  /** Nothing is measured of it, so that it settles nothing. */
  isEmpty: boolean
}

/** Where package managers keep what they install: no file there is ours. */
export const DEPENDENCIES =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.cargo|\.rustup|\.pub-cache|\.m2|\.gradle|\.nuget|gems|third_party|_deps|bower_components)\/|(?:^|\/)(?:go\/pkg\/mod|vendor\/bundle)\/|^\/rustc\//

/** A tracked file that a path ends with: what stands before that end there, and which folder stands for it here. */
interface Reading {
  key: string
  prefix: string
  start: string
  file: string
}

/**
 * The files that paths of another machine mean. There the repository, or the package that was tested, lies in one
 * folder, so all paths begin alike: with what most of them need to be files. A path that begins otherwise is a
 * dependency, or something else that only ends like a file of ours.
 */
export function filesElsewhere(entries: readonly Elsewhere[], place: ReportPlace, tracked: TrackedFiles): Found {
  const all = entries.map(({ reported, absolute, isEmpty }) => ({
    reported,
    isEmpty,
    readings: absolute.flatMap(path => readingsOf(path, place, tracked)),
  }))
  const telling = all.filter(({ isEmpty }) => !isEmpty)
  const [best, rival] = mostCommon((telling.length > 0 ? telling : all).map(({ readings }) => readings))
  if (best === undefined) return { files: new Map(), conflicts: [] }
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  for (const { reported, readings } of all) {
    const [file, other] = [best, rival].map(one => readings.find(({ key }) => key === one?.key)?.file)
    if (file === undefined) continue
    if (other !== undefined && other !== file) conflicts.push(conflict(reported, file, other, [best, rival]))
    files.set(reported, file)
  }
  return { files, conflicts }
}

function readingsOf(path: string, { starts }: ReportPlace, tracked: TrackedFiles): Reading[] {
  return tracked.endsOf(path).flatMap(end => {
    const prefix = path.slice(0, -end.length)
    if (DEPENDENCIES.test(prefix)) return []
    return [...new Set([...(starts ?? []), ...(starts === undefined ? [''] : [])])].flatMap(start => {
      const file = under(start, end)
      return tracked.has(file) ? [{ key: JSON.stringify([prefix, start]), prefix, start, file }] : []
    })
  })
}

/** The reading that makes files of most paths, and another one that makes files of as many. */
function mostCommon(all: readonly (readonly Reading[])[]): Reading[] {
  const counts = new Map<string, { reading: Reading; count: number }>()
  for (const readings of all)
    for (const reading of new Map(readings.map(one => [one.key, one])).values()) {
      const known = counts.get(reading.key)
      counts.set(reading.key, { reading, count: (known?.count ?? 0) + 1 })
    }
  const most = [...counts.values()].reduce((max, { count }) => Math.max(max, count), 0)
  return [...counts.values()].filter(({ count }) => count === most).map(({ reading }) => reading)
}

function conflict(
  reported: string,
  file: string,
  other: string,
  [best, rival]: readonly (Reading | undefined)[],
): Ambiguity {
  const isByStart = best && rival && best.start !== rival.start
  return {
    reported,
    files: [file, other],
    ...(isByStart ? { starts: [best.start, rival.start] as const } : { prefix: best?.prefix ?? '' }),
  }
}
