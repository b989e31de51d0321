import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  forbidden,
  nothingThere,
  reported,
  unreadable
} from "./github-client.js";
import {
  _enum,
  array,
  boolean,
  number,
  object,
  string,
  union
} from "./zod.js";

// src/github/client/answers.ts
var person = object({ __typename: string(), login: string(), databaseId: number().int().nullish() }).nullable();
var user = object({ login: string(), databaseId: number().int().nullable() }).nullable();
var gitActor = object({ email: string().nullable(), user });
var page = object({ hasNextPage: boolean(), endCursor: string().nullable() });
var review = object({
  // A BigInt: GitHub writes it as text, and as a number in older versions.
  fullDatabaseId: union([string(), number().int()]).transform(String),
  state: _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  submittedAt: string().nullable(),
  lastEditedAt: string().nullable(),
  authorCanPushToRepository: boolean(),
  author: person,
  commit: object({ oid: string() }).nullable()
});
var dismissal = object({
  createdAt: string(),
  previousReviewState: _enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  actor: person,
  review: object({ fullDatabaseId: union([string(), number().int()]).transform(String) }).nullable()
});
var changeCommit = object({
  commit: object({
    oid: string(),
    parents: object({ totalCount: number(), nodes: array(object({ oid: string() }).nullable()) }),
    authors: object({ totalCount: number(), nodes: array(gitActor.nullable()) }),
    committer: gitActor.nullable(),
    message: string(),
    signature: object({ isValid: boolean() }).nullable()
  })
});
var issue = object({
  fullDatabaseId: union([string(), number().int()]).transform(String),
  number: number().int(),
  state: _enum(["OPEN", "CLOSED"]),
  closedAt: string().nullable(),
  repository: object({ databaseId: number().int(), nameWithOwner: string() }),
  labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable()
});
var connection = (node) => object({ totalCount: number().int(), pageInfo: page, nodes: array(node.nullable()) });
var reviews = connection(review);
var commits = connection(changeCommit);
var sharing = object({
  number: number().int(),
  state: string(),
  headRefOid: string(),
  baseRefName: string(),
  repository: object({ databaseId: number().int().nullable() })
}).nullable();
var openChanges = object({ totalCount: number().int(), pageInfo: page, nodes: array(sharing) });
var sharingList = object({ totalCount: number().int(), nodes: array(sharing) });
var openChangesAnswer = object({ repository: object({ pullRequests: openChanges }) });
var withHeadAnswer = object({
  repository: object({
    databaseId: number().int(),
    commit: object({ associatedPullRequests: sharingList.nullish() }).nullable(),
    pullRequests: sharingList
  })
});
var rulesFile = object({
  type: string(),
  mode: number().int(),
  object: object({
    oid: string(),
    byteSize: number().optional(),
    isBinary: boolean().nullish(),
    isTruncated: boolean().optional(),
    text: string().nullish()
  }).nullable()
}).nullable();
var rules = object({
  oid: string(),
  policy: rulesFile,
  codeowners1: rulesFile,
  codeowners2: rulesFile,
  codeowners3: rulesFile
});
var folder = object({ object: object({ oid: string() }).nullable() }).nullable();
var mergedRules = rules.extend({ workflows: folder, actions: folder });
var headCommit = object({
  commit: mergedRules.extend({
    associatedPullRequests: object({ totalCount: number().int(), nodes: array(sharing) }).nullable()
  })
}).nullable();
var change = object({
  id: string(),
  number: number().int(),
  url: string(),
  state: _enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: boolean(),
  isCrossRepository: boolean(),
  title: string(),
  body: string(),
  lastEditedAt: string().nullable(),
  author: person,
  mergedBy: person,
  mergedAt: string().nullable(),
  mergeCommit: object({ oid: string() }).nullable(),
  assignees: object({ totalCount: number().int(), nodes: array(user) }),
  assignments: object({
    totalCount: number().int(),
    nodes: array(object({ actor: person, assignee: person }).nullable())
  }),
  baseRefName: string(),
  headRefName: string(),
  headRefOid: string(),
  headRepository: object({ databaseId: number().nullable(), nameWithOwner: string() }).nullable(),
  additions: number().int().nonnegative(),
  deletions: number().int().nonnegative(),
  changedFiles: number().int(),
  closingIssuesReferences: object({ totalCount: number().int(), nodes: array(issue.nullable()) }).nullable(),
  labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable(),
  reviews: reviews.nullable(),
  commits: commits.nullable(),
  // No hole here: a base change that is not told would make approvals count that were given before it.
  baseChanges: object({ nodes: array(object({ createdAt: string() })) }),
  dismissals: object({ totalCount: number().int(), nodes: array(dismissal.nullable()) }).nullable(),
  headCommit: object({ nodes: array(headCommit) }),
  repository: object({ pullRequests: openChanges })
});
var viewer = object({ login: string() });
var repository = { databaseId: number().int(), nameWithOwner: string() };
var changeAnswer = object({
  viewer,
  repository: object({
    ...repository,
    pullRequest: change.extend({ baseRef: object({ target: mergedRules.nullable() }).nullable() }).nullable()
  })
});
var moreReviewsAnswer = object({ node: object({ reviews }) });
var moreCommitsAnswer = object({ node: object({ commits }) });
var currentAnswer = object({
  repository: object({
    pullRequest: object({
      state: string(),
      title: string(),
      lastEditedAt: string().nullable(),
      headRefOid: string(),
      baseRefName: string(),
      closingIssuesReferences: object({
        totalCount: number(),
        nodes: array(
          object({ fullDatabaseId: union([string(), number()]).transform(String), state: string() }).nullable()
        )
      }).nullable(),
      labels: object({ totalCount: number(), nodes: array(object({ name: string() }).nullable()) }).nullable(),
      baseRef: object({ target: object({ oid: string() }).nullable() }).nullable(),
      reviews: object({
        totalCount: number(),
        nodes: array(
          object({ fullDatabaseId: union([string(), number()]).transform(String), state: string() }).nullable()
        )
      })
    }).nullable()
  })
});
var checkRunAnswer = object({
  id: number().int(),
  html_url: string().nullable(),
  app: object({ slug: string() }).nullish()
});
var checkRunNode = object({
  id: number().int(),
  name: string(),
  head_sha: string(),
  status: string(),
  conclusion: string().nullable(),
  external_id: string().nullable(),
  completed_at: string().nullable(),
  app: object({ slug: string().optional() }).nullable(),
  output: object({
    title: string().nullish(),
    summary: string().nullish(),
    text: string().nullable()
  })
});
var checkRunsAnswer = object({ total_count: number().int(), check_runs: array(checkRunNode) });
var status = object({
  id: number().int(),
  context: string(),
  state: _enum(["error", "failure", "pending", "success"]),
  description: string().nullable(),
  created_at: string(),
  target_url: string().nullable(),
  creator: object({ id: number().int(), login: string(), type: string() }).nullable()
});
var statusAnswer = status;
var statusesAnswer = array(status);
var pullFilesAnswer = array(
  object({
    filename: string(),
    previous_filename: string().optional(),
    status: _enum(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
    sha: string().nullable()
  })
);
var compareAnswer = object({
  merge_base_commit: object({ sha: string() }).optional(),
  files: array(
    object({
      filename: string(),
      status: string(),
      sha: string().nullable(),
      previous_filename: string().optional(),
      patch: string().optional()
    })
  ).default([])
});

// src/github/client/parse.ts
function parse(schema, data, errors, what) {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  if (errors.some((error) => error.type === "FORBIDDEN"))
    throw forbidden(what, {}, ["contents: read", "pull-requests: read"]);
  if (errors.some((error) => error.type === "NOT_FOUND")) throw nothingThere(what);
  if (errors[0]) throw reported(what, errors[0].message);
  throw unreadable(what);
}

export {
  person,
  gitActor,
  review,
  issue,
  openChangesAnswer,
  withHeadAnswer,
  rulesFile,
  rules,
  mergedRules,
  change,
  viewer,
  repository,
  changeAnswer,
  moreReviewsAnswer,
  moreCommitsAnswer,
  currentAnswer,
  checkRunAnswer,
  checkRunNode,
  checkRunsAnswer,
  statusAnswer,
  statusesAnswer,
  pullFilesAnswer,
  compareAnswer,
  parse
};
