import type { Account } from '../facts/basics.ts'
import { holds, type Role } from '../gates/shared/roles.ts'
import { list } from '../gates/shared/wording.ts'

/** An issue that asks somebody with a role to decide something by a comment. */
export interface Request {
  issue: number
  requestedBy: Account | null
  grants: readonly { by: Account | null; at: string; comment: string }[]
  /** When its text was last changed, or it was reopened or transferred. `null`: never. */
  editedAt: string | null
}

/** What a request is looked at with. */
export interface Deciding {
  /** Who may decide, with everybody who holds the roles. */
  roles: readonly Role[]
  /** Who has access to the repository now. */
  access: Role
  /** Ids of everyone who had a part in what it is about. Undefined: unknown. */
  makers: ReadonlySet<string> | undefined
  /** When the event happened: a decision about it comes later. */
  since: string
}

/** How the messages name it. */
export interface Words {
  /** As in "carol granted it". */
  did: string
  /** The comment that decides. */
  comment: string
  /** What to do before the comment. */
  first: string
  /** As in "carol made the change". */
  hadPart: string
  /** Whether somebody else than who opened the issue must decide. */
  notRequester: boolean
}

/** Somebody who may said it. */
export type Grant = Request['grants'][number] & { by: Account }
/** Why nothing is decided: parts of a sentence. */
export interface Objection {
  because: string
  next: string
}

const ANOTHER = 'Ask another person with the role to do it.'

/** The first valid grant of each person, or why there is none. */
export function grantsOf(request: Request, deciding: Deciding, words: Words): readonly Grant[] | Objection {
  const entitled = `somebody with the role ${list(deciding.roles.map(({ name }) => name))}`
  const looked = request.grants.map(grant => ({
    grant,
    objection: objectionTo(grant, request, deciding, { words, entitled }),
  }))
  const valid = looked.flatMap(({ grant: { by, ...grant }, objection }) => (by && !objection ? [{ ...grant, by }] : []))
  const each = valid.filter(({ by }, place) => valid.findIndex(other => other.by.id === by.id) === place)
  if (each.length > 0) return each
  const nobody = {
    because: `none of its last 100 comments is "${words.comment}"`,
    next: `Ask ${entitled} to ${words.first} and comment "${words.comment}".`,
  }
  return looked.at(-1)?.objection ?? nobody
}

function objectionTo(
  { by, at }: Request['grants'][number],
  { requestedBy, editedAt }: Request,
  { roles, access, makers, since }: Deciding,
  { words, entitled }: { words: Words; entitled: string },
): Objection | undefined {
  const again = `Ask ${entitled} to comment "${words.comment}".`
  if (by?.kind !== 'User' || !roles.some(role => holds(by, role)))
    return { because: `${by?.login ?? 'a deleted account'} ${words.did}, but it must be ${entitled}`, next: again }
  if (!holds(by, access)) return { because: `${by.login} has no write access to the repository`, next: ANOTHER }
  if (words.notRequester && by.id === requestedBy?.id) return { because: `${by.login} requested it`, next: ANOTHER }
  if (!makers)
    return {
      because: 'a commit of the change belongs to no GitHub account, so it is unknown who made it',
      next: 'Its contributors must add their e-mail addresses to their accounts.',
    }
  if (makers.has(by.id)) return { because: `${by.login} ${words.hadPart}`, next: ANOTHER }
  // Times have whole seconds, so an edit in the same second counts as made afterwards.
  if (editedAt !== null && !(Date.parse(editedAt) < Date.parse(at)))
    return { because: `it was edited or reopened after ${by.login} ${words.did}`, next: again }
  if (!(Date.parse(at) > Date.parse(since)))
    return { because: `${by.login} ${words.did} before the event that it is about`, next: again }
  return undefined
}
