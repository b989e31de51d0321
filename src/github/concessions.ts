import * as z from 'zod'
import { person } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { CONCESSIONS } from './client/queries.ts'

const comment = z.object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: z.union([z.string(), z.number().int()]).transform(String),
  author: person,
  body: z.string(),
  createdAt: z.string(),
  lastEditedAt: z.string().nullable(),
  isMinimized: z.boolean(),
})

const issue = z.object({
  number: z.int(),
  body: z.string(),
  closedAt: z.string().nullable(),
  lastEditedAt: z.string().nullable(),
  author: person,
  comments: z.object({ nodes: z.array(comment.nullable()) }),
  // No hole here: a grant of before would count.
  moves: z.object({ nodes: z.array(z.object({ createdAt: z.string() })) }),
})

const issues = z.object({ totalCount: z.int(), nodes: z.array(issue.nullable()).nullable() }).nullable()
const concessionsAnswer = z.object({ repository: z.object({ open: issues, closed: issues }) })

export type ConcessionIssue = z.infer<typeof issue>

/**
 * Issues with a label as they were at a time, or why GitHub does not list all of them. What was closed before that time
 * is left out.
 */
export async function readConcessions(
  client: Client,
  { owner, name }: Repository,
  label: string,
  asOf: string,
): Promise<readonly ConcessionIssue[] | 'too many' | 'forbidden'> {
  const what = 'reading concessions'
  const answer = await client.graphql(CONCESSIONS, { owner, name, labels: [label], since: asOf }, { what })
  const { open, closed } = parse(concessionsAnswer, answer.data, answer.errors, what).repository
  if (!open?.nodes || !closed?.nodes || [...open.nodes, ...closed.nodes].includes(null)) return 'forbidden'
  if (open.totalCount > open.nodes.length || closed.totalCount > closed.nodes.length) return 'too many'
  return [...open.nodes, ...closed.nodes].flatMap(node => (node && isOpenAt(node, asOf) ? [node] : []))
}

const isOpenAt = ({ closedAt }: ConcessionIssue, time: string): boolean =>
  closedAt === null || Date.parse(closedAt) > Date.parse(time)
