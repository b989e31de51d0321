import type { Account } from '../src/facts/basics.ts'
import type { Change, ChangedFile, Commit, Identity, Review } from '../src/facts/change.ts'
import { type Facts, NOT_COLLECTED, NOTHING_KNOWN, REPORT_FACTS, type ReportFact } from '../src/facts/facts.ts'
import type { Provenance, Unavailable } from '../src/facts/observed.ts'
import type { Release, ReleaseChange } from '../src/facts/release/release.ts'
import type { Terms } from '../src/gates/gate.ts'
import type { GateVerdict, Verdict } from '../src/verdict/verdict.ts'

/** Small facts for tests: everything in order, and one thing changed where it is used. */

/** Forty hex digits that begin with what a test wants to recognise. */
export const oid = (start: string): string => start.padEnd(40, '0')
export const digest = (start: string): string => `sha256:${start.padEnd(64, '0')}`

export const HEAD = oid('beef')
export const BASE = oid('ba5e')

const IDS: Readonly<Record<string, string>> = { mallory: '1', alice: '2', bob: '3', carol: '4', dave: '5', erin: '6' }

export function account(login: string, change: Partial<Account> = {}): Account {
  return { id: IDS[login.toLowerCase()] ?? '99', login, kind: 'User', ...change }
}

export function identity(login: string): Identity {
  return { id: account(login).id, login }
}

/** A change of mallory's. */
export function change(part: Partial<Change> = {}): Change {
  return {
    repository: { id: '7', name: 'acme/shop' },
    pull: 12,
    url: 'https://github.com/acme/shop/pull/12',
    title: 'Faster checkout',
    author: account('mallory'),
    assignees: [],
    requestedBy: [],
    head: HEAD,
    base: BASE,
    baseBranch: 'main',
    baseChangedAt: null,
    lines: { added: 10, removed: 2 },
    draft: false,
    fork: false,
    content: digest('c0'),
    ...part,
  }
}

/** A commit of mallory's. */
export function commit(part: Partial<Commit> = {}): Commit {
  return {
    oid: HEAD,
    parents: [BASE],
    authors: [identity('mallory')],
    committer: identity('mallory'),
    verified: false,
    ...part,
  }
}

/** A file that the change modifies. */
export function changedFile(part: Partial<ChangedFile> = {}): ChangedFile {
  const side = { mode: '100644', blob: oid('b10b') }
  return {
    path: 'src/a.ts',
    previousPath: null,
    status: 'modified',
    before: side,
    after: side,
    addedLines: null,
    ...part,
  }
}

/** An approval of the head; later ones have greater ids. */
export function approval(login: string, part: Partial<Review> = {}): Review {
  const id = part.id ?? '100'
  return {
    id,
    state: 'APPROVED',
    author: account(login),
    canWrite: true,
    commit: HEAD,
    content: digest('c0'),
    submittedAt: `2026-03-01T10:00:00Z`,
    edited: false,
    differing: null,
    dismissal: null,
    ...part,
  }
}

export const PROVENANCE: Provenance = {
  source: 'github-graphql',
  trust: 'platform',
  collectedAt: '2026-03-01T12:00:00Z',
}

export const complete = <Value>(value: Value) => ({ state: 'complete' as const, value, provenance: PROVENANCE })

export function unavailable(why: Unavailable['why']): Unavailable {
  return { state: 'unavailable', why, detail: `This is ${why}.`, next: 'Do something about it.' }
}

/** What no gate needed when facts were collected, or facts of before there was such a fact. */
export const NOT_ASKED = NOT_COLLECTED

/** A change of mallory's that nobody has reviewed, with no source changed and nothing measured. */
export function facts(part: Partial<Facts> = {}): Facts {
  return {
    ...NOTHING_KNOWN,
    change: complete(change()),
    commits: complete([commit()]),
    reviews: complete([]),
    files: complete([]),
    labels: complete([]),
    rulesChange: complete({ paths: [], policy: 'same', problem: null, effect: [] }),
    checks: complete([]),
    ...noReports(),
    baseline: complete([]),
    description: complete({ digest: digest('de'), sections: [] }),
    links: complete({ references: [], items: [] }),
    requirements: complete({ files: [], items: [] }),
    changeRecords: complete([]),
    lastPushers: complete([]),
    time: complete('2026-03-01T12:00:00Z'),
    ...part,
  }
}

/** Reports of every kind were read, and none is requested. */
const noReports = (): Pick<Facts, ReportFact> => {
  const entries = REPORT_FACTS.map((name): [ReportFact, Facts[ReportFact]] => [name, complete([])])
  return Object.fromEntries(entries) as Pick<Facts, ReportFact>
}

export function gate(part: Partial<GateVerdict> = {}): GateVerdict {
  return {
    id: 'peer-review',
    type: 'approvals',
    enforce: 'blocking',
    outcome: 'pass',
    title: '1 of 1 approval',
    reasons: [],
    findings: [],
    measured: {},
    children: [],
    clauses: [{ edition: '2015', id: '8.6' }],
    ...part,
  }
}

export function verdict(part: Partial<Verdict> = {}): Verdict {
  return {
    schema: 'gatebook/verdict/1',
    outcome: 'pass',
    subject: { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE },
    policy: { path: '.github/quality-policy.yml', blob: oid('b10b'), digest: digest('d1') },
    gates: [gate()],
    ...part,
  }
}

/** What a policy says beside a gate's settings: roles by name, and no rules about risk. */
export function terms(roles: Record<string, readonly string[]> = {}, part: Partial<Terms> = {}): Terms {
  return { roles: new Map(Object.entries(roles).map(([name, users]) => [name, { name, users }])), risk: [], ...part }
}

/** Version 1.1.0 with one change, which passed and was recorded. */
export function release(part: Partial<Release> = {}): Release {
  return {
    repository: { id: '7', name: 'acme/shop' },
    defaultBranch: 'main',
    tag: 'v1.1.0',
    environment: null,
    commit: HEAD,
    tagCommit: HEAD,
    previous: { tag: 'v1.0.0', commit: BASE },
    begins: { commit: BASE, at: 'previous' },
    policyCommit: oid('b11'),
    totalCommits: 1,
    changes: [releaseChange()],
    people: { authors: ['1'], committers: ['1'], coAuthors: [], unattributed: [] },
    ...part,
  }
}

export function releaseChange(part: Partial<ReleaseChange> = {}): ReleaseChange {
  return {
    commit: HEAD,
    commits: 1,
    pull: 12,
    author: account('mallory'),
    record: {
      state: 'found',
      id: digest('1d'),
      path: '2026/03/01/1d.json',
      branch: 'main',
      pull: 12,
      outcome: 'pass',
      failedGates: [],
    },
    ...part,
  }
}
