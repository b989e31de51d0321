import { GitError, gitText, type Signature } from './git.ts'
import { writeLoose } from './loose.ts'

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
