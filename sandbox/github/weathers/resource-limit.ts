import type { GraphqlRequest } from '../graphql/endpoint.ts'
import type { Weathers } from '../weather.ts'
import type { World } from '../world.ts'

// Now and then a query takes GitHub too much, or something goes wrong with it. That is answered with status 200, and the
// same query works when it is sent again (yoshi389111/github-profile-3d-contrib#163). Whether what was to be written was
// written is not said.

const SHARE = 0.25

interface Seen {
  count: number
  gaveUp: Set<string>
}

const seen = new WeakMap<Weathers, Seen>()

export interface GivenUp {
  why: 'limits' | 'wrong'
  /** Whether it took effect all the same. */
  when: 'before' | 'after'
}

/** Whether GitHub gives this query up, and how. */
export function givesUp({ weather }: World, { operation, variables }: GraphqlRequest): GivenUp | undefined {
  if (!weather.has('resource-limit')) return undefined
  const state = seen.get(weather) ?? { count: 0, gaveUp: new Set() }
  seen.set(weather, state)
  state.count += 1
  const key = `${operation} ${JSON.stringify(variables)}`
  const nth = String(state.count)
  if (state.gaveUp.delete(key) || !weather.strikes('resource-limit', nth, SHARE)) return undefined
  state.gaveUp.add(key)
  const isWrong = weather.pick('resource-limit', `why ${nth}`, 2) === 1
  const isLate = isWrong && weather.pick('resource-limit', `when ${nth}`, 2) === 1
  return { why: isWrong ? 'wrong' : 'limits', when: isLate ? 'after' : 'before' }
}
