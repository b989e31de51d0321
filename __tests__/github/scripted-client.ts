import type { Client, GraphqlAnswer, RestAnswer } from '../../src/github/client/client.ts'
import { GitHubError, type GitHubErrorCode } from '../../src/github/client/errors.ts'

export interface RestRequest {
  route: string
  parameters: Readonly<Record<string, unknown>>
}

type Answer<Of> = (request: Of) => unknown

/** A client whose answers a test writes down: what it returns is the data, what it throws is thrown. */
export function scriptedClient(
  rest: Answer<RestRequest>,
  graphql: Answer<{ document: string; variables: Readonly<Record<string, unknown>> }> = unasked,
): Client & { requests: RestRequest[] } {
  const requests: RestRequest[] = []
  return {
    requests,
    async rest(route, parameters): Promise<RestAnswer> {
      requests.push({ route, parameters })
      return { status: 200, data: rest({ route, parameters }), link: '', location: '' }
    },
    async graphql(document, variables): Promise<GraphqlAnswer> {
      return { data: graphql({ document, variables }), errors: [] }
    },
    download: unasked,
    time: () => '2026-03-02T09:00:00Z',
    sent: () => requests.length,
  }
}

export function unasked(): never {
  throw new Error('the test prepared no answer to this')
}

export const problem = (code: GitHubErrorCode, message = `GitHub says ${code}.`): GitHubError =>
  new GitHubError(code, message, { status: 500, next: 'Do something about it.' })
