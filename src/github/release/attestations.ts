import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

/** As many as GitHub lists at once. More of one file is more than anybody makes by accident. */
export const MOST_ATTESTATIONS = 100

const answer = z.object({ attestations: z.array(z.object({ bundle: z.unknown() })).max(MOST_ATTESTATIONS) })

/**
 * The bundles that a repository stores about a digest, none of them looked into. `many`: more than one answer lists.
 * Where there is none, GitHub answers that it finds nothing.
 */
export async function readBundles(
  client: Client,
  { owner, name }: Repository,
  digest: string,
): Promise<readonly unknown[] | 'many'> {
  const what = `reading the attestations of ${digest.slice(0, 19)} in ${owner}/${name}`
  const parameters = { owner, repo: name, subject_digest: digest, per_page: MOST_ATTESTATIONS }
  try {
    const { data, link } = await client.rest('GET /repos/{owner}/{repo}/attestations/{subject_digest}', parameters, {
      what,
    })
    if (/rel="next"/.test(link)) return 'many'
    return parse(answer, data, [], what).attestations.map(({ bundle }) => bundle)
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return []
    throw error
  }
}
