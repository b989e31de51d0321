import type { Ambiguity, Found } from './start-folder.ts'
import { folderOf } from './text.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** A Go module by its name, and the folder that it is in; empty: the root of the repository. */
export interface Module {
  name: string
  folder: string
}

interface Qualified {
  reported: string
  /** As a language names it that has packages or modules. */
  qualified: string
}

/** The files that paths mean which begin with the name of a Go module, or are tracked as they stand. */
export function filesInModules(paths: readonly Qualified[], modules: readonly Module[], tracked: TrackedFiles): Found {
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  for (const { reported, qualified } of paths) {
    const [file, other] = new Set(filesInModule(qualified, modules, tracked))
    if (file === undefined) continue
    // Two folders with one module, such as one that tests use.
    if (other === undefined) files.set(reported, file)
    else conflicts.push({ reported, files: [file, other] })
  }
  return { files, conflicts }
}

/** In the modules with the longest name that the path begins with. */
function filesInModule(path: string, modules: readonly Module[], tracked: TrackedFiles): string[] {
  const longest = modules.find(({ name }) => path.startsWith(`${name}/`))
  if (longest === undefined) return tracked.has(path) ? [path] : []
  const rest = path.slice(longest.name.length + 1)
  return modules
    .filter(({ name }) => name === longest.name)
    .map(({ folder }) => (folder === '' ? rest : `${folder}/${rest}`))
    .filter(file => tracked.has(file))
}

/**
 * The files of packages, as Java names them. Where several modules have one of that name, the one in the module of the
 * report is meant. `starts`: folders around the report, nearest first; undefined: where it lies is unknown.
 */
export function filesInPackages(
  paths: readonly string[],
  starts: readonly string[] | undefined,
  tracked: TrackedFiles,
): Found {
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  const omit = omittedPackage(paths, tracked)
  for (const path of paths) {
    const [file, other] = nearest(namedIn(path, omit, tracked), path, starts)
    if (file === undefined) continue
    if (other === undefined) files.set(path, file)
    else conflicts.push({ reported: path, files: [file, other] })
  }
  return { files, conflicts }
}

function namedIn(path: string, omit: string | undefined, tracked: TrackedFiles): readonly string[] {
  const whole = path.includes('/') || tracked.has(path) ? tracked.endingWith(path) : []
  const usable = path.includes('/') ? whole : whole.filter(file => file === path)
  if (usable.length > 0 || omit === undefined || !path.startsWith(omit)) return usable
  return inSourceFolders(path.slice(omit.length), tracked)
}

/** Languages whose folders need not repeat the package that all of the code is in. */
const OMITS_PACKAGE = /\.(?:kts?|scala|groovy)$/
const SOURCE_FOLDER = /(?:^|\/)(?:kotlin|java|scala|groovy|src)$/

/**
 * The package that folders leave out, with a slash at its end: one for the whole report, which at least half of its
 * paths begin with. Undefined: none, or more than one, and then nobody knows which class a file of that name is.
 */
function omittedPackage(paths: readonly string[], tracked: TrackedFiles): string | undefined {
  const omitted = new Set<string>()
  for (const path of paths) {
    if (!OMITS_PACKAGE.test(path) || tracked.endingWith(path).length > 0) continue
    const found = omittedIn(path, tracked)
    if (found !== undefined) omitted.add(found)
  }
  const [only, another] = omitted
  if (only === undefined || another !== undefined) return undefined
  return paths.filter(path => path.startsWith(only)).length * 2 >= paths.length ? only : undefined
}

function omittedIn(path: string, tracked: TrackedFiles): string | undefined {
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
    if (inSourceFolders(path.slice(at + 1), tracked).length > 0) return path.slice(0, at + 1)
  return undefined
}

const inSourceFolders = (end: string, tracked: TrackedFiles): string[] =>
  tracked.endingWith(end).filter(file => file !== end && SOURCE_FOLDER.test(file.slice(0, -end.length - 1)))

/** Those in the nearest folder around the report that has any. */
function nearest(files: readonly string[], path: string, starts: readonly string[] | undefined): readonly string[] {
  if (files.length < 2 || starts === undefined) return files
  for (const start of starts) {
    const inside = files.filter(file => start === '' || `${folderOf(file)}/`.startsWith(`${start}/`))
    if (inside.length > 0) return ownCode(inside, path, start)
  }
  return []
}

/** In the usual folders of the module that the report is in: what examples in its folders have is not its code. */
function ownCode(files: readonly string[], path: string, module: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const folder = module === '' ? 'src/main/' : `${module}/src/main/`
  const own = files.filter(file => file.startsWith(folder) && file.endsWith(`/${name}`))
  return own.length === 1 ? own : files
}
