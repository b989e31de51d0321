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
    const matches = isLiteral(pattern) ? [pattern] : (await walk(folder.path, pattern)).found
    if (matches.length === 0) {
      const detail = `No file in ${folder.called} matches "${pattern}".`
      return { state: 'missing', detail, absent: !(await holdsAny(folder.path, patterns)) }
    }
    for (const path of matches) paths.add(path)
    if (paths.size > MAX_FILES) return { state: 'unreadable', detail: tooMany(pattern) }
  }
  return { state: 'found', paths: [...paths].sort() }
}

/** Whether a part of it is there, or may be where nobody looked. */
async function holdsAny(top: string, patterns: readonly string[]): Promise<boolean> {
  for (const pattern of patterns) {
    if (isLiteral(pattern) && (await exists(join(top, pattern)))) return true
    const { found, isWhole } = isLiteral(pattern) ? NOTHING : await walk(top, pattern)
    if (found.length > 0 || !isWhole) return true
  }
  return false
}

const NOTHING = { found: [], isWhole: true }

/** Whatever cannot be looked at may be there. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    error => !isAbsent(error),
  )
}

/** Links are listed, so that they can be refused, and never followed. */
async function walk(top: string, pattern: string): Promise<Pick<Search, 'found' | 'isWhole'>> {
  const fixed = fixedFolders(pattern)
  const search: Search = { top, matches: matcher([pattern]), fixed, found: [], visited: 0, isWhole: true }
  await visit(search, '', 0)
  return search
}

interface Search {
  top: string
  matches: Matcher
  /** Folders that the pattern names without any wildcard. */
  fixed: readonly string[]
  found: string[]
  visited: number
  /** Whether all was looked at that the pattern could mean. */
  isWhole: boolean
}

async function visit(search: Search, folder: string, depth: number): Promise<void> {
  for (const entry of await list(search, folder)) {
    if (search.found.length > MAX_FILES) return
    if (++search.visited > MAX_VISITED) search.isWhole = false
    if (!search.isWhole) return
    await visitEntry(search, folder === '' ? entry.name : `${folder}/${entry.name}`, entry, depth)
  }
}

async function visitEntry(search: Search, path: string, entry: Dirent, depth: number): Promise<void> {
  const named = search.fixed[depth]
  const isSkipped = SKIPPED.has(entry.name)
  // What the pattern names and is not looked into: a link, or a folder that holds the code of others.
  if (named === entry.name && (isSkipped || entry.isSymbolicLink())) search.isWhole = false
  else if (!entry.isDirectory()) {
    if (search.matches(path)) search.found.push(path)
  } else if (!isSkipped && (named ?? entry.name) === entry.name) await visit(search, path, depth + 1)
}

async function list(search: Search, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(search.top, folder), { withFileTypes: true })
  } catch (error) {
    if (!isAbsent(error)) search.isWhole = false
    return []
  }
}

const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

function fixedFolders(pattern: string): string[] {
  const segments = pattern.split('/').slice(0, -1)
  const wild = segments.findIndex(segment => !isLiteral(segment))
  return wild === -1 ? segments : segments.slice(0, wild)
}

function tooMany(pattern: string): string {
  return `"${pattern}" matches more than ${MAX_FILES} files, the limit for one report.`
}
