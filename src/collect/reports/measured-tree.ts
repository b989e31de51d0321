import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Report } from '../../facts/reports.ts'
import { GitError } from '../../git/errors.ts'
import type { Repository } from '../../git/repository.ts'

/**
 * GitHub says for which commit a workflow ran, but not which commit its job checked out: without a `ref` that is the test
 * merge, whose lines have other numbers. So the job that measures leaves the id of its tree with the reports.
 */
const TREE_FILE = 'gatebook-tree.txt'

/** Where in an artifact it may lie: the folders in it depend on what else was uploaded. */
export const TREE_PATTERN = `**/${TREE_FILE}`

/** The id of a tree and a line end, with room for a byte order mark. */
const MAX_BYTES = 200

/** Reads which trees an unpacked artifact says were measured, and removes the files: no pattern takes them for reports. */
export async function takeTrees(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  const trees: string[] = []
  for (const file of files.filter(path => basename(path) === TREE_FILE)) trees.push(await takeTree(join(folder, file)))
  return trees
}

/** What is no such file names no tree. */
async function takeTree(path: string): Promise<string> {
  const found = await lstat(path)
  if (!found.isFile()) return ''
  const text = found.size <= MAX_BYTES ? await readFile(path, 'utf8') : ''
  await rm(path)
  return text.trim()
}

/** Why an artifact is not known to be of a commit; undefined: it is. */
export async function unmatched(
  repository: Repository,
  commit: string,
  { artifact, trees }: { artifact: string; trees: readonly string[] },
): Promise<Pick<Report, 'state' | 'detail' | 'next'> | undefined> {
  const because = (why: string) => ({ state: 'unmatched' as const, detail: `The artifact "${artifact}" ${why}` })
  if (trees.length === 0) return because(`does not say which files were measured: it has no file ${TREE_FILE}.`)
  const tree = await repository.treeOf(commit).catch((error: unknown) => {
    if (error instanceof GitError) return undefined
    throw error
  })
  if (tree === undefined)
    return {
      ...because(`cannot be compared with commit ${commit.slice(0, 10)}, which the clone does not have.`),
      next: 'Check out the head of the change in this job, as data that nothing runs.',
    }
  const other = trees.find(one => one !== tree)
  if (other === undefined) return undefined
  if (!/^[0-9a-f]{40,64}$/.test(other))
    return because(`has a file ${TREE_FILE} that does not contain the id of a tree.`)
  const head = `commit ${commit.slice(0, 10)} has the tree ${tree.slice(0, 10)}`
  return because(`is for the tree ${other.slice(0, 10)}, but ${head}.`)
}
