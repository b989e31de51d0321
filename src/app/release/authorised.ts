import { readLedgerLog } from '../../github/branch/ledger-log.ts'
import { type EventOf, readStandings, type Sought } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RunContext } from '../shared/context.ts'
import type { ReleaseInputs } from '../shared/release-inputs.ts'

/** Two thousand records. Beyond them a release counts as not recorded, and is judged again: that is never false. */
const MAX_PAGES = 20

/** The path of a record that authorises a commit as the release of a tag; `isWhole`: all of the ledger was looked through. */
export async function authorisedRelease(
  { client, repository }: RunContext,
  ledger: string,
  {
    repositoryId,
    commit,
    tag,
    declared,
  }: { repositoryId: string; commit: string; tag: string; declared: ReleaseInputs },
): Promise<{ path: string | undefined; isWhole: boolean }> {
  const { commits, isWhole } = await readLedgerLog(client, repository, ledger, MAX_PAGES)
  // The id of a release holds the run that judged it, so its path cannot be known: the log says where to look.
  const sought = commits.flatMap(one => soughtIn(one, { commit, repositoryId }))
  const store = githubStore(client, { ...repository, branch: ledger })
  const standings = (await readStandings(store, sought)) ?? []
  const found = standings.find(standing => {
    if (standing.state !== 'holds' || standing.record.kind !== 'release') return false
    const { subject, verdict } = standing.record
    const isOf = subject.commit === commit && subject.tag === tag && verdict.outcome === 'pass'
    return isOf && isAsDeclared(subject, declared)
  })
  return { path: found && 'path' in found ? found.path : undefined, isWhole }
}

type Subject = EventOf<'release'>['subject']

/** A record authorises one package for one environment. Where the run names no package, that of the record is meant. */
function isAsDeclared(subject: Subject, { environment, package: name, kind }: ReleaseInputs): boolean {
  if ((subject.environment?.toLowerCase() ?? null) !== (environment?.toLowerCase() ?? null)) return false
  if (!('kind' in subject)) return kind === 'normal'
  return subject.kind === kind && (name === null || subject.package === name)
}

/** What a message says may be anybody's word, so the record itself is read. */
function soughtIn(
  { message, committedDate }: { message: string; committedDate: string },
  { commit, repositoryId }: { commit: string; repositoryId: string },
): Sought[] {
  if (!message.startsWith(`record release pass ${commit.slice(0, 12)}`)) return []
  const [, id] = /^Record-Id: (sha256:[0-9a-f]{64})$/m.exec(message) ?? []
  return id === undefined ? [] : [{ id, repository: repositoryId, times: [committedDate] }]
}
