import * as z from 'zod'
import { observed } from './observed.ts'

/**
 * What was observed about one change: collected once, never changed, enough to judge again years later.
 * Lists are sorted or in the platform's order, ids are strings, times are UTC.
 */

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
const id = z.string().regex(/^\d+$/)
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
/** First and last line, both counted. */
const lineRange = z.tuple([z.int().positive(), z.int().positive()])

const account = z.strictObject({
  id: id.describe('Numeric account id: it decides. A login can change hands.'),
  login: z.string(),
  kind: z.enum(['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount']),
})

const change = z.strictObject({
  repository: z.strictObject({ id, name: z.string() }),
  pull: z.int().positive(),
  url: z.string(),
  title: z.string().describe('Written by the author; shown escaped, never interpreted.'),
  author: account.nullable().describe('`null`: the account is gone.'),
  head: oid.describe('Commit under judgement.'),
  base: oid.describe('Tip of the base branch, from which the policy is read.'),
  baseBranch: z.string(),
  baseChangedAt: z.string().nullable().describe('When it was last pointed at another base. `null`: never.'),
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

const commit = z.strictObject({
  oid,
  parents: z.array(oid),
  authors: z.array(identity).describe('The git author first, then every co-author.'),
  committer: identity,
})

const review = z.strictObject({
  id,
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  author: account.nullable(),
  canWrite: z.boolean().describe('Whether its author may push to the repository now.'),
  commit: oid.nullable().describe('The commit it was given for. `null`: gone.'),
  content: digest.nullable().describe('As `content` of the change, at the commit of the review.'),
  submittedAt: z.string(),
  edited: z.boolean(),
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

const changedFile = z.strictObject({
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

const reportRequest = z.strictObject({ name: z.string(), paths: z.array(z.string()) })

const report = z.strictObject({
  name: z.string(),
  state: z
    .enum(['read', 'missing', 'empty', 'stale', 'unreadable', 'unsafe'])
    .describe('Only `read` can pass. `unsafe`: a link, a folder, or outside the workspace.'),
  detail: z.string().describe('What was found, in one sentence.'),
  files: z.array(z.strictObject({ path: z.string(), digest, bytes: z.int().nonnegative() })),
  oddities: z.array(z.strictObject({ code: z.string(), count: z.int().positive() })),
})

const measurement = z.strictObject({
  request: z.array(reportRequest),
  measured: z.strictObject({
    commit: oid.nullable().describe('Commit that the workspace had checked out.'),
    as: z.enum(['head', 'merge', 'other']).describe('`merge`: the test merge of head into base.'),
  }),
  reports: z.array(report),
  files: z
    .array(z.strictObject({ path: z.string(), covered: z.int().nonnegative(), total: z.int().nonnegative() }))
    .describe('Tracked files that the reports measure, in lines, merged over all reports (most hits of a line win).'),
  unmapped: z.int().nonnegative().describe('Paths in the reports that are no tracked file.'),
  changed: z
    .array(
      z.strictObject({
        path: z.string(),
        covered: z.array(lineRange),
        uncovered: z.array(lineRange),
        sameAsHead: z.boolean().describe('Whether line numbers hold in the head commit too.'),
      }),
    )
    .describe('Added lines that the reports measure.'),
})

export const facts = z.strictObject({
  schema: z.literal('gatebook/facts/1'),
  change: observed(change),
  commits: observed(z.array(commit)),
  reviews: observed(z.array(review)),
  files: observed(z.array(changedFile)),
  labels: observed(z.array(z.string())),
  coverage: observed(z.array(measurement)),
})

export type Facts = z.infer<typeof facts>
export type FactName = Exclude<keyof Facts, 'schema'>
export type Account = z.infer<typeof account>
export type Identity = z.infer<typeof identity>
export type Change = z.infer<typeof change>
export type Commit = z.infer<typeof commit>
export type Review = z.infer<typeof review>
export type ChangedFile = z.infer<typeof changedFile>
export type LineRange = z.infer<typeof lineRange>
export type ReportRequest = z.infer<typeof reportRequest>
export type Report = z.infer<typeof report>
export type Measurement = z.infer<typeof measurement>
