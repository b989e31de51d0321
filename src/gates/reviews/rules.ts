import type { Reason } from '../../verdict/verdict.ts'
import type { Role, Roles } from '../shared/roles.ts'

/** Which approvals count at all. Gates of several types ask for it. */
export interface ReviewRules {
  /** Whose approval does not count. */
  exclude: readonly Excludable[]
  'on-push': { stale: 'patch' | 'content' | 'commit' }
  /** ISO 8601 duration; an older approval does not count. */
  'max-age'?: string | undefined
  /** Apps that work for nobody. Left out: none. */
  unattended?: Unattended | undefined
  /** Addresses of tools. Left out: none. */
  knownAddresses?: KnownAddresses | undefined
}

/** Addresses in commits of which a policy says what they are, in lower case. */
export type KnownAddresses = readonly { address: string; is: 'tool' }[]

/** Apps that act on nobody's behalf, by their slugs. */
export type Unattended = 'all' | readonly string[]

export const isUnattended = ({ login }: { login: string }, apps: Unattended = []): boolean =>
  apps === 'all' || apps.includes(login.toLowerCase().replace(/\[bot\]$/, ''))

export const EXCLUDABLE = ['author', 'committers', 'co-authors', 'last-pusher', 'requester', 'bots'] as const
export type Excludable = (typeof EXCLUDABLE)[number]

/** One thing that has to be approved. */
export interface Need {
  count: number
  /** Anyone of these; undefined: anyone who may push to the repository. */
  from: readonly Role[] | undefined
  /** For the middle of a sentence, such as `from maintainer`. */
  by: string
  /** Files that it is about: an approval holds while none of these is another one. Undefined: all files. */
  isAbout?: (path: string) => boolean
  /** By which another need comes after it. */
  name?: string | undefined
  after?: string | undefined
  /** Why nobody could give it at all. */
  unmeetable?: Reason
  /** Whether that is so only because something could not be read. */
  isUnknown?: true
  /** Needs of which one person may fill several, as the owner of several parts of the code. */
  shares?: true
}

/** So many people of one of the roles; without roles, of all who may push. */
export function needFor({ count, from }: { count: number; from?: readonly string[] | undefined }, roles: Roles): Need {
  if (!from) return { count, from: undefined, by: `from ${count === 1 ? 'somebody' : 'people'} with write access` }
  return { count, from: from.flatMap(name => roles.get(name) ?? []), by: `from ${from.join(' or ')}` }
}
