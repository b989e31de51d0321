/**
 * Every GraphQL operation that Gatebook sends. They are plain constants, so a test can check each against GitHub's
 * published schema and the sandbox can be cut to exactly what is used.
 */

const person = /* GraphQL */ `
fragment Person on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`

const review = /* GraphQL */ `
fragment Review on PullRequestReview {
  fullDatabaseId
  state
  submittedAt
  lastEditedAt
  authorCanPushToRepository
  author { ...Person }
  commit { oid }
}`

const commit = /* GraphQL */ `
fragment ChangeCommit on PullRequestCommit {
  commit {
    oid
    parents(first: 10) { totalCount nodes { oid } }
    authors(first: 100) { totalCount nodes { email user { databaseId login } } }
    committer { email user { databaseId login } }
  }
}`

/**
 * Check runs belong to a commit, so every open change with the same head shares them. GitHub names the open changes of a
 * commit only while it is on no default branch, and never those from forks; the list of open changes knows these too.
 */
const sharing = /* GraphQL */ `
fragment Sharing on PullRequest {
  number
  state
  headRefOid
  baseRefName
  repository { databaseId }
}`

const change = /* GraphQL */ `
fragment Change on PullRequest {
  id
  number
  url
  state
  isDraft
  isCrossRepository
  title
  author { ...Person }
  mergedBy { ...Person }
  mergedAt
  mergeCommit { oid }
  baseRefName
  headRefOid
  headRepository { databaseId nameWithOwner }
  changedFiles
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
  headCommit: commits(last: 1) {
    nodes { commit { oid associatedPullRequests(first: 50) { totalCount nodes { ...Sharing } } } }
  }
  repository {
    pullRequests(first: 100, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) { nodes { ...Sharing } }
  }
}`

/** The policy and CODEOWNERS as they stand at a commit; a tree entry tells a file from a folder or a symbolic link. */
const rules = /* GraphQL */ `
fragment RulesFile on TreeEntry {
  type
  mode
  object { oid ... on Blob { byteSize isBinary isTruncated text } }
}
fragment Rules on Commit {
  oid
  policy: file(path: $policyPath) { ...RulesFile }
  codeowners1: file(path: ".github/CODEOWNERS") { ...RulesFile }
  codeowners2: file(path: "CODEOWNERS") { ...RulesFile }
  codeowners3: file(path: "docs/CODEOWNERS") { ...RulesFile }
}`

/** Everything about an open change, and the rules at the tip of its base branch: one request for a usual change. */
export const CHANGE = /* GraphQL */ `
query Change($owner: String!, $name: String!, $number: Int!, $policyPath: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    pullRequest(number: $number) {
      ...Change
      baseRef { target { ...Rules } }
    }
  }
}
${person}${review}${commit}${sharing}${change}${rules}`

export const MORE_REVIEWS = /* GraphQL */ `
query MoreReviews($id: ID!, $after: String!) {
  node(id: $id) {
    ... on PullRequest {
      reviews(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Review } }
    }
  }
}
${person}${review}`

export const MORE_COMMITS = /* GraphQL */ `
query MoreCommits($id: ID!, $after: String!) {
  node(id: $id) {
    ... on PullRequest {
      commits(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ChangeCommit } }
    }
  }
}
${commit}`

/** Read again just before publishing: what would make a verdict outdated. */
export const CURRENT = /* GraphQL */ `
query Current($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      headRefOid
      baseRefName
      baseRef { target { oid } }
      reviews(last: 100) { totalCount nodes { fullDatabaseId state } }
    }
  }
}`

/** The commits that a push brought, newest first, with the changes that GitHub connects them to. */
export const PUSHED = /* GraphQL */ `
query Pushed($owner: String!, $name: String!, $after: GitObjectID!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    object(oid: $after) {
      ... on Commit {
        history(first: 100, after: $cursor) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            parents(first: 1) { nodes { oid } }
            associatedPullRequests(first: 10) { totalCount nodes { number merged baseRefName mergeCommit { oid } } }
          }
        }
      }
    }
  }
}`

/** A change that has landed, and the rules that were in force at the commit before it. */
export const LANDED = /* GraphQL */ `
query Landed(
  $owner: String!, $name: String!, $commit: GitObjectID!, $parent: GitObjectID!,
  $number: Int!, $direct: Boolean!, $policyPath: String!
) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    commit: object(oid: $commit) { ...Rules ... on Commit { tree { oid } } }
    parent: object(oid: $parent) { ...Rules }
    pullRequest(number: $number) @skip(if: $direct) { ...Change }
  }
}
${person}${review}${commit}${sharing}${change}${rules}`

/** The ledger's head, and whether a record is in it already. */
export const LEDGER = /* GraphQL */ `
query Ledger($owner: String!, $name: String!, $branch: String!, $record: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          head: file(path: "head.json") { object { ... on Blob { text isTruncated } } }
          record: file(path: $record) { object { ... on Blob { text isTruncated } } }
        }
      }
    }
  }
}`

export const APPEND = /* GraphQL */ `
mutation Append($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`
