import * as z from 'zod'
import { account, canWrite, digest, id, oid } from '../basics.ts'
import { stranger } from '../change.ts'
import { KINDS, WAYS } from './kinds.ts'

/** What a release is made of, and who authorised it. */

const releaseChange = z.strictObject({
  commit: oid.describe('The last commit of the change on its branch.'),
  commits: z.int().positive().describe('Commits that it added to the branch.'),
  pull: z.int().positive().nullable().describe('`null`: pushed without a pull request.'),
  author: account.nullable().describe('Who opened the pull request.'),
  inPackage: z
    .boolean()
    .optional()
    .describe('Whether it touches a path of the released package. Left out: every change belongs to the package.'),
  early: z
    .literal(true)
    .optional()
    .describe('It came before, or with, the first policy, so that nothing had to evaluate it. Left out: it did not.'),
  backportOf: z
    .strictObject({ commit: oid, samePatch: z.boolean().nullable().describe('`null`: not known.') })
    .optional()
    .describe('The commit from which it says that it was picked, and whether it makes the same edits. Left out: none.'),
  unfollowed: z
    .literal(true)
    .optional()
    .describe('A merge of a branch that was to be followed, squashed or rebased so that it cannot be. Left out: none.'),
  through: z
    .int()
    .positive()
    .optional()
    .describe('The pull request that brought it with its branch, where merges are followed. Left out: none.'),
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
        concessions: z
          .array(z.strictObject({ gate: z.string(), issue: z.int().positive() }))
          .optional()
          .describe('Concessions by which it passed. Left out by earlier versions.'),
        links: z
          .array(z.string())
          .optional()
          .describe('Work items and requirements that it names, such as `acme/shop#7`. Left out by earlier versions.'),
      }),
      z.strictObject({ state: z.enum(['missing', 'unreadable']), detail: z.string() }),
    ])
    .describe('Its merge record in the ledger.'),
})

export const authorisation = z.strictObject({
  via: z.enum(WAYS),
  account: account.nullable(),
  environment: z.string().nullable(),
  canWrite,
  state: z.enum(['approved', 'rejected', 'pending', 'published']),
  at: z.string(),
  precision: z
    .enum(['exact', 'captured'])
    .describe('`captured`: GitHub does not report the time; this is when Gatebook saw it.'),
  notBefore: z
    .string()
    .optional()
    .describe('Where GitHub does not report the time: the earliest at which it can have been given.'),
  commit: oid.nullable().optional().describe('The commit that it is about. Left out by earlier versions.'),
  flaw: z
    .enum(['unsigned', 'other_tag', 'stale'])
    .optional()
    .describe(
      'Why it proves nothing: GitHub did not verify the signature of the tag, the signed tag bears another name, or the review is of an earlier commit.',
    ),
})

/** A release that was authorised before, as its record in the ledger says. */
const earlierRelease = z.strictObject({
  commit: oid,
  tag: z.string().nullable(),
  record: digest,
  at: z.string(),
  artifacts: z
    .array(z.strictObject({ name: z.string(), digest }))
    .optional()
    .describe('What it delivered. Left out by earlier versions.'),
})

/** What the run says of a release beside its commit. Left out by earlier versions, which knew one kind and one package. */
const declared = {
  package: z.string().nullable().optional().describe('The released package. `null`: the repository has one.'),
  line: z
    .string()
    .nullable()
    .optional()
    .describe('Branch into which its commit was merged, or for which the run was started. `null`: not known.'),
  kind: z.enum(KINDS).optional().describe('As the run was told. Left out: normal.'),
  incident: z.string().nullable().optional().describe('The incident that made it necessary, as given to the run.'),
  reason: z.string().nullable().optional().describe('Why it was necessary, as given to the run.'),
  requesters: z
    .array(account)
    .optional()
    .describe('Who started the run, repeated it, pushed the tag or published the release.'),
}

/** What the ledger says of releases before it. Left out by earlier versions. */
const before = {
  inUse: earlierRelease
    .nullable()
    .optional()
    .describe('The newest authorised release of this package, to this environment and on this line. `null`: none.'),
  isOlder: z.boolean().optional().describe('Whether the commit is in the history of the release in use.'),
  sameCommit: earlierRelease
    .nullable()
    .optional()
    .describe('The newest authorised release of this very commit to this environment. `null`: none.'),
  stages: z
    .array(z.strictObject({ environment: z.string(), record: digest.nullable() }))
    .optional()
    .describe('Environments that come before, each with the record that authorised this commit there.'),
  searched: z
    .enum(['whole', 'newest'])
    .optional()
    .describe('`newest`: the ledger has more records than were searched for an earlier release.'),
}

export const release = z.strictObject({
  repository: z.strictObject({ id, name: z.string() }),
  defaultBranch: z.string(),
  tag: z.string().nullable(),
  environment: z.string().nullable(),
  commit: oid,
  tagCommit: oid.nullable().describe('Commit that the tag points at now.'),
  ...declared,
  ...before,
  previous: z
    .strictObject({ tag: z.string().nullable(), commit: oid, record: digest.nullable().optional() })
    .nullable()
    .describe('The authorised release after which this one begins. `null`: none.'),
  begins: z
    .strictObject({ commit: oid.nullable(), at: z.enum(['previous', 'since', 'root', 'rollback']) })
    .describe(
      'The release contains what comes after this commit. `since`: set by the policy. `root`: the whole history. `rollback`: it brings nothing.',
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

/** Which releases a gate is for, and from which commit on records are kept. */
export const releaseRequest = z.strictObject({
  tags: z.array(z.string()).readonly(),
  packages: z
    .array(
      z.strictObject({
        name: z.string(),
        tags: z.array(z.string()).readonly(),
        paths: z.array(z.string()).readonly().optional(),
      }),
    )
    .readonly()
    .optional(),
  lines: z.array(z.string()).readonly().optional(),
  since: z.string().optional(),
  follow: z.array(z.string()).readonly().optional().describe('Branches whose merges are followed into.'),
  stages: z.array(z.strictObject({ environment: z.string(), after: z.array(z.string()).readonly() })).readonly(),
})

/** Whose word authorises. */
export const authorisationsRequest = z.strictObject({
  via: z.array(z.enum(WAYS)).readonly(),
  releasePulls: z.array(z.string()).readonly().optional().describe('Head branches of release pull requests.'),
})

export type Release = z.infer<typeof release>
export type ReleaseChange = z.infer<typeof releaseChange>
export type EarlierRelease = z.infer<typeof earlierRelease>
export type Authorisation = z.infer<typeof authorisation>
