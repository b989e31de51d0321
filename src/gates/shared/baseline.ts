import type { Baseline } from '../../facts/baseline.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'

/** What the policy makes of it that there are no numbers to be held against. */
type OnMissing = 'pass' | 'fail' | undefined

/** What records tell of where a change begins; undefined: nobody looked. */
export type Base = Baseline | undefined

export type BaseNumbers = NonNullable<Baseline['found']>

/** Raised when the same reports are counted otherwise than before. */
const COUNTING = 1

/**
 * How a gate counts, as text: numbers are held only against those that were counted in the same way. How a report is found
 * and read is a part of it, or two gates that call their reports alike would be held against each other. So is whether it
 * may be left out: numbers from a time when it might be can lack all of it.
 */
export function basisOf(type: string, reports: readonly ReportRequest[], more: readonly unknown[]): string {
  const each = reports.map(({ name, artifact, paths, format, required = true, 'path-map': map = {} }) =>
    JSON.stringify([
      name,
      artifact,
      paths,
      format,
      required,
      Object.entries(map)
        .map(pair => JSON.stringify(pair))
        .sort(),
    ]),
  )
  return JSON.stringify([type, COUNTING, each.sort(), ...more])
}

/** What was looked for with `basis`, for the commit that the change is compared with. */
export const baseOf = (baselines: readonly Baseline[], basis: string, compared: string | null): Base =>
  baselines.find(one => one.basis === basis && one.compared === compared)

export const isKnown = (base: Base): base is Baseline & { found: BaseNumbers } => (base?.found ?? null) !== null

/** A number of a record; of one that does not have it, undefined. */
export const numberIn = ({ measured }: BaseNumbers, key: string): number | undefined =>
  Object.hasOwn(measured, key) ? measured[key] : undefined

/** Where the numbers are from, as the end of a sentence. */
export function whereFrom({ commit, distance }: BaseNumbers): string {
  const where = `at ${commit.slice(0, 10)}`
  if (distance === 0) return where
  return `${where}, ${distance === 1 ? 'one commit' : `${distance} commits`} before the change begins`
}

/** The base, for the record: which commit, and how far before the change. */
export const placeOf = ({ commit, distance }: BaseNumbers): Record<string, string | number> => ({
  baseCommit: commit,
  baseDistance: distance,
})

/** Why there are no numbers, and whether that is a failure: always where the change itself could have chosen it. */
export function whyNone(base: Base, rule: OnMissing): { reason: Reason; fails: boolean } {
  if (base === undefined) return { reason: NOT_LOOKED_FOR, fails: true }
  if (!base.onBranch) return { reason: OFF_BRANCH, fails: true }
  if (base.later) return { reason: TOO_EARLY, fails: true }
  return { reason: baseMissing(base), fails: rule === 'fail' }
}

const NOT_LOOKED_FOR: Reason = {
  code: 'base_unknown',
  message: 'Where the change begins is not known, so its numbers cannot be held against those of before.',
  next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
}

const MERGE = 'Merge the base branch into the change, or rebase it, and run the tests again.'

const OFF_BRANCH: Reason = {
  code: 'base_off_branch',
  message:
    "The change begins inside of a branch that was merged, or too far back, and not at one of the newest commits of its base branch's own.",
  next: MERGE,
}

const TOO_EARLY: Reason = {
  code: 'base_too_early',
  message:
    'The change begins before the first record with numbers that were counted in this way; its base branch has one.',
  next: MERGE,
}

function baseMissing({ ledger, searched, found }: Baseline): Reason {
  return {
    code: 'base_missing',
    message: `${whatIsMissing(ledger, searched, found !== null)}, so nobody can tell whether they fell.`,
    next: 'Let the job that records run the tests first, or let branches be up to date before they merge: see step 6 of the README. Where this fails the gate, grant a concession for one change.',
  }
}

function whatIsMissing(ledger: boolean, searched: number, isUnusable: boolean): string {
  if (isUnusable) return 'The record of where the change begins has no numbers that could be'
  if (!ledger) return 'There is no ledger yet that could have numbers of where the change begins'
  if (searched === 0) return 'No change has landed yet where this one begins'
  const none =
    searched === 1 ? 'The change that landed last has no' : `None of the last ${searched} changes that landed has a`
  return `${none} record with numbers of just what landed, counted in this way`
}
