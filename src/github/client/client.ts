import { defaults, GitHub, getOctokitOptions } from '@actions/github/lib/utils'
import type { Clock } from '../../clock/clock.ts'
import { fetchBounded } from './download.ts'
import { GitHubError, rateLimited, refused, reported, tooManyNodes, tooOld } from './errors.ts'
import { type Attempt, nextWait, RATE_LIMITS } from './retry-policy.ts'

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
  /** Where further pages are, as GitHub writes it; empty when there are none. */
  link: string
  /** Where GitHub sends on to; empty when it answers itself. */
  location: string
}

export interface RequestOptions {
  /** What is being done, for error messages: `reading the change`. */
  what: string
  /** How often to try again after a failure of the platform. 0 where a second try could do the thing twice. */
  retries?: number
  /** Seconds that limits are waited for at most in all; a minute each, and no more than `retries`, when not given. */
  patience?: number
  /** Tell where an answer sends on to, instead of going there with the token. */
  stay?: boolean
}

/** The two ways to talk to GitHub. Everything it throws is a `GitHubError`. */
export interface Client {
  graphql(document: string, variables: Record<string, unknown>, options: RequestOptions): Promise<GraphqlAnswer>
  rest(route: string, parameters: Record<string, unknown>, options: RequestOptions): Promise<RestAnswer>
  /** The bytes at an address that GitHub names. It lies with somebody else, so the token is not sent. */
  download(address: string, options: { what: string; mostBytes: number }): Promise<Buffer>
  /** GitHub's own clock as of its latest answer, UTC. Runner clocks can be wrong. */
  time(): string
  /** Requests so far, those that were tried again counted each time. */
  sent(): number
}

export interface ClientOptions {
  token: string
  apiUrl: string
  userAgent: string
  clock: Pick<Clock, 'sleep' | 'timeLimit'>
}

const RETRIES = 2
const TIMEOUT_MS = 30_000

export function createClient({ token, apiUrl, userAgent, clock }: ClientOptions): Client {
  const octokit = new GitHub(getOctokitOptions(token, { baseUrl: apiUrl, userAgent, log: SILENT }))
  let date = new Date(0).toISOString()
  let sent = 0
  const noteTime = (headers: { date?: string | undefined }) => {
    const time = Date.parse(headers.date ?? '')
    if (!Number.isNaN(time)) date = new Date(time).toISOString()
  }

  /** Tries until there is an answer to go by. Every try has its own time limit: a silent connection holds no runner. */
  const send = async (
    route: string,
    parameters: Record<string, unknown>,
    { what, retries = RETRIES, patience, stay = false }: RequestOptions,
  ) => {
    const redirect = stay ? { redirect: 'manual' as const } : {}
    let waited = 0
    for (let tries = 1; ; tries++) {
      const signal = clock.timeLimit(TIMEOUT_MS)
      sent++
      const answer = await octokit.request(route, { ...parameters, request: { signal, ...redirect } }).catch(failed)
      const attempt = attemptOf(answer)
      noteTime(answer.headers)
      const wait = nextWait(attempt, { tries, waited }, { retries, patience }, Date.parse(date) / 1000)
      if (wait === undefined) {
        if (answer instanceof Failure || attempt.status === GIVEN_UP) throw refused(what, attempt)
        return answer
      }
      waited += wait
      await clock.sleep(wait * 1000)
    }
  }

  return {
    time: () => `${date.slice(0, 19)}Z`,
    sent: () => sent,

    async graphql(document, variables, options) {
      const answer = await send('POST /graphql', graphqlParameters(apiUrl, document, variables), options)
      return readGraphql(answer.data, options.what, answer.headers)
    },

    async rest(route, parameters, options) {
      const { status, data, headers } = await send(route, parameters, options)
      return { status, data, link: String(headers['link'] ?? ''), location: String(headers['location'] ?? '') }
    },

    // GitHub's own fetch goes through the proxy of the runner, if there is one.
    download: (address, options) => fetchBounded(defaults.request?.fetch ?? fetch, address, { ...options, clock }),
  }
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

/** On Enterprise Server the REST API is at `/api/v3` and GraphQL at `/api/graphql`. */
function graphqlParameters(apiUrl: string, query: string, variables: Record<string, unknown>): Record<string, unknown> {
  const common = { query, variables }
  return /\/api\/v3\/?$/.test(apiUrl) ? { ...common, baseUrl: apiUrl.replace(/\/v3\/?$/, '') } : common
}

/** A refused or lost request, without the request itself: Octokit's errors hold that, with its token. */
class Failure {
  readonly status: number
  readonly message: string
  readonly headers: Record<string, string | number | undefined>
  readonly data = undefined

  constructor(status: number, message: string, headers: Record<string, string | number | undefined>) {
    this.status = status
    this.message = message
    this.headers = headers
  }
}

function failed(error: unknown): Failure {
  const { status, message, response } = isRequestError(error) ? error : {}
  if (!response) return new Failure(0, 'the connection failed', {})
  return new Failure(status ?? 0, message ?? '', response.headers)
}

interface FailedRequest {
  status?: number
  message?: string
  response?: { headers: Record<string, string | number | undefined> }
}

const isRequestError = (error: unknown): error is FailedRequest =>
  error instanceof Error && error.name === 'HttpError' && 'status' in error

function attemptOf(answer: { status: number; headers: Attempt['headers']; data?: unknown; message?: string }): Attempt {
  const { errors } = fieldsOf(answer.data)
  const read = Array.isArray(errors) ? errors.map(graphqlError) : []
  const { headers } = answer
  const gaveUp = read.find(isGivenUp)
  // GraphQL reports with status 200 that it gave a query up, and then everything that was asked for is `null`.
  if (gaveUp) return { status: GIVEN_UP, headers, message: gaveUp.message, errorTypes: [gaveUp.type] }
  return { status: answer.status, headers, message: answer.message ?? '', errorTypes: read.map(({ type }) => type) }
}

/** What a gateway answers that waited in vain. */
const GIVEN_UP = 502

const isGivenUp = ({ type, message }: GraphqlError): boolean =>
  type === 'RESOURCE_LIMITS_EXCEEDED' || message.startsWith('Something went wrong while executing your query')

function readGraphql(body: unknown, what: string, headers: Record<string, string | number | undefined>): GraphqlAnswer {
  const { data, errors = [] } = fieldsOf(body)
  const read = Array.isArray(errors) ? errors.map(graphqlError) : []
  const unknown = read.find(({ message }) => UNKNOWN_FIELD.test(message))
  if (unknown) throw tooOld(what, headers, unknown.message)
  // A limit comes without any data.
  if (read.some(({ type }) => RATE_LIMITS.includes(type))) throw rateLimited(what, 200, headers)
  const large = read.find(({ type }) => type === 'MAX_NODE_LIMIT_EXCEEDED')
  if (large) throw tooManyNodes(what, large.message)
  if (data === undefined && read[0]) throw reported(what, read[0].message)
  if (data === undefined || !Array.isArray(errors)) throw unreadable(what)
  return { data, errors: read }
}

/** What a server says that lacks a field, in the words of its library for GraphQL. */
const UNKNOWN_FIELD = /^Field '\w+' doesn't exist on type '\w+'/

function graphqlError(error: unknown): GraphqlError {
  const { type, message, path } = fieldsOf(error)
  return {
    type: typeof type === 'string' ? type : '',
    message: typeof message === 'string' ? message : 'an error without a message',
    path: Array.isArray(path) ? path.join('.') : '',
  }
}

/** This file is loaded before the first request, so it does without the library that checks shapes elsewhere. */
function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** An answer that is not what the API promises: cut off, from a proxy, or a page of HTML. */
export function unreadable(what: string): GitHubError {
  return new GitHubError('unavailable', `GitHub's response is not readable (${what}).`, {
    status: 0,
    next: 'Run the job again. If the problem persists, check for a proxy between the runner and GitHub.',
  })
}
