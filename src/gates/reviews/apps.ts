import type { Account } from '../../facts/basics.ts'
import { isUnattended, type ReviewRules } from './rules.ts'
import type { ReviewFacts } from './votes.ts'

/** An app that worked for somebody, and how. */
export interface AppWork {
  app: Account
  did: 'opened' | 'pushed'
}

/**
 * Apps that opened the change or pushed to it for nobody knows whom. Whoever asked one for it made a part of the change,
 * and could approve that as if it were another's. Where the rules let contributors approve, it does not matter.
 */
export function appsForUnknown(
  { change: { author, assignees, requestedBy = assignees }, lastPushers = [] }: ReviewFacts,
  { exclude, unattended }: ReviewRules,
): readonly AppWork[] {
  const opener = author?.kind === 'Bot' ? author : undefined
  const isNamed = opener !== undefined && requestedBy.length > 0 && exclude.includes('requester')
  const opened = opener && !isNamed && exclude.includes('author') ? [{ app: opener, did: 'opened' as const }] : []
  const pushers = exclude.includes('last-pusher') ? lastPushers : []
  const pushed = pushers
    .filter(({ kind, id }) => kind !== 'User' && id !== opener?.id)
    .map(app => ({ app, did: 'pushed' as const }))
  return [...opened, ...pushed].filter(({ app }) => !isUnattended(app, unattended))
}
