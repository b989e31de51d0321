import type { App, CheckRun, CommitStatus, Repository, Token, World } from '../world.ts'
import { instant } from './checks.ts'

/** What a request may say about a status; its shape is checked before. */
export interface StatusInput {
  state?: CommitStatus['state']
  target_url?: string | null
  description?: string | null
  context?: string
}

const LONGEST = 140
const MOST = 1000

/** The rules that GitHub keeps but its description leaves out, each as the sentence it would answer. */
export function statusObjections(world: World, repository: Repository, sha: string, input: StatusInput): string[] {
  const { description, context } = input
  const sameContext = statusesOn(world, repository, sha).filter(one => one.context === contextOf(context))
  return [
    ...((description ?? '').length > LONGEST ? [`description is too long (maximum is ${LONGEST} characters)`] : []),
    ...(sameContext.length >= MOST ? ['This SHA and context has reached the maximum number of statuses.'] : []),
  ]
}

const contextOf = (context: string | undefined): string => context ?? 'default'

/** Every request makes a new status; nothing changes one. */
export function createStatus(
  world: World,
  { app, account }: Pick<Token, 'app' | 'account'>,
  repository: Repository,
  sha: string,
  { state, description, target_url: targetUrl, context }: StatusInput,
): CommitStatus {
  const status: CommitStatus = {
    id: world.nextId(),
    repository,
    sha,
    context: contextOf(context),
    state: state ?? 'pending',
    description: description ?? null,
    targetUrl: targetUrl ?? null,
    creator: account,
    app,
    createdAt: world.now(),
  }
  world.statuses.push(status)
  return status
}

/** Statuses of one commit, newest first. */
export function statusesOn(world: World, repository: Repository, sha: string): CommitStatus[] {
  return world.statuses.filter(one => one.repository === repository && one.sha === sha).reverse()
}

/** Of each context only the newest. */
export function latestStatuses(all: readonly CommitStatus[]): CommitStatus[] {
  return all.filter(({ context }, at) => all.findIndex(other => other.context === context) === at)
}

/**
 * The status that a ruleset goes by: the newest of its context, whoever's run posted it and on whatever event
 * (kelos-dev/kelos#951, Ed-Fi-Alliance-OSS/Data-Management-Service#1098). The ruleset names an app as its source, which
 * leaves out what people post with tokens of their own.
 */
export function requiredStatus(world: World, repository: Repository, sha: string, name: string): OfApp | undefined {
  return statusesOn(world, repository, sha).find(
    (status): status is OfApp => status.context === name && status.app !== undefined,
  )
}

type OfApp = CommitStatus & { readonly app: App }

/** A status in the form of a check run, for whoever looks at either. */
export function asCheckRun(status: OfApp): CheckRun {
  const { id, repository, sha, context, state, description, targetUrl, app, createdAt } = status
  const isDone = state !== 'pending'
  return {
    id,
    repository,
    app,
    headSha: sha,
    suite: 0,
    createdAt,
    isOfJob: false,
    name: context,
    status: isDone ? 'completed' : 'in_progress',
    conclusion: isDone ? (state === 'success' ? 'success' : 'failure') : null,
    externalId: '',
    detailsUrl: targetUrl,
    startedAt: instant(createdAt),
    completedAt: isDone ? instant(createdAt) : null,
    title: description,
    summary: null,
    text: null,
    annotations: [],
  }
}
