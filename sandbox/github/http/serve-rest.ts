import type { Oracle } from '../oracle/oracle.ts'
import { allows, sees } from '../people/accounts.ts'
import { findRepository } from '../repositories.ts'
import { ROUTES } from '../rest/routes.ts'
import type { Repository, Token, World } from '../world.ts'
import { type Answer, notAccessible, notFound, Refusal, unprocessable } from './answer.ts'
import { type Call, type Found, find, type Route } from './route.ts'

export interface RestRequest {
  world: World
  api: string
  oracle: Oracle
  token: Token
  method: string
  path: string
  query: URLSearchParams
  body: unknown
  accept: string
  truncated: boolean
  report: (message: string) => void
}

export function routeOf(method: string, path: string): Found | undefined {
  return find(ROUTES, method, path)
}

/** The permission that a route requires, as GitHub's header spells it. */
export function permissionOf(found: Found | undefined): string {
  return found === undefined ? '' : `${found.route.permission}=${found.route.level}`
}

/** Answers by GitHub's rules, in its order: what is there, who may, what was asked. Both sides are judged on the way. */
export async function serveRest(request: RestRequest): Promise<Answer> {
  const found = routeOf(request.method, request.path)
  if (found === undefined) {
    request.report('the stand-in has no such operation')
    return notFound().answer
  }
  const answer = await answerTo(request, found).catch(refusal)
  if (answer.raw === undefined) judgeAnswer(request, found.route, answer)
  return answer
}

async function answerTo(request: RestRequest, { route, params }: Found): Promise<Answer> {
  const repository = repositoryOf(request, params)
  const open = route.publicly === true && !repository.private
  if (!open && !allows(request.token, repository, route.permission, route.level)) {
    return notAccessible(`${route.permission}=${route.level}`)
  }
  judgeRequest(request, route)
  const call: Call = { ...request, site: { api: request.api }, repository, params }
  return route.handle(call)
}

function repositoryOf({ world, token }: RestRequest, params: Record<string, string>): Repository {
  const repository = findRepository(world, params['owner'] ?? '', params['repo'] ?? '')
  if (repository === undefined || !sees(token, repository)) throw notFound()
  return repository
}

function judgeRequest({ oracle, query, body, report }: RestRequest, route: Route): void {
  const { refused, unknown } = oracle.request(route, query, body)
  for (const message of [...refused, ...unknown]) report(`request: ${message}`)
  if (refused.length > 0) throw unprocessable(`Invalid request.\n\n${refused[0]}`, refused)
}

function judgeAnswer({ oracle, report }: RestRequest, route: Route, { status, body }: Answer): void {
  for (const message of oracle.answer(route, status, body)) report(`answer ${status}: ${message}`)
  // A request that passed the description and still was refused broke a rule that the description leaves out.
  if (status === 422 && isInvalid(body)) report(`request: ${body.errors[0]}`)
}

function isInvalid(body: unknown): body is { errors: string[] } {
  return typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors)
}

function refusal(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer
  throw error
}
