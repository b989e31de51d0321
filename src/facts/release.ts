import * as z from 'zod'
import { account, canWrite, digest, id, oid } from './basics.ts'
import { stranger } from './change.ts'

/** What a release is made of, and who authorised it. */

const releaseChange = z.strictObject({
  commit: oid.describe('The last commit of the change on its branch.'),
  commits: z.int().positive().describe('Commits that it added to the branch.'),
  pull: z.int().positive().nullable().describe('`null`: pushed without a pull request.'),
  author: account.nullable().describe('Who opened the pull request.'),
  record: z
    .discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('found'),
        id: digest,
        path: z.string(),
        branch: z.string(),
        pull: z.int().positive().nullable(),
        outcome: z.enum(['pass', 'fail', 'error', 'not_judged']),
        failedGates: z.array(z.string()),
      }),
      z.strictObject({ state: z.enum(['missing', 'unreadable']), detail: z.string() }),
    ])
    .describe('Its merge record in the ledger.'),
})

export const authorisation = z.strictObject({
  via: z.enum(['environment', 'release']),
  account: account.nullable(),
  environment: z.string().nullable(),
  canWrite,
  state: z.enum(['approved', 'rejected', 'pending', 'published']),
  at: z.string(),
  precision: z
    .enum(['exact', 'captured'])
    .describe('`captured`: GitHub does not report the time; this is when Gatebook saw it.'),
})

export const release = z.strictObject({
  repository: z.strictObject({ id, name: z.string() }),
  defaultBranch: z.string(),
  tag: z.string().nullable(),
  environment: z.string().nullable(),
  commit: oid,
  tagCommit: oid.nullable().describe('Commit that the tag points at now.'),
  previous: z.strictObject({ tag: z.string(), commit: oid }).nullable().describe('`null`: the first release.'),
  begins: z
    .strictObject({ commit: oid.nullable(), at: z.enum(['previous', 'since', 'root']) })
    .describe(
      'The release contains what comes after this commit. `since`: set by the policy. `root`: the whole history.',
    ),
  policyCommit: oid.describe('Tip of the default branch, from which the policy is read.'),
  totalCommits: z.int().nonnegative(),
  changes: z.array(releaseChange).describe('Oldest first.'),
  people: z.strictObject({
    authors: z.array(id),
    committers: z.array(id),
    coAuthors: z.array(id),
    unattributed: z.array(oid).describe('Commits with a contributor who has no account.'),
    strangers: z
      .array(z.strictObject({ commit: oid, committer: id.nullable(), strangers: z.array(stranger) }))
      .optional()
      .describe(
        'Of those commits the addresses without an account, where GitHub lists all. Left out by earlier versions.',
      ),
  }),
})

/** Which tags are releases, and from which commit on records are kept. */
export const releaseRequest = z.strictObject({ tags: z.array(z.string()).readonly(), since: z.string().optional() })

/** Whose word authorises. */
export const authorisationsRequest = z.strictObject({
  via: z.array(z.enum(['environment', 'release'])).readonly(),
})

export type Release = z.infer<typeof release>
export type ReleaseChange = z.infer<typeof releaseChange>
export type Authorisation = z.infer<typeof authorisation>
