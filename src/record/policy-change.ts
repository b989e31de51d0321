import { clausesOf, type Edition } from '../verdict/clauses.ts'
import { checkRecord } from './check.ts'
import { recordId } from './identity.ts'
import { type ApprovalSeen, approvalPart, utcSecond } from './merge.ts'
import type { PolicyChangeRecord } from './record.ts'

export type PolicyChange = Pick<
  PolicyChangeRecord,
  'repository' | 'subject' | 'files' | 'before' | 'after' | 'effect' | 'reasons' | 'decidedBy'
> & {
  /** When it landed. */
  at: string
  approvals: readonly ApprovalSeen[]
  author: PolicyChangeRecord['authority']['author']
  mergedBy: PolicyChangeRecord['authority']['mergedBy']
  edition: Edition
}

const MOST_FILES = 100

/** The record of a change to the rules themselves. */
export function policyChangeRecord(change: PolicyChange): PolicyChangeRecord {
  const { files, approvals, author, mergedBy, edition, ...rest } = change
  const schema = 'gatebook/record/1'
  const kind = 'policy-change'
  const at = utcSecond(change.at)
  const record: Omit<PolicyChangeRecord, 'id'> = {
    ...rest,
    schema,
    kind,
    at,
    files: files.slice(0, MOST_FILES),
    moreFiles: Math.max(0, files.length - MOST_FILES),
    approvals: approvals.map(approvalPart),
    authority: { author, mergedBy, at },
    clauses: clausesOf(edition, 'records', kind),
    retention: { class: 'quality' },
  }
  const whole: PolicyChangeRecord = { ...record, id: recordId(record) }
  checkRecord(whole)
  return whole
}
