import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artifacts } from '../../collect/reports/artifacts.ts'
import { collectGroupArtifacts } from '../../collect/reports/group/artifacts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import type { RunContext } from '../shared/context.ts'

/** What the runs of the queue have uploaded for the commit of a group. */
export interface GroupReports {
  commit: string
  /** Downloaded once for all changes of the group that ask for the same. */
  artifacts(requests: readonly ReportRequest[]): Promise<Artifacts | Unavailable>
}

/** The downloads are there until the work with them is done. */
export async function withGroupReports<Done>(
  context: RunContext,
  commit: string,
  work: (reports: GroupReports) => Promise<Done>,
): Promise<Done> {
  const temp = join(context.temp, 'gatebook', 'group')
  const asked = new Map<string, Promise<Artifacts | Unavailable>>()
  try {
    return await work({
      commit,
      artifacts: requests => {
        const key = JSON.stringify(requests)
        const found = asked.get(key) ?? collectGroupArtifacts({ ...context, commit, requests, temp })
        asked.set(key, found)
        return found
      },
    })
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}
