import type { Landing } from '../../github/branch/landings.ts'
import type { PageBudget } from '../../github/branch/walk.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Outcome, Unrecorded } from '../merge/record-merge.ts'
import { bothStandingsOf, type LandingStanding, NO_STANDING } from '../merge/recorded-at.ts'
import { readPolicy } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { UpkeepTask } from '../shared/upkeep-task.ts'
import { beginningOf } from './adoption.ts'
import { evaluateAgain, sortByStanding } from './again.ts'
import { type KeptBranches, keptBranches } from './branches.ts'
import { type Settled, settleConflicts } from './corrections.ts'
import { lookAt, type Seen } from './look.ts'
import { type Withdrawn, withdrawParts } from './parts.ts'
import { isThere, recordLanding } from './record-landing.ts'
import { type Closed, closeReviews } from './retrospectives.ts'
import { sinceOf, spanText } from './span.ts'
import { type StillOwed, stillOwed } from './still-owed.ts'
import { originProblem } from './unknown.ts'

/** A run that finds more than this leaves the rest to the next one. */
const MAX_MERGES = 50
/** So do those that cannot be read, or that are there already in a ledger that a former policy named; they end here. */
const MAX_TRIES = 200
/** Of the history, in all branches together: ten thousand commits. A page costs two of a token's thousand points an hour. */
const MAX_PAGES = 100

export interface Upkept {
  branches: readonly string[]
  /** As the end of a sentence. */
  span: string
  /** What had no record. */
  recorded: readonly Outcome[]
  /** What had one that rested on something unknown. */
  corrected: readonly Outcome[]
  /** How many came before there was a policy. */
  early: number
  /** Commits that have a record of their own and are a part of a change. */
  withdrawn: readonly Withdrawn[]
  /** Conflicts that somebody decided. */
  settled: readonly Settled[]
  /** Retrospective reviews that were reported as done, and those that are still to be done. */
  closed: readonly Closed[]
  owed: StillOwed
  /** Landings that the next run has to look at. */
  left: number
  /** What could not be seen, so that nobody can say that everything is recorded. */
  problems: Seen['problems']
  notes: readonly string[]
  dryRun: boolean
}

/**
 * Records what came to the protected branches in a span and is not in the ledger: because a run was lost, because the
 * ledger could not be written to, because the workflow was switched off for a while, or because GitHub did not say in
 * time where a commit came from. The branch itself says what must be there: each of its own commits.
 */
export async function upkeep(
  context: RunContext,
  { since, branches: patterns }: Extract<UpkeepTask, { story: 'upkeep' }>,
  options: RecordOptions,
): Promise<Upkept> {
  const kept = await keptBranches(context, patterns)
  const from = sinceOf(since, context.client.time())
  const budget: PageBudget = { left: MAX_PAGES }
  const seen: Seen[] = []
  for (const branch of kept.branches) seen.push(await lookAt(context, branch, from, budget))
  const landings = seen.flatMap(one => one.landings)
  const { policy, unusable } = await policyOf(context, kept)
  const { settled, notes } = await settleConflicts(context, kept, policy, options)
  const known = await readLedgers(context, kept, landings)
  const ofDefault = new Set(seen[0]?.ofLine)
  const line = [...known].flatMap(([landing, standing]) => (ofDefault.has(landing) ? { landing, standing } : []))
  const { early, problems } = await beginningOf(context, kept.ledgers[0] ?? '', line)
  const { missing, uncertain, disputed } = sortByStanding(known)
  const due = missing.filter(landing => !early.has(landing))
  const { recorded, left } = await recordOldest(context, due, options)
  const again = await evaluateAgain(context, uncertain, options)
  const withdrawn = await withdrawParts(context, kept, landings, options)
  const retrospectives = await closeReviews(context, kept, policy, options)
  return {
    recorded,
    corrected: again.outcomes,
    left,
    early: early.size,
    withdrawn,
    closed: retrospectives.closed,
    owed: await stillOwed(context, kept, policy, retrospectives),
    branches: kept.branches.map(({ name }) => name),
    span: spanText(since),
    problems: [...seen.flatMap(one => one.problems), ...problems, ...disputed, ...unusable],
    settled,
    notes: [
      ...kept.notes,
      ...notes,
      ...retrospectives.notes,
      ...seen.flatMap(one => one.notes),
      ...again.notes,
      ...earlyNote(early.size),
    ],
    dryRun: options.dryRun,
  }
}

/** The policy at the tip of the default branch: it says who decides. One that cannot be used must not hide what it asks for. */
async function policyOf(
  context: RunContext,
  { rules, defaultBranch }: KeptBranches,
): Promise<{ policy: Policy | undefined; unusable: Seen['problems'] }> {
  const read = rules ? await readPolicy(context, rules, defaultBranch) : undefined
  if (!read || 'policy' in read) return { policy: read?.policy, unusable: [] }
  const [reason] = read.reasons.filter(({ code }) => code !== 'policy_missing')
  if (!reason) return { policy: undefined, unusable: [] }
  const message = `The policy on ${defaultBranch} cannot be used, so nobody knows who decides on corrections and reviews. ${reason.message}`
  return { policy: undefined, unusable: [{ message, next: reason.next ?? 'Correct the policy.' }] }
}

function earlyNote(count: number): string[] {
  if (count === 0) return []
  const what = count === 1 ? '1 merge or push is' : `${count} merges and pushes are`
  return [`${what} not recorded, because the repository had no policy yet: records begin with the first one.`]
}

/** What the ledgers say of landings, in their order. */
export async function readLedgers(
  { client, repository }: RunContext,
  { repositoryId, ledgers }: Pick<KeptBranches, 'repositoryId' | 'ledgers'>,
  landings: readonly Landing[],
): Promise<ReadonlyMap<Landing, LandingStanding>> {
  const stores = ledgers.map(branch => githubStore(client, { ...repository, branch }))
  const standings = await bothStandingsOf(stores, repositoryId, landings)
  return new Map(landings.flatMap((landing, place) => [[landing, standings[place] ?? NO_STANDING] as const]))
}

/** The oldest first, as far as one run goes. What is not known to be a merge or a push is only told. */
async function recordOldest(
  context: RunContext,
  missing: readonly Landing[],
  options: RecordOptions,
): Promise<{ recorded: Outcome[]; left: number }> {
  const known = missing.filter(({ unknown }) => unknown === null).sort(byTime)
  const recorded: Outcome[] = []
  let tries = 0
  for (const landing of known.slice(0, MAX_TRIES)) {
    // What cannot be read does not count, or fifty of it would hide all that came later.
    if (recorded.filter(one => 'appended' in one).length === MAX_MERGES) break
    const one = await recordLanding(context, landing, options)
    if (!isThere(one)) recorded.push(one)
    tries += 1
  }
  const unknown = missing.filter(landing => landing.unknown !== null)
  const told = unknown.map((landing): Unrecorded => ({ merged: landing.merged, problem: originProblem(landing) }))
  return { recorded: [...recorded, ...told], left: known.length - tries }
}

const byTime = ({ at: left }: Landing, { at: right }: Landing): number =>
  Date.parse(left ?? '') - Date.parse(right ?? '') || 0
