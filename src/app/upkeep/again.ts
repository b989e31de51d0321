import type { Landing } from '../../github/branch/landings.ts'
import type { EventOf, Standing } from '../../ledger/standing.ts'
import { codesOf } from '../../record/identity.ts'
import type { Outcome } from '../merge/record-merge.ts'
import { isRecord } from '../merge/recorded-at.ts'
import { awaitsOf } from '../shared/awaits.ts'

/** As many records are evaluated again in one run: each costs some requests, and most days there is none. */
const MAX_AGAIN = 20

interface Sorted {
  missing: Landing[]
  /** Those whose record rests on something that GitHub did not say then, and may say now. */
  uncertain: Landing[]
  disputed: { message: string; next: string }[]
}

/** What is to be done about landings, by what the ledger says of each. */
export function sortByStanding(landings: readonly Landing[], standings: readonly Standing[]): Sorted {
  const sorted: Sorted = { missing: [], uncertain: [], disputed: [] }
  for (const [place, landing] of landings.entries()) {
    const standing = standings[place]
    if (!standing || !isRecord(standing)) sorted.missing.push(landing)
    else if (standing.state === 'disputed') sorted.disputed.push(disputed(standing.seq, landing))
    else if (standing.state === 'holds' && !isCertain(standing.record, landing)) sorted.uncertain.push(landing)
  }
  return sorted
}

const disputed = (seq: number, { merged, branch }: Landing) => ({
  message: `Record ${seq} (${merged.commit.slice(0, 7)} on ${branch}) is disputed: a later evaluation contradicts it.`,
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

/** Evaluates uncertain landings again, as of their merge. Where nothing more is known, nothing is said. */
export async function evaluateAgain(
  uncertain: readonly Landing[],
  record: (landing: Landing) => Promise<Outcome>,
): Promise<Outcome[]> {
  const all: Outcome[] = []
  for (const landing of uncertain.slice(-MAX_AGAIN)) all.push(await record(landing))
  return all.filter(one => !('record' in one) || one.appended?.status !== 'already_recorded')
}
