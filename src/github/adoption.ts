import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parseWhole } from './client/parse-whole.ts'
import { ADOPTION } from './client/queries.ts'

const counted = z.object({ totalCount: z.number().int() })

const answer = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({
        name: z.string(),
        target: z.object({ policy: z.object({ type: z.string() }).nullish() }).nullable(),
      })
      .nullable(),
    ledger: z.object({ name: z.string() }).nullable(),
    commit: z.object({ given: counted.optional(), usual: counted.optional() }).nullable(),
  }),
})

/** How far a repository has come to be judged by a policy. */
export interface Adoption {
  /** Whether a policy ever was in the history of the commit, by the path given or at the usual place. */
  everInHistory: boolean
  hasLedger: boolean
  defaultBranch: string | null
  /** Whether there is a policy at the tip of the default branch now. */
  isAdoptedNow: boolean
}

/** `ledger`: the branch that would keep the records. */
export async function readAdoption(
  client: Client,
  { owner, name }: Repository,
  { commit, policyPath, usualPath, ledger }: { commit: string; policyPath: string; usualPath: string; ledger: string },
): Promise<Adoption> {
  const what = 'reading whether the repository ever had a policy'
  const variables = { owner, name, commit, policyPath, usualPath, ledger: `refs/heads/${ledger}` }
  const { repository } = parseWhole(answer, await client.graphql(ADOPTION, variables, { what }), what)
  const { defaultBranchRef: branch, commit: found } = repository
  const counts = [found?.given, found?.usual]
  return {
    // A history that is not shown may have had one.
    everInHistory: counts.some(count => count === undefined || count.totalCount > 0),
    hasLedger: repository.ledger !== null,
    defaultBranch: branch?.name ?? null,
    isAdoptedNow: Boolean(branch?.target?.policy),
  }
}
