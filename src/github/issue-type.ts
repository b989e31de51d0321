import * as z from 'zod'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import type { IssueName } from './work-items.ts'

const answerSchema = z.object({ type: z.object({ name: z.string() }).nullish() })

/**
 * The type of an issue, which organisations define. GitHub's published GraphQL schema does not have it, the REST API
 * does. Undefined when GitHub would not tell; null when the issue has none.
 */
export async function readIssueType(
  client: Client,
  { repository, number }: IssueName,
): Promise<string | null | undefined> {
  const [owner = '', repo = ''] = repository.split('/')
  const what = `reading the type of ${repository}#${number}`
  const parameters = { owner, repo, issue_number: number }
  try {
    const { data } = await client.rest('GET /repos/{owner}/{repo}/issues/{issue_number}', parameters, { what })
    return parse(answerSchema, data, [], what).type?.name ?? null
  } catch (error) {
    if (error instanceof GitHubError) return undefined
    throw error
  }
}
