import { createHash } from 'node:crypto'

/**
 * Ways in which GitHub is known to behave, each by its name:
 * - `association-lag`: of a commit that was merged just now, GitHub does not say for a while through which pull request
 *   (Songmu/tagpr#330, quantumlib/Cirq#7927, mmtk/mmtk-core#1426, googleapis/release-please#826).
 * - `rebase-association`: of a rebase merge only the last commit names its pull request (googleapis/release-please#2141).
 * - `activity-lag`: what moved a branch is not listed for a while.
 * - `read-lag`: a list does not have what was just written; here that of the merged pull requests.
 */
export const WEATHERS = ['association-lag', 'rebase-association', 'activity-lag', 'read-lag'] as const
export type Weather = (typeof WEATHERS)[number]

export interface WeatherOptions {
  /** How long each lag is follows from it, so that a run can be repeated. */
  seed?: number
  /** Milliseconds of the longest lag; the shortest is a twelfth of it. */
  longest?: number
}

const TWO_MINUTES = 120_000

/** What holds at the moment. */
export class Weathers {
  private readonly names: ReadonlySet<Weather>
  private readonly seed: number
  private readonly longest: number

  constructor(names: readonly Weather[] = [], { seed = 1, longest = TWO_MINUTES }: WeatherOptions = {}) {
    this.names = new Set(names)
    this.seed = seed
    this.longest = longest
  }

  has(name: Weather): boolean {
    return this.names.has(name)
  }

  /** Whether something that happened a while ago, in milliseconds, is not shown yet. `what` tells one thing from another. */
  hides(name: Weather, what: string, ago: number): boolean {
    return this.has(name) && ago < this.lagOf(name, what)
  }

  private lagOf(name: Weather, what: string): number {
    const [first = 0] = createHash('sha256').update(`${this.seed} ${name} ${what}`).digest()
    return Math.round((this.longest * (1 + (11 * first) / 255)) / 12)
  }
}
