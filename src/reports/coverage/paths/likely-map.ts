import { DEPENDENCIES } from './elsewhere.ts'
import type { TrackedPaths } from './resolve.ts'
import { normalised, slashed } from './text.ts'

/** What a path of a report begins with, and what the tracked file begins with that it probably means. */
export interface LikelyMap {
  from: string
  to: string
}

/** Longer prefixes are no entry of a policy that anybody would want to read. */
const MAX_LENGTH = 200

/** What builds write: its files only look like ours. */
const BUILT = /(?:^|\/)(?:dist|build|out|target|coverage|generated|\.next|\.nuxt|node_modules)\//

/**
 * The entry of `path-map` by which a path is the one tracked file with the most of its end; undefined: there is none.
 * `hasOthers`: other relative paths of the report are found as they are, so that the empty prefix would move them, too.
 */
export function likelyMap(reported: string, paths: TrackedPaths, hasOthers: boolean): LikelyMap | undefined {
  const path = slashed(reported)
  if (DEPENDENCIES.test(path) || BUILT.test(path)) return undefined
  // The entry is compared with what the report says, so it must begin the same.
  if (path !== reported || normalised(path) !== path) return undefined
  const end = ends(path).find(one => paths.endingWith(one).length > 0)
  const [file, other] = end === undefined ? [] : paths.endingWith(end)
  if (end === undefined || file === undefined || other !== undefined) return undefined
  const [from, to] = [path.slice(0, -end.length), file.slice(0, -end.length)]
  if (from === '' && hasOthers) return undefined
  return from.length > MAX_LENGTH || to.length > MAX_LENGTH || from === to ? undefined : { from, to }
}

/** A path without its first folders, the longest first. */
function ends(path: string): string[] {
  const segments = path.split('/').filter(segment => segment !== '')
  return segments.map((_, at) => segments.slice(at).join('/'))
}
