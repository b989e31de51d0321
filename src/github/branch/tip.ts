import * as z from 'zod'
import { type Rules, rules } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'
import { BRANCH, DEFAULT_BRANCH } from '../client/queries.ts'

const defaultAnswer = z.object({
  repository: z.object({
    databaseId: z.number().int(),
    defaultBranchRef: z.object({ name: z.string(), target: rules.nullable() }).nullable(),
  }),
})
const branchAnswer = z.object({
  repository: z.object({ ref: z.object({ target: rules.nullable() }).nullable() }),
})

/** The default branch, with the rules at its tip. */
export async function readDefaultBranch(
  client: Client,
  { owner, name }: Repository,
  policyPath: string,
): Promise<{ repositoryId: string; branch: string; rules: Rules | null }> {
  const what = 'reading the default branch'
  const answer = await client.graphql(DEFAULT_BRANCH, { owner, name, policyPath }, { what })
  const { databaseId, defaultBranchRef: found } = parse(defaultAnswer, answer.data, answer.errors, what).repository
  if (!found) {
    throw new GitHubError('not_found', `${owner}/${name} has no default branch.`, {
      status: 404,
      next: 'Push a first commit.',
    })
  }
  return { repositoryId: String(databaseId), branch: found.name, rules: found.target }
}

/** The rules at the tip of a branch; `null` where there is no such branch. */
export async function readBranch(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  policyPath: string,
): Promise<Rules | null> {
  const what = `reading the branch ${branch}`
  const variables = { owner, name, branch: `refs/heads/${branch}`, policyPath }
  const answer = await client.graphql(BRANCH, variables, { what })
  return parse(branchAnswer, answer.data, answer.errors, what).repository.ref?.target ?? null
}
