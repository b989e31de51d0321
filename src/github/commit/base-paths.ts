import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'

const treeAnswer = z.object({ truncated: z.boolean(), tree: z.array(z.object({ path: z.string(), type: z.string() })) })

/** The files of a commit, in one request. GitHub lists up to 100,000 entries or 7 MB, and says where there are more. */
export async function basePaths(
  client: Client,
  { owner, name }: Repository,
  commit: string,
): Promise<{ paths: readonly string[]; isWhole: boolean }> {
  const what = `listing the files of ${commit.slice(0, 7)}`
  // Any value asks for everything below.
  const parameters = { owner, repo: name, tree_sha: commit, recursive: '1' }
  const { data } = await client.rest('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters, { what })
  const { tree, truncated } = parse(treeAnswer, data, [], what)
  return { paths: tree.flatMap(({ path, type }) => (type === 'tree' ? [] : path)), isWhole: !truncated }
}
