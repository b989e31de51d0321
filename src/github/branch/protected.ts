import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'

const PAGE = 100
const MAX_PAGES = 10
/** Of more branches than this, nobody has written a rule for each. */
const MAX_RULED = 30

const branchesAnswer = z.array(
  z.object({ name: z.string(), protection: z.object({ enabled: z.boolean().optional() }).optional() }),
)
const rulesAnswer = z.array(z.object({ type: z.string() }))

type Listed = z.infer<typeof branchesAnswer>[number]

/** The names of all branches. */
export async function branchNames(client: Client, repository: Repository): Promise<string[]> {
  return (await list(client, repository, {})).map(({ name }) => name)
}

/**
 * The branches that change by pull requests only. GitHub calls one protected for the sake of any rule, also one about
 * names or one that all branches have, so the rules of each are read; of the older protection there is no need to.
 */
export async function branchesWithPulls(
  client: Client,
  repository: Repository,
  isOther: (name: string) => boolean,
): Promise<string[]> {
  const found = (await list(client, repository, { protected: true })).filter(({ name }) => isOther(name))
  const ruled = found.filter(({ protection }) => protection?.enabled !== true)
  if (ruled.length > MAX_RULED) throw tooManyRuled(ruled.length)
  const without = new Set<string>()
  for (const { name } of ruled) if (!(await needsPulls(client, repository, name))) without.add(name)
  return found.map(({ name }) => name).filter(name => !without.has(name))
}

const tooManyRuled = (count: number): GitHubError =>
  new GitHubError('unavailable', `${count} branches have rules, too many to read the rules of each.`, {
    status: 200,
    next: 'Name the branches in the input "branches".',
  })

async function needsPulls(client: Client, { owner, name }: Repository, branch: string): Promise<boolean> {
  const what = `reading the rules of ${branch}`
  const parameters = { owner, repo: name, branch, per_page: PAGE }
  const answer = await client.rest('GET /repos/{owner}/{repo}/rules/branches/{branch}', parameters, { what })
  return parse(rulesAnswer, answer.data, [], what).some(({ type }) => type === 'pull_request')
}

async function list(
  client: Client,
  { owner, name }: Repository,
  filter: { protected?: true },
): Promise<readonly Listed[]> {
  const what = 'listing the branches'
  const found: Listed[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const parameters = { owner, repo: name, ...filter, per_page: PAGE, page }
    const answer = await client.rest('GET /repos/{owner}/{repo}/branches', parameters, { what })
    found.push(...parse(branchesAnswer, answer.data, [], what))
    if (!answer.link.includes('rel="next"')) return found
  }
  throw new GitHubError('unavailable', `The repository has more than ${MAX_PAGES * PAGE} such branches.`, {
    status: 200,
    next: 'Name the branches in the input "branches", without patterns.',
  })
}
