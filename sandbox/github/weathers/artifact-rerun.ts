import type { Artifact, World } from '../world.ts'

/**
 * Whether an artifact is in the way of another one of its name. On a usual day those of earlier attempts are not, and
 * both are listed; it is reported that they are, and that what is
 * read then is the older one (NVIDIA/aicr#1928, datahub-project/datahub#17001).
 */
export function survivesRerun({ weather }: World, { run, attempt }: Artifact): boolean {
  return attempt === run.attempt || weather.has('artifact-rerun')
}
