import { readDefaultBranch } from '../../github/branch/tip.ts'
import { readReleaseNow } from '../../github/release/release.ts'
import { plain, prose } from '../../text/escape.ts'
import { ledgerOf, USUAL_LEDGER } from '../policy/ledger-of.ts'
import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { LateReleaseTask } from '../shared/release-task.ts'
import type { Result } from '../shared/result.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { authorisedRelease } from './authorised.ts'
import { release } from './release.ts'

/**
 * Judges a release now, unless the ledger has a record that authorises it. Who published it on GitHub is not known any
 * more, since GitHub names only the author of a release: it is authorised by the reviewers of an environment of this run.
 */
export async function backfillRelease(
  context: RunContext,
  { tag, declared, requester }: LateReleaseTask,
  options: RecordOptions,
  inputs: Pick<Inputs, 'publish'>,
  runUrl: string | undefined,
): Promise<Partial<Result>> {
  const { client, repository, policyPath } = context
  const { tagCommit: commit } = await readReleaseNow(client, repository, tag)
  if (commit === null) throw noTag(tag)
  const { repositoryId, branch, rules } = await readDefaultBranch(client, repository, policyPath)
  const ledger = (await ledgerOf(context, rules, branch)) ?? USUAL_LEDGER
  const { path, isWhole } = await authorisedRelease(context, ledger, { repositoryId, commit, tag, declared })
  if (path !== undefined) return thereAlready(tag, path)
  const task = {
    story: 'release',
    commit,
    tag,
    environment: declared.environment,
    branch: null,
    published: null,
    requester,
    declared,
    isLate: true,
  } as const
  const summary = await release(context, task, options, inputs, runUrl)
  if (isWhole) return summary
  const note = 'Only the newest 2000 records were searched for an earlier authorisation of this release.'
  return { ...summary, notices: [...(summary.notices ?? []), note] }
}

function thereAlready(tag: string, path: string): Partial<Result> {
  const headline = plain(`Release ${tag} is authorised already: ${path} in the ledger.`)
  return { outcome: 'pass', headline, page: [`**${prose(headline)}**`] }
}

const noTag = (tag: string): UserFacingError =>
  new UserFacingError(
    'release_missing',
    `There is no tag ${tag}, or it points at no commit.`,
    'Correct the input "release".',
  )
