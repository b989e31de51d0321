import { instantsOf, parseWallTime } from '../shared/zoned.ts'
import type { Freeze } from './settings.ts'

export interface Closed {
  freeze: Freeze
  /** When it is over, in milliseconds. */
  until: number
}

/**
 * The windows in which an instant lies. The start belongs to a window, the end does not. Where clocks are put back or
 * forward a wall time has two meanings: then the window is as wide as either makes it.
 */
export function closedAt(instant: number, windows: readonly Freeze[]): Closed[] {
  return windows.flatMap(freeze => {
    const from = instantsOf(parseWallTime(freeze.from) ?? Number.NEGATIVE_INFINITY, freeze.zone).earliest
    const until = instantsOf(parseWallTime(freeze.to) ?? Number.POSITIVE_INFINITY, freeze.zone).latest
    return instant >= from && instant < until ? [{ freeze, until }] : []
  })
}
