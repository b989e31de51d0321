import type { HistoryChange, HistoryCommit } from './contents.ts'
import { type Git, split } from './git-output.ts'

const COMMIT = '\u0001'

/** Commits from the first one to the tip, each with what it changed. */
export async function* commitsOf(git: Git, tip: string): AsyncIterable<HistoryCommit> {
  const oids: string[] = []
  for await (const oid of split(git(['rev-list', '--topo-order', '--reverse', tip]), 10)) oids.push(`${oid}\n`)
  const format = `--format=${COMMIT}%H,%P,%ct`
  const args = [
    'diff-tree',
    '--stdin',
    '--root',
    '--always',
    '-r',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    format,
  ]
  let commit: (HistoryCommit & { changes: HistoryChange[] }) | undefined
  let status: string | undefined
  for await (const raw of split(git(args, oids), 0)) {
    if (status !== undefined) {
      commit?.changes.push({ status, path: raw })
      status = undefined
      continue
    }
    const token = raw.replace(/^\n/, '')
    if (token.startsWith(':')) status = token.split(' ')[4] ?? ''
    else if (token.startsWith(COMMIT)) {
      if (commit) yield commit
      commit = begun(token.slice(1))
    }
  }
  if (commit) yield commit
}

function begun(line: string): HistoryCommit & { changes: HistoryChange[] } {
  const [oid = '', parents = '', seconds = '0'] = line.split(',')
  return { oid, parents: parents === '' ? [] : parents.split(' '), committedAt: instant(Number(seconds)), changes: [] }
}

/** Whoever makes a commit sets its clock, also beyond every calendar. */
function instant(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `second ${seconds}` : date.toISOString().replace('.000Z', 'Z')
}
