import { roleOf } from '../people/accounts.ts'
import type { Contents } from '../pulls/pulls.ts'
import { requestedReviewers } from '../pulls/reviews.ts'
import { instant } from '../runs/checks.ts'
import type { Label, Pull, Repository, Review } from '../world.ts'
import { accountJson, nodeId, PAGES, type Site } from './account.ts'
import { repositoryJson, repositoryPage, repositoryUrl } from './repository.ts'

export function pullUrl({ repository, number }: Pull, site: Site): string {
  return `${repositoryUrl(repository, site)}/pulls/${number}`
}

export function pullPage({ repository, number }: Pull): string {
  return `${repositoryPage(repository)}/pull/${number}`
}

/** A pull request with everything that the single-resource endpoint and the events tell. */
export function pullJson(pull: Pull, { files, commits }: Contents, site: Site) {
  const sum = (count: 'additions' | 'deletions') => files.reduce((total, file) => total + file[count], 0)
  return {
    ...pullSummary(pull, site),
    merged: pull.state === 'MERGED',
    mergeable: pull.state === 'OPEN' ? pull.testMerge !== undefined : null,
    rebaseable: null,
    mergeable_state: mergeableState(pull),
    merged_by: pull.merge?.by === undefined ? null : accountJson(pull.merge.by, site),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  }
}

/** The shorter form that review events carry. */
export function pullSummary(pull: Pull, site: Site) {
  const url = pullUrl(pull, site)
  const page = pullPage(pull)
  const issue = `${repositoryUrl(pull.repository, site)}/issues/${pull.number}`
  const statuses = `${repositoryUrl(pull.repository, site)}/statuses/${pull.head}`
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(pull.repository, site)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state === 'OPEN' ? ('open' as const) : ('closed' as const),
    locked: false,
    active_lock_reason: null,
    title: pull.title,
    user: accountJson(pull.author, site),
    body: pull.body === '' ? null : pull.body,
    labels: pull.labels.map(label => labelJson(pull.repository, label, site)),
    milestone: null,
    draft: pull.draft,
    created_at: instant(pull.createdAt),
    updated_at: instant(pull.updatedAt),
    closed_at: pull.closedAt === undefined ? null : instant(pull.closedAt),
    merged_at: pull.merge === undefined ? null : instant(pull.merge.at),
    merge_commit_sha: pull.merge?.commit ?? pull.testMerge ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: requestedReviewers(pull).map(reviewer => accountJson(reviewer, site)),
    requested_teams: [],
    head: side(pull.headRepository, pull.headBranch, pull.head, site),
    base: side(pull.repository, pull.baseBranch, pull.base, site),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repositoryUrl(pull.repository, site)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: association(pull.repository, pull.author),
    auto_merge: null,
  }
}

function side(repository: Repository, branch: string, sha: string, site: Site) {
  return {
    label: `${repository.owner.login}:${branch}`,
    ref: branch,
    sha,
    user: accountJson(repository.owner, site),
    // GitHub sends null for a repository that is gone, although its description promises one.
    repo: repository.deleted ? null : repositoryJson(repository, site),
  }
}

function mergeableState(pull: Pull): string {
  if (pull.state !== 'OPEN') return 'unknown'
  if (pull.testMerge === undefined) return 'dirty'
  return pull.draft ? 'draft' : 'clean'
}

export function association(repository: Repository, who: Pull['author']): 'OWNER' | 'COLLABORATOR' | 'NONE' {
  if (repository.owner === who) return 'OWNER'
  return repository.roles.has(who) && roleOf(repository, who) !== undefined ? 'COLLABORATOR' : 'NONE'
}

export function labelJson(repository: Repository, { id, name }: Label, site: Site) {
  return {
    id,
    node_id: nodeId('LA', id),
    url: `${repositoryUrl(repository, site)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  }
}

/** A review as its event carries it, with the state in lower case. */
export function reviewJson(review: Review, site: Site) {
  const page = `${PAGES}/${review.pull.repository.fullName}/pull/${review.pull.number}#pullrequestreview-${review.id}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: accountJson(review.author, site),
    body: review.body === '' ? null : review.body,
    commit_id: review.commit,
    submitted_at: instant(review.submittedAt),
    state: review.state.toLowerCase(),
    html_url: page,
    pull_request_url: pullUrl(review.pull, site),
    author_association: association(review.pull.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: pullUrl(review.pull, site) } },
  }
}
