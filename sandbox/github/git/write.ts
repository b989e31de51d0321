import { GitError, gitText, type Signature } from './git.ts'
import { simpleFork } from './history.ts'
import { writeLoose } from './loose.ts'
import type { ObjectStore } from './objects.ts'

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

export function writeBlob(repository: string, content: Uint8Array): string {
  return writeLoose(repository, 'blob', content)
}

export function writeCommit(repository: string, { tree, parents, author, committer, message }: NewCommit): string {
  const lines = [
    `tree ${tree}`,
    ...parents.map(parent => `parent ${parent}`),
    `author ${signed(author)}`,
    `committer ${signed(committer)}`,
    '',
    message,
  ]
  return writeLoose(repository, 'commit', Buffer.from(lines.join('\n')))
}

/** As git writes a person: brackets and line breaks are left out, for they end a field. */
function signed({ name, email, date }: Signature & { date: Date }): string {
  const clean = (text: string) => text.replace(/[<>\n]/g, '').trim()
  return `${clean(name)} <${clean(email)}> ${Math.floor(date.getTime() / 1000)} +0000`
}

interface Repository {
  path: string
  objects: ObjectStore
}

/** The tree of a merge, or nothing when the two sides conflict. Works without a working tree. */
export async function mergedTree(
  { path, objects }: Repository,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  return (await treeOfOneSide(objects, ours, theirs)) ?? (await gitMerge(path, ours, theirs))
}

/** Where only one side changed anything since they parted, that side is what both make together. */
async function treeOfOneSide(objects: ObjectStore, ours: string, theirs: string): Promise<string | undefined> {
  const fork = await simpleFork(objects, ours, theirs)
  if (fork === undefined) return undefined
  const [base, own, other] = await Promise.all([fork.mergeBase, ours, theirs].map(oid => objects.commit(oid)))
  if (base?.tree === own?.tree) return other?.tree
  return base?.tree === other?.tree ? own?.tree : undefined
}

async function gitMerge(path: string, ours: string, theirs: string): Promise<string | undefined> {
  try {
    const output = await gitText(path, ['merge-tree', '--write-tree', '--allow-unrelated-histories', ours, theirs])
    return output.split('\n')[0]
  } catch (error) {
    if (error instanceof GitError && error.status === 1) return undefined
    throw error
  }
}
