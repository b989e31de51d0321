import type { Clock } from '../../clock/clock.ts'
import type { News } from '../../collect/change/news.ts'
import type { ThisRun } from '../../collect/channel.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import type { ExtendedPolicy } from '../../github/extended.ts'
import type { UserFacingError } from './user-facing-error.ts'

/** Whose token reads: that of the job, which sees no more than the change, or the other one. */
export type Reader = 'job' | 'organisation'

/** What the stories need to know about where they run. Made once, at the entry point. */
export interface RunContext {
  client: Client
  /**
   * With the token for what lies beyond the repository, if there is one. What it reads is not shown outside.
   */
  orgClient: Client
  /** A policy of another repository, requested once in a run. */
  readBase: (reference: string, reader: Reader) => Promise<ExtendedPolicy>
  repository: Repository
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
  /** Path of the policy in the base commit. */
  policyPath: string
  /** Folder with a local clone and reports, if there is one. */
  workspace: string | undefined
  /** Folder for temporary files, outside of the workspace. */
  temp: string
  /** The search path for programs, to find git. */
  path: string
  /** Why git cannot be believed; undefined: nothing speaks against it. */
  bentGit: UserFacingError | undefined
  clock: Clock
  /** What the event says was posted on a commit. */
  news?: News | undefined
  /** The workflow run that this is a part of; undefined outside of one. */
  thisRun: ThisRun | undefined
}
