import * as z from 'zod'
import { account, digest, id, lineRange, oid } from './basics.ts'

/** What a change is: its commits, reviews and files. */

export const change = z.strictObject({
  repository: z.strictObject({ id, name: z.string() }),
  pull: z.int().positive(),
  url: z.string(),
  title: z.string().describe('Written by the author; shown escaped, never interpreted.'),
  author: account.nullable().describe('`null`: the account is gone.'),
  assignees: z
    .array(account)
    .describe('Whoever is assigned to it, or ever was. Of a change that an app opened: whoever asked it to.'),
  head: oid.describe('Commit under judgement.'),
  base: oid.describe('Tip of the base branch, from which the policy is read.'),
  baseBranch: z.string(),
  baseChangedAt: z.string().nullable().describe('When it was last pointed at another base. `null`: never.'),
  lines: z
    .strictObject({ added: z.int().nonnegative(), removed: z.int().nonnegative() })
    .describe('As GitHub counts them; files that are no text have none.'),
  draft: z.boolean(),
  fork: z.boolean(),
  content: digest
    .nullable()
    .describe('Digest over path, modes and blobs of every changed file, merge base to head. `null`: not known.'),
})

const identity = z
  .strictObject({ id, login: z.string().nullable() })
  .nullable()
  .describe('The account behind a git identity. `null`: the e-mail belongs to no account.')

export const commit = z.strictObject({
  oid,
  parents: z.array(oid),
  authors: z.array(identity).describe('The git author first, then every co-author.'),
  committer: identity,
  verified: z.boolean().describe('Whether GitHub holds its signature for valid.'),
})

const reviewState = z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'])

export const review = z.strictObject({
  id,
  state: reviewState,
  author: account.nullable(),
  canWrite: z.boolean().describe('Whether its author may push to the repository now.'),
  commit: oid.nullable().describe('The commit it was given for. `null`: gone.'),
  content: digest.nullable().describe('As `content` of the change, at the commit of the review.'),
  differing: z
    .array(z.string())
    .nullable()
    .describe('Where the change is another one now than what was reviewed, by path. `null`: not known, or not asked.'),
  submittedAt: z.string(),
  edited: z.boolean(),
  dismissal: z
    .strictObject({ by: account.nullable(), was: reviewState, at: z.string() })
    .nullable()
    .describe('Who took it away, and what it said before. `null`: nobody, or not known.'),
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
    .describe('Line ranges that the change wrote, numbered as in the file after it. `null`: not known.'),
})

/** `inPart`: an approval of another commit may hold for a part of the change. `vetoes`: a request for changes may hold it up. */
export const reviewsRequest = z.strictObject({ inPart: z.boolean(), vetoes: z.boolean() })

/** Whether it decides by paths, which the platform lists, or by lines, which only the clone of the reports knows. */
export const filesRequest = z.strictObject({ decidesBy: z.enum(['path', 'line']) })

/** Whether it matters for every change, or only where the rules change. */
export const lastPushersRequest = z.strictObject({ for: z.enum(['every-change', 'rules-change']) })

export type Identity = z.infer<typeof identity>
export type Change = z.infer<typeof change>
export type Commit = z.infer<typeof commit>
export type Review = z.infer<typeof review>
export type ChangedFile = z.infer<typeof changedFile>
