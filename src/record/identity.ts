import { canonical, type Digest, digestOf } from './canonical.ts'
import type { QualityRecord, ReleaseRecord } from './record.ts'

/**
 * Of the natural key, in every version: an event that was recorded by an earlier version is found again. The version of
 * a record is what it says, not what it is about.
 */
const KEY = 'gatebook/record/1'

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
  return digestOf({ schema: KEY, kind, repository, branch, commit })
}

/** The id that the n-th entry about a record has, or would have. */
export function amendmentIdOf(repository: string, record: string, number: number): Digest {
  return digestOf({ schema: KEY, kind: 'amendment', repository, record, number })
}

function naturalKey(record: QualityRecord): Record<string, string | number | null> {
  const { kind } = record
  const repository = record.repository.id
  switch (kind) {
    case 'merge':
    case 'policy-change': {
      const { branch, commit } = record.subject
      return { schema: KEY, kind, repository, branch, commit }
    }
    case 'release': {
      // A refusal and the approval after it are two records; a repetition of one run is one.
      const { commit, tag, environment } = record.subject
      const { run, attempt } = record.decidedBy
      return { schema: KEY, kind, repository, commit, tag, environment, run, attempt, ...packageOf(record.subject) }
    }
    case 'correction':
    case 'conflict':
    case 'retrospective': {
      const { record: amended, number } = record.amends
      return { schema: KEY, kind: 'amendment', repository, record: amended, number }
    }
  }
}

/** One run may release several packages; a repository with one has none to name. */
function packageOf(subject: object): { package?: string } {
  const { package: name = null } = subject as Partial<Pick<ReleaseRecord['subject'], 'package'>>
  return name === null ? {} : { package: name }
}

/**
 * Whether two records of one event say the same. How it was come by (run, carried check run, findings, time of
 * collecting) may differ between a run and its repetition; what was judged, by which policy, and the result may not.
 */
export function sameDecision(left: QualityRecord, right: QualityRecord): boolean {
  return canonical(decision(left)) === canonical(decision(right))
}

function decision(record: QualityRecord): unknown {
  switch (record.kind) {
    case 'policy-change': {
      const { subject, files, before, after, effect } = record
      return { subject, files, before, after, effect }
    }
    case 'correction':
      return { ...record.amends, partOf: record.partOf, holds: record.holds && decision(record.holds) }
    case 'conflict':
      return { ...record.amends, found: decision(record.found) }
    case 'retrospective': {
      const { amends, due, result, findings, actions, authority } = record
      return { ...amends, due, result, findings, actions, authority }
    }
    default:
      return judged(record)
  }
}

function judged({ subject, policy, verdict }: Extract<QualityRecord, { kind: 'merge' | 'release' }>) {
  const gates = verdict.gates.map(({ id, type, enforce, outcome, reasons, measured }) => {
    return { id, type, enforce, outcome, reasons: codesOf(reasons), measured }
  })
  return { subject: sinceFirst(subject), policy, outcome: verdict.outcome, reasons: codesOf(verdict.reasons), gates }
}

/** What every version says of a subject. */
function sinceFirst(subject: Extract<QualityRecord, { kind: 'merge' | 'release' }>['subject']) {
  if (!('previous' in subject)) return subject
  const { commit, tag, environment, previous } = subject
  return { commit, tag, environment, previous: previous && { tag: previous.tag, commit: previous.commit } }
}

/** The codes of reasons, as either version writes them. */
export const codesOf = (reasons: readonly (string | { code: string })[]): string[] =>
  reasons.map(reason => (typeof reason === 'string' ? reason : reason.code))
