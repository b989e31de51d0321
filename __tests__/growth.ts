/**
 * How many times as much computing a work takes at twice the size: about 2 where it grows with the size, 4 where it
 * grows with its square. Two sizes in one process are compared, and of each the quickest of some tries, because how long
 * anything takes depends on the machine and on what else runs there.
 */
export async function growth(size: number, work: (size: number) => unknown): Promise<number> {
  const once = [size, 2 * size].map(() => Number.POSITIVE_INFINITY)
  let ratio = Number.POSITIVE_INFINITY
  // The first try is the compiler's. A collection of garbage or a busy machine spoils single tries: what looks too slow is
  // tried again, and work that does grow faster than its size stays so.
  for (let round = 0; round <= LEAST_ROUNDS || (ratio >= LINEAR && round < MOST_ROUNDS); round++) {
    for (const at of [0, 1]) {
      const took = await computing(() => work(size * (at + 1)))
      if (round > 0) once[at] = Math.min(once[at] ?? took, took)
    }
    const [single = 1, double = 1] = once
    // What takes next to nothing at twice the size does not grow, whatever its ratio is.
    ratio = double < NEGLIGIBLE ? 1 : double / Math.max(single, 1)
  }
  return ratio
}

/** Above this, time grows faster than the size: well below 4, and above what a larger text costs by leaving the caches. */
export const LINEAR = 3.4

const LEAST_ROUNDS = 2
const MOST_ROUNDS = 12
/** Microseconds. */
const NEGLIGIBLE = 4_000

async function computing(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
