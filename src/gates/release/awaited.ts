import type { Objection } from './objection.ts'

/** Why a word for the release does not count: each waits for somebody who may authorise it. */
const OBJECTIONS: Readonly<Record<Objection, true>> = {
  by_nobody: true,
  by_bot: true,
  pending: true,
  rejected: true,
  other_environment: true,
  other_commit: true,
  other_tag: true,
  unsigned: true,
  stale: true,
  expired: true,
  without_role: true,
  without_write: true,
  by_author: true,
  by_committer: true,
  by_co_author: true,
  by_requester: true,
}

export const AUTHORISATIONS_AWAITED: readonly string[] = [
  'release_not_authorised',
  'release_frozen',
  'release_outside_window',
  'release_stage_missing',
  ...Object.keys(OBJECTIONS).map(objection => `authorisation_${objection}`),
]
