import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'

const tagAnswer = z.object({
  tag: z.string(),
  object: z.object({ sha: z.string(), type: z.string() }),
  verification: z.object({ verified: z.boolean(), verified_at: z.string().nullish() }).nullish(),
})

export interface SignedTag {
  /** The name that was signed, which need not be that of the reference. */
  name: string
  commit: string | null
  isVerified: boolean
  /** When GitHub verified the signature; `null`: it does not say. */
  verifiedAt: string | null
}

/** An annotated tag, and whether GitHub verified its signature. */
export async function readSignedTag(client: Client, { owner, name }: Repository, oid: string): Promise<SignedTag> {
  const what = 'reading the signature of the tag'
  const parameters = { owner, repo: name, tag_sha: oid }
  const answer = await client.rest('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', parameters, { what })
  const { tag, object, verification } = parse(tagAnswer, answer.data, [], what)
  return {
    name: tag,
    commit: object.type === 'commit' ? object.sha : null,
    isVerified: verification?.verified ?? false,
    verifiedAt: verification?.verified_at ?? null,
  }
}
