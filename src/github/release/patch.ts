import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

const commitAnswer = z.object({
  parents: z.array(z.object({ sha: z.string() })),
  files: z.array(z.object({ filename: z.string(), status: z.string(), patch: z.string().optional() })).optional(),
})

/** GitHub lists at most this many files of a commit at once. */
const MAX_FILES = 300

/**
 * What a commit with one parent edits, by path. Undefined: GitHub does not show the commit, or not all of it: binary and
 * very long files have no patch.
 */
export async function readPatch(
  client: Client,
  { owner, name }: Repository,
  commit: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const what = `reading what ${commit.slice(0, 7)} edits`
  try {
    const answer = await client.rest(
      'GET /repos/{owner}/{repo}/commits/{ref}',
      { owner, repo: name, ref: commit },
      { what },
    )
    const { parents, files = [] } = parse(commitAnswer, answer.data, [], what)
    if (parents.length !== 1 || files.length === 0 || files.length >= MAX_FILES) return undefined
    const patches = files.flatMap(({ filename, patch }) => (patch === undefined ? [] : [[filename, patch] as const]))
    return patches.length === files.length ? new Map(patches) : undefined
  } catch (error) {
    // It decides nothing, so nothing may depend on it.
    if (error instanceof GitHubError) return undefined
    throw error
  }
}
