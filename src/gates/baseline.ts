import type { Baseline } from '../facts/baseline.ts'
import type { Reason } from '../verdict/verdict.ts'

/** What records tell of where a change begins. */
export type Base =
  | { state: 'known'; of: BaseNumbers }
  | { state: 'none'; searched: number }
  | { state: 'not_looked_for' }

export type BaseNumbers = NonNullable<Baseline['found']>

/** The numbers that were counted as `basis` says, of the commit that the change is compared with or the nearest before. */
export function baseOf(baselines: readonly Baseline[], basis: string, compared: string | null): Base {
  const about = baselines.find(one => one.basis === basis && one.compared === compared)
  if (about === undefined) return { state: 'not_looked_for' }
  return about.found ? { state: 'known', of: about.found } : { state: 'none', searched: about.searched }
}

/** A number of a record; of one that does not have it, undefined. */
export const numberIn = ({ measured }: BaseNumbers, key: string): number | undefined =>
  Object.hasOwn(measured, key) ? measured[key] : undefined

/** Where the numbers are from, as the end of a sentence. */
export function whereFrom({ commit, distance }: BaseNumbers): string {
  const where = `at ${commit.slice(0, 10)}`
  if (distance === 0) return where
  return `${where}, ${distance === 1 ? 'one landed change' : `${distance} landed changes`} before the change begins`
}

/** The base, for the record: which commit, and how far before the change. */
export const placeOf = ({ commit, distance }: BaseNumbers): Record<string, string | number> => ({
  baseCommit: commit,
  baseDistance: distance,
})

export const notLookedFor = (): Reason => ({
  code: 'base_unknown',
  message: 'Where the change begins is not known, so its numbers cannot be held against those of before.',
  next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
})

export function baseMissing(searched: number): Reason {
  const where =
    searched === 0
      ? 'No change has landed yet where this one begins'
      : `None of the ${searched === 1 ? 'one change that landed' : `${searched} changes that landed last`} where this one begins has a record with numbers that were counted in this way`
  return {
    code: 'base_missing',
    message: `${where}, so nobody can tell whether they fell.`,
    next: 'The record of the next change that lands has them, when records are kept: see `ledger` in the policy.',
  }
}
