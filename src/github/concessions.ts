import * as z from 'zod'
import { person } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'
import { CONCESSIONS, MORE_CONCESSIONS } from './client/queries.ts'

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

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const issues = z.object({ totalCount: z.int(), pageInfo: page, nodes: z.array(issue.nullable()).nullable() }).nullable()
const concessionsAnswer = z.object({ repository: z.object({ open: issues, closed: issues }) })
const moreAnswer = z.object({ repository: z.object({ issues }) })

type Page = z.infer<typeof issues>

export type ConcessionIssue = z.infer<typeof issue>

export interface ConcessionIssues {
  issues: readonly ConcessionIssue[]
  /** How many were read, and how many there are. */
  read: number
  total: number
}

/** Anybody can open an issue, and a form puts the label on it: more than this are read of neither list. */
const MAX_PAGES = 10

/**
 * Issues with a label as they were at a time, those changed last first; what was closed before that time is left out.
 * None that is not read could take back one that is.
 */
export async function readConcessions(
  client: Client,
  { owner, name }: Repository,
  label: string,
  asOf: string,
): Promise<ConcessionIssues | 'forbidden'> {
  const what = 'reading concessions'
  const labels = [label]
  const answer = await client.graphql(CONCESSIONS, { owner, name, labels, since: asOf }, { what })
  const { open: first, closed } = parse(concessionsAnswer, answer.data, answer.errors, what).repository
  const more = async (states: string[], since: string | null, after: string): Promise<Page> => {
    const next = await client.graphql(MORE_CONCESSIONS, { owner, name, labels, states, since, after }, { what })
    return parse(moreAnswer, next.data, next.errors, what).repository.issues
  }
  const lists = [
    await pagesFrom(first, after => more(['OPEN'], null, after)),
    await pagesFrom(closed, after => more(['CLOSED'], asOf, after)),
  ].flatMap(list => list ?? [])
  if (lists.length < 2) return 'forbidden'
  const found = lists.flatMap(({ nodes }) => nodes)
  const total = lists.reduce((sum, list) => sum + list.total, 0)
  // One that changes between two pages can be on both.
  const each = [...new Map(found.map(node => [node.number, node])).values()]
  const open = each.filter(node => isOpenAt(node, asOf)).sort((a, b) => a.number - b.number)
  return { issues: open, read: each.length, total }
}

/** Undefined: not everything of it is shown. */
async function pagesFrom(
  first: Page,
  next: (after: string) => Promise<Page>,
): Promise<{ nodes: ConcessionIssue[]; total: number } | undefined> {
  const nodes: ConcessionIssue[] = []
  let page = first
  for (let count = 1; ; count++) {
    if (!page?.nodes || page.nodes.includes(null)) return undefined
    nodes.push(...page.nodes.flatMap(node => node ?? []))
    const { hasNextPage, endCursor } = page.pageInfo
    if (!hasNextPage || endCursor === null || count === MAX_PAGES) return { nodes, total: page.totalCount }
    page = await next(endCursor)
  }
}

const isOpenAt = ({ closedAt }: ConcessionIssue, time: string): boolean =>
  closedAt === null || Date.parse(closedAt) > Date.parse(time)
