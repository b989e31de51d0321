import type { World } from '../world.ts'

/** Under the weather, trees are large from so many entries on. */
const LEAST = 3
const RANGE = 3

/**
 * How many entries a recursive listing has at most. By GitHub's description 100,000 entries or 7 MB, which a ledger has
 * after some 25,000 records; one folder by itself is listed whole.
 */
export function mostEntries({ weather }: World, usual: number): number {
  return weather.has('big-tree') ? LEAST + weather.pick('big-tree', 'entries', RANGE) : usual
}
