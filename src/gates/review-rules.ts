/** What reviews of a change must come to. Gates of several types ask for it. */
export interface ReviewRules {
  require: readonly ReviewRequirement[]
  /** Whose approval does not count. */
  exclude: readonly Excludable[]
  'on-push': { stale: 'content' | 'commit' }
}

/** `from`: roles; left out: anyone who may push to the repository. */
export interface ReviewRequirement {
  count: number
  from?: readonly string[] | undefined
}

export const EXCLUDABLE = ['author', 'committers', 'co-authors', 'bots'] as const
export type Excludable = (typeof EXCLUDABLE)[number]
