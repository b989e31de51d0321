import type { Ambiguity, Found } from './start-folder.ts'
import { folderOf } from './text.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** A Go module by its name, and the folder that it is in; empty: the root of the repository. */
export interface Module {
  name: string
  folder: string
}

/** The file that a path means which begins with the name of a Go module. */
export function fileInModule(path: string, modules: readonly Module[], tracked: TrackedFiles): string | undefined {
  const module = modules.find(({ name }) => path.startsWith(`${name}/`))
  if (!module) return undefined
  const rest = path.slice(module.name.length + 1)
  const file = module.folder === '' ? rest : `${module.folder}/${rest}`
  return tracked.has(file) ? file : undefined
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
  for (const path of paths) {
    const [file, other] = nearest(namedIn(path, tracked), starts)
    if (file === undefined) continue
    if (other === undefined) files.set(path, file)
    else conflicts.push({ reported: path, files: [file, other] })
  }
  return { files, conflicts }
}

function namedIn(path: string, tracked: TrackedFiles): readonly string[] {
  const whole = path.includes('/') ? tracked.endingWith(path).filter(file => file !== path) : []
  return whole.length > 0 ? whole : withoutCommonPackage(path, tracked)
}

/** Languages whose folders need not repeat the package that all of the code is in. */
const OMITS_PACKAGE = /\.(?:kts?|scala|groovy)$/
const SOURCE_FOLDER = /(?:^|\/)(?:kotlin|java|scala|groovy|src)$/

/** In a folder of sources, the file that ends like the path without its first folders: of the longest such end. */
function withoutCommonPackage(path: string, tracked: TrackedFiles): readonly string[] {
  if (!OMITS_PACKAGE.test(path)) return []
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const end = path.slice(at + 1)
    const files = tracked.endingWith(end).filter(file => isInSourceFolder(file, end))
    if (files.length > 0) return files
  }
  return []
}

const isInSourceFolder = (file: string, end: string): boolean =>
  file !== end && SOURCE_FOLDER.test(file.slice(0, -end.length - 1))

/** Those in the nearest folder around the report that has any. */
function nearest(files: readonly string[], starts: readonly string[] | undefined): readonly string[] {
  if (files.length < 2 || starts === undefined) return files
  for (const start of starts) {
    const inside = files.filter(file => start === '' || `${folderOf(file)}/`.startsWith(`${start}/`))
    if (inside.length > 0) return inside
  }
  return []
}
