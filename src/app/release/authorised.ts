import { readLedgerLog } from '../../github/branch/ledger-log.ts'
import { entryPath } from '../../ledger/entry.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RunContext } from '../shared/context.ts'

const HOUR_MS = 60 * 60 * 1000
/** Two thousand records. Beyond them a release counts as not recorded, and is judged again: that is never false. */
const MAX_PAGES = 20

/** The path of a record that authorises a commit as the release of a tag; `isWhole`: all of the ledger was looked through. */
export async function authorisedRelease(
  { client, repository }: RunContext,
  ledger: string,
  { commit, tag }: { commit: string; tag: string },
): Promise<{ path: string | undefined; isWhole: boolean }> {
  const { commits, isWhole } = await readLedgerLog(client, repository, ledger, MAX_PAGES)
  // The id of a release holds the run that judged it, so its path cannot be known: the log says where to look.
  const paths = commits.flatMap(one => pathsIn(one, commit))
  const store = githubStore(client, { ...repository, branch: ledger })
  const files = (paths.length > 0 ? await store.read(paths) : undefined) ?? []
  const found = files.find(file => {
    const reading = file && readStoredRecord(file)
    if (reading?.state !== 'known' || reading.record.kind !== 'release') return false
    const { subject, verdict } = reading.record
    return subject.commit === commit && subject.tag === tag && verdict.outcome === 'pass'
  })
  return { path: found?.path, isWhole }
}

/** What a message says may be anybody's word, so the record itself is read. Its day is that of the commit, or the one before. */
function pathsIn({ message, committedDate }: { message: string; committedDate: string }, commit: string): string[] {
  if (!message.startsWith(`record release pass ${commit.slice(0, 12)}`)) return []
  const [, id] = /^Record-Id: (sha256:[0-9a-f]{64})$/m.exec(message) ?? []
  if (id === undefined) return []
  const times = [-HOUR_MS, 0].map(offset => new Date(Date.parse(committedDate) + offset).toISOString())
  return [...new Set(times.map(at => entryPath({ id, at })))]
}
