import type { Account } from '../facts/basics.ts'
import { holds, type Role } from '../gates/shared/roles.ts'
import { list } from '../gates/shared/wording.ts'

/** A request to decide which of two contradicting records holds, and who granted it. */
export interface CorrectionRequest {
  issue: number
  requestedBy: Account | null
  grants: readonly { by: Account | null; at: string; comment: string }[]
  /** When its text was last changed, or it was reopened or transferred. `null`: never. */
  editedAt: string | null
  holds: 'recorded' | 'later' | null
  reasonLength: number
}

/** What a request is looked at with. */
export interface Deciding {
  /** Who may decide, with everybody who holds the roles. */
  roles: readonly Role[]
  /** Who has access to the repository now. */
  access: Role
  /** Ids of everyone who made the change, or started a run that recorded it. Undefined: unknown. */
  makers: ReadonlySet<string> | undefined
  /** When the event happened: a decision about it comes later. */
  since: string
}

export type Decision =
  | { grant: CorrectionRequest['grants'][number] & { by: Account }; holds: 'recorded' | 'later' }
  /** A part of a sentence. */
  | { because: string; next: string }

const LEAST_REASON = 20
const ANOTHER = 'Ask another person with the role to grant it.'

/** The grant by which a request decides, or why none does. */
export function decide(request: CorrectionRequest, deciding: Deciding): Decision {
  const { holds: choice, reasonLength, grants } = request
  const entitled = `somebody with the role ${list(deciding.roles.map(({ name }) => name))}`
  if (choice === null) return { because: 'it does not say what holds', next: 'Choose it under "What holds".' }
  if (reasonLength < LEAST_REASON)
    return {
      because: 'its reason is missing or too short',
      next: 'Write it under "Reason", and have it granted again.',
    }
  const looked = grants.map(grant => ({ grant, objection: objectionTo(grant, request, deciding, entitled) }))
  const valid = looked.find(({ objection }) => objection === undefined)?.grant
  if (valid?.by) return { grant: { ...valid, by: valid.by }, holds: choice }
  const nobody = {
    because: `none of its last 100 comments grants it`,
    next: `Ask ${entitled} to compare both records and comment "correction granted".`,
  }
  return looked.at(-1)?.objection ?? nobody
}

function objectionTo(
  { by, at }: CorrectionRequest['grants'][number],
  { requestedBy, editedAt }: CorrectionRequest,
  { roles, access, makers, since }: Deciding,
  entitled: string,
): { because: string; next: string } | undefined {
  const again = `Ask ${entitled} to comment "correction granted".`
  if (by?.kind !== 'User' || !roles.some(role => holds(by, role)))
    return { because: `${by?.login ?? 'a deleted account'} granted it, but it must be ${entitled}`, next: again }
  if (!holds(by, access)) return { because: `${by.login} has no write access to the repository`, next: ANOTHER }
  if (by.id === requestedBy?.id) return { because: `${by.login} requested it`, next: ANOTHER }
  if (!makers)
    return {
      because: 'a commit of the change belongs to no GitHub account, so it is unknown who made it',
      next: 'Its contributors must add their e-mail addresses to their accounts.',
    }
  if (makers.has(by.id))
    return { because: `${by.login} made the change or started a run that recorded it`, next: ANOTHER }
  // Times have whole seconds, so an edit in the same second counts as made afterwards.
  if (editedAt !== null && !(Date.parse(editedAt) < Date.parse(at)))
    return { because: 'it was edited or reopened after it was granted', next: again }
  if (!(Date.parse(at) > Date.parse(since)))
    return { because: 'it was granted before the event that it is about', next: again }
  return undefined
}
