import type { Link } from '../chain.ts'
import { ENTRY_PATH } from '../entry.ts'
import { HEAD_PATH } from '../head.ts'
import { OBLIGATIONS_PATH } from '../obligations.ts'
import { INDEX_PATH } from '../release-index.ts'
import type { Report, ViolationCode, Violations } from '../report.ts'
import type { History, HistoryChange, HistoryCommit } from '../stores/contents.ts'

/**
 * Checks that the branch only ever grew: one line of commits from one beginning, and each of them adds records and moves
 * the head. An old record that was edited by a later commit shows in its leaf too; here it gets a culprit.
 */
export async function checkHistory(
  history: History,
  links: readonly Link[],
  found: Violations,
): Promise<Report['history']> {
  if (history.state === 'unknown') return { state: 'unchecked', why: history.why }
  const seqOf = lazySeqs(links)
  let before: string | undefined
  let commits = 0
  for await (const commit of history.commits) {
    for (const { code, path, message } of offences(commit, before)) {
      const at = { oid: commit.oid, at: commit.committedAt }
      found.add({ code, path, seq: path === null ? null : seqOf(path), message, commit: at })
    }
    before = commit.oid
    commits += 1
  }
  return { state: 'checked', commits }
}

interface Offence {
  code: ViolationCode
  path: string | null
  message: string
}

function offences({ parents, changes }: HistoryCommit, before: string | undefined): Offence[] {
  const list = changes.flatMap(change => offence(change, before === undefined) ?? [])
  if (parents.join() !== (before ?? '')) {
    const message = before ? 'Its only parent must be the previous commit.' : 'The first commit has a parent.'
    list.push({ code: 'history_not_linear', path: null, message })
  }
  const adds = changes.some(change => change.status === 'A' && ENTRY_PATH.test(change.path))
  const movesHead = changes.some(change => change.path === HEAD_PATH)
  if (before !== undefined && !(adds && movesHead)) {
    const message = 'A commit must add a record and update the head. This one does not do both.'
    list.push({ code: 'history_unexpected', path: null, message })
  }
  return list
}

function offence({ status, path }: HistoryChange, first: boolean): Offence | undefined {
  if (ENTRY_PATH.test(path)) return recordOffence(status, path)
  if (path === HEAD_PATH && status === (first ? 'A' : 'M')) return undefined
  if (first && path === 'README.md' && status === 'A') return undefined
  const isMade = INDEX_PATH.test(path) || path === OBLIGATIONS_PATH
  if (!first && isMade && (status === 'A' || status === 'M')) return undefined
  return { code: 'history_unexpected', path, message: `${verb(status)} by a commit that may only add records.` }
}

function recordOffence(status: string, path: string): Offence | undefined {
  if (status === 'A') return undefined
  if (status === 'D') return { code: 'record_removed', path, message: 'Removed after it was recorded.' }
  return { code: 'record_changed', path, message: 'Changed after it was recorded.' }
}

function verb(status: string): string {
  return { A: 'Added', D: 'Removed' }[status] ?? 'Changed'
}

/** Made only when something is wrong: an intact ledger needs no index of a million paths. */
function lazySeqs(links: readonly Link[]): (path: string) => number | null {
  let index: ReadonlyMap<string, number> | undefined
  return path => {
    index ??= new Map(links.map(link => [link.path, link.seq]))
    return index.get(path) ?? null
  }
}
