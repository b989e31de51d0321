import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Account } from '../../src/facts/basics.ts'
import { canonical } from '../../src/record/canonical.ts'
import { sameDecision } from '../../src/record/identity.ts'
import { evidenceOf, type Merge, mergeRecord, utcSecond } from '../../src/record/merge.ts'
import { account, digest, facts, gate, landing, merge, oid, review, verdict } from './builders.ts'

const reason = (code: string) => ({ code, message: `Said by @octo about ${code}.`, next: 'Ask octo@example.org.' })
const judged = (change: Parameters<typeof verdict>[0] = {}, reused = {}): Merge['decision'] => ({
  verdict: verdict(change),
  reused,
})

describe('the record of a merge', () => {
  test('says what, against what, on what evidence, decided by what, with which result and by whose authority', () => {
    expect(merge()).toEqual({
      schema: 'gatebook/record/2',
      kind: 'merge',
      id: 'sha256:dbdd5f2825041002f2e98c4c853443ae0f7c556121ea982663e7339c1e95f44d',
      at: '2026-11-20T10:00:00Z',
      repository: { id: '1296269', name: 'acme/shop' },
      subject: {
        branch: 'main',
        commit: oid('e'),
        tree: oid('f'),
        parent: oid('a'),
        change: { via: 'pull-request', number: 7, head: oid('b') },
      },
      policy: { path: '.github/quality-policy.yml', blob: oid('c'), digest: digest('d') },
      verdict: {
        outcome: 'pass',
        reasons: [],
        gates: [
          {
            id: 'peer-review',
            type: 'approvals',
            enforce: 'blocking',
            outcome: 'pass',
            reasons: [],
            findings: [],
            measured: { approvals: 1, required: 1 },
            withheld: 0,
            clauses: [{ edition: '2015', id: '8.3.4' }],
            carried: null,
          },
        ],
      },
      attempts: landing().attempts,
      times: landing().times,
      evidence: [
        {
          fact: 'reviews',
          source: 'github-graphql',
          trust: 'platform',
          collectedAt: '2026-11-20T10:00:05Z',
          digest: digest('1'),
        },
      ],
      approvals: [
        {
          account: '501',
          kind: 'User',
          review: '9001',
          commit: oid('b'),
          at: '2026-11-20T09:00:00Z',
          roles: ['maintainer'],
          counted: true,
          why: null,
        },
      ],
      links: [{ kind: 'issue', repository: '1296269', id: '88', number: 3 }],
      changeRecord: null,
      obligations: [],
      authority: {
        author: { account: '503', kind: 'User', roles: [] },
        mergedBy: { account: '502', kind: 'User', roles: ['maintainer'] },
        at: '2026-11-20T10:00:00Z',
        basis: 'merge',
      },
      decidedBy: landing().decidedBy,
      clauses: ['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.6', '9.1.1'].map(id => ({ edition: '2015', id })),
      kept: { facts: null, text: null },
      retention: { class: 'change', until: null },
    })
  })

  test('keeps codes and counts of reasons and findings, not their words', () => {
    const reasons = [reason('approval_stale'), reason('approval_missing'), reason('approval_stale')]
    const findings = [reason('report_odd'), reason('approval_bot'), reason('report_odd')]
    const decision = judged({ outcome: 'fail', gates: [gate({ outcome: 'fail', reasons, findings })] })
    const [recorded] = merge({ decision }).verdict.gates
    expect(recorded?.reasons).toEqual([
      { code: 'approval_stale', awaits: 'person' },
      { code: 'approval_missing', awaits: 'author' },
    ])
    expect(recorded?.findings).toEqual([
      { code: 'approval_bot', count: 1 },
      { code: 'report_odd', count: 2 },
    ])
  })

  test('keeps numbers, and counts the measured texts that it leaves out', () => {
    const measured = { covered: 7, enough: true, minimum: '80.5', approvers: ['octo'], said: 'looks fine', 'a b': 1 }
    const [recorded] = merge({ decision: judged({ gates: [gate({ measured })] }) }).verdict.gates
    expect(recorded?.measured).toEqual({ covered: 7, enough: true, minimum: '80.5' })
    expect(recorded?.withheld).toBe(3)
  })

  test('says which result was reused from which check run', () => {
    const carried = { checkRun: '88', digest: digest('3'), trust: 'ci-artifact' as const }
    const gates = [gate(), gate({ id: 'constructor' })]
    const record = merge({ decision: judged({ gates }, { 'peer-review': carried }) })
    expect(record.verdict.gates.map(gate => gate.carried)).toEqual([carried, null])
  })

  test('says why an approval did not count', () => {
    const approvals = [{ review: review({ author: null, commit: null }), roles: [], why: 'approval_by_nobody' }]
    expect(merge({ approvals }).approvals).toEqual([
      {
        account: null,
        kind: null,
        review: '9001',
        commit: null,
        at: '2026-11-20T09:00:00Z',
        roles: [],
        counted: false,
        why: 'approval_by_nobody',
      },
    ])
  })

  test('records a change that nobody judged as exactly that', () => {
    const { subject } = landing()
    const record = merge({
      subject: { ...subject, change: { via: 'direct-push' } },
      decision: { outcome: 'not_judged', reasons: ['pushed_directly'], policy: null },
      approvals: [],
      basis: 'push',
      author: null,
      mergedBy: null,
      attempts: null,
    })
    expect(record.verdict).toEqual({
      outcome: 'not_judged',
      reasons: [{ code: 'pushed_directly', awaits: 'author' }],
      gates: [],
    })
    expect(record.policy).toBeNull()
    expect(record.authority).toEqual({ author: null, mergedBy: null, at: '2026-11-20T10:00:00Z', basis: 'push' })
  })

  test.each<[string, Partial<Merge>, string]>([
    [
      'a verdict about another pull request',
      { decision: judged({ subject: { repository: 'acme/shop', pull: 8, head: oid('b'), base: oid('a') } }) },
      'The verdict is for pull request 8, but pull request 7 was merged.',
    ],
    [
      'a verdict about a pull request for a direct push',
      { subject: { ...landing().subject, change: { via: 'direct-push' } } },
      'The verdict is for pull request 7, but a direct push was merged.',
    ],
    ['a time without a zone', { at: '2026-11-20T10:00:00' }, '"2026-11-20T10:00:00" is not a time with a time zone.'],
    [
      'a role that is no slug',
      { approvals: [{ review: review(), roles: ['Octo Cat'], why: null }] },
      'The record is not valid: approvals.0.roles.0: Invalid string: must match pattern /^[a-z][a-z0-9-]*$/.',
    ],
    [
      'a pass beside a blocking failure',
      { decision: judged({ gates: [gate({ outcome: 'fail', reasons: [reason('approval_missing')] })] }) },
      'The record is not valid: a pass with a blocking gate that did not pass.',
    ],
    [
      'a judgement without a reason for having none',
      { decision: { outcome: 'error', reasons: [], policy: null } },
      'The record is not valid: no reason why it was not evaluated.',
    ],
    [
      'two gates of one id',
      { decision: judged({ gates: [gate(), gate()] }) },
      'The record is not valid: two gates with one id.',
    ],
  ])('refuses %s', (_, change, message) => expect(() => merge(change)).toThrow(message))

  test('refuses more than a ledger takes, with both sizes', () => {
    const gates = Array.from({ length: 100 }, (_, n) => {
      const measured = Object.fromEntries(Array.from({ length: 64 }, (_, m) => [`m${'x'.repeat(55)}${m}`, 1]))
      return gate({ id: `gate-${n}`, measured })
    })
    expect(() => merge({ decision: judged({ gates }) })).toThrow(
      /^The record has \d{6} bytes, more than the limit of 262144\.$/,
    )
  })
})

describe('the id of a record', () => {
  const { subject, decidedBy } = landing()

  test.each<[string, Partial<Merge>]>([
    ['by another run', { decidedBy: { ...decidedBy, run: '77002', attempt: 3 } }],
    ['with another verdict', { decision: judged({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] }) }],
    ['after the repository was renamed', { repository: { id: '1296269', name: 'acme/store' } }],
  ])('stays the same when the event is recorded %s', (_, change) => expect(merge(change).id).toBe(merge().id))

  test.each<[string, Partial<Merge>]>([
    ['commit', { subject: { ...subject, commit: oid('9') } }],
    ['branch', { subject: { ...subject, branch: 'release/1' } }],
    ['repository', { repository: { id: '1296270', name: 'acme/shop' } }],
  ])('differs for another %s', (_, change) => expect(merge(change).id).not.toBe(merge().id))
})

describe('the same decision', () => {
  const carried = { checkRun: '88', digest: digest('3'), trust: 'ci-artifact' as const }

  test.each<[string, Partial<Merge>, boolean]>([
    ['was made again by another run', { decidedBy: { ...landing().decidedBy, run: '77002' } }, true],
    ['was reused instead of created again', { decision: judged({}, { 'peer-review': carried }) }, true],
    ['has another outcome', { decision: judged({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] }) }, false],
    ['has another number', { decision: judged({ gates: [gate({ measured: { approvals: 2, required: 1 } })] }) }, false],
    [
      'was made by another policy',
      { decision: judged({ policy: { ...verdict().policy, digest: digest('e') } }) },
      false,
    ],
  ])('%s', (_, change, same) => expect(sameDecision(merge(), merge(change))).toBe(same))
})

test('evidence names the facts there were, where they came from and what they were', () => {
  const found = evidenceOf(facts())
  expect(found.map(({ digest, ...rest }) => rest)).toEqual([
    { fact: 'labels', source: 'github-graphql', trust: 'platform', collectedAt: '2026-11-20T10:00:05Z' },
    { fact: 'reviews', source: 'github-graphql', trust: 'platform', collectedAt: '2026-11-20T10:00:05Z' },
  ])
  expect(found[0]?.digest).toBe('sha256:2932bf4a5d9a5047667c37051652fe6fa12c3df237b795b4b0cf7fe8da0e26cd')
})

test.each([
  ['2026-11-20T23:59:59.999Z', '2026-11-20T23:59:59Z'],
  ['2026-11-21T01:30:00+02:00', '2026-11-20T23:30:00Z'],
  ['2026-11-20T23:30:00-0100', '2026-11-21T00:30:00Z'],
])('the instant %s is written as %s', (text, expected) => expect(utcSecond(text)).toBe(expected))

test('no login, name, e-mail, title or sentence of the facts reaches a record', () => {
  // Each carries a mark that occurs nowhere else, so that finding it means it came through.
  const secret = fc.string({ minLength: 1, maxLength: 40 }).map(text => `Zq${text}qZ`)
  fc.assert(
    fc.property(fc.array(secret, { minLength: 8, maxLength: 8 }), texts => {
      const [login = '', title = '', message = '', label = '', file = '', found = '', email = '', key = ''] = texts
      const person: Account = account({ login })
      const said = {
        code: 'approval_stale',
        message,
        next: email,
        location: { file, line: 1 },
        data: { who: [login], title },
      }
      const loud = gate({
        outcome: 'fail',
        title,
        reasons: [said],
        findings: [said],
        measured: { found, people: [login, email], [key]: 1 },
        children: [{ outcome: 'fail', required: title, found }],
      })
      const observed = facts({
        labels: {
          state: 'complete',
          value: [label],
          provenance: { source: 'event', trust: 'platform', collectedAt: '2026-11-20T10:00:00Z' },
        },
        reviews: { state: 'unavailable', why: 'forbidden', detail: message, next: email },
      })
      const record = mergeRecord(
        landing({
          decision: judged({ outcome: 'fail', gates: [loud] }),
          evidence: evidenceOf(observed),
          approvals: [{ review: review({ author: person }), roles: ['maintainer'], why: null }],
          mergedBy: { account: person.id, kind: person.kind, roles: ['maintainer'] },
        }),
      )
      expect(canonical(record)).not.toContain('Zq')
    }),
  )
})
