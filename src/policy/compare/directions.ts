import { parseDuration } from '../../gates/shared/duration.ts'
import type { When } from '../../gates/shared/when.ts'
import { effectOfWhen } from './conditions.ts'
import type { Effect } from './effect.ts'
import { same } from './same.ts'

/**
 * Which way a setting points. `minimum`, `limit`: a number, of which more, or less, is stricter; without it nothing is
 * asked for. `slack`: a limit too, but what it is without its rule says nothing. `asked`: a rule that may be left out.
 * `when`: on which changes it is asked. `exception`: on which it is not. `permission`: what may be done all the same. `duration`: how long is allowed at most.
 * `more`, `fewer`: a list that asks for all it holds, or that allows any of it. A list of words: from lax to strict.
 */
type Direction =
  | 'minimum'
  | 'limit'
  | 'slack'
  | 'asked'
  | 'when'
  | 'exception'
  | 'permission'
  | 'duration'
  | 'more'
  | 'fewer'
  | readonly string[]

/** By gate type and key. What is not here has no direction that anybody could tell. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  'policy concessions': 'permission',
  'tests quarantine': 'fewer',
  'policy concessions.granted-by': 'fewer',
  'policy concessions.max-duration': 'duration',
  'approvals require': 'more',
  'approvals require.count': 'minimum',
  'approvals require.from': 'fewer',
  'approvals require.code-owners': ['any', 'each'],
  'approvals require.unowned': ['allow', 'fail'],
  'approvals require.when': 'when',
  'approvals require.not-needed-when': 'exception',
  'approvals require.after': 'asked',
  'approvals people': ['shared', 'distinct'],
  'approvals max-age': 'duration',
  'approvals veto': 'more',
  'approvals on-none': ['pass', 'fail'],
  'approvals request-reviews': ['false', 'true'],
  'approvals exclude': 'more',
  'approvals on-push.stale': ['content', 'commit'],
  'coverage metric': ['line', 'strict-line'],
  'coverage new-exclusions': 'asked',
  'coverage new-exclusions.max': 'limit',
  'coverage components': 'more',
  'coverage components.project': 'asked',
  'coverage components.project.min': 'minimum',
  'coverage components.patch': 'asked',
  'coverage components.patch.min': 'minimum',
  'coverage components.patch.min-lines': 'slack',
  'coverage components.patch.on-unmeasured': ['pass', 'fail'],
  'coverage project': 'asked',
  'coverage project.min': 'minimum',
  'coverage project.max-drop': 'limit',
  'coverage project.on-missing-base': ['pass', 'fail'],
  'coverage patch': 'asked',
  'coverage patch.min': 'minimum',
  'coverage patch.min-lines': 'slack',
  'coverage patch.on-unmeasured': ['pass', 'fail'],
  'tests max-failed': 'limit',
  'tests max-skipped': 'limit',
  'tests max-count-drop': 'limit',
  'tests max-new-skipped': 'limit',
  'tests on-missing-base': ['pass', 'fail'],
  'tests min-cases': 'minimum',
  'tests flaky': ['allow', 'warn', 'fail'],
  'traceability work-items': 'fewer',
  'traceability link.min': 'minimum',
  'traceability requirements': 'asked',
  'traceability requirements.min': 'minimum',
  'traceability requirements.statuses': 'fewer',
  'traceability verified-by': 'asked',
  'traceability exempt': 'fewer',
  'change-record required': 'more',
  'change-record authorised-by': 'asked',
  'change-record authorised-by.count': 'minimum',
  'change-record authorised-by.from': 'fewer',
  'change-record authorised-by.not': 'more',
  'change-record freeze': 'more',
  'release authorised-by.count': 'minimum',
  'release authorised-by.from': 'fewer',
  'release authorised-by.via': 'fewer',
  'release authorised-by.not': 'more',
  'release contents.direct-pushes': ['allow', 'fail'],
  'release environments': 'fewer',
  'checks require': 'more',
  'checks require.allow': 'fewer',
}

/** One setting that differs; `key` as in `patch.min`. Names that a team chose are in no key. */
export interface Differing {
  key: string
  effect: Effect
}

/** What differs between two settings of a gate type, each with its effect. */
export function differing(type: string, old: unknown, now: unknown, key = ''): Differing[] {
  if (same(old, now)) return []
  if (isGroup(old) && isGroup(now) && !isWhole(type, key)) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return names.flatMap(name => differing(type, old[name], now[name], key === '' ? name : `${key}.${name}`))
  }
  const effect = effectOf(type, key, old, now)
  return effect === undefined ? [] : [{ key, effect }]
}

/** Groups that are looked at as one: their names are the team's, or none of their keys says anything alone. */
const isWhole = (type: string, key: string): boolean =>
  key === 'types' || ['when', 'exception'].includes(String(DIRECTIONS[`${type} ${key}`]))

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined: the same number in another spelling. */
function effectOf(type: string, key: string, old: unknown, now: unknown): Effect | undefined {
  const direction = DIRECTIONS[`${type} ${key}`]
  if (direction === undefined) return 'changed'
  if (typeof direction !== 'string')
    return effectOfPlace(direction.indexOf(String(old)), direction.indexOf(String(now)))
  if (direction === 'when') return effectOfWhen(old as When | undefined, now as When | undefined)
  if (direction === 'slack') return effectOfNumber(false, Number(old), Number(now))
  if (old === undefined || now === undefined) return effectOfPresence(direction, now !== undefined)
  if (direction === 'more' || direction === 'fewer') return effectOfList(type, key, direction, old, now)
  if (['asked', 'exception', 'permission'].includes(direction)) return 'changed'
  return direction === 'duration'
    ? effectOfNumber(false, secondsOf(old), secondsOf(now))
    : effectOfNumber(direction === 'minimum', Number(old), Number(now))
}

/** A rule that is there now, or was: an exception, and a permission, ask for less. */
const effectOfPresence = (direction: Direction, isThere: boolean): Effect =>
  isThere !== ['exception', 'permission'].includes(String(direction)) ? 'tightened' : 'loosened'

const secondsOf = (value: unknown): number => parseDuration(String(value)) ?? Number.NaN

const effectOfPlace = (was: number, is: number): Effect =>
  was === -1 || is === -1 ? 'changed' : is > was ? 'tightened' : 'loosened'

function effectOfNumber(moreIsStricter: boolean, was: number, is: number): Effect | undefined {
  if (Number.isNaN(was) || Number.isNaN(is)) return 'changed'
  if (was === is) return undefined
  return is > was === moreIsStricter ? 'tightened' : 'loosened'
}

/** Undefined: the same in another order, which says nothing in such a list. */
function effectOfList(
  type: string,
  key: string,
  direction: 'more' | 'fewer',
  old: unknown,
  now: unknown,
): Effect | undefined {
  if (!Array.isArray(old) || !Array.isArray(now)) return 'changed'
  const isHeld = (weak: unknown, strict: unknown) =>
    differing(type, weak, strict, key).every(({ effect }) => effect === 'tightened')
  const asksForAll = (weak: readonly unknown[], strict: readonly unknown[]) =>
    direction === 'more' ? covers(weak, strict, isHeld) : covers(strict, weak, same)
  const [tightens, loosens] = [asksForAll(old, now), asksForAll(now, old)]
  if (tightens && loosens) return undefined
  return tightens ? 'tightened' : loosens ? 'loosened' : 'changed'
}

/** Whether for each of `some` there is one of `all` that holds it, and none twice: what is the same goes first. */
function covers(
  some: readonly unknown[],
  all: readonly unknown[],
  holds: (one: unknown, other: unknown) => boolean,
): boolean {
  const left = [...all]
  const take = (fits: (other: unknown) => boolean): boolean => {
    const place = left.findIndex(fits)
    if (place !== -1) left.splice(place, 1)
    return place !== -1
  }
  const others = some.filter(one => !take(other => same(one, other)))
  return others.every(one => take(other => holds(one, other)))
}
