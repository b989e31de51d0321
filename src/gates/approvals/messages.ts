import type { Change, Commit, Review } from '../../facts/facts.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Role, Roles } from '../gate.ts'
import type { Assignment } from './assign.ts'
import type { Approval, IgnoredApproval, Objection, Opinions } from './opinions.ts'
import type { ApprovalRequirement, Settings } from './settings.ts'

const short = (oid: string | null): string => (oid === null ? 'a commit that is gone' : oid.slice(0, 7))

const nameOf = (review: Review): string => review.author?.login ?? 'a deleted account'

/** `2 approvals from maintainer or quality-owner`. */
export function required({ count, from }: ApprovalRequirement, roles: Roles): string {
  const who = from
    ? `from ${from.map(name => roles.get(name)?.name ?? name).join(' or ')}`
    : 'from people with write access'
  return `${count} ${count === 1 ? 'approval' : 'approvals'} ${who}`
}

/** What a requirement still lacks, and who could give it. */
export function missing(
  requirement: ApprovalRequirement,
  approvals: readonly Approval[],
  change: Change,
  said: Opinions,
  roles: Roles,
): Reason[] {
  const lacking = requirement.count - approvals.length
  if (lacking === 0) return []
  const found = approvals.length === 0 ? 'none counts yet' : `${approvals.length} of ${requirement.count} is there`
  return [
    {
      code: 'approvals_missing',
      message: `${required(requirement, roles)} needed; ${found}.`,
      next: whoCould(requirement, lacking, change, said, roles),
      data: { required: requirement.count, approved: approvals.length, from: [...(requirement.from ?? [])] },
    },
  ]
}

function whoCould(
  requirement: ApprovalRequirement,
  lacking: number,
  change: Change,
  said: Opinions,
  roles: Roles,
): string {
  const commit = short(change.head)
  const people = `${lacking} ${lacking === 1 ? 'person' : 'people'}`
  if (!requirement.from)
    return `Ask ${people} with write access, who did not work on the change, to approve commit ${commit}.`
  const wanted = requirement.from.flatMap(name => roles.get(name) ?? [])
  const candidates = candidatesFrom(wanted, change, said)
  if (candidates.length < lacking) {
    const left = candidates.length === 0 ? 'Nobody' : `Only ${candidates.join(', ')}`
    return `${left} with the role ${requirement.from.join(' or ')} can still approve this change. Add people to the role in the policy of the base branch.`
  }
  return `Ask ${lacking} more of ${candidates.join(', ')} to approve commit ${commit}.`
}

/** Members of the roles who have neither made the change nor approved it already. */
function candidatesFrom(wanted: readonly Role[], change: Change, said: Opinions): string[] {
  const makers = said.ignored
    .filter(({ objection }) => MAKER.has(objection))
    .map(({ review }) => nameOf(review).toLowerCase())
  const done = said.counted.map(({ approver }) => approver.login.toLowerCase())
  const out = new Set([...makers, ...done, change.author?.login.toLowerCase() ?? ''])
  return [...new Set(wanted.flatMap(role => role.users))].filter(user => !out.has(user))
}

const MAKER = new Set<Objection>(['by_author', 'by_committer', 'by_co_author', 'by_bot', 'without_write'])

const WHY: Record<Objection, (review: Review, change: Change) => string> = {
  by_author: () => 'opened this change',
  by_committer: () => 'is an author or committer of a commit in this change',
  by_co_author: () => 'is a co-author of a commit in this change',
  by_bot: () => 'is not a person',
  without_write: () => 'may not push to this repository',
  stale: (review, change) => `approved ${short(review.commit)}, and ${short(change.head)} is not the same change`,
  dismissed: () => 'had this review dismissed',
  superseded: () => 'took it back with a later review',
  account_gone: () => 'no longer exists',
}

const NEXT: Partial<Record<Objection, (review: Review, change: Change) => string>> = {
  stale: (review, change) => `Ask ${nameOf(review)} to look at ${short(change.head)} and approve again.`,
  dismissed: review => `Ask ${nameOf(review)} to review again.`,
}

/** An approval that does not count, and why. */
export function ignored({ review, objection }: IgnoredApproval, change: Change): Reason {
  const next = NEXT[objection]?.(review, change)
  return {
    code: `approval_${objection}`,
    message: `The approval of ${nameOf(review)} does not count: ${nameOf(review)} ${WHY[objection](review, change)}.`,
    ...(next === undefined ? {} : { next }),
    data: { review: review.id, account: review.author?.id ?? '', commit: review.commit ?? '' },
  }
}

/** Valid approvals for which there was no place: their givers hold none of the roles that are asked for, or all are filled. */
export function unused(counted: readonly Approval[], assignment: Assignment, { require }: Settings): Reason[] {
  const used = new Set(assignment.flat())
  const unfilled = require.some(({ count }, index) => (assignment[index]?.length ?? 0) < count)
  if (!unfilled) return []
  return counted
    .filter(approval => !used.has(approval))
    .map(({ review, approver }) => ({
      code: 'approval_not_eligible',
      message: `The approval of ${approver.login} does not count: ${approver.login} holds no role that is still needed.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    }))
}

export function unattributable({ oid }: Commit): Reason {
  return {
    code: 'commit_unattributed',
    message: `Commit ${short(oid)} names an author, committer or co-author whose e-mail belongs to no GitHub account, so nobody can tell whether one of the approvers wrote it.`,
    next: 'Add the e-mail to the account of whoever it is, or write the commit again with a known one.',
    data: { commit: oid },
  }
}

export function changesRequested(review: Review): Reason {
  return {
    code: 'changes_requested',
    message: `${nameOf(review)} asks for changes.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

export function carriedOver({ review, approver, carriedOver: carried }: Approval): Reason[] {
  if (!carried) return []
  return [
    {
      code: 'approval_carried_over',
      message: `The approval of ${approver.login} was given for ${short(review.commit)}, which carries exactly the same change.`,
      data: { review: review.id, account: approver.id, commit: review.commit ?? '' },
    },
  ]
}
