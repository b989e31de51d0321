/** The files of a commit, and which of them end like a path. */
export class TrackedFiles {
  private readonly paths: ReadonlySet<string>
  /** By how many segments: files by their last ones. */
  private readonly byEnd = new Map<number, Map<string, string[]>>()

  constructor(paths: ReadonlySet<string>) {
    this.paths = paths
  }

  has(path: string): boolean {
    return this.paths.has(path)
  }

  /** Files that the path is the end of, or all of. */
  endingWith(path: string): readonly string[] {
    return this.groupedByEnd(path.split('/').length).get(path) ?? []
  }

  /** Ends of a path of two segments or more. One is never enough: every package has an `index.ts`. */
  endsOf(path: string): string[] {
    const ends: string[] = []
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      const end = path.slice(at + 1)
      if (end.includes('/')) ends.push(end)
    }
    return ends
  }

  /** A commit may have very many files of one name, and a report very many of their paths. */
  private groupedByEnd(segments: number): Map<string, string[]> {
    const known = this.byEnd.get(segments)
    if (known) return known
    const groups = new Map<string, string[]>()
    for (const path of this.paths) {
      const end = lastSegments(path, segments)
      if (end === undefined) continue
      const same = groups.get(end)
      if (same === undefined) groups.set(end, [path])
      else same.push(path)
    }
    this.byEnd.set(segments, groups)
    return groups
  }
}

/** Undefined where the path has fewer. */
function lastSegments(path: string, count: number): string | undefined {
  let at = path.length
  for (let left = count; left > 0; left--) {
    if (at < 0) return undefined
    at = path.lastIndexOf('/', at - 1)
    if (at === -1 && left > 1) return undefined
  }
  return path.slice(at + 1)
}
