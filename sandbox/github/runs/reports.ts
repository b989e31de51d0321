import { appAccount } from '../people/accounts.ts'
import type { App, Repository, World } from '../world.ts'
import { createCheckRun } from './checks.ts'
import { createStatus } from './statuses.ts'

/** What another app has to say about a commit. */
export interface OtherReport {
  repository: Repository
  sha: string
  app: App
  name: string
  conclusion: 'success' | 'failure'
}

/** Jenkins and other older services post commit statuses, which no list of check runs shows. */
export function reportOf(world: World, { repository, sha, app, name, conclusion }: OtherReport): void {
  if (!world.weather.has('statuses')) {
    createCheckRun(world, repository, app, { name, head_sha: sha, conclusion })
    return
  }
  createStatus(world, { app, account: appAccount(world, app) }, repository, sha, { context: name, state: conclusion })
}
