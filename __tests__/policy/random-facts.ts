import fc from 'fast-check'
import type { Baseline } from '../../src/facts/baseline.ts'
import type { Account } from '../../src/facts/basics.ts'
import type { ChangedFile, Commit, Identity, Review } from '../../src/facts/change.ts'
import type { CheckRun, CommitStatus } from '../../src/facts/checks.ts'
import type { DependencySet } from '../../src/facts/dependencies.ts'
import type { FactName, Facts } from '../../src/facts/facts.ts'
import type { Description, Links, Reference } from '../../src/facts/links.ts'
import type { Authorisation, Release } from '../../src/facts/release/release.ts'
import type { Measurement, TestRun } from '../../src/facts/reports.ts'
import { basis as coverageBasis } from '../../src/gates/coverage/basis.ts'
import { settings as coverageSettings } from '../../src/gates/coverage/settings.ts'
import { basis as testsBasis } from '../../src/gates/tests/compare.ts'
import { settings as testsSettings } from '../../src/gates/tests/settings.ts'
import {
  account,
  BASE,
  change,
  commit,
  complete,
  digest,
  facts,
  HEAD,
  identity,
  oid,
  release,
  releaseChange,
  unavailable,
} from '../builders.ts'
import { CHECKS, LABELS, REPORTS, REQUIREMENTS, TEAM } from './random-policies.ts'

/** Whatever may be observed of a change, and of a release, that those policies ask about: mostly in order. */

const ROBOT = account('renovate[bot]', { id: '50', kind: 'Bot' })
const FILES = ['src/a.ts', 'src/pay/b.ts', 'docs/c.md', 'migrations/d.sql']

const mostly = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  )
const between = (min: number, max: number) => fc.integer({ min, max })
const listOf = <Value>(value: fc.Arbitrary<Value>, minLength: number, maxLength = minLength) =>
  fc.array(value, { minLength, maxLength })

const anybody: fc.Arbitrary<Account | null> = fc.constantFrom(
  ...['alice', 'alice', 'bob', 'bob', 'carol', 'carol', 'dave', 'erin', 'mallory'].map(name => account(name)),
  ROBOT,
  null,
)
const robot: Identity = { id: ROBOT.id, login: ROBOT.login }
const maker: fc.Arbitrary<Identity> = mostly(identity('mallory'), ...['alice', 'carol'].map(identity), robot, null)

const theChange = fc
  .record({
    author: mostly<Account | null>(account('mallory'), account('carol'), ROBOT, null),
    baseBranch: mostly('main', 'dev'),
    fork: mostly(false, true),
    lines: mostly({ added: 10, removed: 2 }, { added: 600, removed: 0 }),
  })
  .map(part => change(part))

const commits: fc.Arbitrary<Commit[]> = listOf(
  fc.record({ authors: listOf(maker, 1, 2), committer: maker, verified: fc.boolean() }).map(part => commit(part)),
  1,
  2,
)

const reviews = listOf(
  fc.record({
    state: mostly<Review['state']>('APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'),
    author: anybody,
    canWrite: mostly(true, false),
    commit: mostly<string | null>(HEAD, oid('01d')),
    content: mostly<string | null>(digest('c0'), digest('c1'), null),
    submittedAt: fc.constantFrom('2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z'),
    edited: fc.constant(false),
    differing: mostly<string[] | null>(null, ['src/a.ts'], ['docs/a.md']),
    dismissal: fc.constant(null),
  }),
  2,
  8,
).map(all => all.map((one, place): Review => ({ ...one, id: String(place + 1) })))

const fileOf = (path: string, addedLines: ChangedFile['addedLines']): ChangedFile => ({
  ...{ path, previousPath: null, status: 'modified', before: null },
  ...{ after: { mode: '100644', blob: oid('b1') }, addedLines },
})
const files: fc.Arbitrary<ChangedFile[]> = fc
  .tuple(
    fc.subarray(FILES, { minLength: 1 }),
    listOf(mostly<ChangedFile['addedLines']>([[1, 4]], [], null), FILES.length),
  )
  .map(([paths, lines]) => paths.map((path, place) => fileOf(path, lines[place] ?? null)))

const checkRuns: fc.Arbitrary<CheckRun[]> = listOf(
  mostly<string | null>('success', 'neutral', 'skipped', 'failure', null),
  CHECKS.length,
).map(conclusions =>
  CHECKS.map((check, place) => {
    const conclusion = conclusions[place] ?? null
    const status = conclusion === null ? 'in_progress' : 'completed'
    return { ...check, id: String(place + 1), commit: HEAD, status, conclusion }
  }),
)

const statuses: fc.Arbitrary<CommitStatus[]> = fc
  .record({
    state: mostly<CommitStatus['state']>('success', 'pending', 'failure'),
    login: mostly('jenkins', 'mallory'),
  })
  .map(({ state, login }) => [
    {
      ...{ id: '1', context: 'ci/jenkins', creator: account(login), commit: HEAD, state },
      ...{ at: '2026-03-01T11:00:00Z', target: null },
    },
  ])

type ReportState = TestRun['reports'][number]['state']
const state = fc.oneof(
  { weight: 15, arbitrary: fc.constant<ReportState>('read') },
  { weight: 1, arbitrary: fc.constantFrom<ReportState[]>('missing', 'stale', 'unreadable') },
)
const reportOf = (name: string, state: ReportState) => ({
  ...{ name, state, detail: `It is ${state}.` },
  ...{ files: [], oddities: [] },
})
const measured = { commit: HEAD, as: 'head' as const }

const coverage = fc.record({ state, covered: between(3, 10), lines: between(0, 4), others: fc.boolean() }).map(
  ({ state, covered, lines, others }): Measurement => ({
    ...{ request: REPORTS.coverage, measured, compared: BASE, reports: [reportOf('unit', state)], unmapped: 0 },
    files: (others ? FILES : FILES.slice(0, 1)).map(path => ({ path, covered, total: 10 })),
    changed: [
      {
        path: 'src/a.ts',
        covered: lines > 0 ? [[1, lines]] : [],
        uncovered: lines < 4 ? [[lines + 1, 4]] : [],
        sameAsHead: true,
      },
    ],
  }),
)

const few = mostly(0, 1, 2)
const testRun = fc
  .record({
    state,
    passed: between(0, 5),
    failed: few,
    skipped: few,
    flaky: mostly(0, 1),
    claims: fc.subarray(REQUIREMENTS.ids),
  })
  .map(
    ({ state, claims, ...cases }): TestRun => ({
      ...{ request: REPORTS.tests, measured, compared: BASE, reports: [reportOf('unit', state)], unpassed: [] },
      cases: { ...cases, total: cases.passed + cases.failed + cases.skipped },
      claims: claims.map(id => ({ id, passed: 1, failed: 0, skipped: 0 })),
    }),
  )

const component = fc.record({
  name: fc.constantFrom('a', 'b', 'ours-c'),
  version: mostly<string | null>('1.0.0', null),
  licences: mostly<string[]>(['MIT'], ['Apache-2.0'], ['GPL-3.0-only'], ['MIT OR GPL-3.0-only'], []),
  scanned: mostly(true, false),
})
const severity = mostly<'low' | 'high' | 'unknown' | 'none'>('none', 'low', 'high', 'unknown')
const dependencySet = fc.record({ state, components: listOf(component, 1, 2), severity }).map(
  ({ state, components, severity }): DependencySet => ({
    ...{ request: REPORTS.dependencies, measured, compared: BASE, reports: [reportOf('unit', state)] },
    ...{ billed: true, unlisted: [], skipped: 0, scannedClean: true },
    components: components.map(one => ({ ...one, id: one.name, depth: 1, through: one.name })),
    advisories: [{ ids: ['CVE-2026-1'], severity, name: 'a', version: '1.0.0', component: 'a', listed: true }],
  }),
)

const BASES = [
  coverageBasis(coverageSettings.parse({ reports: REPORTS.coverage, patch: { min: 0 } })),
  testsBasis(testsSettings.parse({ reports: REPORTS.tests })),
]

/** What records contain of the base; now and then nothing. */
const before = fc
  .record({
    projectCovered: between(5, 20),
    cases: between(2, 7),
    skipped: between(0, 2),
    isThere: mostly(true, false),
  })
  .map(({ isThere, ...numbers }): Baseline[] => {
    const measured = { projectTotal: 20, ...numbers }
    const found = isThere ? { commit: BASE, distance: 0, record: digest('ec'), measured } : null
    return BASES.map(basis => ({
      basis,
      compared: BASE,
      onBranch: true,
      ledger: true,
      searched: 1,
      found,
      later: false,
    }))
  })

const HEADINGS = ['Reason', 'Risk', 'Impact', 'Rollback']
const description: fc.Arbitrary<Description> = fc
  .tuple(
    mostly(HEADINGS, HEADINGS.slice(0, 2), HEADINGS.slice(1), [...HEADINGS, 'Risk']),
    listOf(mostly('High: payments may fail.', 'low', 'TODO'), HEADINGS.length + 1),
  )
  .map(([headings, texts]) => ({
    digest: digest('de'),
    sections: headings.map((heading, place) => ({
      ...{ heading, line: place + 1, untouched: false },
      text: texts[place] ?? '',
    })),
  }))

const issue = { kind: 'issue' as const, repository: 'acme/shop', number: 1 }
const reference: fc.Arbitrary<Reference> = fc
  .record({
    source: fc.constantFrom<Reference['source'][]>('linked-issues', 'title', 'description', 'commits'),
    place: mostly<Reference['place']>('text', 'comment'),
    target: fc.constantFrom<Reference['target'][]>(
      issue,
      ...['CR-1', 'CR-2', 'REQ-1', 'REQ-2', 'REQ-3'].map(id => ({ kind: 'id' as const, id })),
    ),
  })
  .map(one => ({ ...one, text: 'as written', line: null, commit: null }))

const links: fc.Arbitrary<Links> = fc
  .record({ references: listOf(reference, 1, 6), open: mostly(true, false), labels: fc.subarray(['accepted']) })
  .map(({ references, open, labels }) => ({
    references,
    items: [
      {
        ...{ state: 'resolved', repository: 'acme/shop', number: 1, named: 'acme/shop#1', id: '77' },
        ...{ repositoryId: '7', kind: 'issue', open, type: null, labels },
      },
    ],
  }))

const requirements = {
  files: [{ path: REQUIREMENTS.path, state: 'read' as const, detail: 'It was read.', line: null, blob: oid('b2') }],
  items: REQUIREMENTS.ids.map((id, place) => ({
    ...{ id, title: 'It works', path: REQUIREMENTS.path, line: place + 1 },
    status: place === 0 ? ('approved' as const) : ('draft' as const),
  })),
}

const authorisations: fc.Arbitrary<Authorisation[]> = listOf(
  fc.record({
    via: fc.constantFrom<Authorisation['via'][]>('environment', 'release'),
    account: anybody,
    environment: fc.constantFrom('production', 'staging'),
    state: mostly<Authorisation['state']>('approved', 'pending', 'rejected'),
    at: fc.constant('2026-03-01T12:00:00Z'),
    precision: fc.constant('captured'),
  }),
  1,
  5,
)
const theRelease: fc.Arbitrary<Release> = fc
  .record({ pushed: mostly(false, true), by: fc.constantFrom('mallory', 'bob', 'carol'), isCoAuthor: fc.boolean() })
  .map(({ pushed, by, isCoAuthor }) => {
    const { id } = account(by)
    const others = isCoAuthor ? [id] : []
    return release({
      changes: [
        releaseChange({ author: account(isCoAuthor ? 'mallory' : by) }),
        ...(pushed ? [releaseChange({ commit: oid('a1'), pull: null })] : []),
      ],
      people: { authors: ['1'], committers: isCoAuthor ? ['1'] : [id], coAuthors: others, unattributed: [] },
    })
  })

/** What an app sends: its own commits, and nothing but documents in them. */
const byRobot: Pick<Facts, 'change' | 'commits' | 'files'> = {
  change: complete(change({ author: ROBOT })),
  commits: complete([commit({ authors: [robot], committer: robot, verified: true })]),
  files: complete([fileOf('docs/c.md', [[1, 4]])]),
}

const observed = fc.record({
  change: theChange,
  commits,
  reviews,
  files,
  labels: fc.subarray(LABELS),
  rulesChange: mostly<string[]>([], ['.github/workflows/ci.yml']).map(paths => ({
    ...{ paths, problem: null, effect: [] },
    policy: 'same' as const,
  })),
  checks: checkRuns,
  statuses,
  coverage: coverage.map(one => [one]),
  tests: testRun.map(one => [one]),
  dependencies: dependencySet.map(one => [one]),
  baseline: before,
  description,
  links,
  requirements: fc.constant(requirements),
  memberships: fc.subarray(['4', '5']).map(members => ({ [`team ${TEAM}`]: members })),
  time: fc.constantFrom('2026-01-01T00:00:00Z', '2026-03-01T12:00:00Z', '2026-07-01T00:00:00Z'),
  release: theRelease,
  authorisations,
})

const MISSABLE: readonly FactName[] = [
  'change',
  'commits',
  'reviews',
  'files',
  'labels',
  'links',
  'memberships',
  'time',
]

/** Facts of which now and then one could not be observed. */
export const randomFacts: fc.Arbitrary<Facts> = fc
  .record({ observed, missing: fc.constantFrom(...MISSABLE), luck: between(0, 9) })
  .map(({ observed, missing, luck }) => {
    const known = Object.fromEntries(Object.entries(observed).map(([name, value]) => [name, complete(value)]))
    if (luck === 0) return facts({ ...known, [missing]: unavailable('unreachable') })
    return facts(luck === 1 ? { ...known, ...byRobot } : known)
  })
