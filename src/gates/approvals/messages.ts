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
    message: `CODEOWNERS of the base branch gives no owner to ${shown}${more}.`,
    next: 'Give them an owner there, or say in the policy what holds for such files with `unowned`.',
    data: { files: paths.slice(0, MAX_FILES) },
  }
}

export const doesNotApply = (why: string): Reason => ({ code: 'requirement_not_asked', message: why })

export function nothingRequired(): Reason {
  return {
    code: 'no_requirement_applies',
    message: 'None of the requirements is asked of this change, so nobody would have to look at it.',
    next: 'Add a requirement that holds for every other change, or say `on-none: pass` in the policy.',
  }
}

const nameOf = ({ author }: Review): string => author?.login ?? 'a deleted account'
const rolesText = (roles: readonly Role[]): string => `the role ${list(roles.map(({ name }) => name))}`

export function vetoOpen(review: Review, roles: readonly Role[]): Reason {
  return {
    code: 'veto_open',
    message: `${nameOf(review)} asks for changes and holds ${rolesText(roles)}, whose request holds a change up.`,
    next: `Settle it with ${nameOf(review)}, who can then approve; or have somebody with ${rolesText(roles)} who did not make the change dismiss it.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}

const DISMISSED = {
  'by maker': {
    code: 'veto_dismissed_by_maker',
    cause: (by: string) => `${by} dismissed it, and has a hand in the change`,
  },
  'without role': {
    code: 'veto_dismissed_without_role',
    cause: (by: string, roles: string) => `${by} dismissed it, and does not hold ${roles}`,
  },
  unknown: { code: 'veto_dismissed_unknown', cause: () => 'nobody can tell who dismissed it, or what it said' },
} as const

/** A review that is dismissed, and still counts as a request for changes. */
export function vetoDismissed(review: Review, why: keyof typeof DISMISSED, roles: readonly Role[]): Reason {
  const { code, cause } = DISMISSED[why]
  return {
    code,
    message: `The review of ${nameOf(review)} still holds the change up: ${cause(review.dismissal?.by?.login ?? '', rolesText(roles))}.`,
    next: `Ask ${nameOf(review)} to review again.`,
    data: { review: review.id, account: review.author?.id ?? '' },
  }
}
