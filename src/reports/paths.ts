/** Finds the tracked file that a path in a report means, or nothing. The path is compared, never opened. */
export type PathMap = (reported: string) => string | undefined

/**
 * A path is, in this order: a tracked path as it stands; one under a folder of the workspace; the one tracked path with
 * which it shares its end, when one of the two is the whole end of the other and has at least two segments. One segment
 * is never enough: every package has its `index.ts`.
 */
export function pathMap(tracked: ReadonlySet<string>, workspaces: readonly string[]): PathMap {
  const roots = workspaces.map(folder => `${slashed(folder).replace(/\/+$/, '')}/`)
  let ends: Map<string, string[]> | undefined
  return reported => {
    const path = normalised(reported)
    if (path === undefined) return undefined
    if (tracked.has(path)) return path
    const root = roots.find(folder => path.startsWith(folder))
    const inside = root === undefined ? path : path.slice(root.length)
    if (tracked.has(inside)) return inside
    ends ??= byLastTwo(tracked)
    return uniqueEnd(inside, ends)
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

/** Slashes turned, `file://`, `./` and inner `..` taken away; undefined for a path that leaves where it starts. */
function normalised(reported: string): string | undefined {
  const path = slashed(withoutScheme(reported))
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return (path.startsWith('/') ? '/' : '') + segments.join('/')
}

function withoutScheme(reported: string): string {
  if (!reported.startsWith('file://')) return reported
  const path = reported.slice('file://'.length).replace(/^\/(?=[A-Za-z]:)/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function byLastTwo(tracked: ReadonlySet<string>): Map<string, string[]> {
  const ends = new Map<string, string[]>()
  for (const path of tracked) {
    const end = lastTwo(path)
    if (end === undefined) continue
    const same = ends.get(end)
    if (same === undefined) ends.set(end, [path])
    else same.push(path)
  }
  return ends
}

function lastTwo(path: string): string | undefined {
  const last = path.lastIndexOf('/')
  if (last <= 0) return undefined
  return path.slice(path.lastIndexOf('/', last - 1) + 1)
}

function uniqueEnd(path: string, ends: ReadonlyMap<string, readonly string[]>): string | undefined {
  const found = (ends.get(lastTwo(path) ?? '') ?? []).filter(
    tracked => path.endsWith(`/${tracked}`) || tracked.endsWith(path.startsWith('/') ? path : `/${path}`),
  )
  return found.length === 1 ? found[0] : undefined
}
