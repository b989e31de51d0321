/** What kind of release it is said to be. */
export const KINDS = ['normal', 'hotfix', 'rollback', 'emergency'] as const
export type ReleaseKind = (typeof KINDS)[number]

/** How somebody can authorise a release. */
export const WAYS = ['environment', 'release', 'tag', 'review'] as const
export type Way = (typeof WAYS)[number]
