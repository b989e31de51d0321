import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

const releaseAnswer = z.object({
  assets: z.array(z.object({ name: z.string(), state: z.string(), digest: z.string().nullish() })),
})

export interface Asset {
  name: string
  digest: string | null
}

/** The files of the published release of a tag. GitHub finds no draft by its tag: then there are none. */
export async function readAssets(client: Client, { owner, name }: Repository, tag: string): Promise<Asset[]> {
  const what = `reading the files of the release ${tag}`
  try {
    const answer = await client.rest(
      'GET /repos/{owner}/{repo}/releases/tags/{tag}',
      { owner, repo: name, tag },
      { what },
    )
    const { assets } = parse(releaseAnswer, answer.data, [], what)
    return assets.flatMap(({ name: file, state, digest }) =>
      state === 'uploaded' ? [{ name: file, digest: isDigest(digest) ? digest : null }] : [],
    )
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return []
    throw error
  }
}

const isDigest = (text: string | null | undefined): text is string => /^sha256:[0-9a-f]{64}$/.test(text ?? '')
