import * as z from 'zod'
import { rulesFile } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { RULES_FILE } from '../client/queries.ts'
import { type Content, contentOf } from '../contents/text-of.ts'

const answer = z.object({ repository: z.object({ object: z.object({ file: rulesFile }).nullable() }) })

/** The text of a file of rules at a commit, or why there is none. */
export async function readRulesFile(
  client: Client,
  { owner, name }: Repository,
  commit: string,
  path: string,
): Promise<Content> {
  const what = `reading ${path} at ${commit.slice(0, 7)}`
  const found = await client.graphql(RULES_FILE, { owner, name, commit, path }, { what })
  return contentOf(parseWhole(answer, found, what).repository.object?.file ?? null)
}
