import { instant } from '../runs/checks.ts'
import type { Account, Issue, Pull, Repository, World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { association, labelJson, pullPage, pullUrl } from './pull.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** When the first issue types were made; nothing here depends on it. */
const TYPES_SINCE = '2025-01-01T00:00:00Z'

export function issueJson(world: World, issue: Issue, site: Site) {
  const { repository, number, closedAt, closedBy } = issue
  return {
    ...common(issue, site),
    id: issue.id,
    node_id: nodeId('I', issue.id),
    html_url: `${repositoryPage(repository)}/issues/${number}`,
    state: issue.state === 'OPEN' ? ('open' as const) : ('closed' as const),
    state_reason: issue.stateReason ?? null,
    closed_at: closedAt === undefined ? null : instant(closedAt),
    closed_by: closedBy === undefined ? null : accountJson(closedBy, site),
    type: issue.type === undefined ? null : typeJson(world, repository.owner, issue.type),
  }
}

/** A pull request in its other role: what GitHub answers when somebody asks for an issue of its number. */
export function pullAsIssueJson(pull: Pull, site: Site) {
  const page = pullPage(pull)
  return {
    ...common(pull, site),
    id: pull.issueId,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    state: pull.state === 'OPEN' ? ('open' as const) : ('closed' as const),
    state_reason: null,
    closed_at: pull.closedAt === undefined ? null : instant(pull.closedAt),
    closed_by: pull.merge?.by === undefined ? null : accountJson(pull.merge.by, site),
    type: null,
    draft: pull.draft,
    pull_request: {
      url: pullUrl(pull, site),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.merge === undefined ? null : instant(pull.merge.at),
    },
  }
}

function common(item: Issue | Pull, site: Site) {
  const { repository, number, author } = item
  const url = `${repositoryUrl(repository, site)}/issues/${number}`
  return {
    url,
    repository_url: repositoryUrl(repository, site),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    number,
    title: item.title,
    body: item.body === '' ? null : item.body,
    user: accountJson(author, site),
    labels: item.labels.map(label => labelJson(repository, label, site)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: 0,
    created_at: instant(item.createdAt),
    updated_at: instant(item.updatedAt),
    author_association: association(repository, author),
    performed_via_github_app: null,
  }
}

/** An issue type belongs to the organization, so its id is the same in all its repositories. */
function typeJson(world: World, { login }: Account, name: string) {
  const id = world.idOf(`issue type ${login} ${name.toLowerCase()}`)
  return {
    id,
    node_id: nodeId('IT', id),
    name,
    description: null,
    color: 'gray',
    created_at: TYPES_SINCE,
    updated_at: TYPES_SINCE,
    is_enabled: true,
  }
}

/** The address of an issue that has moved. */
export function issueUrl(repository: Repository, number: number, site: Site): string {
  return `${repositoryUrl(repository, site)}/issues/${number}`
}
