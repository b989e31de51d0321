import type { Edition } from '../verdict/clauses.ts'
import { checkRecord } from './check.ts'
import { clausesOf } from './clauses.ts'
import { place } from './fields.ts'
import { recordId } from './identity.ts'
import { type ApprovalSeen, type AwaitsOf, approvalPart, NOTHING_KEPT, reasonsOf, utcSecond } from './merge.ts'
import type { PolicyChangeRecord } from './record.ts'
import { SCHEMA } from './v2/parts.ts'

export type PolicyChange = Pick<
  PolicyChangeRecord,
  'repository' | 'subject' | 'files' | 'moreFiles' | 'before' | 'after' | 'effect' | 'installs' | 'decidedBy'
> & {
  /** Codes: why a policy cannot be read. */
  reasons: readonly string[]
  awaits: AwaitsOf
  /** When it was merged. */
  at: string
  approvals: readonly ApprovalSeen[]
  author: PolicyChangeRecord['authority']['author']
  mergedBy: PolicyChangeRecord['authority']['mergedBy']
  edition: Edition
}

const MAX_FILES = 100
const MAX_EFFECTS = 500

type Effects = NonNullable<PolicyChangeRecord['effect']>

const RANKS = { loosened: 0, changed: 1, tightened: 2 }

/** As many effects as there is room for, in their order: what loosens the rules is left out last. */
export function mostImportant(effects: Effects, most: number): Effects {
  const ranked = effects.toSorted((a, b) => RANKS[a.effect] - RANKS[b.effect])
  const kept = new Set(ranked.slice(0, most))
  return effects.filter(one => kept.has(one))
}

/** The record of a change to the rules themselves. */
export function policyChangeRecord(change: PolicyChange): PolicyChangeRecord {
  const { files, moreFiles, effect, reasons, approvals, author, mergedBy, edition, awaits, ...rest } = change
  const schema = SCHEMA
  const kind = 'policy-change'
  const at = utcSecond(change.at)
  // Whoever names a file chooses its path; one that fits nowhere must not keep out what else there is to tell.
  const listed = files.filter(({ path }) => place.safeParse(path).success).slice(0, MAX_FILES)
  const record: Omit<PolicyChangeRecord, 'id'> = {
    ...rest,
    schema,
    kind,
    at,
    files: listed,
    moreFiles: moreFiles + files.length - listed.length,
    effect: effect && mostImportant(effect, MAX_EFFECTS),
    moreEffects: Math.max(0, (effect?.length ?? 0) - MAX_EFFECTS),
    reasons: reasonsOf(reasons, null, awaits).slice(0, 16),
    approvals: approvals.map(approvalPart),
    authority: { author, mergedBy, at },
    kept: NOTHING_KEPT,
    clauses: clausesOf(edition, kind),
    retention: { class: 'quality', until: null },
  }
  const whole: PolicyChangeRecord = { ...record, id: recordId(record) }
  checkRecord(whole)
  return whole
}
