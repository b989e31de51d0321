import { describe, expect, test } from '@jest/globals'
import type { FactName, Facts } from '../../src/facts/facts.ts'
import type { Unavailable } from '../../src/facts/observed.ts'
import { gates as registry } from '../../src/gates/registry.ts'
import { evaluate, type Subject } from '../../src/policy/evaluate.ts'
import { loadPolicy } from '../../src/policy/load/load.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { verdict as schema } from '../../src/verdict/verdict.ts'
import { approval, BASE, complete, facts, HEAD, oid, release, unavailable } from '../builders.ts'

const SUBJECT: Subject = {
  subject: { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE },
  policy: { path: 'policy.yml', blob: oid('b10b') },
}

function policyOf(gates: string): Policy {
  const loaded = loadPolicy(
    new TextEncoder().encode(`version: 1\nroles: { maintainer: { users: [bob] } }\ngates:\n${gates}`),
    'policy.yml',
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const APPROVALS = '  peer-review: { type: approvals, require: [{ count: 1 }] }\n'
const COVERAGE = '  coverage: { type: coverage, reports: [{ name: unit, paths: [lcov.info] }], patch: { min: 80 } }\n'
const ANY: Readonly<Record<string, string>> = {
  approvals: APPROVALS,
  coverage: COVERAGE,
  'change-record': '  change-record: { type: change-record, source: { description: true } }\n',
  checks: '  checks: { type: checks, require: [{ name: CodeQL, app: github-advanced-security }] }\n',
  dependencies:
    '  parts: { type: dependencies, reports: [{ name: bill, paths: [bom.json] }], licences: { deny: [GPL-*] } }\n',
  tests: '  tests: { type: tests, reports: [{ name: unit, paths: [junit.xml] }] }\n',
  traceability: '  traceability: { type: traceability, work-items: [{ source: github-issues }] }\n',
  release: '  release: { type: release, authorised-by: { from: [maintainer] } }\n',
}
const approved: Partial<Facts> = { reviews: complete([approval('alice')]) }

const WHY: readonly Unavailable['why'][] = [
  'forbidden',
  'unreachable',
  'truncated',
  'missing',
  'ambiguous',
  'not_collected',
]

describe('a fact that could not be observed', () => {
  const needed = registry.flatMap(({ type, judges, mayLack = [] }) => {
    const needs = policyOf(ANY[type] ?? '').gates[0]?.needs ?? []
    const names = new Set(needs.map(({ fact }) => fact).filter(name => !mayLack.includes(name)))
    return [...names].map(name => [type, name, judges] as const)
  })
  const cases = needed.flatMap(([type, name, judges]) => WHY.map(why => [type, name, why, judges] as const))

  test.each(cases)('makes a gate of type %s that needs %s an error when it is %s', (type, name, why, judges) => {
    const policy = policyOf(ANY[type] ?? '')
    const known = { ...approved, release: complete(release()), authorisations: complete([]), [name]: unavailable(why) }
    const { outcome, gates } = evaluate(policy, facts(known), SUBJECT, judges)
    expect(outcome).toBe('error')
    expect(gates).toEqual([
      {
        id: policy.gates[0]?.id,
        type,
        enforce: 'blocking',
        outcome: 'error',
        title: 'Required evidence is unavailable',
        reasons: [
          { code: `fact_${why}`, message: `This is ${why}.`, next: 'Do something about it.', data: { fact: name } },
        ],
        findings: [],
        measured: {},
        children: [],
        clauses: expect.any(Array),
        ...(policy.gates[0]?.basis ? { basis: policy.gates[0].basis.digest } : {}),
      },
    ])
  })

  // What these do without it is in the tests of the gate: an error where something depends on it.
  test('may be lacking for a few gates only', () => {
    const some = registry.flatMap(({ type, mayLack = [] }) => mayLack.map(name => `${type} ${name}`))
    expect(some).toEqual(['approvals codeOwners', 'change-record owedReviews', 'release owedReviews'])
  })

  test.each<FactName>(['files', 'labels', 'coverage'])('does not matter to a gate that does not need %s', name => {
    const judged = evaluate(policyOf(APPROVALS), facts({ ...approved, [name]: unavailable('forbidden') }), SUBJECT)
    expect(judged.outcome).toBe('pass')
  })

  test('is reported once for each, when there are several', () => {
    const gone = { change: unavailable('missing'), reviews: unavailable('truncated') }
    const [judged] = evaluate(policyOf(APPROVALS), facts(gone), SUBJECT).gates
    expect(judged?.reasons.map(({ code, data }) => [code, data?.['fact']])).toEqual([
      ['fact_missing', 'change'],
      ['fact_truncated', 'reviews'],
    ])
  })

  test('is reported once for all, when one cause affects several', () => {
    const cut = unavailable('missing')
    const [judged] = evaluate(policyOf(COVERAGE), facts({ files: cut, coverage: cut }), SUBJECT).gates
    expect(judged?.reasons).toEqual([
      { code: 'fact_missing', message: cut.detail, next: cut.next, data: { fact: 'files' } },
    ])
  })

  test('leaves the other gates to be judged', () => {
    const judged = evaluate(
      policyOf(APPROVALS + COVERAGE),
      facts({ ...approved, coverage: unavailable('missing') }),
      SUBJECT,
    )
    expect(judged.gates.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['peer-review', 'pass'],
      ['coverage', 'error'],
    ])
    expect(judged.outcome).toBe('error')
  })
})

describe('a verdict', () => {
  const judged = evaluate(policyOf(APPROVALS + COVERAGE), facts(approved), SUBJECT)

  test('is what its schema says', () => expect(schema.parse(judged)).toEqual(judged))

  test('names what was judged, and under which policy', () => {
    expect(judged.subject).toEqual(SUBJECT.subject)
    expect(judged.policy).toEqual({ ...SUBJECT.policy, digest: policyOf(APPROVALS + COVERAGE).digest })
  })

  test('has the gates in the order of the policy, each with its clauses', () => {
    expect(
      judged.gates.map(({ id, clauses }) => [id, clauses.map(clause => `${clause.edition} ${clause.id}`)]),
    ).toEqual([
      ['peer-review', ['2015 8.3.4', '2015 8.3.6', '2015 8.6']],
      ['coverage', ['2015 8.3.4', '2015 8.6', '2015 9.1.1']],
    ])
  })

  test('is the same for the same facts, and leaves them as they were', () => {
    const observed = facts(approved)
    const before = JSON.stringify(observed)
    const once = evaluate(policyOf(APPROVALS), observed, SUBJECT)
    expect(evaluate(policyOf(APPROVALS), observed, SUBJECT)).toEqual(once)
    expect(JSON.stringify(observed)).toBe(before)
  })
})

describe('a team of which the members could not be read', () => {
  const loaded = loadPolicy(
    new TextEncoder().encode(`version: 1
roles: { maintainer: { users: [bob] }, core: { teams: [acme/core] } }
gates:
  a-record: { type: change-record, source: { description: true }, required: [reason], authorised-by: { from: [maintainer, core] } }
`),
    'policy.yml',
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const withTeam = loaded.policy
  const sections = ['Reason', 'Risk'].map((heading, at) => ({
    heading,
    text: at === 0 ? 'It is slow.' : 'medium',
    line: at + 1,
    untouched: false,
  }))
  const judged = (by: string, memberships: Facts['memberships']) =>
    evaluate(
      withTeam,
      facts({
        description: complete({ digest: `sha256:${'0'.repeat(64)}`, sections }),
        reviews: complete([approval(by)]),
        memberships,
      }),
      SUBJECT,
    ).gates[0]
  const UNREAD = complete({ 'team acme/core': unavailable('forbidden') })

  test('is a finding where somebody with a name fills the role, and an error otherwise', () => {
    expect(judged('bob', UNREAD)).toMatchObject({ outcome: 'pass' })
    expect(judged('bob', UNREAD)?.findings.at(-1)).toMatchObject({
      code: 'fact_forbidden',
      data: { fact: 'memberships' },
    })
    expect(judged('alice', UNREAD)).toMatchObject({ outcome: 'error', reasons: [{ code: 'fact_forbidden' }] })
    expect(judged('alice', complete({ 'team acme/core': ['2'] }))).toMatchObject({ outcome: 'pass' })
    expect(judged('alice', complete({ 'team acme/core': [] }))).toMatchObject({ outcome: 'fail' })
  })
})
