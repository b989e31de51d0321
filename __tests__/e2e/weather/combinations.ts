import { createHash } from 'node:crypto'
import { WEATHERS, type Weather } from '../../../sandbox/github/weather.ts'
import type { Flow } from './drive.ts'
import { FLOWS } from './flows.ts'

export { drive } from './drive.ts'
export { FLOWS, WEATHERS }

const MOST = 4

/** A flow and some weathers together, which follow from a number alone. */
export function combination(number: number): { flow: Flow; weathers: Weather[] } {
  const dice = (what: string, count: number) =>
    createHash('sha256').update(`${number} ${what}`).digest().readUInt32BE() % count
  const count = 1 + dice('count', MOST)
  const ordered = [...WEATHERS].sort((a, b) => dice(a, 2 ** 31) - dice(b, 2 ** 31))
  const flow = FLOWS[dice('flow', FLOWS.length)]
  if (flow === undefined) throw new Error('There are no flows.')
  return { flow, weathers: ordered.slice(0, count) }
}
