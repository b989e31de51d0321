import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, Faults } from '../faults.ts'
import { type GraphqlRequest, isMutation, noQuery, readRequest, serve as serveGraphql } from '../graphql/endpoint.ts'
import type { JournalEntry, Violation } from '../journal.ts'
import type { Oracle } from '../oracle/oracle.ts'
import { serverVersion } from '../weathers/old-server.ts'
import { givesUp } from '../weathers/resource-limit.ts'
import { secondaryLimit } from '../weathers/secondary-limit.ts'
import { slowPost } from '../weathers/slow-post.ts'
import type { Token, World } from '../world.ts'
import { type Answer, failure } from './answer.ts'
import { isDownload, serveDownload } from './download.ts'
import { givenUp, injectedAnswer } from './injected.ts'
import { isSpent, type Resource, rateHeaders, rateLimited, spend } from './limits.ts'
import { permissionOf, routeOf, serveRest } from './serve-rest.ts'

export interface Hub {
  world: World
  oracle: Oracle
  faults: Faults
  journal: JournalEntry[]
  violations: Violation[]
  wait: (milliseconds: number) => Promise<unknown>
}

/** A request, read once. */
interface Incoming {
  method: string
  path: string
  query: URLSearchParams
  full: string
  headers: IncomingMessage['headers']
  token: Token | undefined
  body: unknown
  malformed: boolean
  graphql: GraphqlRequest | undefined
  permission: string
}

type Outcome = Answer | 'cut'

export interface Listening {
  url: string
  close: () => Promise<void>
}

/** Listens on a free port of the loopback interface. */
export async function listen(hub: Hub): Promise<Listening> {
  let api = ''
  const server = createServer((request, response) => {
    void respond(hub, api, request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: api, close: () => stop(server) }
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}

async function respond(hub: Hub, api: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await read(hub, request).catch(() => undefined)
  // A client that went away in the middle of its own request.
  if (incoming === undefined) return void response.destroy()
  const { method, full, graphql, token } = incoming
  const faults = hub.faults.take({ method, path: full, operation: graphql?.operation })
  const outcome = await decide(hub, api, incoming, faults).catch((error: unknown) => broken(hub, incoming, error))
  hub.journal.push({
    method,
    path: full,
    ...(graphql?.operation === undefined ? {} : { operation: graphql.operation }),
    ...(token?.app === undefined ? {} : { app: token.app.slug }),
    status: send(hub, incoming, outcome, response, faults),
    at: hub.world.now(),
  })
}

/** A mistake of the stand-in, or of a fault's own hook: never silent. */
function broken({ violations }: Hub, incoming: Incoming, error: unknown): Answer {
  const message = `the stand-in broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  violations.push({ where: whereOf(incoming), message })
  return failure(500, message)
}

function whereOf({ method, graphql, path }: Incoming): string {
  return `${method} ${graphql?.operation ?? path}`
}

async function read({ world }: Hub, request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const full = request.url ?? '/'
  const url = new URL(full, 'http://localhost')
  const method = request.method ?? 'GET'
  const text = Buffer.concat(chunks).toString()
  const body = parsed(text)
  const isGraphql = method === 'POST' && url.pathname === '/graphql'
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    full,
    headers: request.headers,
    token: world.tokens.get(/^(?:token|bearer) +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''),
    body,
    malformed: body === undefined && text !== '',
    graphql: isGraphql ? readRequest(body) : undefined,
    permission: isGraphql ? '' : permissionOf(routeOf(method, url.pathname)),
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The answer, with everything that the faults of this request do before and after its effect. */
async function decide(hub: Hub, api: string, incoming: Incoming, faults: readonly Fault[]): Promise<Outcome> {
  const struck = { world: hub.world, graphql: incoming.graphql, permission: incoming.permission }
  for (const fault of faults) {
    if ('latency' in fault) await hub.wait(fault.latency)
    if ('run' in fault) await fault.run()
    if ('reset' in fault && fault.reset === 'before') return 'cut'
    const instead = isAfter(fault) ? undefined : injectedAnswer(fault, struck)
    if (instead !== undefined) return instead
  }
  await slowPost(hub.world, incoming.method, incoming.path)
  const answer = await answerTo(hub, api, incoming, faults)
  const late = faults.find(isAfter)
  if (late === undefined) return answer
  return injectedAnswer(late, struck) ?? 'cut'
}

function isAfter(fault: Fault): boolean {
  return ('status' in fault && fault.when === 'after') || ('reset' in fault && fault.reset === 'after')
}

async function answerTo(hub: Hub, api: string, incoming: Incoming, faults: readonly Fault[]): Promise<Answer> {
  const { method, token, path, body, graphql } = incoming
  if (isDownload(method, path)) return serveDownload(hub.world, path, incoming.headers.authorization)
  if (token === undefined)
    return failure(401, incoming.headers.authorization === undefined ? 'Requires authentication' : 'Bad credentials')
  if (isSpent(hub.world, token, resourceOf(incoming))) return rateLimited(resourceOf(incoming))
  const report = (message: string) => hub.violations.push({ where: whereOf(incoming), message })
  if (incoming.malformed) {
    report('the body is not JSON')
    return failure(400, 'Problems parsing JSON')
  }
  const truncated = faults.some(fault => 'truncate' in fault && fault.truncate === 'page')
  const limited = isWrite(incoming) ? secondaryLimit(hub.world) : undefined
  if (limited !== undefined) return limited
  if (graphql !== undefined) {
    const gaveUp = givesUp(hub.world, graphql)
    if (gaveUp?.when === 'before') return givenUp(gaveUp.why)
    const answer = await serveGraphql(graphql, { world: hub.world, site: { api }, token, truncated, report })
    return gaveUp === undefined ? answer : givenUp(gaveUp.why)
  }
  if (path === '/graphql') return noQuery()
  const accept = incoming.headers.accept ?? ''
  return serveRest({ ...hub, ...incoming, api, token, body, accept, truncated, report })
}

/** Whether a request makes or changes something; of those to GraphQL only mutations do. */
function isWrite({ method, graphql }: Incoming): boolean {
  return graphql === undefined ? method !== 'GET' : isMutation(graphql)
}

/** Writes the answer with GitHub's headers; returns the status for the journal. */
function send(
  hub: Hub,
  incoming: Incoming,
  outcome: Outcome,
  response: ServerResponse,
  faults: readonly Fault[],
): number {
  if (outcome === 'cut') {
    response.destroy()
    return 0
  }
  const bytes = outcome.raw ?? Buffer.from(outcome.body === undefined ? '' : JSON.stringify(outcome.body))
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
  const unchanged = isUnchanged(incoming, outcome, etag)
  const status = unchanged ? 304 : outcome.status
  const half = faults.some(fault => 'truncate' in fault && fault.truncate === 'body')
  response.writeHead(status, {
    date: hub.world.now().toUTCString(),
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': randomUUID().toUpperCase(),
    'x-github-media-type': 'github.v3; format=json',
    ...serverVersion(hub.world),
    ...(incoming.permission === '' ? {} : { 'x-accepted-github-permissions': incoming.permission }),
    ...(incoming.method === 'GET' && outcome.status === 200 ? { etag } : {}),
    ...(isDownload(incoming.method, incoming.path) ? {} : budget(hub, incoming, unchanged)),
    ...outcome.headers,
  })
  response.end(unchanged ? undefined : bytes.subarray(0, half ? Math.floor(bytes.length / 2) : bytes.length))
  return status
}

function isUnchanged({ method, headers }: Incoming, { status }: Answer, etag: string): boolean {
  if (method !== 'GET' || status !== 200) return false
  return (headers['if-none-match'] ?? '').split(',').some(one => one.trim().replace(/^W\//, '') === etag)
}

/** An answer "not modified" costs nothing. */
function budget({ world }: Hub, incoming: Incoming, free: boolean): Record<string, string> {
  const { token } = incoming
  if (token === undefined) return rateHeaders('core', 60, 60, Math.floor(world.now().getTime() / 1000) + 3600)
  return spend(world, token, resourceOf(incoming), free ? 0 : 1)
}

function resourceOf({ graphql }: Incoming): Resource {
  return graphql === undefined ? 'core' : 'graphql'
}
