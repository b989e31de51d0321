import { createHash } from 'node:crypto'

/**
 * Ways in which GitHub is known to behave, each by its name. What a way does, and where it was seen, stands in its module
 * in `weathers/`, or here where it is one line:
 * - `association-lag`: of a commit that was merged just now, GitHub does not say for a while through which pull request
 *   (Songmu/tagpr#330, quantumlib/Cirq#7927, mmtk/mmtk-core#1426, googleapis/release-please#826).
 * - `rebase-association`: of a rebase merge only the last commit names its pull request (googleapis/release-please#2141).
 * - `activity-lag`: what moved a branch is not listed for a while.
 * - `read-lag`: lists of merged changes and of checks, references and comparisons do not have what was just written.
 * - `suites`: GitHub picks the suite of a check run that a job posts, and not every suite counts.
 * - `secondary-limit`: too many writes in a short time are refused for a while.
 * - `resource-limit`: GraphQL gives a query up, and answers when it is asked again.
 * - `lost-run`: nothing runs for an occasion.
 * - `moved-base`: the base gets more files than a comparison lists just before a change is merged.
 * - `big-tree`: a recursive listing of a tree ends early.
 * - `hidden-queue`: the token is not shown the merge queue; no public report, but the field may be null.
 * - `ruleset`: a ruleset protects the ledger's branch from the token of a job.
 * - `batch`: of several changes that were merged at once, one cannot be read for a while.
 * - `statuses`: other apps post commit statuses and no check runs, as Jenkins and older services do.
 * - `old-server`: an Enterprise Server that lacks newer fields and operations.
 * - `slow-post`: what an older run posts arrives after what a newer run posted.
 * - `artifact-rerun`: what an earlier attempt uploaded is in the way of what a later one uploads.
 * - `same-name`: open heads have checks from before under the name that is required, red or green.
 */
export const WEATHERS = [
  'association-lag',
  'rebase-association',
  'activity-lag',
  'read-lag',
  'suites',
  'secondary-limit',
  'resource-limit',
  'lost-run',
  'moved-base',
  'big-tree',
  'hidden-queue',
  'ruleset',
  'batch',
  'statuses',
  'old-server',
  'slow-post',
  'artifact-rerun',
  'same-name',
] as const
export type Weather = (typeof WEATHERS)[number]

export interface WeatherOptions {
  /** Every lag and every chance follows from it, so that a run can be repeated. */
  seed?: number
  /** Milliseconds of the longest lag; the shortest is a twelfth of it. */
  longest?: number
  /** Under `ruleset`, the branch that the ruleset protects. */
  protects?: string
  /** Under `slow-post`, what happens while the first post is on its way. */
  meanwhile?: () => Promise<unknown>
}

const TWO_MINUTES = 120_000
const LEDGER = 'quality-records'

/** A usual day: seconds, and nothing that keeps somebody waiting. */
const MILD: Readonly<Partial<Record<Weather, number>>> = {
  'association-lag': 8000,
  'activity-lag': 2000,
  'read-lag': 2000,
}

/** What holds at the moment. */
export class Weathers {
  readonly protects: string
  readonly meanwhile: (() => Promise<unknown>) | undefined
  /** A usual day, on which only the lags that everybody sees are there. */
  readonly isMild: boolean
  private readonly longest: ReadonlyMap<Weather, number>
  private readonly seed: number

  private constructor(longest: ReadonlyMap<Weather, number>, options: WeatherOptions, isMild: boolean) {
    this.longest = longest
    this.seed = options.seed ?? 1
    this.protects = options.protects ?? LEDGER
    this.meanwhile = options.meanwhile
    this.isMild = isMild
  }

  static of(names: readonly Weather[], options: WeatherOptions = {}): Weathers {
    return new Weathers(new Map(names.map(name => [name, options.longest ?? TWO_MINUTES])), options, false)
  }

  static mild(): Weathers {
    return new Weathers(
      new Map(WEATHERS.flatMap(name => [[name, MILD[name] ?? 0] as const]).filter(([, most]) => most > 0)),
      {},
      true,
    )
  }

  has(name: Weather): boolean {
    return this.longest.has(name)
  }

  /** Whether something that happened a while ago, in milliseconds, is not shown yet. `what` tells one thing from another. */
  hides(name: Weather, what: string, ago: number): boolean {
    return this.has(name) && ago < this.lagOf(name, what)
  }

  /** Whether something happens that happens in this share of all cases. */
  strikes(name: Weather, what: string, share: number): boolean {
    return this.has(name) && this.dice(name, what) < share
  }

  /** One of so many possibilities, counted from 0. */
  pick(name: Weather, what: string, count: number): number {
    return Math.floor(this.dice(name, what) * count)
  }

  private lagOf(name: Weather, what: string): number {
    return Math.round(((this.longest.get(name) ?? 0) * (1 + 11 * this.dice(name, what))) / 12)
  }

  /** From 0 up to, and without, 1. */
  private dice(name: Weather, what: string): number {
    return createHash('sha256').update(`${this.seed} ${name} ${what}`).digest().readUInt32BE() / 2 ** 32
  }
}
