import type { Commit, Stranger } from '../../facts/change.ts'
import { WEB_FLOW } from '../shared/web-flow.ts'
import type { Excludable, ReviewRules } from './rules.ts'

type Rules = Pick<ReviewRules, 'exclude' | 'knownAddresses'>

/** Commits whose contributors are not all known, as far as the settings exclude contributors at all. */
export function unattributed(commits: readonly Commit[], rules: Rules): readonly Commit[] {
  const excluded = new Set<Excludable>(rules.exclude)
  return commits.filter(commit => {
    const { authors, committer, strangers } = commit
    const contributors = excluded.has('committers') ? [authors[0] ?? null, committer] : []
    const coAuthors = excluded.has('co-authors') ? authors.slice(1) : []
    if (![...contributors, ...coAuthors].includes(null)) return false
    // Facts of earlier versions have no addresses.
    return strangers === undefined || strangersIn(commit, rules).length > 0
  })
}

/** Of the addresses in a commit that belong to no account those that matter, and are no tool's. */
export function strangersIn(commit: Pick<Commit, 'committer' | 'strangers'>, rules: Rules): readonly Stranger[] {
  const { strangers = [] } = commit
  const part = ({ as }: Stranger) => (as === 'co-author' ? 'co-authors' : 'committers')
  return strangers.filter(one => rules.exclude.includes(part(one)) && !isTool(one, commit, rules))
}

/**
 * Whether an address can be known as that of a tool. Anybody can write one into a commit. So it is never that of the
 * committer, and whoever committed what a tool wrote must be an account: that is who answers for it, and may not approve
 * it. GitHub itself as the committer says nothing of who that was.
 */
export function mayBeTool({ as, email }: Stranger, { committer }: Pick<Commit, 'committer'>): boolean {
  if (email === null || email === '' || as === 'committer') return false
  return as !== 'author' || (committer !== null && committer.id !== WEB_FLOW)
}

const isTool = (one: Stranger, commit: Pick<Commit, 'committer'>, { knownAddresses = [] }: Rules): boolean =>
  mayBeTool(one, commit) && knownAddresses.some(({ address }) => address === lowered(one.email ?? ''))

/** In lower case as mail compares it: other letters than these have look-alikes that a language would make equal. */
export const lowered = (address: string): string => address.replace(/[A-Z]/g, letter => letter.toLowerCase())
