import type { Token, World } from '../world.ts'
import { type Answer, failure } from './answer.ts'

const HOUR = 3600
const PER_HOUR = { app: 1000, user: 5000 }

export type Resource = 'core' | 'graphql'

/** What a token may still ask for in this hour. */
interface Budget {
  limit: number
  used: number
  reset: number
}

function budgetOf({ now }: World, token: Token, resource: Resource): Budget {
  const seconds = Math.floor(now().getTime() / 1000)
  const known = token.usage.get(resource)
  const window = known === undefined || known.reset <= seconds ? { used: 0, reset: seconds + HOUR } : known
  token.usage.set(resource, window)
  return { limit: token.app === undefined ? PER_HOUR.user : PER_HOUR.app, ...window }
}

export function isSpent(world: World, token: Token, resource: Resource): boolean {
  const { used, limit } = budgetOf(world, token, resource)
  return used >= limit
}

/** Counts an answer against its token and says in headers what is left. */
export function spend(world: World, token: Token, resource: Resource, cost: number): Record<string, string> {
  const { limit, used, reset } = budgetOf(world, token, resource)
  const spent = Math.min(used + cost, limit)
  token.usage.set(resource, { used: spent, reset })
  return rateHeaders(resource, limit, limit - spent, reset)
}

export function rateHeaders(
  resource: Resource,
  limit: number,
  remaining: number,
  reset: number,
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(limit - remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': resource,
  }
}

/** A used-up budget: REST answers 403, GraphQL 200 with an error that has a type. */
export function rateLimited(resource: Resource, headers: Record<string, string> = {}): Answer {
  const message = 'API rate limit exceeded for installation.'
  if (resource === 'core') return failure(403, message, { headers })
  return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] }, headers }
}
