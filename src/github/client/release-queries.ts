import { person, review, rules, rulesFile } from './fragments.ts'

/** What is asked about a release. */

/** A release: its commit and how that was merged, its tag, and the rules at the tip of the default branch. */
export const RELEASE = /* GraphQL */ `
query Release($owner: String!, $name: String!, $commit: GitObjectID!, $tag: String!, $policyPath: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId
    nameWithOwner
    defaultBranchRef { name target { ...Rules } }
    commit: object(oid: $commit) {
      __typename
      oid
      ... on Commit { associatedPullRequests(first: 10) { totalCount nodes { number merged baseRefName mergeCommit { oid } } } }
    }
    tag: ref(qualifiedName: $tag) {
      target { __typename oid ... on Tag { target { __typename oid } tagger { user { databaseId login } } } }
    }
  }
}
${rules}`

/** Read again just before publishing: what would make the verdict on a release outdated. */
export const RELEASE_NOW = /* GraphQL */ `
query ReleaseNow($owner: String!, $name: String!, $tag: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { target { oid } }
    tag: ref(qualifiedName: $tag) { target { __typename oid ... on Tag { target { __typename oid } } } }
  }
}`

/** The pull request by which a release was made, and who reviewed it. */
export const RELEASE_PULL = /* GraphQL */ `
query ReleasePull($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefName
      headRefOid
      isCrossRepository
      reviews(last: 100) { totalCount nodes { ...Review } }
    }
  }
}
${review}${person}`

/** A file that says whom to trust, at the commit of the policy. */
export const RULES_FILE = /* GraphQL */ `
query RulesFile($owner: String!, $name: String!, $commit: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) { ... on Commit { file(path: $path) { ...RulesFile } } }
  }
}
${rulesFile}`
