import { TRUST } from '../../facts/trust.ts'
import type { Direction, Directions, WithDefault } from '../../gates/shared/directions.ts'
import { parseDuration } from '../../gates/shared/duration.ts'
import type { When } from '../../gates/shared/when.ts'
import { WHEN_NOTHING_APPLIES } from '../schema/when-nothing-applies.ts'
import { effectOfWhen } from './conditions.ts'
import type { Effect } from './effect.ts'
import { same } from './same.ts'

/** Of the keys that are no gate's. */
export const POLICY_DIRECTIONS = {
  concessions: 'permission',
  'concessions.granted-by': 'fewer',
  'concessions.max-duration': 'duration',
  corrections: 'permission',
  'corrections.granted-by': 'fewer',
  'retrospective-reviews': 'asked',
  'retrospective-reviews.done-by': 'fewer',
  'when-nothing-applies': WHEN_NOTHING_APPLIES,
  trust: TRUST,
} satisfies Directions

/** One setting that differs; `key` as in `patch.min`. Names that a team chose are in no key. */
export interface Differing {
  key: string
  effect: Effect
}

/** What differs between two groups of settings, each with its effect. A key without a direction has `changed`. */
export function differing(directions: Directions, old: unknown, now: unknown, key = ''): Differing[] {
  if (same(old, now)) return []
  if (isGroup(old) && isGroup(now) && !isWhole(directions[key])) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return names.flatMap(name => differing(directions, old[name], now[name], key === '' ? name : `${key}.${name}`))
  }
  const effect = effectOf(directions, key, old, now)
  return effect === undefined ? [] : [{ key, effect }]
}

/** Groups that are looked at as one: their names are the team's, or none of their keys says anything alone. */
const isWhole = (direction: Direction | undefined): boolean =>
  ['when', 'exception', 'undirected'].includes(String(direction))

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined: the same number in another spelling. */
function effectOf(directions: Directions, key: string, old: unknown, now: unknown): Effect | undefined {
  const direction = directions[key]
  if (direction === undefined || direction === 'undirected') return 'changed'
  if (typeof direction !== 'string') return effectOfWord(direction, old, now)
  if (direction === 'when') return effectOfWhen(old as When | undefined, now as When | undefined)
  if (direction === 'slack') return effectOfNumber(false, Number(old), Number(now))
  if (old === undefined || now === undefined) return effectOfPresence(direction, now !== undefined)
  if (direction === 'more' || direction === 'fewer') return effectOfList(directions, key, direction, old, now)
  if (direction === 'entries') return effectOfEntries(directions, key, old, now)
  if (direction === 'day') return String(now) > String(old) ? 'loosened' : 'tightened'
  if (['asked', 'exception', 'permission'].includes(direction)) return 'changed'
  return direction === 'duration'
    ? effectOfNumber(false, secondsOf(old), secondsOf(now))
    : effectOfNumber(direction === 'minimum', Number(old), Number(now))
}

/** A rule that is there now, or was: an exception, and a permission, ask for less. */
const effectOfPresence = (direction: Direction, isThere: boolean): Effect =>
  isThere !== ['exception', 'permission'].includes(String(direction)) ? 'tightened' : 'loosened'

const secondsOf = (value: unknown): number => parseDuration(String(value)) ?? Number.NaN

/** Undefined: one is the default of the other. */
function effectOfWord(words: readonly string[] | WithDefault, old: unknown, now: unknown): Effect | undefined {
  if (!('leftOut' in words)) return effectOfPlace(words.indexOf(String(old)), words.indexOf(String(now)))
  const [was, is] = [String(old ?? words.leftOut), String(now ?? words.leftOut)]
  return was === is ? undefined : effectOfPlace(words.order.indexOf(was), words.order.indexOf(is))
}

const effectOfPlace = (was: number, is: number): Effect =>
  was === -1 || is === -1 ? 'changed' : is > was ? 'tightened' : 'loosened'

function effectOfNumber(moreIsStricter: boolean, was: number, is: number): Effect | undefined {
  if (Number.isNaN(was) || Number.isNaN(is)) return 'changed'
  if (was === is) return undefined
  return is > was === moreIsStricter ? 'tightened' : 'loosened'
}

/** Undefined: the same in another order, which says nothing in such a list. */
function effectOfList(
  directions: Directions,
  key: string,
  direction: 'more' | 'fewer',
  old: unknown,
  now: unknown,
): Effect | undefined {
  if (!Array.isArray(old) || !Array.isArray(now)) return 'changed'
  const isHeld = (weak: unknown, strict: unknown) =>
    differing(directions, weak, strict, key).every(({ effect }) => effect === 'tightened')
  const asksForAll = (weak: readonly unknown[], strict: readonly unknown[]) =>
    direction === 'more' ? covers(weak, strict, isHeld) : covers(strict, weak, (narrow, wide) => isHeld(wide, narrow))
  const [tightens, loosens] = [asksForAll(old, now), asksForAll(now, old)]
  if (tightens && loosens) return undefined
  return tightens ? 'tightened' : loosens ? 'loosened' : 'changed'
}

/** Undefined: the same, with defaults written down. What points both ways is only `changed`. */
function effectOfEntries(directions: Directions, key: string, old: unknown, now: unknown): Effect | undefined {
  if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length) return 'changed'
  const effects = new Set(
    old.flatMap((one, place) => differing(directions, one, now[place], key).map(({ effect }) => effect)),
  )
  const [effect, ...others] = effects
  return others.length > 0 ? 'changed' : effect
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
