import type { Reference, WorkItem } from '../../facts/links.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { ChangeNode, IssueNode } from '../../github/client/answers.ts'
import type { Client, GraphqlError } from '../../github/client/client.ts'
import { grant } from '../../github/client/permissions.ts'
import { readIssueType } from '../../github/issue-type.ts'
import type { FoundIssue, IssueName, WorkAnswer } from '../../github/work-items.ts'
import type { ObservedChange } from '../change/change.ts'
import type { WorkItemSource } from './source.ts'

export interface GitHubIssues {
  source: ObservedChange
  mergedAt: string | null
  /** Whether the issue types of work items are requested. */
  types: boolean
  /** What GitHub answered to `issueNames` of what the change names. */
  work: WorkAnswer
}

/** The issues of GitHub: those that GitHub itself holds for linked, and those that are named. */
export function githubIssues(client: Client, { source, mergedAt, types, work }: GitHubIssues): WorkItemSource {
  return {
    lookUp: async references => {
      const refused = linkedRefused(source)
      if (refused) return refused
      const linked = linkedIssues(source.change).map(node => itemOf(nameOf(node), node, mergedAt))
      const known = new Set(linked.map(({ named }) => named))
      const named = issueNames(references).flatMap((name, index) =>
        known.has(keyOf(name)) ? [] : workItem(name, work.issues[index] ?? null, index, work.refusals, mergedAt),
      )
      const items = [...linked, ...named]
      if (types) await addTypes(client, items)
      return items
    },
  }
}

/** The issues that are named in plain sight, each once. */
export function issueNames(references: readonly Reference[]): IssueName[] {
  const names = new Map<string, IssueName>()
  for (const { place, target } of references) {
    if (place !== 'text' || target.kind !== 'issue') continue
    const { repository, number } = target
    names.set(`${repository}#${number}`, { repository, number })
  }
  return [...names.values()]
}

export const linkedIssues = ({ closingIssuesReferences: issues }: ChangeNode): IssueNode[] =>
  issues?.nodes.flatMap(node => node ?? []) ?? []

const nameOf = ({ repository, number }: IssueNode): IssueName => ({ repository: repository.nameWithOwner, number })
const keyOf = ({ repository, number }: IssueName): string => `${repository.toLowerCase()}#${number}`

function linkedRefused({ change, refusals }: ObservedChange): Unavailable | undefined {
  const path = 'repository.pullRequest.closingIssuesReferences'
  const issues = change.closingIssuesReferences
  if (refusals.some(error => error.path.startsWith(path)) || issues === null) {
    return {
      state: 'unavailable',
      why: 'forbidden',
      detail: 'The token has no permission to read the issues linked to the change.',
      next: grant('issues: read'),
    }
  }
  if (issues.totalCount <= issues.nodes.length) return undefined
  return {
    state: 'unavailable',
    why: 'truncated',
    detail: `GitHub lists ${issues.nodes.length} issues linked to the change but counts ${issues.totalCount}.`,
    next: 'Link fewer issues to one change.',
  }
}

function workItem(
  name: IssueName,
  found: FoundIssue | null,
  index: number,
  refusals: readonly GraphqlError[],
  mergedAt: string | null,
): WorkItem {
  const issue = found?.issueOrPullRequest
  if (issue?.__typename === 'Issue') return itemOf(name, issue, mergedAt)
  const common = { repository: found?.nameWithOwner ?? name.repository, number: name.number, named: keyOf(name) }
  if (found && issue) {
    return {
      ...common,
      state: 'resolved',
      id: issue.fullDatabaseId,
      repositoryId: String(found.databaseId),
      kind: 'pull-request',
      open: false,
      type: null,
      labels: [],
    }
  }
  return { ...common, ...unresolved(name, found, errorTypeAt(refusals, `issue${index}`)) }
}

/** GitHub says "not found" of a whole repository also when the token may not know of it. */
function unresolved(
  name: IssueName,
  found: FoundIssue | null,
  error: string | undefined,
): { state: 'not_found' | 'forbidden' | 'unreachable'; detail: string } {
  if (error === 'FORBIDDEN') {
    return { state: 'forbidden', detail: `The token has no permission to read issues of ${name.repository}.` }
  }
  if (error !== undefined && error !== 'NOT_FOUND') {
    return { state: 'unreachable', detail: `GitHub could not look up ${keyOf(name)}.` }
  }
  if (!found) {
    return {
      state: 'forbidden',
      detail: `There is no repository ${name.repository}, or the token has no access to it.`,
    }
  }
  return { state: 'not_found', detail: `There is no issue ${name.number} in ${found.nameWithOwner}.` }
}

function errorTypeAt(refusals: readonly GraphqlError[], alias: string): string | undefined {
  const error = refusals.find(({ path }) => path === alias || path.startsWith(`${alias}.`))
  return error && (error.type === '' ? 'UNKNOWN' : error.type)
}

function itemOf(name: IssueName, issue: IssueNode, mergedAt: string | null): ResolvedItem {
  const { repository, labels } = issue
  const nodes = labels?.nodes.flatMap(node => node ?? []) ?? []
  return {
    state: 'resolved',
    repository: repository.nameWithOwner,
    number: issue.number,
    named: keyOf(name),
    id: issue.fullDatabaseId,
    repositoryId: String(repository.databaseId),
    kind: 'issue',
    // The merge itself closes what the change closes.
    open:
      issue.state === 'OPEN' ||
      (mergedAt !== null && issue.closedAt !== null && Date.parse(mergedAt) <= Date.parse(issue.closedAt)),
    type: null,
    labels: nodes.map(({ name }) => name),
  }
}

type ResolvedItem = Extract<WorkItem, { state: 'resolved' }>

/** More would cost more requests than a run may make. */
const MAX_TYPES = 10

async function addTypes(client: Client, items: WorkItem[]): Promise<void> {
  let requests = 0
  for (const [index, item] of items.entries()) {
    if (item.state !== 'resolved' || item.kind !== 'issue') continue
    const type = ++requests > MAX_TYPES ? undefined : await readIssueType(client, item)
    items[index] = type === undefined ? untyped(item) : { ...item, type }
  }
}

function untyped({ repository, number, named }: WorkItem): WorkItem {
  const detail = `GitHub did not report the type of ${repository}#${number}.`
  return { state: 'unreachable', repository, number, named, detail }
}
