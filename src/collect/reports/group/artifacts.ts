import type { Unavailable } from '../../../facts/observed.ts'
import type { Report, ReportRequest } from '../../../facts/reports.ts'
import { type Artifacts, type ArtifactsInput, artifactKey, collectArtifacts, type Unpacked } from '../artifacts.ts'
import { isUnavailable } from '../scene.ts'

/** Downloads what the runs of a merge queue have uploaded for the commit of a group. */
export async function collectGroupArtifacts(input: Omit<ArtifactsInput, 'runs'>): Promise<Artifacts | Unavailable> {
  const found = await collectArtifacts({ ...input, runs: 'queue' })
  if (isUnavailable(found)) return found
  return new Map([...found].map(([key, one]) => [key, withNext(one)]))
}

/**
 * Whether a report is none of the group's: every run of the queue went well to its end without it, or there is none. One
 * that runs may bring it still, and one that failed may have been about to.
 */
export function isOutside(artifacts: Artifacts, { artifact: name = '', workflow }: ReportRequest): boolean {
  const found = artifacts.get(artifactKey({ name, workflow }))
  return found?.state === 'missing' && (found.absent === true || found.unrun === true)
}

/** The end of a run of the queue evaluates nothing again, so the usual steps are not those of a group. */
function withNext(found: Unpacked): Unpacked {
  if (found.state === 'unpacked' || found.next !== undefined) return found
  const next = NEXT[found.state]
  return next === undefined ? found : { ...found, next }
}

const NEXT: Partial<Record<Report['state'], string>> = {
  pending:
    'Upload the report in the workflow that runs Gatebook for the queue, and list that job under `needs:`. If no run of the queue uploads it, name the workflow that does in the policy, as in `workflow: gatebook.yml`.',
  missing: 'Correct what failed in that run, and add the changes to the queue again.',
  expired: 'Add the changes to the queue again.',
}
