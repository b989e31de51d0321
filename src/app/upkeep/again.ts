import type { Landing } from '../../github/branch/landings.ts'
import { installsIn } from '../../ledger/installs.ts'
import type { Disputed, EventOf } from '../../ledger/standing.ts'
import { codesOf } from '../../record/identity.ts'
import type { Outcome } from '../merge/record-merge.ts'
import { isRecord, type LandingStanding } from '../merge/recorded-at.ts'
import { awaitsOf } from '../shared/awaits.ts'
import type { RunContext } from '../shared/context.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import { isThere, recordLanding } from './record-landing.ts'

/** As many records are evaluated again in one run: each costs some requests, and most days there is none. */
const MAX_AGAIN = 20

interface Sorted {
  missing: Landing[]
  /** Those whose record rests on something that GitHub did not say then, and may say now. */
  uncertain: Landing[]
  disputed: { message: string; next: string }[]
}

/** What is to be done about landings, by what the ledger says of each. */
export function sortByStanding(known: ReadonlyMap<Landing, LandingStanding>): Sorted {
  const sorted: Sorted = { missing: [], uncertain: [], disputed: [] }
  for (const [landing, { merge, rules }] of known) {
    if (!isRecord(merge) && !installsIn(rules)) sorted.missing.push(landing)
    if (merge.state === 'holds' && !isCertain(merge.record, landing)) sorted.uncertain.push(landing)
    for (const one of [merge, rules]) if (one.state === 'disputed') sorted.disputed.push(disputed(one, landing))
  }
  return sorted
}

const disputed = ({ seq, conflict }: Disputed, { merged, branch }: Landing) => ({
  message: `Record ${seq} (${merged.commit.slice(0, 7)} on ${branch}) is disputed: a later evaluation contradicts it, ${conflict}.`,
  next: 'Compare both. Somebody with a role that the policy names under `corrections` decides which one holds.',
})

/** Whether a record rests on nothing that GitHub could not say when it was written. */
export function isCertain(record: EventOf, { merged, unknown }: Landing): boolean {
  if (record.kind !== 'merge' || unknown !== null) return true
  if (record.subject.change.via === 'direct-push' && typeof merged.origin === 'number') return false
  const { reasons, gates } = record.verdict
  const isOfPlatform = (gate: string | null) => (code: string) => awaitsOf(gate, code) === 'platform'
  if (codesOf(reasons).some(isOfPlatform(null))) return false
  return !gates.some(({ type, outcome, reasons: all }) => outcome === 'error' && codesOf(all).some(isOfPlatform(type)))
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Evaluates uncertain landings again, as of their merge. Where nothing more is known, nothing is said. Of many, each day has
 * its own, so that some which stay uncertain do not keep the others from their turn. A dry run cannot tell.
 */
export async function evaluateAgain(
  context: RunContext,
  uncertain: readonly Landing[],
  options: RecordOptions,
): Promise<{ outcomes: Outcome[]; notes: string[] }> {
  if (options.dryRun) return { outcomes: [], notes: [] }
  const day = Math.floor(Date.parse(context.client.time()) / DAY_MS)
  const start = uncertain.length > MAX_AGAIN ? (day * MAX_AGAIN) % uncertain.length : 0
  const turn = [...uncertain.slice(start), ...uncertain.slice(0, start)].slice(0, MAX_AGAIN)
  const outcomes: Outcome[] = []
  for (const landing of turn) outcomes.push(await recordLanding(context, landing, options))
  const left = uncertain.length - turn.length
  const note = `${left} more records rest on something that GitHub did not say; they are evaluated again on the next days.`
  return { outcomes: outcomes.filter(one => !isThere(one)), notes: left > 0 ? [note] : [] }
}
