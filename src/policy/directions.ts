import { same } from './same.ts'

/** What became of a value. `changed`: nobody can tell whether more or less is asked for. */
export type Effect = 'tightened' | 'loosened' | 'changed'

/**
 * Which way a setting points. `minimum`, `limit`: a number, of which more, or less, is stricter; without it nothing is
 * asked for. `slack`: a limit too, but what it is without its rule says nothing. `asked`: a rule that may be left out.
 * `more`, `fewer`: a list that asks for all it holds, or that allows any of it. A list of words: from lax to strict.
 */
type Direction = 'minimum' | 'limit' | 'slack' | 'asked' | 'more' | 'fewer' | readonly string[]

/** By gate type and key. What is not here has no direction that anybody could tell. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  'approvals require': 'more',
  'approvals require.count': 'minimum',
  'approvals require.from': 'fewer',
  'approvals exclude': 'more',
  'approvals on-push.stale': ['content', 'commit'],
  'coverage project': 'asked',
  'coverage project.min': 'minimum',
  'coverage patch': 'asked',
  'coverage patch.min': 'minimum',
  'coverage patch.min-lines': 'slack',
  'coverage patch.on-unmeasured': ['pass', 'fail'],
  'tests max-failed': 'limit',
  'tests max-skipped': 'limit',
  'tests min-cases': 'minimum',
  'tests flaky': ['allow', 'warn', 'fail'],
  'traceability work-items': 'fewer',
  'traceability link.min': 'minimum',
  'traceability link.from': 'fewer',
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
  if (isGroup(old) && isGroup(now) && !HAS_CHOSEN_NAMES.includes(key)) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return names.flatMap(name => differing(type, old[name], now[name], key === '' ? name : `${key}.${name}`))
  }
  const effect = effectOf(type, key, old, now)
  return effect === undefined ? [] : [{ key, effect }]
}

const HAS_CHOSEN_NAMES = ['types']

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Undefined: the same number in another spelling. */
function effectOf(type: string, key: string, old: unknown, now: unknown): Effect | undefined {
  const direction = DIRECTIONS[`${type} ${key}`]
  if (direction === undefined) return 'changed'
  if (typeof direction !== 'string')
    return effectOfPlace(direction.indexOf(String(old)), direction.indexOf(String(now)))
  if (direction !== 'slack' && old === undefined) return 'tightened'
  if (direction !== 'slack' && now === undefined) return 'loosened'
  if (direction === 'more' || direction === 'fewer') return effectOfList(type, key, direction, old, now)
  const [was, is] = [Number(old), Number(now)]
  return direction === 'asked' ? 'changed' : effectOfNumber(direction === 'minimum', was, is)
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
