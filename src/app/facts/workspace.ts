import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { collectArtifacts } from '../../collect/reports/artifacts.ts'
import { collectLocal, type LocalFacts } from '../../collect/reports/workspace.ts'
import type { Need } from '../../gates/shared/needs.ts'
import type { ChangeNode, MergedRules } from '../../github/client/answers.ts'
import type { RunContext } from '../shared/context.ts'
import { channelOf } from '../shared/trust.ts'
import { countsEdits, reportRequests, reportsIn } from './requests.ts'

/** What the clone in the workspace and the reports beside it tell; undefined: there is no clone. */
export async function readWorkspace(
  context: RunContext,
  change: ChangeNode,
  rules: MergedRules | null,
  needs: readonly Need[],
  collectedAt: string,
): Promise<LocalFacts | undefined> {
  const { workspace, path, clock } = context
  if (workspace === undefined || !rules) return undefined
  const head = change.headRefOid
  const requests = reportRequests(needs)
  const all = reportsIn(requests)
  const temp = join(context.temp, 'gatebook', 'artifacts')
  try {
    const local = await collectLocal({
      workspace,
      path,
      head,
      base: rules.oid,
      platformFileCount: change.changedFiles,
      requests,
      artifacts: await collectArtifacts({ ...context, commit: head, requests: all, temp }),
      artifactsAt: (commit, wanted) =>
        collectArtifacts({ ...context, commit, requests: wanted, temp, runs: 'successful' }),
      trust: all.some(({ trust }) => trust !== undefined) ? (await channelOf(context, rules.oid)).trust : undefined,
      reviewCommits: change.reviews?.nodes.flatMap(review => review?.commit?.oid ?? []) ?? [],
      patches: countsEdits(needs),
      collectedAt,
      now: clock.now(),
    })
    return local === 'no-clone' ? undefined : local
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}
