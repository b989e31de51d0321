import type { Review } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Role } from '../shared/roles.ts'
import { list } from '../shared/wording.ts'

const MAX_FILES = 10

export function unowned(paths: readonly string[]): Reason {
  const shown = paths.slice(0, MAX_FILES).join(', ')
  const more = paths.length > MAX_FILES ? ` and ${paths.length - MAX_FILES} more` : ''
  return {
    code: 'files_unowned',
    message: `CODEOWNERS on the base branch names no owner for ${shown}${more}.`,
    next: 'Add an owner for them there, or set `unowned` in the policy.',
    data: { files: paths.slice(0, MAX_FILES) },
  }
}

export const doesNotApply = (why: string): Reason => ({ code: 'requirement_not_asked', message: why })

export function nothingRequired(): Reason {
  return {
    code: 'no_requirement_applies',
    message: 'No requirement applies to this change, so nobody would have to review it.',
    next: 'Add a requirement for all other changes, or set `on-none: pass` in the policy.',
  }
}

const nameOf = ({ author }: Review): string => author?.login ?? 'a deleted account'
const rolesText = (roles: readonly Role[]): string => `the role ${list(roles.map(({ name }) => name))}`

export function vetoOpen(review: Review, roles: readonly Role[]): Reason {
  return {
    code: 'veto_open',
    message: `${nameOf(review)} requested changes and holds ${rolesText(roles)}, so the request blocks the change.`,
    next: `Resolve it with ${nameOf(review)}, who can then approve, or ask somebody with ${rolesText(roles)} who did not contribute to the change to dismiss it.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

const DISMISSED = {
  'by maker': {
    code: 'veto_dismissed_by_maker',
    cause: (by: string) => `${by} dismissed it but contributed to the change`,
  },
  'without role': {
    code: 'veto_dismissed_without_role',
    cause: (by: string, roles: string) => `${by} dismissed it but does not hold ${roles}`,
  },
  'without write': {
    code: 'veto_dismissed_without_write',
    cause: (by: string) => `${by} dismissed it but has no write access to the repository now`,
  },
  unknown: { code: 'veto_dismissed_unknown', cause: () => 'it is unknown who dismissed it or what it requested' },
} as const

/** A review that is dismissed, and still counts as a request for changes. */
export function vetoDismissed(review: Review, why: keyof typeof DISMISSED, roles: readonly Role[]): Reason {
  const { code, cause } = DISMISSED[why]
  return {
    code,
    message: `The review by ${nameOf(review)} still blocks the change: ${cause(review.dismissal?.by?.login ?? '', rolesText(roles))}.`,
    next: `Ask ${nameOf(review)} to review again.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}
