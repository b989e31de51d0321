import type { Landing } from '../../github/branch/landings.ts'
import type { PageBudget } from '../../github/branch/walk.ts'
import type { Standing } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { type Outcome, recordOrExplain, type Unrecorded } from '../merge/record-merge.ts'
import { standingsOf } from '../merge/recorded-at.ts'
import type { RunContext } from '../shared/context.ts'
import type { Push } from '../shared/event.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { UpkeepTask } from '../shared/upkeep-task.ts'
import { beforeAdoption } from './adoption.ts'
import { evaluateAgain, sortByStanding } from './again.ts'
import { type KeptBranches, keptBranches } from './branches.ts'
import { type Settled, settleConflicts } from './corrections.ts'
import { lookAt, type Seen } from './look.ts'
import { type Withdrawn, withdrawParts } from './parts.ts'
import { sinceOf, spanText } from './span.ts'
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
  recorded: readonly Outcome[]
  /** Commits that have a record of their own and are a part of a change. */
  withdrawn: readonly Withdrawn[]
  /** Conflicts that somebody decided. */
  settled: readonly Settled[]
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
  const { settled, notes } = await settleConflicts(context, kept, options)
  const standings = await readLedgers(context, kept, landings)
  const { missing, uncertain, disputed } = sortByStanding(landings, standings)
  const [first] = seen
  const early = new Set(await earlyOnes(context, first?.ofLine ?? [], new Set(missing)))
  const { recorded, left } = await recordOldest(
    context,
    missing.filter(landing => !early.has(landing)),
    options,
  )
  const corrected = await evaluateAgain(uncertain, landing => recordLanding(context, landing, options))
  return {
    recorded: [...recorded, ...corrected],
    left,
    withdrawn: await withdrawParts(context, kept, landings, options),
    branches: kept.branches.map(({ name }) => name),
    span: spanText(since),
    problems: [...seen.flatMap(({ problems }) => problems), ...disputed],
    settled,
    notes: [...kept.notes, ...notes, ...seen.flatMap(({ notes }) => notes), ...earlyNote(early.size)],
    dryRun: options.dryRun,
  }
}

/** Those without a record that came before there was a policy. */
async function earlyOnes(
  context: RunContext,
  line: readonly Landing[],
  missing: ReadonlySet<Landing>,
): Promise<readonly Landing[]> {
  const unrecorded = line.filter(landing => missing.has(landing))
  return unrecorded.slice(0, await beforeAdoption(context, unrecorded))
}

function earlyNote(count: number): string[] {
  if (count === 0) return []
  const what = count === 1 ? '1 merge or push is' : `${count} merges and pushes are`
  return [`${what} not recorded, because the repository had no policy yet: records begin with the first one.`]
}

/** What the ledgers say of landings, in their order. */
export function readLedgers(
  { client, repository }: RunContext,
  { repositoryId, ledgers }: Pick<KeptBranches, 'repositoryId' | 'ledgers'>,
  places: Parameters<typeof standingsOf>[2],
): Promise<Standing[]> {
  const stores = ledgers.map(branch => githubStore(client, { ...repository, branch }))
  return standingsOf(stores, repositoryId, places)
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

export function isThere(one: Outcome): boolean {
  if ('problem' in one) return false
  if (!('appended' in one)) return true
  const isKnown = one.appended?.status === 'already_recorded'
  return isKnown && !('policyChange' in one && one.policyChange?.appended?.status === 'appended')
}

export const recordLanding = (context: RunContext, landing: Landing, options: RecordOptions): Promise<Outcome> =>
  recordOrExplain(context, pushOf(landing), landing.merged, options)

function pushOf({ branch, merged, at, pusher }: Landing): Push {
  const { parent, commit } = merged
  const kind = pusher?.type === 'User' ? 'User' : 'Bot'
  return {
    branch,
    before: parent,
    after: commit,
    at: `${new Date(at ?? 0).toISOString().slice(0, 19)}Z`,
    pusher: pusher && { id: String(pusher.id), login: pusher.login, kind },
  }
}
