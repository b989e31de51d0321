import { recordActivity } from './activities.ts'
import type { Violation } from './journal.ts'
import { accountJson, type Site } from './json/account.ts'
import { checkRunEventJson } from './json/check.ts'
import { deploymentJson } from './json/deployment.ts'
import { mergeGroupJson } from './json/merge-group.ts'
import { labelJson, pullJson, pullSummary, reviewJson } from './json/pull.ts'
import { isForced, pushJson } from './json/push.ts'
import { releaseJson } from './json/release.ts'
import { repositoryJson } from './json/repository.ts'
import { statusEventJson } from './json/status-event.ts'
import { workflowRunJson } from './json/workflow-run.ts'
import type { Deployment, MergeGroup, Push, Release, WorkflowRun } from './occasions.ts'
import type { Oracle } from './oracle/oracle.ts'
import { account, appAccount } from './people/accounts.ts'
import { contentsOf, refresh } from './pulls/pulls.ts'
import type { Activity, CheckRun, CommitStatus, Pull, Review, World } from './world.ts'

export type PullAction =
  | 'opened'
  | 'synchronize'
  | 'reopened'
  | 'edited'
  | 'labeled'
  | 'unlabeled'
  | 'ready_for_review'
  | 'closed'
export type ReviewAction = 'submitted' | 'edited' | 'dismissed'
export type Payload = Record<string, unknown>

/** What git gives for a branch that is not there. */
const NONE = '0'.repeat(40)

/** Webhook payloads, as `GITHUB_EVENT_PATH` holds them. Each is judged by GitHub's description before it is given out. */
export interface Events {
  pullRequest(pull: Pull, action: PullAction, sender?: string): Promise<Payload>
  review(review: Review, action: ReviewAction, sender?: string): Promise<Payload>
  push(push: Push): Promise<Payload>
  mergeGroup(group: MergeGroup): Promise<Payload>
  release(release: Release): Promise<Payload>
  deployment(deployment: Deployment): Promise<Payload>
  workflowRun(run: WorkflowRun): Promise<Payload>
  /** A check run that has finished. */
  checkRun(run: CheckRun): Promise<Payload>
  status(status: CommitStatus): Promise<Payload>
}

interface Source {
  world: World
  oracle: Oracle
  violations: Violation[]
  site: Site
}

export function createEvents(source: Source): Events {
  const { world, site } = source
  const who = (login: string) => accountJson(account(world, login), site)
  return {
    pullRequest: async (pull, action, sender = pull.author.login) => {
      await refresh(world, pull)
      const payload = {
        action,
        number: pull.number,
        pull_request: pullJson(pull, await contentsOf(pull), site),
        repository: repositoryJson(pull.repository, site),
        sender: who(sender),
        ...detail(pull, action, site),
      }
      return judged(source, `pull-request-${action.replaceAll('_', '-')}`, payload)
    },
    review: async (review, action, sender = review.author.login) => {
      await refresh(world, review.pull)
      const payload = {
        action,
        review: reviewJson(review, site),
        pull_request: pullSummary(review.pull, site),
        repository: repositoryJson(review.pull.repository, site),
        sender: who(sender),
        ...(action === 'edited' ? { changes: {} } : {}),
      }
      return judged(source, `pull-request-review-${action}`, payload)
    },
    push: async push => {
      await attribute(world, push)
      await recordPush(world, push)
      return judged(source, 'push', { ...(await pushJson(world, push, site)), sender: who(push.pusher) })
    },
    mergeGroup: async group => {
      const payload = {
        action: 'checks_requested',
        merge_group: await mergeGroupJson(group),
        repository: repositoryJson(group.repository, site),
        sender: accountJson(group.repository.owner, site),
      }
      return judged(source, 'merge-group-checks-requested', payload)
    },
    release: async release => {
      const { repository, author, sender = author } = release
      const payload = {
        action: 'published',
        release: releaseJson(world, release, site),
        repository: repositoryJson(repository, site),
        sender: who(sender),
      }
      return judged(source, 'release-published', payload)
    },
    deployment: async deployment => {
      const { repository, creator } = deployment
      const payload = {
        action: 'created',
        deployment: deploymentJson(world, deployment, site),
        workflow: null,
        workflow_run: null,
        repository: repositoryJson(repository, site),
        sender: who(creator),
      }
      return judged(source, 'deployment-created', payload)
    },
    workflowRun: async run => {
      const payload = {
        action: 'completed',
        ...(await workflowRunJson(world, run, site)),
        repository: repositoryJson(run.repository, site),
        sender: who(run.actor),
      }
      return judged(source, 'workflow-run-completed', payload)
    },
    checkRun: async run => {
      const payload = {
        action: 'completed',
        check_run: checkRunEventJson(world, run, site),
        repository: repositoryJson(run.repository, site),
        sender: accountJson(appAccount(world, run.app), site),
      }
      return judged(source, 'check-run-completed', payload)
    },
    status: async status => {
      const payload = {
        ...(await statusEventJson(world, status, site)),
        repository: repositoryJson(status.repository, site),
        sender: accountJson(status.creator, site),
      }
      return judged(source, 'status', payload)
    },
  }
}

/** git does not say who pushed; the event does, and so who merged by pushing. */
async function attribute(world: World, { repository, ref, pusher }: Push): Promise<void> {
  const pulls = world.pulls.filter(pull => pull.repository === repository && ref === `refs/heads/${pull.baseBranch}`)
  await Promise.all(pulls.map(pull => refresh(world, pull)))
  for (const { merge } of pulls) if (merge !== undefined) merge.by ??= account(world, pusher)
}

/** A push that nothing else has put on record, as the list of activities shows it. */
async function recordPush(world: World, push: Push): Promise<void> {
  const { repository, ref, before, after, pusher } = push
  const kind = await kindOf(push)
  recordActivity(world, { repository, kind, ref, before, after, actor: account(world, pusher) })
}

async function kindOf(push: Push): Promise<Activity['kind']> {
  if (push.before === NONE) return 'branch_creation'
  if (push.after === NONE) return 'branch_deletion'
  return (await isForced(push)) ? 'force_push' : 'push'
}

/** What only some actions tell. */
function detail(pull: Pull, action: PullAction, site: Site): Payload {
  if (action === 'synchronize') return { before: pull.previousHead ?? pull.head, after: pull.head }
  const label = pull.labels.at(-1)
  if (action === 'labeled' && label !== undefined) return { label: labelJson(pull.repository, label, site) }
  return action === 'edited' ? { changes: changesOf(pull) } : {}
}

/** Only what the last edit changed, with what was there before. */
function changesOf({ previousBase, previousText = {} }: Pull): Payload {
  const { title, body } = previousText
  return {
    ...(previousBase === undefined
      ? {}
      : { base: { ref: { from: previousBase.ref }, sha: { from: previousBase.sha } } }),
    ...(title === undefined ? {} : { title: { from: title } }),
    ...(body === undefined ? {} : { body: { from: body } }),
  }
}

function judged({ oracle, violations }: Source, name: string, payload: Payload): Payload {
  for (const message of oracle.event(name, payload)) violations.push({ where: `event ${name}`, message })
  return payload
}
