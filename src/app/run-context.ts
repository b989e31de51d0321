import type { Repository } from '../github/ask.ts'
import type { Client } from '../github/client.ts'

/** What the stories need to know about where they run. Made once, at the entry point. */
export interface RunContext {
  client: Client
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
}
