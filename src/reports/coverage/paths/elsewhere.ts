import type { Ambiguity, Found } from './start-folder.ts'
import type { TrackedFiles } from './tracked-files.ts'

/** An absolute path of a report that is not in the workspace, such as one of a container. */
export interface Elsewhere {
  reported: string
  /** More than one where the report names several folders of sources. */
  absolute: readonly string[]
}

/** Where package managers keep what they install: no file there is ours. */
const DEPENDENCIES =
  /\/(?:node_modules|site-packages|dist-packages|\.cargo|\.rustup|\.pub-cache|\.m2|\.gradle|\.nuget|gems)\/|\/(?:go\/pkg\/mod|vendor\/bundle)\/|^\/rustc\//

/** A tracked file that a path ends with, and what stands before it. */
interface Reading {
  prefix: string
  file: string
}

/**
 * The files that paths of another machine end with. One that ends with two of them, as `/app/packages/api/src/a.ts` may
 * with `src/a.ts`, is settled by where the other paths of the report begin.
 */
export function filesElsewhere(entries: readonly Elsewhere[], tracked: TrackedFiles): Found {
  const readings = new Map<string, Reading[]>()
  for (const { reported, absolute } of entries) {
    const found = absolute.flatMap(form => readingsOf(form, tracked))
    if (found.length > 0) readings.set(reported, found)
  }
  const prefixes = settledPrefixes([...readings.values()])
  const files = new Map<string, string>()
  const conflicts: Ambiguity[] = []
  for (const [reported, found] of readings) {
    const [file, other] = distinct(found.length > 1 ? preferred(found, prefixes) : found)
    if (file === undefined) continue
    if (other === undefined) files.set(reported, file)
    else conflicts.push({ reported, files: [file, other] })
  }
  return { files, conflicts }
}

function readingsOf(form: string, tracked: TrackedFiles): Reading[] {
  return tracked.atTheEndOf(form).flatMap(file => {
    const prefix = form.slice(0, -file.length)
    return DEPENDENCIES.test(prefix) ? [] : [{ prefix, file }]
  })
}

/** The prefixes that all paths have in common; where there is none, those of the paths that end with one file only. */
function settledPrefixes(all: readonly (readonly Reading[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const found of all)
    for (const prefix of new Set(found.map(one => one.prefix))) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  const common = [...counts.keys()].filter(prefix => counts.get(prefix) === all.length)
  if (common.length > 0) return new Set(common)
  return new Set(all.flatMap(([first, ...others]) => (first && others.length === 0 ? [first.prefix] : [])))
}

function preferred(found: readonly Reading[], prefixes: ReadonlySet<string>): readonly Reading[] {
  const settled = found.filter(({ prefix }) => prefixes.has(prefix))
  return settled.length > 0 ? settled : found
}

const distinct = (found: readonly Reading[]): string[] => [...new Set(found.map(({ file }) => file))]
