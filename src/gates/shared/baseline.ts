import type { Baseline } from '../../facts/baseline.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'

/** What the policy makes of it that there are no numbers to compare with. */
type OnMissing = 'pass' | 'fail' | undefined

/** What records contain of the base of a change; undefined: nobody looked. */
export type Base = Baseline | undefined

export type BaseNumbers = NonNullable<Baseline['found']>

/** Raised when the same reports are counted otherwise than before. */
const COUNTING = 1

/**
 * How a gate counts, as text: numbers are compared only with those that were counted in the same way. How a report is
 * found and read is a part of it, or two gates that call their reports alike would be compared with each other. So is
 * whether it may be left out: numbers from a time when it might be can lack all of it.
 */
export function basisOf(type: string, reports: readonly ReportRequest[], more: readonly unknown[]): string {
  const each = reports.map(({ name, artifact, workflow, paths, format, root, required = true, 'path-map': map = {} }) =>
    JSON.stringify([
      name,
      artifact,
      paths,
      format,
      required,
      Object.entries(map)
        .map(pair => JSON.stringify(pair))
        .sort(),
      ...(workflow === undefined ? [] : [workflow]),
      ...(root === undefined ? [] : [{ root }]),
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
  return `${where}, ${distance === 1 ? 'one commit' : `${distance} commits`} before the base`
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
  message: 'The base of the change is unknown, so its numbers cannot be compared with the baseline.',
  next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
}

const MERGE = 'Merge the base branch into the change, or rebase it, and run the tests again.'

const OFF_BRANCH: Reason = {
  code: 'base_off_branch',
  message:
    'The base of the change is inside a merged branch or too old: it is not among the newest commits made directly on the base branch.',
  next: MERGE,
}

const TOO_EARLY: Reason = {
  code: 'base_too_early',
  message:
    'The base of the change is older than the first record with comparable numbers; the base branch has such a record.',
  next: MERGE,
}

function baseMissing({ ledger, searched, found }: Baseline): Reason {
  return {
    code: 'base_missing',
    message: `${whatIsMissing(ledger, searched, found !== null)}, so a drop cannot be detected.`,
    next: 'Run the tests in the job that records merges, or require branches to be up to date before merging: see step 6 of the README. If this fails the gate, grant a concession for one change.',
  }
}

function whatIsMissing(ledger: boolean, searched: number, isUnusable: boolean): string {
  if (isUnusable) return 'The record for the base of the change has no comparable numbers'
  if (!ledger) return 'There is no ledger yet with numbers for the base of the change'
  if (searched === 0) return 'No change was merged before the base of this one'
  const none = searched === 1 ? 'The last merged change has no' : `None of the last ${searched} merged changes has a`
  return `${none} record with comparable numbers for exactly its merged content`
}
