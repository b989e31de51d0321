import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isLiteral, type Matcher, matcher } from '../facts/glob.ts'

const MAX_FILES = 200
const MAX_VISITED = 1_000_000
const SKIPPED = new Set(['.git', 'node_modules'])

/** Where reports are looked for. */
export interface ReportFolder {
  path: string
  /** As it is called in a sentence. */
  called: string
}

export type Found =
  | { state: 'found'; paths: string[] }
  /** `absent`: not a part of it is there. */
  | { state: 'missing'; detail: string; absent: boolean }
  | { state: 'unreadable'; detail: string }

/** The files that a report consists of, sorted. Every pattern must find something: a part that is not there is missing. */
export async function findReports(folder: ReportFolder, patterns: readonly string[]): Promise<Found> {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    const matches = isLiteral(pattern) ? [pattern] : await walk(folder.path, pattern)
    if (matches.length === 0) {
      const detail = `No file in ${folder.called} matches "${pattern}".`
      return { state: 'missing', detail, absent: !(await holdsAny(folder.path, patterns)) }
    }
    for (const path of matches) paths.add(path)
    if (paths.size > MAX_FILES) return { state: 'unreadable', detail: tooMany(pattern) }
  }
  return { state: 'found', paths: [...paths].sort() }
}

async function holdsAny(top: string, patterns: readonly string[]): Promise<boolean> {
  for (const pattern of patterns)
    if (isLiteral(pattern) ? await exists(join(top, pattern)) : (await walk(top, pattern)).length > 0) return true
  return false
}

/** Whatever cannot be looked at may be there. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  )
}

/** Links are listed, so that they can be refused, and never followed. */
async function walk(top: string, pattern: string): Promise<string[]> {
  const search: Search = { top, matches: matcher([pattern]), fixed: fixedFolders(pattern), found: [], visited: 0 }
  await visit(search, '', 0)
  return search.found
}

interface Search {
  top: string
  matches: Matcher
  /** Folders that the pattern names without any wildcard. */
  fixed: readonly string[]
  found: string[]
  visited: number
}

async function visit(search: Search, folder: string, depth: number): Promise<void> {
  for (const entry of await list(join(search.top, folder))) {
    if (search.found.length > MAX_FILES || ++search.visited > MAX_VISITED) return
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) {
      if (search.matches(path)) search.found.push(path)
    } else if (!SKIPPED.has(entry.name) && (search.fixed[depth] ?? entry.name) === entry.name) {
      await visit(search, path, depth + 1)
    }
  }
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function fixedFolders(pattern: string): string[] {
  const segments = pattern.split('/').slice(0, -1)
  const wild = segments.findIndex(segment => !isLiteral(segment))
  return wild === -1 ? segments : segments.slice(0, wild)
}

function tooMany(pattern: string): string {
  return `"${pattern}" matches more than the ${MAX_FILES} files that one report may have.`
}
