import { judgingJob } from '../documents/workflow.ts'
import type { Trust } from '../facts/trust.ts'
import type { Repository } from '../github/client/ask.ts'
import type { Client } from '../github/client/client.ts'
import { fileAt } from '../github/contents/file-at.ts'
import type { OwnRun } from './reports/deciding-run.ts'

/** How far anything can be believed at most that this run says. */
export interface Channel {
  /** Whether code of the change can run in this job. `null`: not known. */
  job: 'separate' | 'shared' | null
  trust: Extract<Trust, 'platform' | 'self-reported'>
  /** Why it is not more, as a sentence. */
  why: string
}

/** The run that this is a part of, and where its workflow is. */
export interface ThisRun extends OwnRun {
  event: string
  /** Repository of the workflow file, as `owner/name`, and the commit that it was read at. */
  workflowRepository: string
  workflowSha: string
  /** Whether it was started on the default branch. */
  onDefaultBranch: boolean
  /** Repository of this action, as `owner/name`; empty: a folder of the workspace. */
  action: string
}

/**
 * Events whose workflow is that of the default branch, whatever a change contains. Those of a push, a release, a
 * deployment or a dispatch are of the branch or tag that it is for, which anybody who may push can make.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const OF_THE_DEFAULT_BRANCH = [
  'pull_request_target',
  'workflow_run',
  'check_run',
  'issue_comment',
  'issues',
  'schedule',
]

/** `base`: the commit that the change goes onto; `null` where no open change is judged, but what is merged. */
export async function collectChannel(
  client: Client,
  repository: Repository,
  run: ThisRun,
  base: string | null,
): Promise<Channel> {
  const unknown = (why: string): Channel => ({ job: null, trust: 'self-reported', why })
  const { workflow, workflowRepository, workflowSha } = run
  if (workflowRepository.toLowerCase() !== `${repository.owner}/${repository.name}`.toLowerCase())
    return unknown('The workflow is from another repository.')
  const file = await fileAt(client, repository, workflow, workflowSha)
  if (file === undefined) return unknown(`${workflow} cannot be read at commit ${workflowSha.slice(0, 10)}.`)
  const seen = judgingJob(file.text, run.job, run.action)
  if (seen.job === 'unknown') return unknown(seen.why)
  if (seen.job === 'shared') return { job: 'shared', trust: 'self-reported', why: seen.why }
  if (run.onDefaultBranch || OF_THE_DEFAULT_BRANCH.includes(run.event)) return SEPARATE
  const before = await fileAt(client, repository, workflow, base ?? undefined)
  if (before?.blob === file.blob) return SEPARATE
  const why = `${workflow} is not the same as on the ${base === null ? 'default' : 'base'} branch.`
  return { job: 'separate', trust: 'self-reported', why }
}

const SEPARATE: Channel = { job: 'separate', trust: 'platform', why: '' }
