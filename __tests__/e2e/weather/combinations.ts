import { createHash } from 'node:crypto'
import { WEATHERS, type Weather } from '../../../sandbox/github/weather.ts'
import type { Flow } from './drive.ts'
import { FLOWS } from './flows.ts'

export { drive } from './drive.ts'
export { FLOWS, WEATHERS }

const MOST = 4

const dice = (number: number, what: string, count: number): number =>
  createHash('sha256').update(`${number} ${what}`).digest().readUInt32BE() % count

/** Up to four weathers at once, which follow from a number alone. */
export function weathersOf(number: number): Weather[] {
  const ordered = [...WEATHERS].sort((a, b) => dice(number, a, 2 ** 31) - dice(number, b, 2 ** 31))
  return ordered.slice(0, 1 + dice(number, 'count', MOST))
}

/** A flow and the weathers under which it happens. */
export function combination(number: number): { flow: Flow; weathers: Weather[] } {
  const flow = FLOWS[dice(number, 'flow', FLOWS.length)]
  if (flow === undefined) throw new Error('There are no flows.')
  return { flow, weathers: weathersOf(number) }
}
