import type { Landing } from '../../github/branch/landings.ts'
import { withdraw } from '../../ledger/amend.ts'
import type { Appended } from '../../ledger/append.ts'
import type { Holding } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { recordIdOf } from '../../record/identity.ts'
import { standingsOf } from '../merge/recorded-at.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { KeptBranches } from './branches.ts'

/** A commit that was recorded as a push of its own, before GitHub said that a change brought it. */
export interface Withdrawn {
  commit: string
  pull: number
  /** Undefined on a dry run. */
  appended: Appended | undefined
}

interface Part {
  branch: string
  merged: { commit: string; rewritten: false }
  times: readonly string[]
  pull: number
  whole: string
}

/**
 * Of a rebased pull request GitHub may name only the last commit at first, and the others were recorded as pushes by
 * nobody. They are parts of the change, and a correction says so.
 */
export async function withdrawParts(
  context: RunContext,
  { repositoryId, ledgers }: Pick<KeptBranches, 'repositoryId' | 'ledgers'>,
  landings: readonly Landing[],
  options: RecordOptions,
): Promise<Withdrawn[]> {
  const parts = landings.flatMap(landing => partsOf(landing, repositoryId))
  if (parts.length === 0) return []
  const all: Withdrawn[] = []
  for (const ledger of ledgers) {
    const store = githubStore(context.client, { ...context.repository, branch: ledger })
    const standings = await standingsOf([store], repositoryId, parts)
    for (const [place, part] of parts.entries()) {
      const standing = standings[place]
      if (standing?.state !== 'holds' || !isPush(standing)) continue
      const { decidedBy, retryPolicy, dryRun } = options
      const appended = dryRun ? undefined : await withdraw(store, standing, { decidedBy }, part.whole, retryPolicy)
      all.push({ commit: part.merged.commit, pull: part.pull, appended })
    }
  }
  return all
}

function partsOf({ branch, merged, commits, times, unknown }: Landing, repositoryId: string): Part[] {
  const { origin: pull } = merged
  if (typeof pull !== 'number' || unknown !== null) return []
  const whole = recordIdOf('merge', repositoryId, branch, merged.commit)
  return commits.slice(0, -1).map(commit => ({ branch, merged: { commit, rewritten: false }, times, pull, whole }))
}

const isPush = ({ record }: Holding): boolean => record.kind === 'merge' && record.subject.change.via === 'direct-push'
