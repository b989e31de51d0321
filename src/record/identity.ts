import { canonical, type Digest, digestOf } from './canonical.ts'
import type { MergeRecord, QualityRecord } from './record.ts'

/** The part of a record that tells which event it is about. */
export type Event = Pick<MergeRecord, 'schema' | 'kind' | 'subject'> & { repository: { id: string } }

/**
 * The id of a record: a digest over what it is about. No clock, run or delivery is in it, so a retry, a duplicate
 * delivery and a late reconcile all arrive at the same id, and the second one finds the first.
 */
export function recordId(event: Event): Digest {
  return digestOf(naturalKey(event))
}

function naturalKey({ schema, kind, repository, subject }: Event): Record<string, string> {
  switch (kind) {
    case 'merge':
      return { schema, kind, repository: repository.id, branch: subject.branch, commit: subject.commit }
  }
}

/**
 * Whether two records of one event say the same. How it was come by (run, carried check run, findings, time of
 * collecting) may differ between a run and its repetition; what was judged, by which policy, and the result may not.
 */
export function sameDecision(left: QualityRecord, right: QualityRecord): boolean {
  return canonical(decision(left)) === canonical(decision(right))
}

function decision({ subject, policy, verdict }: QualityRecord) {
  const gates = verdict.gates.map(({ id, type, enforce, outcome, reasons, measured }) => {
    return { id, type, enforce, outcome, reasons, measured }
  })
  return { subject, policy, outcome: verdict.outcome, reasons: verdict.reasons, gates }
}
