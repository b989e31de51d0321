import { GitError } from '../../git/errors.ts'
import { type Git, split, text } from './git-output.ts'
import { type NewFile, StoreError } from './store.ts'

interface NewCommit {
  /** The parent, and what the branch must still be at; undefined for the first commit of a new branch. */
  expected: string | undefined
  message: string
  files: readonly NewFile[]
}

/** The commit at a branch; undefined when there is no such branch. */
export async function tipOf(git: Git, ref: string): Promise<string | undefined> {
  try {
    return await text(git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))
  } catch (error) {
    if (!(error instanceof GitError && error.code === 'git_failed')) throw error
    // git says no more than "no": that may be a branch which is there and leads nowhere.
    for await (const name of split(git(['for-each-ref', '--format=%(refname)', '--', ref]), 10))
      if (name === ref) throw new GitError('git_failed', `${ref} does not point to a commit.`)
    return undefined
  }
}

/** Puts a commit on a branch, if that still is where it was. No work tree and no index is touched. */
export async function commitFiles(git: Git, ref: string, { expected, message, files }: NewCommit): Promise<boolean> {
  if (!ref.startsWith('refs/heads/')) throw notOurs(ref)
  const tree = await writeTree(git, expected, files)
  const parents = expected === undefined ? [] : ['-p', expected]
  const commit = await text(git([...COMMITTER, 'commit-tree', tree, ...parents], [message]))
  return moveBranch(git, ref, commit, expected)
}

/** Who decided stands in the record. The commit names nobody, so that no e-mail address gets into the ledger. */
const COMMITTER = ['-c', 'user.name=Gatebook', '-c', 'user.email=ledger@gatebook.invalid']

function notOurs(ref: string): StoreError {
  const next = 'Append to a local branch of the clone, and push it.'
  return new StoreError({ code: 'forbidden', message: `${ref} is a remote-tracking branch.`, next })
}

/** git compares and swaps. When it did not, the branch shows whether somebody else was faster. */
async function moveBranch(git: Git, ref: string, commit: string, expected: string | undefined): Promise<boolean> {
  try {
    // An empty old value says that there must be no such branch.
    await text(git(['update-ref', ref, commit, expected ?? '']))
    return true
  } catch (error) {
    // Also when it is at this very commit: two writers of one record, parent and second make the same one.
    if ((await tipOf(git, ref)) !== expected) return false
    throw error
  }
}

/** A tree like another one, with files added or replaced. Gives its id. */
async function writeTree(git: Git, base: string | undefined, files: readonly NewFile[]): Promise<string> {
  const entries = new Map<string, string>()
  for (const line of base === undefined ? [] : await linesOf(git, base)) entries.set(nameIn(line), line)
  for (const { path, text: content } of files.filter(({ path }) => !path.includes('/'))) {
    const blob = await text(git(['hash-object', '-w', '--stdin'], [content]))
    entries.set(path, `100644 blob ${blob}\t${path}`)
  }
  for (const [folder, inside] of byFolder(files)) {
    const tree = await writeTree(git, folderIn(entries, folder), inside)
    entries.set(folder, `040000 tree ${tree}\t${folder}`)
  }
  return text(
    git(
      ['mktree'],
      [...entries.values()].map(line => `${line}\n`),
    ),
  )
}

/** Names of other characters are quoted, as `mktree` reads them: what is no text passes through unharmed. */
async function linesOf(git: Git, tree: string): Promise<string[]> {
  const lines: string[] = []
  const output = git(['-c', 'core.quotePath=true', 'ls-tree', '--full-tree', tree])
  for await (const line of split(output, 10)) lines.push(line)
  return lines
}

const nameIn = (line: string): string => line.slice(line.indexOf('\t') + 1)

function byFolder(files: readonly NewFile[]): Map<string, NewFile[]> {
  const folders = new Map<string, NewFile[]>()
  for (const { path, text: content } of files) {
    const slash = path.indexOf('/')
    if (slash === -1) continue
    const folder = path.slice(0, slash)
    folders.set(folder, [...(folders.get(folder) ?? []), { path: path.slice(slash + 1), text: content }])
  }
  return folders
}

function folderIn(entries: ReadonlyMap<string, string>, folder: string): string | undefined {
  const line = entries.get(folder)
  if (line === undefined) return undefined
  const [, tree] = /^040000 tree ([0-9a-f]+)\t/.exec(line) ?? []
  if (tree !== undefined) return tree
  const next = 'Run "gatebook ledger verify", and restore the ledger before appending to it.'
  throw new StoreError({ code: 'forbidden', message: `${folder} in the ledger is not a folder.`, next })
}

/** What git refuses, in the words of the port. */
export async function translated<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const message = `${error.detail} ${error.next}`
    if (!/permission denied|insufficient permission|read-only file system/i.test(error.detail))
      throw new StoreError({ code: 'unavailable', message, retryAfterMs: null })
    const next = 'Give the account that appends to the ledger write access to the clone.'
    throw new StoreError({ code: 'forbidden', message: error.detail, next })
  }
}
