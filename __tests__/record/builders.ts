import { awaitsOf } from '../../src/app/shared/awaits.ts'
import type { Account } from '../../src/facts/basics.ts'
import type { Review } from '../../src/facts/change.ts'
import { type Facts, NOTHING_KNOWN } from '../../src/facts/facts.ts'
import type { Merge } from '../../src/record/merge.ts'
import { mergeRecord } from '../../src/record/merge.ts'
import type { MergeRecord, ReleaseRecord } from '../../src/record/record.ts'
import { releaseRecord } from '../../src/record/release.ts'
import type { GateVerdict, Verdict } from '../../src/verdict/verdict.ts'
import { release } from '../builders.ts'

export const oid = (digit: string) => digit.repeat(40)
export const digest = (digit: string) => `sha256:${digit.repeat(64)}`

export const account = (change: Partial<Account> = {}): Account => ({
  id: '501',
  login: 'octo',
  kind: 'User',
  ...change,
})

export const review = (change: Partial<Review> = {}): Review => ({
  id: '9001',
  state: 'APPROVED',
  author: account(),
  canWrite: true,
  commit: oid('b'),
  content: null,
  submittedAt: '2026-11-20T09:00:00Z',
  edited: false,
  differing: null,
  dismissal: null,
  ...change,
})

export const gate = (change: Partial<GateVerdict> = {}): GateVerdict => ({
  id: 'peer-review',
  type: 'approvals',
  enforce: 'blocking',
  outcome: 'pass',
  title: '1 of 1 approvals',
  reasons: [],
  findings: [],
  measured: { approvals: 1, required: 1 },
  children: [],
  clauses: [{ edition: '2015', id: '8.3.4' }],
  ...change,
})

export const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  schema: 'gatebook/verdict/1',
  outcome: 'pass',
  subject: { repository: 'acme/shop', pull: 7, head: oid('b'), base: oid('a') },
  policy: { path: '.github/quality-policy.yml', blob: oid('c'), digest: digest('d') },
  gates: [gate()],
  ...change,
})

export const landing = (change: Partial<Merge> = {}): Merge => ({
  at: '2026-11-20T10:00:00Z',
  repository: { id: '1296269', name: 'acme/shop' },
  subject: {
    branch: 'main',
    commit: oid('e'),
    tree: oid('f'),
    parent: oid('a'),
    change: { via: 'pull-request', number: 7, head: oid('b') },
  },
  decision: { verdict: verdict(), reused: {} },
  evidence: [
    {
      fact: 'reviews',
      source: 'github-graphql',
      trust: 'platform',
      collectedAt: '2026-11-20T10:00:05Z',
      digest: digest('1'),
    },
  ],
  approvals: [{ review: review(), roles: ['maintainer'], why: null }],
  links: [{ kind: 'issue', repository: '1296269', id: '88', number: 3 }],
  changeRecord: null,
  obligations: [],
  author: { account: '503', kind: 'User', roles: [] },
  mergedBy: { account: '502', kind: 'User', roles: ['maintainer'] },
  edition: '2015',
  basis: 'merge',
  attempts: {
    count: 2,
    firstPass: false,
    failedFirst: [{ gate: 'peer-review', awaits: ['person'] }],
    heads: { asked: 1, all: 1 },
  },
  times: {
    firstCommit: '2026-11-18T08:00:00Z',
    opened: '2026-11-18T08:10:00Z',
    ready: '2026-11-18T08:10:00Z',
    firstVerdict: '2026-11-18T08:15:00Z',
    firstGreen: '2026-11-20T09:00:30Z',
    merged: '2026-11-20T10:00:00Z',
  },
  awaits: awaitsOf,
  decidedBy: {
    workflowRef: 'acme/shop/.github/workflows/gatebook.yml@refs/heads/main',
    workflowSha: oid('a'),
    run: '77001',
    attempt: 1,
    version: '0.1.0',
    bundle: digest('2'),
    channel: {
      event: 'push',
      actor: '502',
      runner: 'github-hosted',
      token: 'job',
      job: null,
      proxy: null,
      trust: null,
    },
  },
  ...change,
})

export const merge = (change: Partial<Merge> = {}): MergeRecord => mergeRecord(landing(change))

/** The record of the n-th of a series of changes: each another commit, a few on each day. */
export function mergeNumber(n: number, change: Partial<Merge> = {}): MergeRecord {
  const { subject } = landing()
  const at = new Date(Date.UTC(2026, 0, 1) + n * 5 * 3_600_000).toISOString()
  return merge({ at, subject: { ...subject, commit: n.toString(16).padStart(40, '0') }, ...change })
}

/** The record of a release that carol authorised; `outcome` fail: one that nobody did. */
export function releasing(
  subject: {
    commit: string
    package?: string | null
    environment?: string | null
    line?: string | null
    kind?: 'normal' | 'rollback'
  },
  { at = '2026-11-21T10:00:00Z', run = '88001', outcome = 'pass' as 'pass' | 'fail' } = {},
): ReleaseRecord {
  const { commit, package: name = null, environment = null, line = 'main', kind = 'normal' } = subject
  const { repository, decidedBy } = landing()
  const isPass = outcome === 'pass'
  return releaseRecord({
    at,
    repository,
    subject: { commit, tag: null, environment, kind },
    requestedBy: null,
    verdict: verdict({ outcome, gates: [gate({ id: 'release', type: 'release', outcome })] }),
    hasPolicy: true,
    release: release({ commit, package: name, line, environment, kind }),
    evidence: [],
    artifacts: [],
    owed: [],
    provenance: [],
    authorisations: [
      {
        authorisation: {
          via: 'environment',
          account: account(),
          environment: 'production',
          state: 'approved',
          at,
          precision: 'captured',
        },
        roles: [],
        why: isPass ? null : 'authorisation_without_role',
      },
    ],
    decidedBy: { ...decidedBy, run },
    awaits: awaitsOf,
    edition: '2015',
  })
}

const provenance = { source: 'github-graphql', trust: 'platform' as const, collectedAt: '2026-11-20T10:00:05.250Z' }
export const facts = (change: Partial<Facts> = {}): Facts => ({
  ...NOTHING_KNOWN,
  reviews: { state: 'complete', value: [review()], provenance },
  labels: { state: 'complete', value: ['bug'], provenance },
  ...change,
})
