import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { LEDGER_LOG } from '../client/queries.ts'

const answer = z.object({
  repository: z.object({
    ref: z
      .object({
        target: z.object({
          history: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(z.object({ message: z.string(), committedDate: z.string() })),
          }),
        }),
      })
      .nullable(),
  }),
})

export interface LedgerCommit {
  message: string
  committedDate: string
}

/** The newest commits of a ledger; `isWhole`: there are no others. */
export async function readLedgerLog(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  mostPages: number,
): Promise<{ commits: LedgerCommit[]; isWhole: boolean }> {
  const what = 'reading what was recorded'
  const commits: LedgerCommit[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page++) {
    const variables = { owner, name, branch: `refs/heads/${branch}`, cursor }
    const found = await client.graphql(LEDGER_LOG, variables, { what })
    const { ref } = parseWhole(answer, found, what).repository
    if (!ref) return { commits, isWhole: true }
    const { nodes, pageInfo } = ref.target.history
    commits.push(...nodes)
    if (!pageInfo.hasNextPage) return { commits, isWhole: true }
    cursor = pageInfo.endCursor
  }
  return { commits, isWhole: false }
}
