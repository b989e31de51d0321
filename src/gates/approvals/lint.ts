import { unmeetableByMakers } from '../reviews/makers.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import type { Remark } from '../shared/mentions.ts'
import { onlyEverything } from '../shared/odd-lists.ts'
import type { Roles } from '../shared/roles.ts'
import { counts } from './parts.ts'
import type { Settings } from './settings.ts'

/** What is allowed and probably not meant. */
export function lint(own: Settings, roles: Roles): Remark[] {
  const { require, people, exclude } = own
  const pathOf = (place: number) => ['require', place]
  return [
    ...(people === 'distinct' ? unfillable(counts(own), roles, pathOf) : []),
    ...unmeetableByMakers({ require: counts(own), exclude, people }, roles, pathOf),
    ...(exclude.length > 0 ? [] : [{ path: ['exclude'], message: NOBODY_EXCLUDED }]),
    ...require.flatMap((one, place) =>
      onlyEverything(
        one['not-needed-when']?.['only-paths'],
        [...pathOf(place), 'not-needed-when', 'only-paths'],
        'no change needs this approval by its files',
      ),
    ),
  ]
}

const NOBODY_EXCLUDED =
  'This excludes nobody, so contributors can approve their own change. List at least "author", or remove the key.'
