import * as z from 'zod'
import { person } from './answers.ts'
import type { Repository } from './ask.ts'
import type { Client } from './client.ts'
import { parse } from './parse.ts'
import { CONCESSIONS } from './queries.ts'

const issue = z.object({
  number: z.int(),
  body: z.string(),
  closedAt: z.string().nullable(),
  lastEditedAt: z.string().nullable(),
  author: person,
  labeled: z.object({
    nodes: z.array(
      z.object({ createdAt: z.string(), actor: person, label: z.object({ name: z.string() }) }).nullable(),
    ),
  }),
})

const issues = z.object({ totalCount: z.int(), nodes: z.array(issue.nullable()).nullable() }).nullable()
const concessionsAnswer = z.object({ repository: z.object({ open: issues, closed: issues }) })

export type ConcessionIssue = z.infer<typeof issue>

/**
 * Issues with a label as they were at a time, or undefined when GitHub does not list all of them. What was closed before
 * that time is left out.
 */
export async function readConcessions(
  client: Client,
  { owner, name }: Repository,
  label: string,
  asOf: string,
): Promise<readonly ConcessionIssue[] | undefined> {
  const what = 'reading concessions'
  const answer = await client.graphql(CONCESSIONS, { owner, name, labels: [label], since: asOf }, { what })
  const { open, closed } = parse(concessionsAnswer, answer.data, answer.errors, what).repository
  const [stillOpen, closedSince] = [open, closed].map(list => {
    const nodes = list?.nodes?.flatMap(node => node ?? [])
    return nodes && nodes.length === list?.totalCount ? nodes : undefined
  })
  if (!stillOpen || !closedSince) return undefined
  return [...stillOpen, ...closedSince.filter(({ closedAt }) => Date.parse(closedAt ?? '') > Date.parse(asOf))]
}
