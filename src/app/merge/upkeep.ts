import * as z from 'zod'
import { type Activity, readActivities } from '../../github/activities.ts'
import { rules } from '../../github/client/answers.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { parse } from '../../github/client/parse.ts'
import { DEFAULT_BRANCH } from '../../github/client/queries.ts'
import { readLine } from '../../github/merges.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import { recordIdOf } from '../../record/identity.ts'
import { readPolicy } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { Push } from '../shared/event.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import { type Recorded, recordMissing, type Unrecorded } from './record-merge.ts'

/** A run that finds more than this leaves the rest to the next one. */
const MAX_MERGES = 50

const MERGE_KINDS = ['push', 'force_push', 'pr_merge', 'merge_queue_merge']

export interface Upkept {
  branch: string
  recorded: (Recorded | Unrecorded)[]
  /** Landings that the next run has to look at. */
  left: number
}

/**
 * Records what was merged into or pushed to the default branch in the last week and is not in the ledger: because a run
 * was lost, because the ledger could not be written to, because the workflow was switched off for a while, or because
 * GitHub did not say in time where a commit came from.
 */
export async function upkeep(context: RunContext, options: RecordOptions): Promise<Upkept> {
  const { client, repository } = context
  const { branch, repositoryId, ledger } = await readDefaultBranch(context)
  const known = new Set(await recordedIds(context, ledger))
  const isRecorded = (commit: string) => known.has(recordIdOf('merge', repositoryId, branch, commit))
  const merges = (await readActivities(client, repository, branch)).filter(isMerge)
  const commitsOf = await ownCommits(context, merges)
  const missing = merges.filter(one => !isRecorded(one.after) || commitsOf(one).some(commit => !isRecorded(commit)))
  const recorded: (Recorded | Unrecorded)[] = []
  for (const one of missing.slice(0, MAX_MERGES)) {
    recorded.push(...(await recordMissing(context, pushOf(one, branch), options, isRecorded)))
  }
  return { branch, recorded, left: Math.max(0, missing.length - MAX_MERGES) }
}

/** A merge button moves the branch by one change; a push, or a merge queue, by any number of them. */
const mayBeSeveral = ({ activity_type: type }: Activity): boolean => type !== 'pr_merge'

/**
 * The branch's own commits that each move brought, where it may have been several changes: all of them need a record, and
 * not just the last. Nothing of what was removed from the branch since.
 */
async function ownCommits(
  { client, repository }: RunContext,
  merges: readonly Activity[],
): Promise<(one: Activity) => readonly string[]> {
  const [oldest] = merges.filter(mayBeSeveral)
  const newest = merges.at(-1)
  if (!oldest || !newest) return () => []
  const isWhole = (steps: readonly { commit: string }[]) => steps.some(({ commit }) => commit === oldest.before)
  const { steps, isCut } = await readLine(client, repository, newest.after, isWhole)
  if (isCut) throw tooLong(oldest)
  const line = steps.map(({ commit }) => commit)
  return one => {
    const [first, end] = [line.indexOf(one.after), line.indexOf(one.before)]
    return mayBeSeveral(one) && first !== -1 && end > first ? line.slice(first, end) : []
  }
}

const tooLong = ({ before }: Activity): GitHubError =>
  new GitHubError('unavailable', `The branch has more than 1000 commits since ${before.slice(0, 7)}, a week ago.`, {
    status: 200,
    next: 'Check the pushes of the week by hand.',
  })

const isMerge = ({ activity_type: type, before, after }: Activity): boolean =>
  MERGE_KINDS.includes(type) && !/^0+$/.test(before) && !/^0+$/.test(after)

/** Without what lies in the place of a record and is none: appending to that place says what it is. */
async function recordedIds({ client, repository }: RunContext, branch: string): Promise<string[]> {
  const listed = (await githubStore(client, { ...repository, branch }).list()) ?? []
  return listed.flatMap(({ id, unexpected }) => (unexpected === null ? [id] : []))
}

function pushOf({ before, after, timestamp, actor }: Activity, branch: string): Push {
  const at = `${new Date(Date.parse(timestamp)).toISOString().slice(0, 19)}Z`
  const pusher =
    actor && ({ id: String(actor.id), login: actor.login, kind: actor.type === 'User' ? 'User' : 'Bot' } as const)
  return { branch, before, after, at, pusher }
}

const answerSchema = z.object({
  repository: z.object({
    databaseId: z.number().int(),
    defaultBranchRef: z.object({ name: z.string(), target: rules.nullable() }).nullable(),
  }),
})

async function readDefaultBranch(context: RunContext) {
  const { client, repository, policyPath } = context
  const what = 'reading the default branch'
  const { owner, name } = repository
  const answer = await client.graphql(DEFAULT_BRANCH, { owner, name, policyPath }, { what })
  const { databaseId, defaultBranchRef: found } = parse(answerSchema, answer.data, answer.errors, what).repository
  if (!found) {
    throw new GitHubError('not_found', `${owner}/${name} has no default branch.`, {
      status: 404,
      next: 'Push a first commit.',
    })
  }
  const read = found.target ? await readPolicy(context, found.target, found.name) : undefined
  const ledger = read && 'policy' in read ? read.policy.ledger.branch : LEDGER_BRANCH
  return { branch: found.name, repositoryId: String(databaseId), ledger }
}
