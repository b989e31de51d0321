import type { Fault } from '../faults.ts'
import { forbidden, type GraphqlRequest } from '../graphql/endpoint.ts'
import { SECONDARY } from '../weathers/secondary-limit.ts'
import type { World } from '../world.ts'
import { type Answer, failure, notAccessible, ok } from './answer.ts'
import { rateHeaders, rateLimited } from './limits.ts'

/** What a fault needs to know to answer in GitHub's words. */
export interface Struck {
  world: World
  graphql: GraphqlRequest | undefined
  /** Permission that the operation needs, such as `checks=write`. */
  permission: string
}

/** yoshi389111/github-profile-3d-contrib#163 */
const GIVEN_UP = {
  limits: { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' },
  wrong: {
    message:
      'Something went wrong while executing your query. Please include `0000:0000:000000` when reporting this issue.',
  },
}

/** A query that GitHub gave up. */
export function givenUp(why: keyof typeof GIVEN_UP): Answer {
  return ok({ data: null, errors: [GIVEN_UP[why]] })
}

/** The answer that a fault gives instead of the right one, if it is such a fault. */
export function injectedAnswer(fault: Fault, struck: Struck): Answer | undefined {
  if ('forbidden' in fault)
    return struck.graphql === undefined ? notAccessible(struck.permission) : forbidden(struck.graphql)
  if ('rateLimit' in fault) return limited(fault, struck)
  if ('gaveUp' in fault) return givenUp(fault.gaveUp)
  if ('status' in fault) return failure(fault.status, fault.message ?? 'Server Error')
  return undefined
}

function limited(fault: Extract<Fault, { rateLimit: string }>, { world, graphql }: Struck): Answer {
  if (fault.rateLimit === 'secondary') {
    return failure(403, SECONDARY, { headers: { 'retry-after': String(fault.retryAfter ?? 60) } })
  }
  const resource = graphql === undefined ? 'core' : 'graphql'
  const reset = Math.floor(world.now().getTime() / 1000) + (fault.resetAfter ?? 3600)
  return rateLimited(resource, rateHeaders(resource, 1000, 0, reset))
}
