import {
  automation,
  change,
  commit,
  concession,
  issue,
  person,
  review,
  rules,
  rulesFile,
  sharing,
} from './fragments.ts'

/**
 * Every GraphQL operation that Gatebook sends. They are plain constants, so a test can check each against GitHub's
 * published schema and the sandbox can be cut to exactly what is used.
 */

export * from './ledger-queries.ts'
export * from './record-queries.ts'
export * from './release-queries.ts'

/** Everything about an open change, and the rules at the tip of its base branch: one request for a usual change. */
export const CHANGE = /* GraphQL */ `
query Change($owner: String!, $name: String!, $number: Int!, $policyPath: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    pullRequest(number: $number) {
      ...Change
      baseRef { target { ...Rules ...Automation } }
    }
  }
}
${person}${review}${commit}${issue}${sharing}${change}${rules}${automation}`

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

/** Open changes, the newest first; any of them may share a head. */
export const OPEN_CHANGES = /* GraphQL */ `
query OpenChanges($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(
      first: 100, after: $after, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Sharing }
    }
  }
}
${sharing}`

/** Read again just before publishing: what would make a verdict outdated. */
export const CURRENT = /* GraphQL */ `
query Current($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      title
      lastEditedAt
      headRefOid
      baseRefName
      baseRef { target { oid } }
      closingIssuesReferences(first: 50) { totalCount nodes { fullDatabaseId state } }
      labels(first: 100) { totalCount nodes { name } }
      reviews(last: 100) { totalCount nodes { fullDatabaseId state } }
    }
  }
}`

/** The open changes that have a commit as their head. */
export const WITH_HEAD = /* GraphQL */ `
query WithHead($owner: String!, $name: String!, $head: GitObjectID!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    commit: object(oid: $head) {
      ... on Commit { associatedPullRequests(first: 50) { totalCount nodes { ...Sharing } } }
    }
    pullRequests(
      first: 100, states: [OPEN], headRefName: $branch, orderBy: { field: CREATED_AT, direction: DESC }
    ) { totalCount nodes { ...Sharing } }
  }
}
${sharing}`

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
            committedDate
            parents(first: 10) { totalCount nodes { oid } }
            associatedPullRequests(first: 10) { totalCount nodes { number merged mergedAt baseRefName mergeCommit { oid } } }
          }
        }
      }
    }
  }
}`

/** The pull requests merged last into a branch, each with the commit as which it was merged. */
const recentMerges = (withFiles: boolean): string => /* GraphQL */ `
query RecentMerges($owner: String!, $name: String!, $branch: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(
      states: [MERGED], baseRefName: $branch, first: 100, orderBy: { field: UPDATED_AT, direction: DESC }
    ) {
      nodes {
        number merged mergedAt baseRefName headRefName isCrossRepository mergeCommit { oid } author { ...Person }
        ${withFiles ? 'files(first: 100) { totalCount nodes { path changeType } }' : ''}
      }
    }
  }
}
${person}`

export const RECENT_MERGES = recentMerges(false)
export const RECENT_MERGES_WITH_FILES = recentMerges(true)

/** A merged change, and the rules that were in force at the commit before it. */
export const LANDED = /* GraphQL */ `
query Landed(
  $owner: String!, $name: String!, $commit: GitObjectID!, $parent: GitObjectID!,
  $number: Int!, $direct: Boolean!, $policyPath: String!
) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    commit: object(oid: $commit) { ...Rules ...Automation ... on Commit { tree { oid } } }
    parent: object(oid: $parent) { ...Rules ...Automation }
    pullRequest(number: $number) @skip(if: $direct) {
      ...Change
      createdAt
      readied: timelineItems(last: 1, itemTypes: [READY_FOR_REVIEW_EVENT]) {
        nodes { __typename ... on ReadyForReviewEvent { createdAt } }
      }
      firstCommits: commits(first: 1) { nodes { commit { committedDate } } }
    }
  }
}
${person}${review}${commit}${issue}${sharing}${change}${rules}${automation}`

/** The changes that wait in a queue, each with the commit on which it is tested. */
export const QUEUE = /* GraphQL */ `
query Queue($owner: String!, $name: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    mergeQueue(branch: $branch) {
      entries(first: 100) {
        totalCount
        nodes { baseCommit { oid } headCommit { oid } pullRequest { number } }
      }
    }
  }
}`

/** A policy that others build on, at a commit of its repository. */
export const EXTENDED = /* GraphQL */ `
query Extended($owner: String!, $name: String!, $commit: GitObjectID!, $policyPath: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name target { oid } }
    commit: object(oid: $commit) { ... on Commit { policy: file(path: $policyPath) { ...RulesFile } } }
  }
}
${rulesFile}`

/** The default branch, and the rules at its tip. */
export const DEFAULT_BRANCH = /* GraphQL */ `
query DefaultBranch($owner: String!, $name: String!, $policyPath: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    defaultBranchRef { name target { ...Rules } }
  }
}
${rules}`

/** Another branch, and the rules at its tip. */
export const BRANCH = /* GraphQL */ `
query Branch($owner: String!, $name: String!, $branch: String!, $policyPath: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) { target { ...Rules } }
  }
}
${rules}`

/** Where a change was merged, and as which commit. */
export const MERGED_AS = /* GraphQL */ `
query MergedAs($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { merged baseRefName mergeCommit { oid } }
  }
}`

/**
 * Issues with the label of a concession, those changed last first: those that are open, and those that were closed since
 * a time.
 */
export const CONCESSIONS = /* GraphQL */ `
query Concessions($owner: String!, $name: String!, $labels: [String!], $since: DateTime) {
  repository(owner: $owner, name: $name) {
    open: issues(first: 50, states: [OPEN], labels: $labels, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Concession }
    }
    closed: issues(
      first: 50, states: [CLOSED], labels: $labels, filterBy: { since: $since }
      orderBy: { field: UPDATED_AT, direction: DESC }
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Concession }
    }
  }
}
${concession}${person}`

/** Further ones of one of the lists. */
export const MORE_CONCESSIONS = /* GraphQL */ `
query MoreConcessions(
  $owner: String!, $name: String!, $labels: [String!], $states: [IssueState!], $since: DateTime, $after: String!
) {
  repository(owner: $owner, name: $name) {
    issues(
      first: 50, after: $after, states: $states, labels: $labels, filterBy: { since: $since }
      orderBy: { field: UPDATED_AT, direction: DESC }
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Concession }
    }
  }
}
${concession}${person}`

/** From whom anybody ever requested a review a change, or took off again. */
export const REVIEW_REQUESTS = /* GraphQL */ `
query ReviewRequests($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      timelineItems(last: 100, itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT]) {
        totalCount
        nodes {
          __typename
          ... on ReviewRequestedEvent { requestedReviewer { __typename ... on User { login } } }
          ... on ReviewRequestRemovedEvent { requestedReviewer { __typename ... on User { login } } }
        }
      }
    }
  }
}`
