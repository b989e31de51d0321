import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
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

/** An id, and the longest path that a system takes. */
const MAX_BYTES = 5000

/** An id, and space around it. */
const MAX_ID = 100

/** What the job that uploaded an artifact left in it. */
export interface MeasuredTree {
  /** The id of the tree that was checked out; empty: the file contains none. */
  tree: string
  /** Where in the artifact the file lies; empty: at its top. */
  folder: string
  /** The folder of the repository that it was written in; empty: the root. Left out: the file does not say it. */
  writtenIn?: string
}

/** Reads what an unpacked artifact says was measured, and removes the files: no pattern takes them for reports. */
export async function takeTrees(folder: string): Promise<MeasuredTree[]> {
  const files = (await readdir(folder, { recursive: true })).filter(path => basename(path) === TREE_FILE)
  const trees: MeasuredTree[] = []
  for (const file of files.map(path => path.replaceAll(sep, '/')).sort())
    trees.push({ folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))), ...(await takeTree(join(folder, file))) })
  return trees
}

/** What is no such file names no tree. */
async function takeTree(path: string): Promise<Omit<MeasuredTree, 'folder'>> {
  const found = await lstat(path)
  if (!found.isFile()) return { tree: '' }
  const text = found.size <= MAX_BYTES ? await readFile(path, 'utf8') : ''
  await rm(path)
  return treeIn(text)
}

/**
 * What `git rev-parse "HEAD^{tree}" --show-prefix` prints: the id, and in a second line the folder that it is called in,
 * which is an empty line at the root. Without that option there is one line.
 */
function treeIn(text: string): Omit<MeasuredTree, 'folder'> {
  const [tree = '', prefix, ...more] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (tree.length > MAX_ID || more.some(line => line !== '')) return { tree: '' }
  const isWhole = prefix !== undefined && more.length > 0
  return { tree: tree.trim(), ...(isWhole ? { writtenIn: prefix.replace(/\/$/, '') } : {}) }
}

/**
 * The folder of the repository that a report in an artifact was in, by the file that lies in the same folder or the
 * nearest one around it; undefined: nothing says so.
 */
export function uploadedFrom(path: string, trees: readonly MeasuredTree[]): string | undefined {
  const [tree] = trees
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)
  if (tree?.writtenIn === undefined) return undefined
  const below = path.slice(tree.folder === '' ? 0 : tree.folder.length + 1)
  const folder = below.slice(0, Math.max(0, below.lastIndexOf('/')))
  return [tree.writtenIn, folder].filter(part => part !== '').join('/')
}

/** The folder of the repository that a report is in; `trees`: what its artifact contains, unless it is in the workspace. */
export const folderIn = (path: string, trees: readonly MeasuredTree[] | undefined): string | undefined =>
  trees ? uploadedFrom(path, trees) : path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Why an artifact is not known to be of a commit; undefined: it is. */
export async function unmatched(
  repository: Repository,
  commit: string,
  { artifact, trees }: { artifact: string; trees: readonly MeasuredTree[] },
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
  const other = trees.find(one => one.tree !== tree)?.tree
  if (other === undefined) return undefined
  if (!/^[0-9a-f]{40,64}$/.test(other))
    return because(`has a file ${TREE_FILE} that does not contain the id of a tree.`)
  const head = `commit ${commit.slice(0, 10)} has the tree ${tree.slice(0, 10)}`
  return because(`is for the tree ${other.slice(0, 10)}, but ${head}.`)
}
