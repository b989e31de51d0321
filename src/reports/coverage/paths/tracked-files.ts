/** The files of a commit, and which of them end like a path. */
export class TrackedFiles {
  private readonly paths: ReadonlySet<string>
  private readonly byEnd = new Map<number, Map<string, string[]>>()

  constructor(paths: ReadonlySet<string>) {
    this.paths = paths
  }

  has(path: string): boolean {
    return this.paths.has(path)
  }

  /** Files that the path is the end of, or all of. */
  endingWith(path: string): string[] {
    const segments = path.includes('/') ? 2 : 1
    const same = this.groupedByEnd(segments).get(lastSegments(path, segments)) ?? []
    return same.filter(file => file === path || file.endsWith(`/${path}`))
  }

  /** Files that are the end of an absolute path. One segment is never enough: every package has an `index.ts`. */
  atTheEndOf(path: string): string[] {
    const found: string[] = []
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      const end = path.slice(at + 1)
      if (end.includes('/') && this.paths.has(end)) found.push(end)
    }
    return found
  }

  /** A commit may have very many files of one name, and a report very many of their paths. */
  private groupedByEnd(segments: number): Map<string, string[]> {
    const known = this.byEnd.get(segments)
    if (known) return known
    const groups = new Map<string, string[]>()
    for (const path of this.paths) {
      const end = lastSegments(path, segments)
      const same = groups.get(end)
      if (same === undefined) groups.set(end, [path])
      else same.push(path)
    }
    this.byEnd.set(segments, groups)
    return groups
  }
}

/** As many as the path has, when it has fewer. */
function lastSegments(path: string, count: number): string {
  let at = path.length
  for (let left = count; left > 0 && at !== -1; left--) at = path.lastIndexOf('/', at - 1)
  return path.slice(at + 1)
}
