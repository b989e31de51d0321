import { survivesRerun } from '../weathers/artifact-rerun.ts'
import type { Artifact, Run, World } from '../world.ts'
import { uploadArtifact } from './runs.ts'

export interface JobUpload {
  name: string
  files: Readonly<Record<string, string | Buffer>>
  /** Takes an artifact of the same name away first. */
  overwrite?: boolean
}

/** What GitHub answers to a name that is taken; the uploading action repeats it. */
export const CONFLICT = '(409) Conflict: an artifact with this name already exists on the workflow run'

/**
 * What a job uploads. Artifacts cannot be changed, and their names are unique in a run (actions/upload-artifact, version 4,
 * "Not uploading to the same artifact"); nothing is uploaded where the name is taken.
 */
export function uploadFromJob(world: World, run: Run, { name, files, overwrite }: JobUpload): Artifact | undefined {
  const taken = run.artifacts.filter(one => one.name === name && survivesRerun(world, one))
  if (taken.length > 0 && overwrite !== true) return undefined
  for (const one of taken) run.artifacts.splice(run.artifacts.indexOf(one), 1)
  return uploadArtifact(world, run, { name, files })
}
