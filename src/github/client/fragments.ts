/** Parts of the operations: what is requested of each kind of thing, wherever it turns up. */

export const person = /* GraphQL */ `
fragment Person on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`

export const review = /* GraphQL */ `
fragment Review on PullRequestReview {
  fullDatabaseId
  state
  submittedAt
  lastEditedAt
  authorCanPushToRepository
  author { ...Person }
  commit { oid }
}`

export const commit = /* GraphQL */ `
fragment ChangeCommit on PullRequestCommit {
  commit {
    oid
    parents(first: 10) { totalCount nodes { oid } }
    authors(first: 100) { totalCount nodes { email user { databaseId login } } }
    committer { email user { databaseId login } }
    message
    signature { isValid }
  }
}`

export const issue = /* GraphQL */ `
fragment Issue on Issue {
  fullDatabaseId
  number
  state
  closedAt
  repository { databaseId nameWithOwner }
  labels(first: 100) { totalCount nodes { name } }
}`

/**
 * Check runs belong to a commit, so every open change with the same head shares them. GitHub names the open changes of a
 * commit only while it is on no default branch, and never those from forks; the list of open changes knows these too.
 */
export const sharing = /* GraphQL */ `
fragment Sharing on PullRequest {
  number
  state
  headRefOid
  baseRefName
  repository { databaseId }
}`

export const change = /* GraphQL */ `
fragment Change on PullRequest {
  id
  number
  url
  state
  isDraft
  isCrossRepository
  title
  body
  lastEditedAt
  author { ...Person }
  mergedBy { ...Person }
  mergedAt
  mergeCommit { oid }
  assignees(first: 20) { totalCount nodes { databaseId login } }
  assignments: timelineItems(last: 100, itemTypes: [ASSIGNED_EVENT]) {
    totalCount
    nodes { __typename ... on AssignedEvent { actor { ...Person } assignee { ...Person } } }
  }
  baseRefName
  headRefName
  headRefOid
  headRepository { databaseId nameWithOwner }
  changedFiles
  additions
  deletions
  closingIssuesReferences(first: 50) { totalCount nodes { ...Issue } }
  labels(first: 100) { totalCount nodes { name } }
  reviews(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Review } }
  commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ChangeCommit } }
  baseChanges: timelineItems(last: 1, itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) {
    nodes {
      __typename
      ... on BaseRefChangedEvent { createdAt }
      ... on AutomaticBaseChangeSucceededEvent { createdAt }
    }
  }
  dismissals: timelineItems(last: 100, itemTypes: [REVIEW_DISMISSED_EVENT]) {
    totalCount
    nodes {
      __typename
      ... on ReviewDismissedEvent { createdAt previousReviewState actor { ...Person } review { fullDatabaseId } }
    }
  }
  headCommit: commits(last: 1) {
    nodes { commit { ...Rules ...Automation associatedPullRequests(first: 50) { totalCount nodes { ...Sharing } } } }
  }
  repository {
    pullRequests(first: 100, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Sharing }
    }
  }
}`

/** The policy and CODEOWNERS as they stand at a commit; a tree entry tells a file from a folder or a symbolic link. */
export const rulesFile = /* GraphQL */ `
fragment RulesFile on TreeEntry {
  type
  mode
  object { oid ... on Blob { byteSize isBinary isTruncated text } }
}`
export const rules = /* GraphQL */ `${rulesFile}
fragment Rules on Commit {
  oid
  policy: file(path: $policyPath) { ...RulesFile }
  codeowners1: file(path: ".github/CODEOWNERS") { ...RulesFile }
  codeowners2: file(path: "CODEOWNERS") { ...RulesFile }
  codeowners3: file(path: "docs/CODEOWNERS") { ...RulesFile }
}`

/** The folders of what runs the gates, each as one id over everything in it. */
export const automation = /* GraphQL */ `
fragment Automation on Commit {
  workflows: file(path: ".github/workflows") { object { oid } }
  actions: file(path: ".github/actions") { object { oid } }
}`

/** An issue that asks for a concession or a correction. Only its last hundred comments can grant it, and reasons say so. */
export const concession = /* GraphQL */ `
fragment Concession on Issue {
  number
  body
  closedAt
  lastEditedAt
  author { ...Person }
  comments(last: 100) { nodes { fullDatabaseId author { ...Person } body createdAt lastEditedAt isMinimized } }
  moves: timelineItems(last: 1, itemTypes: [REOPENED_EVENT, TRANSFERRED_EVENT]) {
    nodes { __typename ... on ReopenedEvent { createdAt } ... on TransferredEvent { createdAt } }
  }
}`
