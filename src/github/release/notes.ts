import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

const notesAnswer = z.object({ id: z.number().int(), body: z.string().nullish() })

/** The notes of the published release of a tag; undefined: there is none. */
export async function readNotes(
  client: Client,
  { owner, name }: Repository,
  tag: string,
): Promise<{ id: number; body: string } | undefined> {
  const what = `reading the notes of the release ${tag}`
  try {
    const answer = await client.rest(
      'GET /repos/{owner}/{repo}/releases/tags/{tag}',
      { owner, repo: name, tag },
      { what },
    )
    const { id, body } = parse(notesAnswer, answer.data, [], what)
    return { id, body: body ?? '' }
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return undefined
    throw error
  }
}

/** Notes can be changed when the release is immutable, too: that is about its tag and its files. */
export async function writeNotes(client: Client, { owner, name }: Repository, id: number, body: string): Promise<void> {
  const parameters = { owner, repo: name, release_id: id, body }
  await client.rest('PATCH /repos/{owner}/{repo}/releases/{release_id}', parameters, {
    what: 'writing the notes of the release',
  })
}
