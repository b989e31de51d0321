/** Why a word for the release does not count. Each is a reason code when prefixed with `authorisation_`. */
export type Objection =
  | 'by_nobody'
  | 'by_bot'
  | 'pending'
  | 'rejected'
  | 'other_environment'
  | 'without_role'
  | 'without_write'
  | 'by_author'
  | 'by_committer'
  | 'by_co_author'
