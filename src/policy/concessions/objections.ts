import type { Concession } from '../../facts/concessions.ts'
import { parseDuration } from '../../gates/shared/duration.ts'
import { holds, type Role } from '../../gates/shared/roles.ts'
import { list } from '../../gates/shared/wording.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { ConcessionRules } from '../schema/concessions.ts'

/** What a concession is looked at with. */
export interface Granting {
  rules: ConcessionRules
  /** Who may grant. */
  roles: readonly Role[]
  /** Ids of everyone who contributed to the change. Undefined: unknown. */
  contributors: ReadonlySet<string> | undefined
  /** As of when. */
  time: string | undefined
  /** Why it is unknown who holds the roles, where that is so. */
  rolesUnknown: Pick<Reason, 'message' | 'next'> | undefined
}

export type Grant = Concession['grants'][number]

/** What keeps a concession from holding, and how it is mended. */
export interface Why {
  code: string
  because: string
  next: string
}

export type Assessed = { grant: Grant } | { why: Why }

/** The grant by which a concession holds, or else why it does not. */
export function assess(one: Concession, granting: Granting): Assessed {
  const entitled = `somebody with the role ${list(granting.roles.map(({ name }) => name))}`
  const why = objectionToText(one)
  if (why) return { why: why }
  const looked = one.grants.map(grant => ({ grant, why: objectionTo(grant, one, granting, entitled) }))
  const [holding] = looked.filter(({ why }) => why === undefined)
  if (holding) return { grant: holding.grant }
  const nearest = looked.findLast(({ why }) => why?.code !== NOT_GRANTED) ?? looked.at(-1)
  const nobody = {
    code: NOT_GRANTED,
    because: `none of its last 100 comments grants it; it must be granted by ${entitled}`,
    next: grantBy(entitled),
  }
  return { why: nearest?.why ?? nobody }
}

const NOT_GRANTED = 'concession_not_granted'

const grantBy = (entitled: string): string => `Ask ${entitled} to review it and comment "concession granted".`

function objectionToText({ unreadable, reasonLength, expires }: Concession): Why | undefined {
  if (unreadable.length > 0)
    return {
      code: 'concession_unreadable',
      because: `the text under ${list(unreadable, 'and')} has hidden or unexpected content`,
      next: 'Write only gate ids, and `#12` or file patterns in backticks, separated by commas. Then have it granted again.',
    }
  if (reasonLength < LEAST_REASON)
    return {
      code: 'concession_without_reason',
      because: 'its reason is missing or too short',
      next: 'Write it under "Reason" and have it granted again.',
    }
  if (expires === null) return { code: 'concession_without_end', because: 'it has no expiry date', next: WRITE_END }
  return undefined
}

const LEAST_REASON = 20
const WRITE_END = 'Write it under "Expires", such as 2027-03-01, and have it granted again.'

function objectionTo(
  { by, at, canWrite }: Grant,
  one: Concession,
  granting: Granting,
  entitled: string,
): Why | undefined {
  const isHolder = by?.kind === 'User' && granting.roles.some(role => holds(by, role))
  if (!isHolder && granting.rolesUnknown)
    return {
      code: 'concession_roles_unknown',
      because: `it is unknown whether ${by?.login ?? 'a deleted account'} may grant it: ${granting.rolesUnknown.message}`,
      next: granting.rolesUnknown.next ?? grantBy(entitled),
    }
  if (by?.kind !== 'User' || !granting.roles.some(role => holds(by, role)))
    return {
      code: NOT_GRANTED,
      because: `${by?.login ?? 'a deleted account'} granted it, but it must be granted by ${entitled}`,
      next: grantBy(entitled),
    }
  if (canWrite === null)
    return {
      code: 'concession_access_unknown',
      because: `it was not read whether ${by.login} has write access: too many people granted concessions for this change`,
      next: 'Close the other concessions for this change, and run the job again.',
    }
  if (canWrite === false)
    return {
      code: 'concession_without_write',
      because: `${by.login} granted it and has no write access to the repository now`,
      next: ANOTHER,
    }
  if (by.id === one.requestedBy?.id)
    return { code: 'concession_by_requester', because: `${by.login} requested it`, next: ANOTHER }
  if (!granting.contributors)
    return {
      code: 'concession_makers_unknown',
      because: 'it is unknown whether the person who granted it contributed to the change',
      next: 'Make sure that every commit belongs to a GitHub account, push the branch again, and run the job again.',
    }
  if (granting.contributors.has(by.id))
    return { code: 'concession_by_maker', because: `${by.login} contributed to the change`, next: ANOTHER }
  return objectionToTime(at, one, granting, entitled)
}

const ANOTHER = 'Ask another person with the role to grant it.'

/** Times have whole seconds, so an edit in the same second counts as made afterwards. */
function objectionToTime(
  grantedAt: string,
  { editedAt, expires }: Concession,
  { rules, time }: Granting,
  entitled: string,
): Why | undefined {
  if (editedAt !== null && !(Date.parse(editedAt) < Date.parse(grantedAt)))
    return {
      code: 'concession_edited',
      because: 'it was edited, reopened or transferred here after it was granted',
      next: grantBy(entitled),
    }
  if (time === undefined || !(Date.parse(grantedAt) <= Date.parse(time)))
    return {
      code: 'concession_granted_later',
      because: 'it was granted after the merge',
      next: 'Open a corrective action: a concession cannot cover a change that is already merged.',
    }
  const lastDay = Date.parse(`${expires}T00:00:00Z`)
  // The day on which it ends is begun at most.
  if (!(lastDay <= Date.parse(grantedAt) + (parseDuration(rules['max-duration']) ?? 0) * 1000))
    return {
      code: 'concession_too_long',
      because: `it is valid until ${expires}, but the policy allows at most ${rules['max-duration']} from the grant`,
      next: WRITE_END,
    }
  if (!(Date.parse(time) < lastDay + DAY))
    return {
      code: 'concession_expired',
      because: `it expired on ${expires}`,
      next: 'Fix the accepted failure, or request another concession.',
    }
  return undefined
}

const DAY = 24 * 60 * 60 * 1000
