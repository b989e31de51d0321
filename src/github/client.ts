import { GitHub, getOctokitOptions } from '@actions/github/lib/utils'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import Bottleneck from 'bottleneck/light.js'
import * as z from 'zod'
import { GitHubError, rateLimited, refused } from './errors.ts'

/** An error inside a GraphQL answer. The rest of the answer may still be good. */
export interface GraphqlError {
  type: string
  message: string
  /** Where in the answer, such as `repository.pullRequest.reviews`. */
  path: string
}

export interface GraphqlAnswer {
  data: unknown
  errors: readonly GraphqlError[]
}

export interface RestAnswer {
  status: number
  data: unknown
}

export interface RequestOptions {
  /** What is being done, for error messages: `reading the change`. */
  what: string
  /** How often to try again after a failure of the platform. 0 where a second try could do the thing twice. */
  retries?: number
}

/** The two ways to talk to GitHub. Everything it throws is a `GitHubError`. */
export interface Client {
  graphql(document: string, variables: Record<string, unknown>, options: RequestOptions): Promise<GraphqlAnswer>
  rest(route: string, parameters: Record<string, unknown>, options: RequestOptions): Promise<RestAnswer>
  /** GitHub's own clock as of its latest answer, UTC. Runner clocks can be wrong. */
  time(): string
}

export interface ClientOptions {
  token: string
  apiUrl: string
  userAgent: string
}

const RETRIES = 2
const TIMEOUT_MS = 30_000
/** A longer wait than this is not worth a runner: the run ends as `error` and says when to try again. */
const LONGEST_WAIT_S = 60

export function createClient({ token, apiUrl, userAgent }: ClientOptions): Client {
  const Octokit = GitHub.plugin(timeouts, retry, throttling)
  const waitsForLimit = (seconds: number, _: unknown, __: unknown, count: number) =>
    count < RETRIES && seconds <= LONGEST_WAIT_S
  const octokit = new Octokit(
    getOctokitOptions(token, {
      baseUrl: apiUrl,
      userAgent,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      retry: { retries: RETRIES },
      throttle: {
        onRateLimit: waitsForLimit,
        onSecondaryRateLimit: waitsForLimit,
        fallbackSecondaryRateRetryAfter: LONGEST_WAIT_S,
        // The plugin's own spacing is one second between writes. A run posts a handful of check runs and is far from
        // GitHub's 80 a minute, so it need not wait; what GitHub does refuse is waited for all the same.
        write: new Bottleneck.Group({ id: 'gatebook-write', maxConcurrent: 1, minTime: 0 }),
      },
    }),
  )
  let date = new Date(0).toISOString()
  const noteTime = (headers: unknown) => {
    const parsed = dateHeader.safeParse(headers)
    if (parsed.success) date = new Date(parsed.data.date).toISOString()
  }

  return {
    time: () => `${date.slice(0, 19)}Z`,

    async graphql(document, variables, { what, retries = RETRIES }) {
      const options = { method: 'POST', query: document, variables, request: { retries } } as const
      const answer = await octokit.request('POST /graphql', graphqlOptions(apiUrl, options)).catch((error: unknown) => {
        throw explain(error, what)
      })
      noteTime(answer.headers)
      return readGraphql(answer.data, what, answer.headers)
    },

    async rest(route, parameters, { what, retries = RETRIES }) {
      const answer = await octokit.request(route, { ...parameters, request: { retries } }).catch((error: unknown) => {
        throw explain(error, what)
      })
      noteTime(answer.headers)
      return { status: answer.status, data: answer.data }
    },
  }
}

const dateHeader = z.object({ date: z.string() })

/** On Enterprise Server the REST API is at `/api/v3` and GraphQL at `/api/graphql`. */
function graphqlOptions(apiUrl: string, options: Record<string, unknown>): Record<string, unknown> {
  return /\/api\/v3\/?$/.test(apiUrl) ? { ...options, baseUrl: apiUrl.replace(/\/v3\/?$/, '') } : options
}

/** Every attempt gets its own time limit, so that a silent connection cannot hold a runner for hours. */
function timeouts(octokit: {
  hook: { before(name: 'request', hook: (options: { request?: object }) => void): void }
}): void {
  octokit.hook.before('request', options => {
    options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) }
  })
}

const graphqlBody = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({
        type: z.string().default(''),
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).default([]),
      }),
    )
    .default([]),
})

function readGraphql(body: unknown, what: string, headers: Record<string, string | number | undefined>): GraphqlAnswer {
  const parsed = graphqlBody.safeParse(body)
  if (!parsed.success) throw unreadable(what)
  const { data, errors } = parsed.data
  if (errors.some(error => error.type === 'RATE_LIMITED')) throw rateLimited(what, 200, headers)
  return { data, errors: errors.map(({ path, ...rest }) => ({ ...rest, path: path.join('.') })) }
}

/** An answer that is not what the API promises: cut off, from a proxy, or a page of HTML. */
export function unreadable(what: string): GitHubError {
  return new GitHubError('unavailable', `GitHub's answer is not readable (${what}).`, {
    status: 0,
    next: 'Run the job again; look for a proxy between the runner and GitHub if it happens again.',
  })
}

const requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) }).optional(),
})

/** An Octokit error holds the request with its token; only status, message and headers leave this function. */
function explain(error: unknown, what: string): GitHubError {
  const parsed = requestError.safeParse(error)
  if (!parsed.success) return refused(what, { status: 0, message: 'the connection failed', headers: {} })
  const { status, message, response } = parsed.data
  return refused(what, { status: response ? status : 0, message, headers: response?.headers ?? {} })
}
