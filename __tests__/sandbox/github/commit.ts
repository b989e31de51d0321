import { readNow, writeTree } from '../../../sandbox/github/git/trees.ts'
import { writeBlob, writeCommit } from '../../../sandbox/github/git/write.ts'

export interface NewCommit {
  parent: string | undefined
  author: string
  message: string
  /** `null` removes a file. */
  files: Readonly<Record<string, string | Buffer | null>>
  date: Date
}

/** Commits in a bare repository or the `.git` of a clone, with the objects that `git commit` would make, and without a process. */
export function commitIn(repository: string, { parent, author, message, files, date }: NewCommit): string {
  const base = parent === undefined ? undefined : treeOf(repository, parent)
  const changes = Object.entries(files).map(([path, content]) => ({
    path,
    oid: content === null ? undefined : writeBlob(repository, Buffer.from(content)),
  }))
  const by = { name: author, email: `${author}@example.com`, date }
  return writeCommit(repository, {
    tree: writeTree(repository, base, changes),
    parents: parent === undefined ? [] : [parent],
    message: `${message}\n`,
    author: by,
    committer: by,
  })
}

function treeOf(repository: string, commit: string): string {
  const [, tree = ''] = /^tree ([0-9a-f]{40})$/m.exec(readNow(repository, commit, 'commit').toString()) ?? []
  return tree
}
