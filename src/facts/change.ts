import * as z from 'zod'
import { account, canWrite, digest, id, lineRange, oid } from './basics.ts'

/** What a change is: its commits, reviews and files. */

export const change = z.strictObject({
  repository: z.strictObject({ id, name: z.string() }),
  pull: z.int().positive(),
  url: z.string(),
  title: z.string().describe('Written by the author; shown escaped, never interpreted.'),
  author: account.nullable().describe('`null`: the account is gone.'),
  assignees: z
    .array(account)
    .describe('Current and former assignees. For a change that an app opened, these are the people who requested it.'),
  requestedBy: z
    .array(account)
    .optional()
    .describe(
      'Whom the app that opened the change assigned to it: those for whom it works. None for GitHub Actions. Left out by earlier versions.',
    ),
  head: oid.describe('Commit under evaluation.'),
  base: oid.describe('Tip of the base branch, from which the policy is read.'),
  baseBranch: z.string(),
  baseChangedAt: z.string().nullable().describe('When its base branch was last changed. `null`: never.'),
  lines: z
    .strictObject({ added: z.int().nonnegative(), removed: z.int().nonnegative() })
    .describe('As GitHub counts them. Binary files have none.'),
  draft: z.boolean(),
  fork: z.boolean(),
  content: digest
    .nullable()
    .describe('Digest over path, modes and blobs of every changed file, merge base to head. `null`: not known.'),
})

const identity = z
  .strictObject({ id, login: z.string().nullable() })
  .nullable()
  .describe('The account of a git identity. `null`: the e-mail belongs to no account.')

export const stranger = z.strictObject({
  as: z.enum(['author', 'co-author', 'committer']),
  email: z.string().max(256).nullable().describe('As the commit has it, cut with "…" where it is longer.'),
})

export const commit = z.strictObject({
  oid,
  parents: z.array(oid),
  authors: z.array(identity).describe('The git author first, then every co-author.'),
  committer: identity,
  verified: z.boolean().describe('Whether GitHub verified its signature.'),
  strangers: z
    .array(stranger)
    .optional()
    .describe(
      'Of the authors and the committer those without an account, each with its address. Left out: none, or facts of an earlier version.',
    ),
})

const reviewState = z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'])

export const review = z.strictObject({
  id,
  state: reviewState,
  author: account.nullable(),
  canWrite: z.boolean().describe('Whether its author has write access to the repository now.'),
  commit: oid.nullable().describe('The commit it was given for. `null`: the commit no longer exists.'),
  content: digest.nullable().describe('As `content` of the change, at the commit of the review.'),
  differing: z
    .array(z.string())
    .nullable()
    .describe('Paths in which the change differs from what was reviewed. `null`: unknown, or not requested.'),
  differingEdits: z
    .array(z.string())
    .nullable()
    .optional()
    .describe(
      'Paths at which the change is not what a clean merge of the reviewed commit with the base gives. `null`: unknown. Left out: not requested, or facts of an earlier version.',
    ),
  submittedAt: z.string(),
  edited: z.boolean(),
  dismissal: z
    .strictObject({ by: account.nullable(), was: reviewState, at: z.string(), canWrite })
    .nullable()
    .describe('Who dismissed it, and its state before. `null`: nobody, or unknown.'),
})

const side = z
  .strictObject({
    mode: z
      .string()
      .regex(/^[0-7]{6}$/)
      .nullable(),
    blob: oid,
  })
  .nullable()

export const changedFile = z.strictObject({
  path: z.string(),
  previousPath: z.string().nullable().describe('Old name of a renamed file.'),
  status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'type-changed']),
  before: side,
  after: side,
  addedLines: z
    .array(lineRange)
    .nullable()
    .describe('Line ranges written by the change, numbered as in the file after it. `null`: unknown.'),
})

export const access = z.strictObject({
  login: z.string().describe('In lower case, as a policy or CODEOWNERS names the account.'),
  id: id.nullable().describe('`null`: GitHub has no such account, or does not show its access.'),
  canWrite: z.boolean().describe('Whether the account has write access to the repository now.'),
})

/**
 * `inPart`: an approval of another commit may hold for a part of the change. `edits`: it holds while the change makes the
 * same edits. `vetoes`: a request for changes may hold it up.
 */
export const reviewsRequest = z.strictObject({
  inPart: z.boolean(),
  edits: z.boolean().optional(),
  vetoes: z.boolean(),
})

/** Whether it decides by paths, which the platform lists, or by lines, which only the clone of the reports knows. */
export const filesRequest = z.strictObject({ decidesBy: z.enum(['path', 'line']) })

/** Whether it matters for every change, or only where the rules change. */
export const lastPushersRequest = z.strictObject({ for: z.enum(['every-change', 'rules-change']) })

export type Access = z.infer<typeof access>
export type Identity = z.infer<typeof identity>
export type Change = z.infer<typeof change>
export type Stranger = z.infer<typeof stranger>
export type Commit = z.infer<typeof commit>
export type Review = z.infer<typeof review>
export type ChangedFile = z.infer<typeof changedFile>
/** Which patterns of the policy match a file of the base commit. */
export const baseFiles = z.strictObject({
  isWhole: z
    .boolean()
    .describe('Whether every file was seen. `false`: a pattern that matches none of those seen may match another.'),
  patterns: z.array(
    z.strictObject({
      pattern: z.string(),
      file: z.string().nullable().describe('A file that it matches. `null`: none of those seen.'),
      folder: z.literal(true).optional().describe('It is the name of a folder with files. Left out: it is not.'),
    }),
  ),
})

export const baseFilesRequest = z.strictObject({ patterns: z.array(z.string()).readonly() })

export type BaseFiles = z.infer<typeof baseFiles>
