/** The operations about the ledger, and about whether there can be one. See `queries.ts`. */

/** Whether a policy ever was in the history of a commit, whether there is one now, and whether there is a ledger. */
export const ADOPTION = /* GraphQL */ `
query Adoption(
  $owner: String!, $name: String!, $commit: GitObjectID!, $policyPath: String!, $usualPath: String!,
  $ledger: String!, $usualLedger: String!
) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name target { ... on Commit { policy: file(path: $policyPath) { type } } } }
    ledger: ref(qualifiedName: $ledger) { name }
    usualLedger: ref(qualifiedName: $usualLedger) { name }
    commit: object(oid: $commit) {
      ... on Commit {
        given: history(first: 1, path: $policyPath) { totalCount }
        usual: history(first: 1, path: $usualPath) { totalCount }
      }
    }
  }
}`

/** The ledger's head, and whether a record is in it already. */
export const LEDGER = /* GraphQL */ `
query Ledger($owner: String!, $name: String!, $branch: String!, $record: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          head: file(path: "head.json") { mode object { ... on Blob { text isTruncated } } }
          record: file(path: $record) { mode object { ... on Blob { text isTruncated } } }
        }
      }
    }
  }
}`

export const APPEND = /* GraphQL */ `
mutation Append($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`

/** What was appended to a ledger, newest first. */
export const LEDGER_LOG = /* GraphQL */ `
query LedgerLog($owner: String!, $name: String!, $branch: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        ... on Commit {
          history(first: 100, after: $cursor) {
            pageInfo { hasNextPage endCursor }
            nodes { message committedDate }
          }
        }
      }
    }
  }
}`
