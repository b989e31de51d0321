/** The tracked file that a path in a report means. */
export interface Meant {
  path: string
  /** Whether the report names the very file, and not a file in another place with the same end. */
  exact: boolean
}

/** Finds the tracked file that a path in a report means, or nothing. The path is compared, never opened. */
export type PathMap = (reported: string) => Meant | undefined

/**
 * A relative path, and one under a folder of the workspace, is a tracked path as it stands or nothing: what else lies
 * there is a dependency or a build's output, whose `src/index.js` is not ours. Only an absolute path elsewhere, as of a
 * container, may mean the one tracked path that it ends with. One segment is never enough for that.
 */
export function pathMap(tracked: ReadonlySet<string>, workspaces: readonly string[]): PathMap {
  const roots = workspaces.map(folder => `${slashed(folder).replace(/\/+$/, '')}/`)
  let ends: Map<string, string[]> | undefined
  return reported => {
    const path = normalised(reported)
    if (path === undefined) return undefined
    const inside = isAbsolute(path) ? roots.flatMap(root => below(root, path)) : [path]
    if (inside.length > 0)
      return meant(
        inside.find(candidate => tracked.has(candidate)),
        true,
      )
    ends ??= byLastTwo(tracked)
    return meant(uniqueEnd(path, ends), false)
  }
}

/** Puts something else where paths of a report begin; of several beginnings the longest counts. */
export function pathRewriter(map: Readonly<Record<string, string>> | undefined): (reported: string) => string {
  const pairs = Object.entries(map ?? {}).sort(([a], [b]) => b.length - a.length)
  return reported => {
    const found = pairs.find(([from]) => reported.startsWith(from))
    return found ? found[1] + reported.slice(found[0].length) : reported
  }
}

/** A Go module by its name, and the folder that it is in; empty: the root of the repository. */
export interface Module {
  name: string
  folder: string
}

/** What a report says of its own paths. */
export interface Reported {
  sources: readonly string[]
  relative?: 'packages' | 'modules'
}

/** Finds which tracked files the paths of reports mean, each by what its report says of its paths. */
export class TrackedPaths {
  private readonly tracked: ReadonlySet<string>
  private readonly find: PathMap
  private readonly modules: readonly Module[]
  private ends: Map<string, string[]> | undefined

  constructor(tracked: ReadonlySet<string>, workspaces: readonly string[], modules: readonly Module[] = []) {
    this.tracked = tracked
    this.find = pathMap(tracked, workspaces)
    this.modules = [...modules].sort((a, b) => b.name.length - a.name.length)
  }

  meant({ sources, relative }: Reported, reported: string): Meant | undefined {
    const path = normalised(reported)
    // One that leaves where it starts would end up somewhere else under each folder.
    if (path === undefined || isAbsolute(path)) return this.find(reported)
    if (sources.length > 0) return this.underOne(sources, reported)
    const found = this.find(reported)
    if (found || relative === undefined) return found
    return relative === 'modules' ? this.inModule(path) : meant(this.inPackage(path), false)
  }

  /**
   * Under a folder first, since that is what the report says; where two lead to different files, it is unknown which.
   */
  private underOne(sources: readonly string[], reported: string): Meant | undefined {
    const under = sources.flatMap(source => this.find(`${slashed(source).replace(/\/+$/, '')}/${reported}`) ?? [])
    const exact = under.filter(one => one.exact)
    const found = exact.length > 0 ? exact : under
    if (new Set(found.map(one => one.path)).size > 1) return undefined
    return found[0] ?? this.find(reported)
  }

  /** The one file of that package; a name alone, without a package, is never enough. */
  private inPackage(path: string): string | undefined {
    this.ends ??= byLastTwo(this.tracked)
    const same = (this.ends.get(lastTwoOf(path) ?? '') ?? []).filter(one => one.endsWith(`/${path}`))
    return same.length === 1 ? same[0] : undefined
  }

  private inModule(path: string): Meant | undefined {
    const module = this.modules.find(({ name }) => path.startsWith(`${name}/`))
    if (!module) return undefined
    const rest = path.slice(module.name.length + 1)
    const inside = module.folder === '' ? rest : `${module.folder}/${rest}`
    return this.tracked.has(inside) ? { path: inside, exact: true } : undefined
  }
}

function meant(path: string | undefined, exact: boolean): Meant | undefined {
  return path === undefined ? undefined : { path, exact }
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || DRIVE.test(path)
}

function below(root: string, path: string): string[] {
  return path.startsWith(root) ? [path.slice(root.length)] : []
}

const DRIVE = /^[A-Za-z]:(?:\/|$)/

/** Tools disagree on how to write the letter of a drive. */
function slashed(path: string): string {
  const rewritten = path.replaceAll('\\', '/')
  return DRIVE.test(rewritten) ? rewritten.charAt(0).toUpperCase() + rewritten.slice(1) : rewritten
}

/** Slashes turned, `file://`, `./` and inner `..` removed; undefined for a path that leaves where it starts. */
function normalised(reported: string): string | undefined {
  const path = slashed(withoutScheme(reported))
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (leaves(segments.pop())) return undefined
  }
  return (path.startsWith('/') ? '/' : '') + segments.join('/')
}

function leaves(segment: string | undefined): boolean {
  return segment === undefined || DRIVE.test(segment)
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

/** As `lastTwo`, also of a path that has no more than two. */
function lastTwoOf(path: string): string | undefined {
  return path.includes('/') ? path.split('/').slice(-2).join('/') : undefined
}

function uniqueEnd(path: string, ends: ReadonlyMap<string, readonly string[]>): string | undefined {
  const found = (ends.get(lastTwo(path) ?? '') ?? []).filter(tracked => path.endsWith(`/${tracked}`))
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  // A dependency in a container is no more ours than one in the workspace.
  return path.slice(0, -only.length).includes('/node_modules/') ? undefined : only
}
