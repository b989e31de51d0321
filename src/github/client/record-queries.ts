/** The operations about change records in issues. See `queries.ts`. */

/** The issue that holds the change record of a change. */
export const RECORD_ISSUE = /* GraphQL */ `
query RecordIssue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {
        number body createdAt lastEditedAt closedAt labels(first: 100) { totalCount nodes { name } }
        moves: timelineItems(last: 1, itemTypes: [TRANSFERRED_EVENT]) {
          nodes { __typename ... on TransferredEvent { createdAt } }
        }
      }
    }
  }
}`

/** The open changes with their descriptions, in which they name issues. */
export const OPEN_DESCRIPTIONS = /* GraphQL */ `
query OpenDescriptions($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(
      first: 100, after: $after, states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { number body }
    }
  }
}`
