import { readFile, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { GitError } from './errors.ts'
import { lineCounts } from './line-counts.ts'
import { decodeName } from './names.ts'
import { type DiffEntry, DiffReader, type LineRange } from './patch.ts'
import { misread, type RawEntry, type Side } from './raw.ts'
import { type GitOptions, LIMITS, runGit, streamGit } from './run.ts'
import { holdsBlob } from './worktree.ts'

/** A clone, read only. Commits are named by full id and by nothing else, but where a person at the keyboard names one. */
export interface Repository {
  /** Top folder of the work tree, without links. */
  readonly folder: string
  /** The commit that a name of a person's own means, such as a branch; undefined when it means none. */
  resolve(name: string): Promise<string | undefined>
  /** The commit that is checked out; undefined when there is none yet. */
  headCommit(): Promise<string | undefined>
  /** When git last wrote what is checked out, in milliseconds by the clock of the file system. */
  checkedOutAt(): Promise<number>
  hasCommit(commit: string): Promise<boolean>
  /** Parents as the commit names them, also when the clone does not have them. */
  parents(commit: string): Promise<string[]>
  /** The tree of a commit: the same exactly where all files are. */
  treeOf(commit: string): Promise<string>
  isShallow(): Promise<boolean>
  isAncestor(ancestor: string, commit: string): Promise<boolean>
  /** The best common ancestor; an error when the clone's history is too short to tell. */
  mergeBase(a: string, b: string): Promise<string>
  trackedFiles(commit: string): Promise<ReadonlyMap<string, Side>>
  /** How many lines blobs have at most, by blob. */
  lineCounts(blobs: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** The text of a tracked file, by its blob. */
  text(blob: string): Promise<string>
  bytes(blob: string): Promise<Uint8Array>
  /** Those of the paths whose working copy is not what the commit has. */
  changedInWorktree(commit: string, paths: readonly string[]): Promise<string[]>
  rawDiff(from: string, to: string, options: { renames: boolean }): Promise<RawEntry[]>
  /** The hunks of one file with three lines around, a character for each byte; undefined where that is not lines. */
  patch(from: string, to: string, path: string): Promise<string | undefined>
  /** As `rawDiff` with renames, and which lines were written. */
  diff(from: string, to: string): Promise<DiffEntry[]>
  /** Lines of the second blob that differ from the first in more than white space. */
  linesOfContent(before: string, after: string): Promise<LineRange[]>
}

/** Each of these would otherwise be a setting of the host, the repository, or an attribute that the change writes. */
const RAW = ['diff-tree', '-r', '-z', '--raw', '--full-index', '--no-relative', '--ignore-submodules=none']
const PATCH = [
  '-p',
  '--unified=0',
  '--inter-hunk-context=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--text',
  '--diff-algorithm=histogram',
  '--indent-heuristic',
  '--submodule=short',
  '--src-prefix=a/',
  '--dst-prefix=b/',
]
const RENAMES = ['--find-renames=50%', '-l5000']

/** A diff is read as it comes and never held, so it may be long. */
const DIFF_LIMITS = { ...LIMITS, bytes: 2 * 1024 * 1024 * 1024 }

export async function openRepository({ folder, path }: GitOptions): Promise<Repository> {
  const git: GitOptions = { folder: await existing(folder), path }
  const places = await placesOf(git)
  // What a commit is never changes, and how much of the history is there does not while a run reads it.
  const tree = once((commit: string) => trackedFiles(git, commit))
  const found = once((commit: string) => resolveCommit(git, commit))
  const shallow = once(() => shallowCommits(places))
  const base = once(async (a: string, b: string) => mergeBase(git, a, b, await shallow()))
  const raw = once((from: string, to: string) => rawDiff(git, from, to, false))
  return {
    folder: git.folder,
    resolve: name => resolveCommit(git, name),
    headCommit: () => resolveCommit(git, 'HEAD'),
    checkedOutAt: () => checkedOutAt(places),
    hasCommit: async commit => (await found(valid(commit))) === commit,
    parents: commit => header(git, valid(commit), 'parent'),
    treeOf: async commit => (await header(git, valid(commit), 'tree'))[0] ?? '',
    isShallow: async () => (await shallow()).size > 0,
    isAncestor: async (ancestor, commit) =>
      (await runGit(git, ['merge-base', '--is-ancestor', valid(ancestor), valid(commit)])).status === 0,
    mergeBase: async (a, b) => base(valid(a), valid(b)),
    trackedFiles: async commit => tree(valid(commit)),
    lineCounts: async blobs => lineCounts(git, blobs.map(valid)),
    text: async blob => (await runGit(git, ['cat-file', 'blob', valid(blob)])).output.toString('utf8'),
    bytes: async blob => (await runGit(git, ['cat-file', 'blob', valid(blob)])).output,
    changedInWorktree: async (commit, paths) => changedInWorktree(git.folder, await tree(valid(commit)), paths),
    rawDiff: async (from, to, { renames }) =>
      renames ? rawDiff(git, valid(from), valid(to), true) : raw(valid(from), valid(to)),
    patch: (from, to, path) => patch(git, valid(from), valid(to), path),
    diff: (from, to) => diff(git, valid(from), valid(to)),
    linesOfContent: (before, after) => linesOfContent(git, valid(before), valid(after)),
  }
}

interface Places {
  /** Git's folder of this work tree. */
  own: string
  /** The file that lists the commits whose parents a shallow clone hides; it need not exist. */
  shallow: string
}

/** Where git keeps what is read as a file. Refuses a folder that is in no repository. */
async function placesOf(git: GitOptions): Promise<Places> {
  const { output } = await runGit(git, ['rev-parse', '--absolute-git-dir', '--git-path', 'shallow'])
  const lines = output.toString('utf8').split(/\r?\n/)
  const [own, shallow, end] = lines
  if (own === undefined || shallow === undefined || end !== '' || lines.length !== 3)
    throw new GitError(
      'git_failed',
      "The name of the repository's folder has more than one line.",
      'Rename the folder.',
    )
  return { own, shallow: resolve(git.folder, shallow) }
}

/** Asks git the same only once. */
function once<Names extends readonly string[], T>(
  ask: (...names: Names) => Promise<T>,
): (...names: Names) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (...names) => {
    const key = names.join(' ')
    const answer = known.get(key) ?? ask(...names)
    known.set(key, answer)
    return answer
  }
}

async function existing(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch {
    throw new GitError('not_a_repository', 'The workspace folder does not exist.')
  }
}

/** Only a full commit id reaches git's command line: anything else could be read as an option or as another revision. */
function valid(commit: string): string {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) return commit
  throw new GitError(
    'git_failed',
    `${JSON.stringify(commit.slice(0, 80))} is not a commit id.`,
    'Use the full commit id.',
  )
}

async function resolveCommit(git: GitOptions, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const { status, output } = await runGit(git, args)
  return status === 0 ? output.toString('latin1').trim() : undefined
}

/** A checkout writes the file HEAD; every work tree of a repository has its own. */
async function checkedOutAt({ own }: Places): Promise<number> {
  try {
    return (await stat(join(own, 'HEAD'))).mtimeMs
  } catch {
    throw new GitError(
      'git_failed',
      'The time of the checkout is unknown: the file HEAD of the workspace cannot be read.',
    )
  }
}

/** What a commit names in its own header. */
async function header(git: GitOptions, commit: string, field: 'parent' | 'tree'): Promise<string[]> {
  const { output } = await runGit(git, ['cat-file', 'commit', commit])
  const [lines = ''] = output.toString('latin1').split('\n\n', 1)
  return [...lines.matchAll(/^(\w+) ([0-9a-f]+)$/gm)].flatMap(([, name, id = '']) => (name === field ? [id] : []))
}

/** Commits whose parents a shallow clone hides. */
async function shallowCommits({ shallow }: Places): Promise<Set<string>> {
  try {
    const text = await readFile(shallow, 'latin1')
    return new Set(text.split('\n').filter(line => line !== ''))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set()
    throw new GitError(
      'git_failed',
      'How much of the history is here is unknown: the file "shallow" of the repository cannot be read.',
    )
  }
}

async function mergeBase(git: GitOptions, a: string, b: string, shallow: ReadonlySet<string>): Promise<string> {
  await refuseHiddenHistory(git, a, b, shallow)
  const { status, output } = await runGit(git, ['merge-base', a, b])
  if (status === 0) return output.toString('latin1').trim()
  throw new GitError('history_missing', `${short(a)} and ${short(b)} have no common ancestor in this clone.`)
}

/**
 * A shallow clone can show a common ancestor that is not the best one. It is the best when history is cut nowhere
 * between the two commits and what they share.
 */
async function refuseHiddenHistory(git: GitOptions, a: string, b: string, shallow: ReadonlySet<string>): Promise<void> {
  if (shallow.size === 0) return
  const { output } = await runGit(git, ['rev-list', `${a}...${b}`])
  const cut = output
    .toString('latin1')
    .split('\n')
    .find(commit => shallow.has(commit))
  if (cut === undefined) return
  const detail = `The clone's history ends at ${short(cut)}, before ${short(a)} and ${short(b)} meet.`
  throw new GitError('history_missing', detail)
}

async function trackedFiles(git: GitOptions, commit: string): Promise<Map<string, Side>> {
  const { output } = await runGit(git, ['ls-tree', '-r', '-z', '--full-tree', commit])
  const files = new Map<string, Side>()
  for (let start = 0; start < output.length; ) {
    const tab = output.indexOf(9, start)
    const end = output.indexOf(0, start)
    const match = /^(\d{6}) \w+ ([0-9a-f]+)$/.exec(output.toString('latin1', start, tab))
    if (match === null || end === -1) throw misread('a truncated list of files')
    files.set(decodeName(output.subarray(tab + 1, end)), { mode: match[1] ?? '', blob: match[2] ?? '' })
    start = end + 1
  }
  return files
}

async function changedInWorktree(
  folder: string,
  tracked: ReadonlyMap<string, Side>,
  paths: readonly string[],
): Promise<string[]> {
  const changed: string[] = []
  for (const path of paths) {
    const file = tracked.get(path)
    if (file === undefined || !(await holdsBlob(folder, path, file.blob))) changed.push(path)
  }
  return changed
}

async function rawDiff(git: GitOptions, from: string, to: string, renames: boolean): Promise<RawEntry[]> {
  const reader = new DiffReader()
  const args = [...RAW, ...(renames ? RENAMES : ['--no-renames']), from, to]
  await streamGit(git, args, chunk => reader.push(chunk), DIFF_LIMITS)
  return reader.entries()
}

async function diff(git: GitOptions, from: string, to: string): Promise<DiffEntry[]> {
  const reader = new DiffReader()
  await streamGit(git, [...RAW, ...PATCH, ...RENAMES, from, to], chunk => reader.push(chunk), DIFF_LIMITS)
  return reader.end()
}

/** As many lines around a change as GitHub shows, so that both say the same of it. */
const AROUND = ['-p', '--unified=3', ...PATCH.filter(one => !['-p', '--unified=0', '--text'].includes(one))]

async function patch(git: GitOptions, from: string, to: string, path: string): Promise<string | undefined> {
  const args = ['diff-tree', '-r', '--no-relative', '--no-renames', ...AROUND, from, to, '--', path]
  const { output } = await runGit(git, args)
  // Bytes, not characters: what is no text in one encoding or another is compared all the same.
  const text = output.toString('latin1')
  const start = text.search(/^@@ /m)
  return start === -1 ? undefined : text.slice(start)
}

function short(commit: string): string {
  return commit.slice(0, 10)
}

/** Between blobs, so that no attribute of a path has a say. */
async function linesOfContent(git: GitOptions, before: string, after: string): Promise<LineRange[]> {
  const reader = new DiffReader()
  // Unlike `diff-tree` it reads the file of the setting that names an order, and none is pinned.
  const options = ['diff', '-O/dev/null', '--raw', '--no-abbrev', '-z', '--full-index', ...PATCH, '--ignore-all-space']
  await streamGit(git, [...options, before, after], chunk => reader.push(chunk), DIFF_LIMITS)
  return reader.linesOfOne()
}
