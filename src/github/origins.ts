import type { Activity } from './activities.ts'

/** Shortly after a push by hand GitHub may still find out that it merges a pull request. */
const SETTLED_MS = 30_000
/** Longer than anybody saw GitHub take to name the pull request of a commit. */
const NAMED_MS = 60 * 60 * 1000

/**
 * Where a commit that names no pull request comes from, by what moved the branch when it came; `next`: where the commit
 * after it comes from, in the same move. Times are GitHub's.
 */
export function originOfUnnamed<Pull>(
  activity: Pick<Activity, 'activity_type' | 'timestamp'> | undefined,
  now: string,
  next: Pull | 'direct' | 'unknown',
): Pull | 'direct' | 'unknown' {
  const age = activity ? Date.parse(now) - Date.parse(activity.timestamp) : 0
  switch (activity?.activity_type) {
    case 'pr_merge':
      return next
    case 'merge_queue_merge':
      return age >= NAMED_MS ? next : 'unknown'
    case 'push':
    case 'force_push':
      return age >= SETTLED_MS ? 'direct' : 'unknown'
    default:
      return 'unknown'
  }
}
