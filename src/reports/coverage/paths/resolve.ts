import { type Elsewhere, filesElsewhere } from './elsewhere.ts'
import { filesInModules, filesInPackages, type Module } from './packages.ts'
import type { ReportPlace } from './place.ts'
import type { Rewriter } from './rewrite.ts'
import { type Ambiguity, type Found, filesFromOneFolder, type Relative } from './start-folder.ts'
import { isAbsolute, normalised, slashed } from './text.ts'
import { TrackedFiles } from './tracked-files.ts'

/** The tracked file that a path in a report means. */
export interface Meant {
  path: string
  /** Whether the report names the very file, and not a file in another place with the same end. */
  exact: boolean
}

/** What a report says of its own paths, where it lies, and what the policy says of both. */
export interface ReportedPaths {
  paths: readonly string[]
  /** Whether nothing is measured of a path, so that it does not matter which file it means. */
  isEmpty(path: string): boolean
  sources: readonly string[]
  relative?: 'packages' | 'modules' | undefined
  place: ReportPlace
  rewrite: Rewriter
}

/** The files that the paths of one report mean. A path that is none of them is no tracked file. */
export interface Resolved {
  meant: ReadonlyMap<string, Meant>
  /** Left out: every path is one file or none. */
  ambiguity?: Ambiguity
}

/** Finds which tracked files the paths of reports mean, report by report. A path is compared, never opened. */
export class TrackedPaths {
  private readonly tracked: TrackedFiles
  private readonly workspaces: readonly string[]
  private readonly modules: readonly Module[]

  /** `workspaces`: names of the folder with the clone. */
  constructor(tracked: ReadonlySet<string>, workspaces: readonly string[], modules: readonly Module[] = []) {
    this.tracked = new TrackedFiles(tracked)
    this.workspaces = workspaces.map(folder => `${slashed(folder).replace(/\/+$/, '')}/`)
    this.modules = [...modules].sort((a, b) => b.name.length - a.name.length)
  }

  /**
   * What the policy maps and what lies in the workspace is a tracked path as it stands or nothing: what else lies there
   * is a dependency or a build's output, whose `src/index.js` is not ours.
   */
  resolve(report: ReportedPaths): Resolved {
    const { tracked } = this
    const meant = new Map<string, Meant>()
    const conflicts = new Map<string, Ambiguity>()
    const add = (found: Found, exact: boolean) => {
      for (const [reported, path] of found.files) meant.set(reported, { path, exact })
      for (const conflict of found.conflicts) conflicts.set(conflict.reported, conflict)
    }
    const isOpen = ({ reported }: ReadPath) => !meant.has(reported) && !conflicts.has(reported)
    const all = report.paths.map(reported => this.read(reported, report))
    const { place } = report
    add(namedFiles(all, tracked), true)
    if (report.relative === 'modules') add(filesInModules(all.filter(isOpen), this.modules, tracked), true)
    add(filesElsewhere(all.filter(isOpen), place, tracked), false)
    if (report.relative === 'packages') add(inPackages(all.filter(isOpen), place, tracked), false)
    else add(filesFromOneFolder(all.filter(isOpen), place, tracked), place.starts !== undefined)
    const ambiguity = [...conflicts.values()].find(({ reported }) => !report.isEmpty(reported))
    return ambiguity ? { meant, ambiguity } : { meant }
  }

  /** The file that a path means which stands alone, such as that of a test; undefined: none, or it could be two. */
  meant(reported: string, place: ReportPlace, rewrite: Rewriter): string | undefined {
    const { meant, ambiguity } = this.resolve({ paths: [reported], isEmpty: () => false, sources: [], place, rewrite })
    return ambiguity ? undefined : meant.get(reported)?.path
  }

  /** Tracked files that the path is the end of, or all of. */
  endingWith(path: string): readonly string[] {
    return this.tracked.endingWith(path)
  }

  private read(reported: string, { sources, rewrite, isEmpty }: ReportedPaths): ReadPath {
    const mapped = rewrite(reported)
    const path = slashed(mapped ?? reported)
    const isOwn = mapped === undefined && !isAbsolute(path)
    // What the report says lies below its folders of sources is nowhere else. What leaves its start would leave those, too.
    const isBelow = isOwn && sources.length > 0 && normalised(path) !== undefined
    const forms = isBelow ? sources.map(source => `${slashed(source)}/${path}`) : [path]
    const absolute = forms.filter(isAbsolute).flatMap(form => normalised(form) ?? [])
    const atRoot = [
      ...(mapped === undefined || isAbsolute(path) ? [] : [path]),
      ...forms.flatMap(form => rewrite(form) ?? []),
    ]
    return {
      reported,
      isEmpty: isEmpty(reported),
      named: [...atRoot.flatMap(form => normalised(slashed(form)) ?? []), ...absolute.flatMap(this.inWorkspace)],
      absolute: absolute.filter(form => this.inWorkspace(form).length === 0),
      forms: isOwn ? forms.filter(form => !isAbsolute(form)) : [],
      qualified: normalised(path) ?? path,
    }
  }

  private readonly inWorkspace = (path: string): string[] =>
    this.workspaces.flatMap(folder => (path.startsWith(folder) ? [path.slice(folder.length)] : []))
}

/** A path of a report, by all that it may be written as. */
interface ReadPath extends Relative, Elsewhere {
  /** Tracked paths that it says by name. */
  named: readonly string[]
  /** As a language names it that has packages or modules. */
  qualified: string
}

function namedFiles(paths: readonly ReadPath[], tracked: TrackedFiles): Found {
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  for (const { reported, named } of paths) {
    const [file, other] = new Set(named.filter(one => tracked.has(one)))
    if (file === undefined) continue
    if (other === undefined) files.set(reported, file)
    else conflicts.push({ reported, files: [file, other] })
  }
  return { files, conflicts }
}

/** The same package path may be written in several ways. */
function inPackages(paths: readonly ReadPath[], { starts }: ReportPlace, tracked: TrackedFiles): Found {
  const names = new Map<string, string[]>()
  for (const { reported, qualified } of paths) names.set(qualified, [...(names.get(qualified) ?? []), reported])
  const namesOf = (path: string) => names.get(path) ?? []
  const { files, conflicts } = filesInPackages([...names.keys()], starts, tracked)
  return {
    files: new Map([...files].flatMap(([path, file]) => namesOf(path).map(name => [name, file] as const))),
    conflicts: conflicts.flatMap(one => namesOf(one.reported).map(reported => ({ ...one, reported }))),
  }
}
