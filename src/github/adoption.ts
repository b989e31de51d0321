import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parseWhole } from './client/parse-whole.ts'
import { ADOPTION } from './client/queries.ts'

const counted = z.object({ totalCount: z.number().int() })

const ref = z.object({ name: z.string() }).nullable()

const answer = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({
        name: z.string(),
        target: z.object({ policy: z.object({ type: z.string() }).nullish() }).nullable(),
      })
      .nullable(),
    ledger: ref,
    usualLedger: ref,
    commit: z.object({ given: counted.optional(), usual: counted.optional() }).nullable(),
  }),
})

/** How far a repository has come to be judged by a policy. */
export interface Adoption {
  /**
   * Whether GitHub shows a policy in the history of the commit, by the path given or at the usual place. That it shows none
   * proves nothing alone: of a merge it follows the side that has the same file (git's default history simplification).
   */
  everInHistory: boolean
  /** At the usual place, or at the one that was asked for. */
  hasLedger: boolean
  defaultBranch: string | null
  /** Whether there is a policy at the tip of the default branch now. */
  isAdoptedNow: boolean
}

export interface AdoptionAsked {
  commit: string
  policyPath: string
  usualPath: string
  /** The branch that would keep the records, and the one that usually does: a change must not choose where to look. */
  ledger: string
  usualLedger: string
}

export async function readAdoption(
  client: Client,
  { owner, name }: Repository,
  asked: AdoptionAsked,
): Promise<Adoption> {
  const what = 'reading whether the repository ever had a policy'
  const [ledger, usualLedger] = [asked.ledger, asked.usualLedger].map(branch => `refs/heads/${branch}`)
  const variables = { owner, name, ...asked, ledger, usualLedger }
  const { repository } = parseWhole(answer, await client.graphql(ADOPTION, variables, { what }), what)
  const { defaultBranchRef: branch, commit: found } = repository
  const counts = [found?.given, found?.usual]
  return {
    // A history that is not shown may have had one.
    everInHistory: counts.some(count => count === undefined || count.totalCount > 0),
    hasLedger: repository.ledger !== null || repository.usualLedger !== null,
    defaultBranch: branch?.name ?? null,
    isAdoptedNow: Boolean(branch?.target?.policy),
  }
}
