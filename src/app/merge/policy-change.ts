import type { MergedAnswer } from '../../github/change.ts'
import type { ChangedPaths } from '../../github/compare.ts'
import { comparePolicies } from '../../policy/compare/compare.ts'
import type { Merge } from '../../record/merge.ts'
import { type PolicyChange, policyChangeRecord } from '../../record/policy-change.ts'
import type { PolicyChangeRecord } from '../../record/record.ts'
import type { PolicyInForce } from '../policy/policy-in-force.ts'
import type { PolicyRead } from '../policy/read-policy.ts'
import { isRule, namedRules, ruleBlobs } from '../policy/rule-files.ts'

interface Seen {
  answer: MergedAnswer
  rules: PolicyInForce
  left: PolicyRead
  paths: ChangedPaths | undefined
}

/** The record of what was merged, if it changed the rules. */
export function policyChangeOf(merge: Merge, seen: Seen, policyPath: string): PolicyChangeRecord | undefined {
  const files = changedRules(seen, policyPath)
  return files.length === 0 ? undefined : rulesRecord(merge, seen, files, false)
}

/** The record of the change with which the rules begin. */
export const firstPolicyOf = (merge: Merge, seen: Seen, policyPath: string): PolicyChangeRecord =>
  rulesRecord(merge, seen, changedRules(seen, policyPath), true)

function rulesRecord(
  merge: Merge,
  { rules, left }: Seen,
  files: PolicyChange['files'],
  installs: boolean,
): PolicyChangeRecord {
  const { subject, at, repository, decidedBy, approvals, author, mergedBy, awaits, edition } = merge
  const { branch, commit, parent, change } = subject
  return policyChangeRecord({
    at,
    repository,
    subject: { branch, commit, parent, change },
    files,
    moreFiles: 0,
    ...compared(rules, left),
    installs,
    approvals,
    author,
    mergedBy,
    decidedBy,
    awaits,
    edition,
  })
}

/** That the rules changed, when there is too much of it to be written down. */
export function unreadableRules({
  subject,
  at,
  repository,
  decidedBy,
  author,
  mergedBy,
  awaits,
  edition,
}: Merge): PolicyChangeRecord {
  const { branch, commit, parent, change } = subject
  return policyChangeRecord({
    at,
    repository,
    subject: { branch, commit, parent, change },
    files: [],
    moreFiles: 1,
    before: null,
    after: null,
    effect: null,
    reasons: ['record_not_built'],
    approvals: [],
    author,
    mergedBy,
    decidedBy,
    awaits,
    installs: false,
    edition,
  })
}

/** What GitHub lists of the change; of one that is too large, what was read at both commits: files, and folders whole. */
function changedRules(
  { answer: { rules, after }, rules: inForce, paths: merged }: Seen,
  policyPath: string,
): PolicyChange['files'] {
  if (!merged) {
    const before = new Map(ruleBlobs(rules, policyPath))
    return ruleBlobs(after, policyPath).flatMap(([path, blob]) =>
      before.get(path) === blob ? [] : [{ path, after: blob }],
    )
  }
  const changes = isRule(policyPath, namedRules(inForce.policy))
  const changed = [...merged].filter(([path]) => changes(path))
  return changed.map(([path, what]) => ({ path, after: /^[0-9a-f]{40,64}$/.test(what) ? what : null }))
}

function compared(
  { policy, source, reasons }: PolicyInForce,
  left: PolicyRead,
): Pick<PolicyChange, 'before' | 'after' | 'effect' | 'reasons'> {
  if (!('policy' in left)) {
    return { before: source, after: null, effect: null, reasons: codes([...reasons, ...left.reasons]) }
  }
  const effect = policy ? comparePolicies(policy, left.policy) : null
  return { before: source, after: left.source, effect, reasons: codes(reasons) }
}

const codes = (reasons: readonly { code: string }[]): string[] => [...new Set(reasons.map(({ code }) => code))]
