import * as z from 'zod'

/**
 * The answers to `queries.ts` as far as Gatebook reads them. Every node may be null: GraphQL leaves a hole where a
 * permission is missing, and tells why elsewhere.
 */

export const person = z
  .object({ __typename: z.string(), login: z.string(), databaseId: z.number().int().nullish() })
  .nullable()

const user = z.object({ login: z.string(), databaseId: z.number().int().nullable() }).nullable()

export const gitActor = z.object({ email: z.string().nullable(), user })

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

export const review = z.object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: z.union([z.string(), z.number().int()]).transform(String),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  submittedAt: z.string().nullable(),
  lastEditedAt: z.string().nullable(),
  authorCanPushToRepository: z.boolean(),
  author: person,
  commit: z.object({ oid: z.string() }).nullable(),
})

/** What kept a review out, newest last. One that is not reported leaves its review as one that nobody took back. */
const dismissal = z.object({
  createdAt: z.string(),
  previousReviewState: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  actor: person,
  review: z.object({ fullDatabaseId: z.union([z.string(), z.number().int()]).transform(String) }).nullable(),
})

const changeCommit = z.object({
  commit: z.object({
    oid: z.string(),
    parents: z.object({ totalCount: z.number(), nodes: z.array(z.object({ oid: z.string() }).nullable()) }),
    authors: z.object({ totalCount: z.number(), nodes: z.array(gitActor.nullable()) }),
    committer: gitActor.nullable(),
    message: z.string(),
    signature: z.object({ isValid: z.boolean() }).nullable(),
  }),
})

export const issue = z.object({
  fullDatabaseId: z.union([z.string(), z.number().int()]).transform(String),
  number: z.number().int(),
  state: z.enum(['OPEN', 'CLOSED']),
  closedAt: z.string().nullable(),
  repository: z.object({ databaseId: z.number().int(), nameWithOwner: z.string() }),
  labels: z.object({ totalCount: z.number(), nodes: z.array(z.object({ name: z.string() }).nullable()) }).nullable(),
})

const connection = <Node extends z.ZodType>(node: Node) =>
  z.object({ totalCount: z.number().int(), pageInfo: page, nodes: z.array(node.nullable()) })

const reviews = connection(review)
const commits = connection(changeCommit)

const sharing = z
  .object({
    number: z.number().int(),
    state: z.string(),
    headRefOid: z.string(),
    baseRefName: z.string(),
    repository: z.object({ databaseId: z.number().int().nullable() }),
  })
  .nullable()

const openChanges = z.object({ totalCount: z.number().int(), pageInfo: page, nodes: z.array(sharing) })
const sharingList = z.object({ totalCount: z.number().int(), nodes: z.array(sharing) })

export const openChangesAnswer = z.object({ repository: z.object({ pullRequests: openChanges }) })

/** The open changes that have a commit as their head, from two lists that both may be short of some. */
export const withHeadAnswer = z.object({
  repository: z.object({
    databaseId: z.number().int(),
    commit: z.object({ associatedPullRequests: sharingList.nullish() }).nullable(),
    pullRequests: sharingList,
  }),
})

export const rulesFile = z
  .object({
    type: z.string(),
    mode: z.number().int(),
    object: z
      .object({
        oid: z.string(),
        byteSize: z.number().optional(),
        isBinary: z.boolean().nullish(),
        isTruncated: z.boolean().optional(),
        text: z.string().nullish(),
      })
      .nullable(),
  })
  .nullable()

export const rules = z.object({
  oid: z.string(),
  policy: rulesFile,
  codeowners1: rulesFile,
  codeowners2: rulesFile,
  codeowners3: rulesFile,
})

const folder = z.object({ object: z.object({ oid: z.string() }).nullable() }).nullable()
/** With the folders of what runs the gates. */
export const mergedRules = rules.extend({ workflows: folder, actions: folder })

const headCommit = z
  .object({
    commit: mergedRules.extend({
      associatedPullRequests: z.object({ totalCount: z.number().int(), nodes: z.array(sharing) }).nullable(),
    }),
  })
  .nullable()

export const change = z.object({
  id: z.string(),
  number: z.number().int(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  isCrossRepository: z.boolean(),
  title: z.string(),
  body: z.string(),
  lastEditedAt: z.string().nullable(),
  author: person,
  mergedBy: person,
  mergedAt: z.string().nullable(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  assignees: z.object({ totalCount: z.number().int(), nodes: z.array(user) }),
  assignments: z.object({
    totalCount: z.number().int(),
    nodes: z.array(z.object({ actor: person, assignee: person }).nullable()),
  }),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  headRepository: z.object({ databaseId: z.number().nullable(), nameWithOwner: z.string() }).nullable(),
  additions: z.number().int().nonnegative(),
  deletions: z.number().int().nonnegative(),
  changedFiles: z.number().int(),
  closingIssuesReferences: z.object({ totalCount: z.number().int(), nodes: z.array(issue.nullable()) }).nullable(),
  labels: z.object({ totalCount: z.number(), nodes: z.array(z.object({ name: z.string() }).nullable()) }).nullable(),
  reviews: reviews.nullable(),
  commits: commits.nullable(),
  // No hole here: a base change that is not told would make approvals count that were given before it.
  baseChanges: z.object({ nodes: z.array(z.object({ createdAt: z.string() })) }),
  dismissals: z.object({ totalCount: z.number().int(), nodes: z.array(dismissal.nullable()) }).nullable(),
  headCommit: z.object({ nodes: z.array(headCommit) }),
  repository: z.object({ pullRequests: openChanges }),
})

export const viewer = z.object({ login: z.string() })
export const repository = { databaseId: z.number().int(), nameWithOwner: z.string() }

export const changeAnswer = z.object({
  viewer,
  repository: z.object({
    ...repository,
    pullRequest: change.extend({ baseRef: z.object({ target: mergedRules.nullable() }).nullable() }).nullable(),
  }),
})

export const moreReviewsAnswer = z.object({ node: z.object({ reviews }) })
export const moreCommitsAnswer = z.object({ node: z.object({ commits }) })

export const currentAnswer = z.object({
  repository: z.object({
    pullRequest: z
      .object({
        state: z.string(),
        title: z.string(),
        lastEditedAt: z.string().nullable(),
        headRefOid: z.string(),
        baseRefName: z.string(),
        closingIssuesReferences: z
          .object({
            totalCount: z.number(),
            nodes: z.array(
              z
                .object({ fullDatabaseId: z.union([z.string(), z.number()]).transform(String), state: z.string() })
                .nullable(),
            ),
          })
          .nullable(),
        labels: z
          .object({ totalCount: z.number(), nodes: z.array(z.object({ name: z.string() }).nullable()) })
          .nullable(),
        baseRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
        reviews: z.object({
          totalCount: z.number(),
          nodes: z.array(
            z
              .object({ fullDatabaseId: z.union([z.string(), z.number()]).transform(String), state: z.string() })
              .nullable(),
          ),
        }),
      })
      .nullable(),
  }),
})

export const checkRunAnswer = z.object({
  id: z.number().int(),
  html_url: z.string().nullable(),
  app: z.object({ slug: z.string() }).nullish(),
})

export const checkRunNode = z.object({
  id: z.number().int(),
  name: z.string(),
  head_sha: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  external_id: z.string().nullable(),
  completed_at: z.string().nullable(),
  app: z.object({ slug: z.string().optional() }).nullable(),
  output: z.object({
    title: z.string().nullish(),
    summary: z.string().nullish(),
    text: z.string().nullable(),
  }),
})

export const checkRunsAnswer = z.object({ total_count: z.number().int(), check_runs: z.array(checkRunNode) })

const status = z.object({
  id: z.number().int(),
  context: z.string(),
  state: z.enum(['error', 'failure', 'pending', 'success']),
  description: z.string().nullable(),
  created_at: z.string(),
  target_url: z.string().nullable(),
  creator: z.object({ id: z.number().int(), login: z.string(), type: z.string() }).nullable(),
})
export const statusAnswer = status
export const statusesAnswer = z.array(status)

export const pullFilesAnswer = z.array(
  z.object({
    filename: z.string(),
    previous_filename: z.string().optional(),
    status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
    sha: z.string().nullable(),
  }),
)

export const compareAnswer = z.object({
  merge_base_commit: z.object({ sha: z.string() }).optional(),
  files: z
    .array(
      z.object({
        filename: z.string(),
        status: z.string(),
        sha: z.string().nullable(),
        previous_filename: z.string().optional(),
        patch: z.string().optional(),
      }),
    )
    .default([]),
})

export type Person = z.infer<typeof person>
export type GitActor = z.infer<typeof gitActor>
export type ReviewNode = z.infer<typeof review>
export type IssueNode = z.infer<typeof issue>
export type CommitNode = z.infer<typeof changeCommit>
export type SharingNode = NonNullable<z.infer<typeof sharing>>
export type ChangeNode = z.infer<typeof change>
export type RulesFile = z.infer<typeof rulesFile>
export type Rules = z.infer<typeof rules>
export type MergedRules = z.infer<typeof mergedRules>
export type CheckRunNode = z.infer<typeof checkRunNode>
export type StatusNode = z.infer<typeof status>
