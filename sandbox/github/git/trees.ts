import { gitNow } from './git.ts'
import { readLoose, writeLoose } from './loose.ts'
import { parseTree, type TreeItem } from './objects.ts'

/** A file put into a tree, or taken out of it when there is no blob. */
export interface TreeChange {
  path: string
  /** Without one, an existing file keeps its own and a new one is a plain file. */
  mode?: string
  oid: string | undefined
}

export type Entry = Pick<TreeItem, 'mode' | 'name' | 'oid'>

/** A tree made from another one and some changes, one after the other, as `git update-index --replace` makes them. */
export function writeTree(repository: string, base: string | undefined, changes: readonly TreeChange[]): string {
  let root = base
  for (const change of changes) root = withChange(repository, root, change.path.split('/'), change)
  return root ?? writeEntries(repository, [])
}

/** The tree with one change; nothing when that leaves it empty, for git keeps no empty folder. */
function withChange(
  repository: string,
  tree: string | undefined,
  [name = '', ...below]: readonly string[],
  change: TreeChange,
): string | undefined {
  const entries = tree === undefined ? [] : readEntries(repository, tree)
  const found = entries.find(one => one.name === name)
  const folder = found?.mode === FOLDER ? found.oid : undefined
  // What is not there as it is named is not taken out.
  if (change.oid === undefined && below.length > 0 !== (folder !== undefined)) return tree
  const others = entries.filter(one => one !== found)
  const entry =
    below.length === 0
      ? entryOf(name, change.mode ?? (folder === undefined ? found?.mode : undefined) ?? PLAIN, change.oid)
      : entryOf(name, FOLDER, withChange(repository, folder, below, change))
  const all = [...others, ...entry]
  return all.length === 0 ? undefined : writeEntries(repository, all)
}

export const FOLDER = '040000'
const PLAIN = '100644'

function entryOf(name: string, mode: string, oid: string | undefined): Entry[] {
  return oid === undefined ? [] : [{ name, mode, oid }]
}

export function readEntries(repository: string, oid: string): readonly Entry[] {
  return parseTree(readNow(repository, oid, 'tree'))
}

/** What an object holds, wherever git keeps it. */
export function readNow(repository: string, oid: string, type: 'blob' | 'tree' | 'commit'): Buffer {
  return readLoose(repository, oid)?.content ?? gitNow(repository, ['cat-file', type, oid])
}

/** Git orders a folder as if its name ended with a slash, and writes no leading zero of a mode. */
export function writeEntries(repository: string, entries: readonly Entry[]): string {
  const key = ({ name, mode }: Entry) => Buffer.from(mode === FOLDER ? `${name}/` : name)
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)))
  const rows = sorted.map(({ mode, name, oid }) =>
    Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(oid, 'hex')]),
  )
  return writeLoose(repository, 'tree', Buffer.concat(rows))
}
