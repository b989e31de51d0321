import { canonical, type Digest, digestOf } from './canonical.ts'
import type { QualityRecord } from './record.ts'

const SCHEMA = 'gatebook/record/1'

/**
 * The id of a record: a digest over what it is about. No clock or delivery is in it, so a retry, a duplicate delivery and
 * a late reconcile all arrive at the same id, and the second one finds the first.
 */
export function recordId(record: Omit<QualityRecord, 'id'>): Digest {
  return digestOf(naturalKey(record as QualityRecord))
}

/** The id that the record of a merged change has, or would have. */
export function recordIdOf(
  kind: 'merge' | 'policy-change',
  repository: string,
  branch: string,
  commit: string,
): Digest {
  return digestOf({ schema: SCHEMA, kind, repository, branch, commit })
}

function naturalKey(record: QualityRecord): Record<string, string | number | null> {
  const { schema, kind, repository } = record
  switch (record.kind) {
    case 'merge':
    case 'policy-change':
      return { schema, kind, repository: repository.id, branch: record.subject.branch, commit: record.subject.commit }
    case 'release': {
      // A refusal and the approval after it are two records; a repetition of one run is one.
      const { commit, tag, environment } = record.subject
      const { run, attempt } = record.decidedBy
      return { schema, kind, repository: repository.id, commit, tag, environment, run, attempt }
    }
  }
}

/**
 * Whether two records of one event say the same. How it was come by (run, carried check run, findings, time of
 * collecting) may differ between a run and its repetition; what was judged, by which policy, and the result may not.
 */
export function sameDecision(left: QualityRecord, right: QualityRecord): boolean {
  return canonical(decision(left)) === canonical(decision(right))
}

function decision(record: QualityRecord) {
  if (record.kind === 'policy-change') {
    const { subject, files, before, after, effect } = record
    return { subject, files, before, after, effect }
  }
  const { subject, policy, verdict } = record
  const gates = verdict.gates.map(({ id, type, enforce, outcome, reasons, measured }) => {
    return { id, type, enforce, outcome, reasons, measured }
  })
  return { subject, policy, outcome: verdict.outcome, reasons: verdict.reasons, gates }
}
