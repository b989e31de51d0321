import type { Client } from '../../github/client/client.ts'
import type { WorkAnswer } from '../../github/work-items.ts'
import { githubIssues } from './github-issues.ts'
import type { LinkInput } from './input.ts'
import type { WorkItemSource } from './source.ts'

/** Every source there is. A new one is a file beside this one and a line here. */
export function workItemSources(client: Client, input: LinkInput, work: WorkAnswer): readonly WorkItemSource[] {
  const { source, mergedAt, requests } = input
  return [githubIssues(client, { source, mergedAt, types: requests.issueTypes, work })]
}
