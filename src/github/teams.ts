import * as z from 'zod'
import { teamsQuery } from './client/batches.ts'
import type { Client } from './client/client.ts'
import { parse } from './client/parse.ts'

/**
 * The ids of the accounts in a team, or why they are not known. `hidden`: GitHub does not distinguish a team that the
 * token may not see from one that does not exist.
 */
export type Team = { ids: ReadonlySet<string> } | { unread: 'hidden' | 'incomplete' }

/** A team of more than this many hundred is nobody's idea of who decides. */
const MAX_PAGES = 20

/**
 * Who is in each of the teams (`organisation/team`), in the order of their names, also by a team inside it. Invitations
 * that nobody has accepted do not count. One request for all, and one more for every further hundred of a team.
 */
export async function readTeams(client: Client, names: readonly string[]): Promise<readonly Team[]> {
  if (names.length === 0) return []
  const pages = await readPages(
    client,
    names.map(name => ({ name, after: null })),
  )
  return Promise.all(names.map((name, at) => wholeTeam(client, name, pages[at])))
}

async function wholeTeam(client: Client, name: string, first: Page | undefined): Promise<Team> {
  const ids = new Set<string>()
  let page = first
  for (let count = 1; page; count++) {
    for (const id of page.ids) ids.add(id)
    if (page.after === null) return ids.size === page.total ? { ids } : { unread: 'incomplete' }
    if (count === MAX_PAGES) return { unread: 'incomplete' }
    ;[page] = await readPages(client, [{ name, after: page.after }])
  }
  return { unread: 'hidden' }
}

interface TeamPage {
  name: string
  after: string | null
}

interface Page {
  ids: readonly string[]
  total: number
  /** Where the next page begins; `null` after the last one. */
  after: string | null
}

/** In the order of what is asked; undefined where a team is not shown. */
async function readPages(client: Client, pages: readonly TeamPage[]): Promise<readonly (Page | undefined)[]> {
  const what = `reading the members of ${pages.map(({ name }) => name).join(', ')}`
  const variables = pages.map(({ name, after }, at) => {
    const [org, slug] = name.split('/')
    return { [`org${at}`]: org, [`slug${at}`]: slug, [`after${at}`]: after }
  })
  const answer = await client.graphql(teamsQuery(pages.length), Object.assign({}, ...variables), { what })
  // Where everything is hidden there is no answer but errors that say so.
  if (answer.data === null && answer.errors.every(({ type }) => HIDDEN.includes(type)))
    return pages.map(() => undefined)
  const teams = parse(teamsAnswer, answer.data, answer.errors, what)
  return pages.map((_, at) => pageOf(teams[`team${at}`]))
}

const HIDDEN: readonly string[] = ['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES']

function pageOf(organisation: z.infer<typeof teamsAnswer>[string] | undefined): Page | undefined {
  const members = organisation?.team?.members
  if (!members) return undefined
  const { totalCount: total, nodes, pageInfo } = members
  const ids = nodes.flatMap(node => (node?.databaseId == null ? [] : [String(node.databaseId)]))
  return { ids, total, after: pageInfo.hasNextPage ? pageInfo.endCursor : null }
}

const members = z.object({
  totalCount: z.int(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.object({ databaseId: z.int().nullable() }).nullable()),
})

const teamsAnswer = z.record(z.string(), z.object({ team: z.object({ members }).nullable() }).nullable())
