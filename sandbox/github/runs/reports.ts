import { appAccount } from '../people/accounts.ts'
import type { App, CheckRun, CommitStatus, Repository, World } from '../world.ts'
import { createCheckRun } from './checks.ts'
import { createStatus } from './statuses.ts'

/** What another app has to say about a commit. */
export interface OtherReport {
  repository: Repository
  sha: string
  app: App
  name: string
  conclusion: 'success' | 'failure'
  /** As a commit status, and not as a check run; under the weather `statuses` when not given. */
  isStatus?: boolean
}

/** Jenkins and other older services post commit statuses, which no list of check runs shows. */
export function reportOf(world: World, report: OtherReport): CheckRun | CommitStatus {
  const { repository, sha, app, name, conclusion, isStatus = world.weather.has('statuses') } = report
  if (!isStatus) return createCheckRun(world, repository, app, { name, head_sha: sha, conclusion })
  const creator = { app, account: appAccount(world, app) }
  return createStatus(world, creator, repository, sha, { context: name, state: conclusion })
}
