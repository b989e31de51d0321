import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { GitError, git, gitText, type Signature, signedBy } from './git.ts'

/** A file put into a tree, or taken out of it when there is no blob. */
export interface TreeChange {
  path: string
  mode: string
  oid: string | undefined
}

export interface NewCommit {
  tree: string
  parents: readonly string[]
  message: string
  author: Signature & { date: Date }
  committer: Signature & { date: Date }
}

/** Whether git and GitHub refuse a path for what one of its parts is. */
export function isMalformedPath(path: string): boolean {
  return path.split('/').some(part => ['', '.', '..'].includes(part) || part.toLowerCase() === '.git')
}

export async function writeBlob(repository: string, content: Uint8Array): Promise<string> {
  return gitText(repository, ['hash-object', '-w', '--stdin'], { input: content })
}

/** A tree made from another one and some changes, in an index of its own so that writers do not meet. */
export async function writeTree(
  repository: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(repository, `index-${randomUUID()}`)
  const options = { env: { GIT_INDEX_FILE: index } }
  const removed = `0 ${'0'.repeat(40)}`
  const lines = changes.map(({ path, mode, oid }) => `${oid === undefined ? removed : `${mode} ${oid}`}\t${path}\0`)
  try {
    await git(repository, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], options)
    await git(repository, ['update-index', '-z', '--add', '--replace', '--index-info'], {
      ...options,
      input: lines.join(''),
    })
    return await gitText(repository, ['write-tree'], options)
  } finally {
    await rm(index, { force: true })
  }
}

export async function writeCommit(repository: string, commit: NewCommit): Promise<string> {
  const parents = commit.parents.flatMap(parent => ['-p', parent])
  return gitText(repository, ['commit-tree', commit.tree, ...parents, '-F', '-'], {
    input: commit.message,
    env: signedBy(commit.author, commit.committer),
  })
}

/** The tree of a merge, or nothing when the two sides conflict. Works without a working tree. */
export async function mergedTree(repository: string, ours: string, theirs: string): Promise<string | undefined> {
  try {
    const output = await gitText(repository, [
      'merge-tree',
      '--write-tree',
      '--allow-unrelated-histories',
      ours,
      theirs,
    ])
    return output.split('\n')[0]
  } catch (error) {
    if (error instanceof GitError && error.status === 1) return undefined
    throw error
  }
}

/** Moves a reference only if it still is where the caller saw it; says whether it did. */
export async function moveRef(repository: string, ref: string, to: string, from: string): Promise<boolean> {
  try {
    await git(repository, ['update-ref', ref, to, from])
    return true
  } catch (error) {
    if (error instanceof GitError) return false
    throw error
  }
}
