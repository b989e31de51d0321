import { onlyAdded } from './added.ts'
import type { FileChange } from './file-change.ts'
import { git } from './git.ts'

/** The changes between two trees or commits, renames found as `git diff -M` finds them. */
export async function changedFiles(repository: string, from: string, to: string): Promise<FileChange[]> {
  const added = onlyAdded(repository, from, to)
  if (added !== undefined) return added
  const args = ['diff-tree', '-r', '-M', '-z', '--raw', '--numstat', '--no-abbrev', '--no-ext-diff', from, to]
  return parse((await git(repository, args)).toString().split('\0'))
}

/** The raw half comes first, then the counts; both name the files in the same order. */
function parse(tokens: readonly string[]): FileChange[] {
  const changes: FileChange[] = []
  let at = 0
  while (tokens[at]?.startsWith(':') === true) {
    const change = parseRaw(tokens.slice(at, at + 3))
    changes.push(change)
    at += change.previousPath === undefined ? 2 : 3
  }
  for (const change of changes) {
    Object.assign(change, parseCounts(tokens[at] ?? ''))
    at += change.previousPath === undefined ? 1 : 3
  }
  return changes
}

/** `:mode mode oid oid letter`, then the path, or both paths of a rename. */
function parseRaw([header = '', first = '', second = '']: readonly string[]): FileChange {
  const [oldMode = '', newMode = '', oldOid = '', newOid = '', letter = ''] = header.slice(1).split(' ')
  const paths = letter.startsWith('R') ? { path: second, previousPath: first } : { path: first }
  const onlyMode = oldMode !== newMode && oldOid === newOid
  return {
    ...paths,
    status: statusOf(letter, onlyMode),
    sha: letter === 'D' ? oldOid : newOid,
    additions: 0,
    deletions: 0,
  }
}

/** A binary file counts as `-`. */
function parseCounts(line: string): { additions: number; deletions: number } {
  const [additions = 0, deletions = 0] = line.split('\t').map(count => Number.parseInt(count, 10) || 0)
  return { additions, deletions }
}

function statusOf(letter: string, onlyMode: boolean): FileChange['status'] {
  if (letter === 'A') return 'added'
  if (letter === 'D') return 'removed'
  if (letter.startsWith('R')) return 'renamed'
  return letter === 'T' || onlyMode ? 'changed' : 'modified'
}
