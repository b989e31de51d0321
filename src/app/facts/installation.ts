import type { MergedChange } from '../../collect/release/changes.ts'
import { installsIn } from '../../ledger/installs.ts'
import { readStandings, type Sought } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { recordIdOf } from '../../record/identity.ts'
import type { RunContext } from '../shared/context.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** A commit may lie some days before it is pushed, and its record is of the day of the push. */
const MAX_DAYS = 7
/** A policy is installed once: among more changes without a record nobody looks for it. */
const MAX_SOUGHT = 100

/**
 * Which of the changes installed the first policy, by its place; undefined: the ledger does not say. What came before it
 * needed no record, and neither did the installation: it is recorded as the beginning of the rules.
 */
export async function installationIn(
  { client, repository }: RunContext,
  { repositoryId, ledger, branch }: { repositoryId: string; ledger: string; branch: string },
  merged: readonly MergedChange[],
): Promise<number | undefined> {
  const sought = merged.slice(0, MAX_SOUGHT).map(change => soughtOf(change, repositoryId, branch))
  const store = githubStore(client, { ...repository, branch: ledger })
  const standings = (await readStandings(store, sought)) ?? []
  const place = standings.findIndex(installsIn)
  return place === -1 ? undefined : place
}

function soughtOf({ commit, pull, committedAt }: MergedChange, repository: string, branch: string): Sought {
  const id = recordIdOf('policy-change', repository, pull?.branch ?? branch, commit)
  const first = Date.parse(pull?.mergedAt ?? committedAt)
  const days = pull ? [0] : Array.from({ length: MAX_DAYS }, (_, day) => day)
  return { id, repository, times: days.map(day => new Date(first + day * DAY_MS).toISOString()), isRare: true }
}
