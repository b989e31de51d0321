import type { Weather } from '../../../sandbox/github/weather.ts'

export interface Row {
  weather: Weather
  /** By id. */
  flows: readonly string[]
  /** Why the other flows cannot be touched. */
  others: string
  seed?: number
}

const RELEASES = ['released', 'refused'] as const
const MERGES = ['squash', 'merge', 'rebase', 'queue', 'two-merges'] as const

/** Which flows a weather can touch. Every flow is let happen under combinations all the same, by scripts/weathers.mjs. */
export const MATRIX: readonly Row[] = [
  {
    weather: 'association-lag',
    flows: [...MERGES, 'direct-push', 'second', 'policy', ...RELEASES],
    others: 'An open change and the upkeep of a week ask nothing of a commit that is fresh.',
  },
  {
    weather: 'rebase-association',
    flows: ['rebase', 'released'],
    others: 'Only a rebase brings commits that name nothing.',
  },
  {
    weather: 'activity-lag',
    flows: ['reviewed', 'stale', 'rebase', 'direct-push', 'queue', 'skipped', 'released'],
    others: 'Who moved a branch is asked of a fresh head, of a commit that names no change, and by the upkeep.',
  },
  {
    weather: 'read-lag',
    flows: [
      'scanned',
      'scanned-red',
      'job-red',
      'squash',
      'queue',
      'second',
      'twice',
      'skipped',
      'upkeep',
      'policy',
      'released',
    ],
    others: 'Nothing else reads a list or a branch after writing to it.',
  },
  {
    weather: 'suites',
    flows: ['reviewed', 'reviewed-later', 'dismissed', 'stale', 'scanned-red', 'job-red', 'group', 'group-red'],
    others: 'Records and releases do not rest on the merge box.',
  },
  {
    weather: 'secondary-limit',
    seed: 17,
    flows: ['reviewed', 'dismissed', 'stale', 'group', 'squash', 'second', 'twice', 'released'],
    others: 'They write no more than these.',
  },
  {
    weather: 'secondary-limit',
    seed: 2,
    flows: ['reviewed-later', 'queue', 'policy'],
    others: 'They write no more than these.',
  },
  {
    weather: 'resource-limit',
    flows: [
      'reviewed',
      'dismissed',
      'scanned',
      'group',
      'squash',
      'rebase',
      'queue',
      'twice',
      'policy',
      'skipped',
      'refused',
    ],
    others: 'They send the same queries.',
  },
  {
    weather: 'lost-run',
    flows: ['squash', 'direct-push', 'queue', 'two-merges', 'skipped', 'policy'],
    others:
      'No run about an open change or a release can say nothing: what the branch or the person waits for is not there.',
  },
  {
    weather: 'moved-base',
    flows: [...MERGES, 'second', 'merged-red', 'policy'],
    others: 'Nothing is merged in them.',
  },
  {
    weather: 'big-tree',
    flows: ['skipped', 'upkeep', 'second', 'released'],
    others: 'Only what reads the whole ledger lists a tree.',
  },
  {
    weather: 'hidden-queue',
    flows: ['group', 'group-red', 'queue'],
    others: 'Nothing is queued in them.',
  },
  {
    weather: 'ruleset',
    flows: ['squash', 'second', 'policy', 'skipped', ...RELEASES],
    others: 'Nothing is recorded in them, or as in these.',
  },
  {
    weather: 'batch',
    flows: ['queue', 'two-merges'],
    others: 'One change is merged at a time.',
  },
  {
    weather: 'statuses',
    flows: ['scanned', 'scanned-red'],
    others: 'No other app says anything in them.',
  },
  {
    weather: 'old-server',
    flows: ['reviewed', 'unreviewed', 'dismissed', 'squash', 'direct-push', 'skipped', ...RELEASES],
    others: 'They ask for the same fields.',
  },
  {
    weather: 'slow-post',
    flows: ['two-runs'],
    others: 'Only one run posts in them.',
  },
  {
    weather: 'artifact-rerun',
    flows: ['rerun'],
    others: 'No run of CI is run again in them.',
  },
  {
    weather: 'same-name',
    flows: ['reviewed', 'reviewed-later', 'unreviewed', 'dismissed'],
    others: 'They end as these do, or in no signal at a head that was open before.',
  },
]

/**
 * What does not hold yet, with its cause, by where it was seen (`keyOf`). A test of one that holds again fails, so that
 * its line is taken out.
 */
export const KNOWN: ReadonlyMap<string, string> = new Map()

/** Where what is said is true and does not help whoever reads it; kept like `KNOWN`. */
export const UNHELPFUL: Readonly<Partial<Record<Weather, string>>> = {}

export function keyOf(weather: string, seed: number, flow: string): string {
  return `${weather} (${seed}): ${flow}`
}
