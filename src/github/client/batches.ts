import { issue, person, rulesFile } from './fragments.ts'

/**
 * Operations that ask for many things of one kind in one request. How many there are is not known beforehand, so each
 * is a function of the numbers; its variables are numbered too. The constants at the end are one of each, for the test
 * against GitHub's schema.
 */

/** How many objects one request contains. */
export const BATCH = 100
/** How many files: of those of a ledger most are small, and half are not there. */
export const FILES_BATCH = 250

const numbered = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('\n')

export interface WorkCounts {
  issues: number
  /** Files of the base commit. */
  base: number
  /** Files of the head commit. */
  head: number
}

/**
 * What a change names: issues (`$owner0 $name0 $number0`), files of its base (`$base`, `$basePath0`) and of its head
 * (`$head`, `$headPath0`), and the templates for descriptions. Answers `issue0`, `repository.base.file0`, ….
 */
export function workQuery({ issues, base, head }: WorkCounts): string {
  return /* GraphQL */ `
query Work(
  $owner: String!, $name: String!
  ${base > 0 ? '$base: GitObjectID!' : ''} ${head > 0 ? '$head: GitObjectID!' : ''}
  ${numbered(issues, at => `$owner${at}: String!, $name${at}: String!, $number${at}: Int!`)}
  ${numbered(base, at => `$basePath${at}: String!`)}
  ${numbered(head, at => `$headPath${at}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    pullRequestTemplates { body }
    ${base > 0 ? `base: object(oid: $base) { ... on Commit { ${numbered(base, at => `file${at}: file(path: $basePath${at}) { ...RulesFile }`)} } }` : ''}
    ${head > 0 ? `head: object(oid: $head) { ... on Commit { ${numbered(head, at => `file${at}: file(path: $headPath${at}) { ...RulesFile }`)} } }` : ''}
  }
  ${numbered(issues, at => `issue${at}: repository(owner: $owner${at}, name: $name${at}) { databaseId nameWithOwner issueOrPullRequest(number: $number${at}) { __typename ...Issue ... on PullRequest { fullDatabaseId number } } }`)}
}
${issues > 0 ? issue : ''}${base + head > 0 ? rulesFile : ''}`
}

/**
 * The contributors to commits, and the changes through which they were merged, with their files if wanted. Answers
 * `repository.commit0`, ….
 */
export function commitsQuery(count: number, withFiles = false): string {
  return /* GraphQL */ `
query Commits($owner: String!, $name: String!, ${numbered(count, at => `$commit${at}: GitObjectID!`)}) {
  repository(owner: $owner, name: $name) {
    ${numbered(count, at => `commit${at}: object(oid: $commit${at}) { ...ReleasedCommit }`)}
  }
}
${releasedCommit(withFiles)}`
}

const releasedCommit = (withFiles: boolean): string => /* GraphQL */ `
fragment ReleasedCommit on Commit {
  oid
  committedDate
  message
  authors(first: 100) { totalCount nodes { email user { databaseId login } } }
  committer { email user { databaseId login } }
  associatedPullRequests(first: 10) {
    totalCount
    nodes {
      number merged mergedAt baseRefName headRefName isCrossRepository mergeCommit { oid } author { ...Person }
      ${withFiles ? 'files(first: 100) { totalCount nodes { path changeType } }' : ''}
    }
  }
}
${person}`

/** Files of the ledger, by path. Answers `repository.ref.target.file0`, …. */
export function ledgerFilesQuery(count: number): string {
  return /* GraphQL */ `
query LedgerFiles($owner: String!, $name: String!, $branch: String!, ${numbered(count, at => `$path${at}: String!`)}) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          ${numbered(count, at => `file${at}: file(path: $path${at}) { mode object { ... on Blob { text isTruncated } } }`)}
        }
      }
    }
  }
}`
}

/** Members of teams, those of teams inside them too (`$org0 $slug0 $after0`). Answers `team0.team.members`, …. */
export function teamsQuery(count: number): string {
  return /* GraphQL */ `
query Teams(${numbered(count, at => `$org${at}: String!, $slug${at}: String!, $after${at}: String`)}) {
  ${numbered(count, at => `team${at}: organization(login: $org${at}) { team(slug: $slug${at}) { members(first: 100, after: $after${at}, membership: ALL) { totalCount pageInfo { hasNextPage endCursor } nodes { databaseId } } } }`)}
}`
}

/**
 * What lies at paths in the four commits of a merge (`$path0`), without looking into it, and whose signature the merged
 * commit has. Without paths, only the folder that each commit is. Answers `repository.mergeBase.file0`, ….
 */
export function sidesQuery(paths: number): string {
  return /* GraphQL */ `
query Sides(
  $owner: String!, $name: String!
  $mergeBase: GitObjectID!, $head: GitObjectID!, $parent: GitObjectID!, $commit: GitObjectID!
  ${numbered(paths, at => `$path${at}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    mergeBase: object(oid: $mergeBase) { ...Side }
    head: object(oid: $head) { ...Side }
    parent: object(oid: $parent) { ...Side }
    commit: object(oid: $commit) { ...Side ... on Commit { signature { isValid wasSignedByGitHub } } }
  }
}
fragment Side on Commit {
  tree { oid }
  ${numbered(paths, at => `file${at}: file(path: $path${at}) { type mode oid }`)}
}`
}

/** What folders hold, each without the folders in it (`$tree0`). Answers `repository.tree0`, …. */
export function treesQuery(count: number): string {
  return /* GraphQL */ `
query Trees($owner: String!, $name: String!, ${numbered(count, at => `$tree${at}: GitObjectID!`)}) {
  repository(owner: $owner, name: $name) {
    ${numbered(count, at => `tree${at}: object(oid: $tree${at}) { ... on Tree { entries { name type mode oid } } }`)}
  }
}`
}

export const WORK = workQuery({ issues: 1, base: 1, head: 1 })
export const COMMITS = commitsQuery(1)
export const COMMITS_WITH_FILES = commitsQuery(1, true)

/** What a commit has in its history, with all that is asked about the commits of a release. */
export const RELEASED_HISTORY = /* GraphQL */ `
query ReleasedHistory($owner: String!, $name: String!, $after: GitObjectID!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    object(oid: $after) {
      ... on Commit {
        history(first: 100, after: $cursor) {
          pageInfo { hasNextPage endCursor }
          nodes { ...ReleasedCommit parents(first: 10) { totalCount nodes { oid } } }
        }
      }
    }
  }
}
${releasedCommit(false)}`
export const LEDGER_FILES = ledgerFilesQuery(1)
export const TEAMS = teamsQuery(1)
export const SIDES = sidesQuery(1)
export const TREES = treesQuery(1)
