import { at } from './at.ts'
import { UserFacingError } from './user-facing-error.ts'

/** What several events say in the same way. */

export interface Sender {
  id: string
  login: string
  kind: 'User' | 'Bot'
}

/** Whoever caused the event. */
export function pusherOf(payload: unknown): Sender | null {
  const id = at(payload, 'sender', 'id')
  if (!isWhole(id)) return null
  const login = at(payload, 'sender', 'login')
  return {
    id: String(id),
    login: typeof login === 'string' ? login : '',
    kind: at(payload, 'sender', 'type') === 'User' ? 'User' : 'Bot',
  }
}

/** In push events GitHub writes seconds since 1970, everywhere else text. */
export function timeOf(value: unknown): string {
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : '')
  if (Number.isNaN(date.getTime())) {
    throw new UserFacingError(
      'push_missing',
      'The event does not contain the time of the push.',
      'Run Gatebook on the event push.',
    )
  }
  return `${date.toISOString().slice(0, 19)}Z`
}

export const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0

export const isOid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value)
