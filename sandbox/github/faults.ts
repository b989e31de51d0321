/**
 * What may go wrong on the way, each by its own key:
 * - `latency`: milliseconds to wait first.
 * - `status`: that answer instead of the right one, before the request took effect or after (an ambiguous 502).
 * - `forbidden`: the token's permission is refused.
 * - `rateLimit`: the primary limit is used up until `resetAfter` seconds from now, or a secondary one was met.
 * - `gaveUp`: a GraphQL query is given up, which GitHub reports with status 200: it took too much, or went wrong.
 * - `truncate`: a page that leaves out the last half of its entries while its totals still count them, or half a body.
 * - `reset`: the connection is cut, before or after the request took effect.
 * - `run`: anything, done before the request is served; to push to a branch while it is being judged, for one.
 */
export type Fault =
  | { latency: number }
  | { status: number; when?: 'before' | 'after'; message?: string }
  | { forbidden: true }
  | { rateLimit: 'primary'; resetAfter?: number }
  | { rateLimit: 'secondary'; retryAfter?: number }
  | { gaveUp: 'limits' | 'wrong' }
  | { truncate: 'page' | 'body' }
  | { reset: 'before' | 'after' }
  | { run: () => Promise<void> | void }

export interface Match {
  method?: string
  /** Tested against the path with its query. */
  path?: RegExp
  /** Name of a GraphQL operation. */
  operation?: string
}

export interface FaultRule {
  match: Match
  /** How many requests it strikes; all of them when not given. */
  times?: number
  /** How many matching requests it lets through first. */
  after?: number
  fault: Fault
}

/** One request as faults see it. */
export interface Target {
  method: string
  path: string
  operation: string | undefined
}

export class Faults {
  #rules: { rule: FaultRule; left: number; skip: number }[] = []

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY, skip: rule.after ?? 0 })
  }

  clear(): void {
    this.#rules = []
  }

  /** The faults that strike this request, in the order they were added; each is used up once. */
  take(target: Target): Fault[] {
    const struck = this.#rules.filter(entry => entry.left > 0 && matches(entry.rule.match, target) && passed(entry))
    for (const entry of struck) entry.left -= 1
    return struck.map(entry => entry.rule.fault)
  }
}

function passed(entry: { skip: number }): boolean {
  if (entry.skip === 0) return true
  entry.skip -= 1
  return false
}

function matches({ method, path, operation }: Match, target: Target): boolean {
  return (
    (method === undefined || method.toUpperCase() === target.method) &&
    (path === undefined || path.test(target.path)) &&
    (operation === undefined || operation === target.operation)
  )
}
