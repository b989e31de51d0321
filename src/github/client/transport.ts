import type { Client } from './client.ts'
import { GitHubError } from './errors.ts'

/**
 * The client without any second try of its own, for writers that must look at what happened before they try again.
 * Errors carry `status` (absent when there was no answer) and `graphqlErrors`.
 */
export function singleTries(client: Client) {
  const what = 'keeping the ledger'
  return {
    async graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
      const answer = await translated(client.graphql(document, { ...variables }, { what, retries: 0 }))
      const [first] = answer.errors
      if (first) throw Object.assign(new Error(first.message), { status: 200, graphqlErrors: answer.errors })
      return answer.data
    },
    async rest(method: 'POST', route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
      const answer = await translated(client.rest(`${method} ${route}`, { ...parameters }, { what, retries: 0 }))
      return answer.data
    },
  }
}

async function translated<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    return await request
  } catch (error) {
    if (error instanceof GitHubError && error.status > 0) throw error
    // No status: nothing came back, so whether anything was done is not known.
    throw error instanceof GitHubError ? new Error(error.message) : error
  }
}
