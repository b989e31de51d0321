import type { Request } from '../../facts/facts.ts'
import { matcher } from '../../facts/glob.ts'
import type { Release } from '../../facts/release/release.ts'
import type { Settings } from './settings.ts'

/** Which releases belong together: those of one package, with its tags and paths. */
export interface Scope {
  package: string | null
  tags: readonly string[]
  /** Undefined: every change belongs to it. */
  paths: readonly string[] | undefined
}

/** The releases that a gate may be about, by its tag, by the name of its package, or all of them where neither is known. */
export function scopesOf(
  { tags, packages }: Pick<Request<'release'>, 'tags' | 'packages'>,
  { tag, named }: { tag: string | null; named: string | null },
): Scope[] {
  if (!packages) return named === null ? [{ package: null, tags, paths: undefined }] : []
  return (
    packages
      // A tag of another package would be recorded as a release of this one.
      .filter(({ name, tags: own }) => (named === null || name === named) && (tag === null || matcher(own)(tag)))
      .map(({ name, tags: own, paths }) => ({ package: name, tags: own, paths }))
  )
}

/** Whether a gate is about a release: it has the package, and the line. A line that is not known may be any. */
export function isFor({ packages, lines }: Settings, { package: name = null, line = null }: Release): boolean {
  const hasPackage = packages ? packages.some(one => one.name === name) : name === null
  return hasPackage && (lines === undefined || line === null || matcher(lines)(line))
}

/** Whether two names of environments are one: to GitHub, case does not matter. */
export const isSame =
  (left: string) =>
  (right: string): boolean =>
    left.toLowerCase() === right.toLowerCase()
