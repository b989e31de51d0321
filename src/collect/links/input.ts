import type { ChangedFile } from '../../facts/change.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Observed } from '../../facts/observed.ts'
import type { ObservedChange } from '../change/change.ts'

/** What the gates of a policy need, of all that a change can say and name. */
export interface LinkRequests {
  links: boolean
  description: boolean
  /** The issue that holds the change record. */
  recordIssue: boolean
  issueTypes: boolean
  requirements: readonly string[]
  changeRecords: { files: readonly string[]; template: string | undefined; fragments: readonly string[] } | undefined
}

export interface LinkInput {
  source: ObservedChange
  /** Commit whose rules judge the change. */
  base: string
  requests: LinkRequests
  files: Observed<ChangedFile[]>
  /** `null` while the change is open. */
  mergedAt: string | null
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
}

export type LinkFacts = Pick<Facts, 'description' | 'links' | 'recordIssue' | 'requirements' | 'changeRecords'>
