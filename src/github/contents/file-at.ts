import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

const fileAnswer = z.object({ type: z.literal('file'), sha: z.string(), encoding: z.string(), content: z.string() })

/** A file at a commit, or on the default branch where none is given; undefined: it is not there, is too large, or may not be read. */
export async function fileAt(
  client: Client,
  { owner, name }: Repository,
  path: string,
  commit: string | undefined,
): Promise<{ blob: string; text: string } | undefined> {
  const what = `reading ${path} ${commit === undefined ? 'on the default branch' : `at ${commit.slice(0, 7)}`}`
  try {
    const parameters = { owner, repo: name, path, ...(commit === undefined ? {} : { ref: commit }) }
    const { data } = await client.rest('GET /repos/{owner}/{repo}/contents/{path}', parameters, { what })
    const { sha, encoding, content } = parse(fileAnswer, data, [], what)
    return encoding === 'base64' ? { blob: sha, text: Buffer.from(content, 'base64').toString('utf8') } : undefined
  } catch (error) {
    if (error instanceof GitHubError) return undefined
    throw error
  }
}
