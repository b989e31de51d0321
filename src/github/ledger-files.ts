import * as z from 'zod'
import type { Repository } from './ask.ts'
import { BATCH, ledgerFilesQuery } from './batches.ts'
import type { Client } from './client.ts'
import { GitHubError } from './errors.ts'
import { parseWhole } from './parse-whole.ts'

const answer = z.object({
  repository: z.object({ ref: z.object({ target: z.looseObject({ oid: z.string() }) }).nullable() }),
})
const file = z
  .object({ object: z.object({ text: z.string().nullish(), isTruncated: z.boolean().optional() }).nullable() })
  .nullable()

/**
 * Files of a ledger's branch, at most as many as fit into one request; `null` where there is none. Undefined: there is
 * no such branch. One that is not told in full is an error, since it would be taken for one that is not there.
 */
export async function readLedgerFiles(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  paths: readonly string[],
): Promise<(string | null)[] | undefined> {
  if (paths.length === 0) return []
  if (paths.length > BATCH) throw new RangeError(`more than ${BATCH} files at once`)
  const what = 'reading the records of landed changes'
  const numbered = Object.fromEntries(paths.map((path, at) => [`path${at}`, path]))
  const variables = { owner, name, branch: `refs/heads/${branch}`, ...numbered }
  const { ref } = parseWhole(
    answer,
    await client.graphql(ledgerFilesQuery(paths.length), variables, { what }),
    what,
  ).repository
  return ref ? paths.map((path, at) => textOf(ref.target[`file${at}`], path)) : undefined
}

function textOf(found: unknown, path: string): string | null {
  const entry = file.safeParse(found ?? null)
  if (entry.success && entry.data === null) return null
  const text = entry.data?.object?.isTruncated === false ? entry.data.object.text : undefined
  if (typeof text === 'string') return text
  throw new GitHubError('unavailable', `GitHub does not show all of ${path} in the ledger.`, {
    status: 200,
    next: 'Run the job again, and `gatebook ledger verify` if it happens again.',
  })
}
