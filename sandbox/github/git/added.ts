import type { FileChange } from './file-change.ts'
import { readLoose } from './loose.ts'
import { type Entry, FOLDER, readEntries, readNow } from './trees.ts'

/**
 * The changes between two commits when all of them are new files, which needs no comparison of contents; nothing when
 * anything else is among them. In git's order, which is that of the trees.
 */
export function onlyAdded(repository: string, from: string, to: string): FileChange[] | undefined {
  const [before, after] = [from, to].map(commit => treeOf(repository, commit))
  return before === undefined || after === undefined ? undefined : addedTo(repository, before, after)
}

function treeOf(repository: string, commit: string): string | undefined {
  const object = readLoose(repository, commit)
  return object?.type === 'commit' ? /^tree ([0-9a-f]{40})$/m.exec(object.content.toString())?.[1] : undefined
}

function addedTo(repository: string, from: string | undefined, to: string): FileChange[] | undefined {
  if (from === to) return []
  const [before, after] = [from, to].map(tree => (tree === undefined ? [] : readEntries(repository, tree)))
  const old = new Map(before?.map(entry => [entry.name, entry]))
  const changes: FileChange[] = []
  for (const entry of after ?? []) {
    const found = changesAt(repository, old.get(entry.name), entry)
    if (found === undefined) return undefined
    changes.push(...found)
    old.delete(entry.name)
  }
  return old.size === 0 ? changes : undefined
}

function changesAt(repository: string, before: Entry | undefined, entry: Entry): FileChange[] | undefined {
  const same = before?.oid === entry.oid && before.mode === entry.mode
  if (same) return []
  const below = ({ path, ...change }: FileChange) => ({ path: `${entry.name}/${path}`, ...change })
  const isFolder = entry.mode === FOLDER && (before === undefined || before.mode === FOLDER)
  if (isFolder) return addedTo(repository, before?.oid, entry.oid)?.map(below)
  if (before !== undefined || !entry.mode.startsWith('100')) return undefined
  const additions = linesIn(readNow(repository, entry.oid, 'blob'))
  return [{ path: entry.name, status: 'added', sha: entry.oid, additions, deletions: 0 }]
}

/** Git calls a file binary that has a zero byte early on, and counts no lines in it. */
function linesIn(content: Buffer): number {
  if (content.length === 0 || content.subarray(0, 8000).includes(0)) return 0
  const breaks = content.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0)
  return content.at(-1) === 0x0a ? breaks : breaks + 1
}
