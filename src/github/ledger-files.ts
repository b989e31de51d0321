import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import { BATCH, ledgerFilesQuery } from './client/batches.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parseWhole } from './client/parse-whole.ts'

const answer = z.object({
  repository: z.object({ ref: z.object({ target: z.looseObject({ oid: z.string() }) }).nullable() }),
})
const file = z
  .object({ object: z.object({ text: z.string().nullish(), isTruncated: z.boolean().optional() }).nullable() })
  .nullable()

/**
 * Files of a ledger's branch, in the order that was asked; `null` where there is none. Undefined: there is no such
 * branch. One that is not told in full is an error, since it would be taken for one that is not there.
 */
export async function readLedgerFiles(
  client: Client,
  repository: Repository,
  branch: string,
  paths: readonly string[],
): Promise<(string | null)[] | undefined> {
  const texts: (string | null)[] = []
  for (let from = 0; from < paths.length; from += BATCH) {
    const part = await readPart(client, repository, branch, paths.slice(from, from + BATCH))
    if (!part) return undefined
    texts.push(...part)
  }
  return texts
}

async function readPart(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  paths: readonly string[],
): Promise<(string | null)[] | undefined> {
  const what = 'reading the records of landed changes'
  const numbered = Object.fromEntries(paths.map((path, at) => [`path${at}`, path]))
  const variables = { owner, name, branch: `refs/heads/${branch}`, ...numbered }
  const found = await client.graphql(ledgerFilesQuery(paths.length), variables, { what })
  const { ref } = parseWhole(answer, found, what).repository
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
