import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { comparePolicies } from '../../../src/policy/compare/compare.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { policyChangeRecord } from '../../../src/record/v2/policy-change-record.ts'

const COVERAGE = 'type: coverage, reports: [{ name: unit, paths: [lcov.info] }], project: { min: 50 }'

const BOTH = 'roles: { maintainer: { users: [bob] }, lead: { users: [carol] } }'
const MAINTAINER = 'roles: { maintainer: { users: [bob] } }'

function policy(gates: Record<string, string>, head = MAINTAINER): Policy {
  const text = [
    'version: 1',
    head,
    'gates:',
    ...Object.entries(gates).map(([id, gate]) => `  ${id}: { ${gate} }`),
  ].join('\n')
  const loaded = loadPolicy(Buffer.from(text), 'policy.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const told = (before: Policy, after: Policy): string[] =>
  comparePolicies(before, after).map(({ gate, key, effect }) => `${gate} ${key} ${effect}`)

test.each<[string, Policy, Policy, string[]]>([
  ['nothing', policy({ a: COVERAGE }), policy({ a: COVERAGE }), []],
  [
    'a higher minimum',
    policy({ a: `${COVERAGE}, patch: { min: 70 }` }),
    policy({ a: `${COVERAGE}, patch: { min: 80 }` }),
    ['a patch.min tightened'],
  ],
  [
    'a lower one',
    policy({ a: `${COVERAGE}, patch: { min: "80.5" }` }),
    policy({ a: `${COVERAGE}, patch: { min: 80 }` }),
    ['a patch.min loosened'],
  ],
  ['a gate that is new', policy({ a: COVERAGE }), policy({ a: COVERAGE, b: COVERAGE }), ['b type tightened']],
  ['a gate that is gone', policy({ a: COVERAGE, b: COVERAGE }), policy({ a: COVERAGE }), ['b type loosened']],
  [
    'another report, whose direction is unknown',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE.replace('lcov.info', 'other.info') }),
    ['a reports changed'],
  ],
  [
    'people, and the edition of the standard',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, 'roles: { maintainer: { users: [bob, carol] } }\niso9001: { edition: "2026" }'),
    ['null iso9001.edition changed', 'null roles.maintainer changed'],
  ],
  [
    'a demand for trust',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\ntrust: separate-job`),
    ['null trust tightened'],
  ],
  [
    'changes that may pass without a gate',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\nwhen-nothing-applies: pass`),
    ['null when-nothing-applies loosened'],
  ],
  [
    'changes that may no longer pass without a gate',
    policy({ a: COVERAGE }, 'when-nothing-applies: pass'),
    policy({ a: COVERAGE }, 'when-nothing-applies: fail'),
    ['null when-nothing-applies tightened'],
  ],
  [
    'concessions that may be granted',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\nconcessions: { granted-by: [maintainer] }`),
    ['null concessions loosened'],
  ],
  [
    'retrospective reviews that somebody carries out now',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\nretrospective-reviews: { done-by: [maintainer] }`),
    ['null retrospective-reviews tightened'],
  ],
  [
    'retrospective reviews that more people may carry out',
    policy({ a: COVERAGE }, `${BOTH}\nretrospective-reviews: { done-by: [maintainer] }`),
    policy({ a: COVERAGE }, `${BOTH}\nretrospective-reviews: { done-by: [maintainer, lead] }`),
    ['null retrospective-reviews.done-by loosened'],
  ],
  [
    'concessions that last longer',
    policy({ a: COVERAGE }, `${MAINTAINER}\nconcessions: { granted-by: [maintainer] }`),
    policy({ a: COVERAGE }, `${MAINTAINER}\nconcessions: { granted-by: [maintainer], max-duration: P60D }`),
    ['null concessions.max-duration loosened'],
  ],
  [
    'apps that act for nobody, of which there are some',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\nunattended-apps: [dependabot]`),
    ['null unattended-apps loosened'],
  ],
  [
    'apps that act for nobody, of which all did',
    policy({ a: COVERAGE }, 'unattended-apps: all'),
    policy({ a: COVERAGE }, 'unattended-apps: [dependabot]'),
    ['null unattended-apps tightened'],
  ],
  [
    'apps that act for nobody, into others',
    policy({ a: COVERAGE }, 'unattended-apps: [renovate]'),
    policy({ a: COVERAGE }, 'unattended-apps: [dependabot]'),
    ['null unattended-apps changed'],
  ],
  [
    'addresses of tools, of which there are some',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, `${MAINTAINER}\nknown-addresses: [{ address: a@b.example, is: tool }]`),
    ['null known-addresses loosened'],
  ],
  [
    'addresses of tools, of which there are fewer',
    policy(
      { a: COVERAGE },
      'known-addresses: [{ address: a@b.example, is: tool }, { address: c@d.example, is: tool }]',
    ),
    policy({ a: COVERAGE }, 'known-addresses: [{ address: C@D.example, is: tool }]'),
    ['null known-addresses tightened'],
  ],
  [
    'addresses of tools, into others',
    policy({ a: COVERAGE }, 'known-addresses: [{ address: a@b.example, is: tool }]'),
    policy({ a: COVERAGE }, 'known-addresses: [{ address: c@d.example, is: tool }]'),
    ['null known-addresses changed'],
  ],
])('a change of %s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected))

/** A gate of each type that has numbers, with one setting put in. */
const GATES: Record<string, (setting: string) => string> = {
  approvals: setting => `type: approvals, require: [${setting}]`,
  coverage: setting => `type: coverage, reports: [{ name: unit, paths: [a.info] }], ${setting}`,
  tests: setting => `type: tests, reports: [{ name: unit, paths: [a.xml] }], ${setting}`,
  traceability: setting => `type: traceability, work-items: [{ source: github-issues }], ${setting}`,
  'change-record': setting => `type: change-record, source: { description: true }, ${setting}`,
  release: setting => `type: release, ${setting}`,
}

const FROM = 'from: [maintainer]'

describe('which way a number points', () => {
  test.each<[string, string, string, string]>([
    [
      'tests',
      'quarantine: [{ name: a, until: 2027-01-01, owner: b }, { name: c, until: 2027-01-01, owner: b }]',
      'quarantine: [{ name: a, until: 2027-01-01, owner: b }]',
      'quarantine',
    ],
    ['approvals', '{ count: 1 }', '{ count: 2 }', 'require'],
    ['approvals', `{ count: 2 }, { ${FROM} }`, `{ count: 3 }, { ${FROM} }`, 'require'],
    ['coverage', 'project: { min: 50 }', 'project: { min: 50.0001 }', 'project.min'],
    ['coverage', 'project: { min: 1, max-drop: 2 }', 'project: { min: 1, max-drop: "1.5" }', 'project.max-drop'],
    ['coverage', 'project: { min: 1 }', 'project: { min: 1, max-drop: 99 }', 'project.max-drop'],
    [
      ...['coverage', 'project: { min: 1, on-missing-base: pass }'],
      ...['project: { min: 1, on-missing-base: fail }', 'project.on-missing-base'],
    ] as [string, string, string, string],
    ['coverage', 'patch: { min: 80, min-lines: 10 }', 'patch: { min: 80, min-lines: 9 }', 'patch.min-lines'],
    ['tests', 'max-failed: 1', 'max-failed: 0', 'max-failed'],
    ['tests', 'max-skipped: 10', 'max-skipped: 9', 'max-skipped'],
    ['tests', 'flaky: warn', 'flaky: warn, max-skipped: 1000', 'max-skipped'],
    ['tests', 'min-cases: 9', 'min-cases: 10', 'min-cases'],
    ['traceability', 'link: { min: 1 }', 'link: { min: 2 }', 'link.min'],
    [
      'traceability',
      'requirements: { files: [r.yml] }',
      'requirements: { files: [r.yml], min: 1 }',
      'requirements.min',
    ],
    ['change-record', `authorised-by: { ${FROM} }`, `authorised-by: { ${FROM}, count: 2 }`, 'authorised-by.count'],
    ['release', `authorised-by: { ${FROM} }`, `authorised-by: { ${FROM}, count: 2 }`, 'authorised-by.count'],
  ])('%s: from "%s" to "%s" is stricter', (type, weak, strict, key) => {
    const [weaker, stricter] = [weak, strict].map(setting => policy({ a: GATES[type]?.(setting) ?? '' }))
    if (!weaker || !stricter) throw new Error('there are two')
    expect(told(weaker, stricter)).toEqual([`a ${key} tightened`])
    expect(told(stricter, weaker)).toEqual([`a ${key} loosened`])
  })
})

test.each<[string, string, string, string[]]>([
  ['a number in another spelling', 'project: { min: "80.0" }', 'project: { min: 80 }', []],
  ['a minimum that is gone', 'project: { min: 50 }, patch: { min: 80 }', 'project: { min: 50 }', ['a patch loosened']],
])('a change of %s', (_, was, is, expected) => {
  const [before, after] = [was, is].map(setting => policy({ a: GATES['coverage']?.(setting) ?? '' }))
  if (!before || !after) throw new Error('there are two')
  expect(told(before, after)).toEqual(expected)
})

test.each<[string, string, string, string[]]>([
  ['two requirements change places', '{ count: 1 }, { count: 2 }', '{ count: 2 }, { count: 1 }', []],
  ['one is added', '{ count: 1 }', '{ count: 1 }, { count: 1 }', ['tightened']],
  ['fewer may approve, and more must', '{ count: 1 }', `{ count: 2, ${FROM} }`, ['tightened']],
  ['fewer may approve, and fewer must', '{ count: 2 }', `{ count: 1, ${FROM} }`, ['changed']],
  ['one is added and another weaker', '{ count: 3 }', '{ count: 2 }, { count: 2 }', ['changed']],
  ['one takes the place of two', '{ count: 1 }, { count: 1 }', '{ count: 2 }', ['changed']],
])('what approvals require when %s', (_, was, is, effects) => {
  const [before, after] = [was, is].map(require => policy({ a: GATES['approvals']?.(require) ?? '' }))
  if (!before || !after) throw new Error('there are two')
  expect(told(before, after)).toEqual(effects.map(effect => `a require ${effect}`))
})

const ITEMS = 'type: traceability, work-items: [{ source: github-issues }'
const APPROVALS = 'type: approvals, require: [{ count: 1 }]'
const CHECKS = 'type: checks, require: [{ name: CodeQL, app: github-advanced-security'

test.each<[string, string, string, string]>([
  ['fewer people excluded', APPROVALS, `${APPROVALS}, exclude: [author]`, 'exclude'],
  ['approvals outdated by any push', `${APPROVALS}, on-push: { stale: commit }`, APPROVALS, 'on-push.stale'],
  ['what may be skipped', `${CHECKS} }]`, `${CHECKS}, allow: [skipped] }]`, 'require'],
  ['a check fewer', `${CHECKS} }, { name: a, app: b }]`, `${CHECKS} }]`, 'require'],
  ['more kinds of work item', `${ITEMS}]`, `${ITEMS}, { source: ids, prefix: CR- }]`, 'work-items'],
  ['an app exempt', `${ITEMS}]`, `${ITEMS}], exempt: [{ app: bot, only-paths: [a] }]`, 'exempt'],
  ['more levels', `${COVERAGE}, when: { risk: [medium, high] }`, `${COVERAGE}, when: { risk: [high] }`, 'when'],
  ['a condition more', `${COVERAGE}, when: { paths: [a] }`, `${COVERAGE}, when: { paths: [a], branches: [b] }`, 'when'],
  [
    'a label fewer',
    `${COVERAGE}, when: { paths: [a], or-labels: [b, c] }`,
    `${COVERAGE}, when: { paths: [a], or-labels: [b] }`,
    'when',
  ],
  [
    'labels alone',
    `${COVERAGE}, when: { paths: [a], or-labels: [b] }`,
    `${COVERAGE}, when: { or-labels: [b] }`,
    'when',
  ],
])('%s is looser, and the other way round stricter', (_, strict, lax, key) => {
  const [before, after] = [strict, lax].map(gate => policy({ a: gate }))
  if (!before || !after) throw new Error('there are two')
  expect(told(before, after)).toEqual([`a ${key} loosened`])
  expect(told(after, before)).toEqual([`a ${key} tightened`])
})

test.each([
  [
    'a gate that no longer blocks is loosened',
    COVERAGE,
    `${COVERAGE}, enforce: { advisory-until: 2027-03-01 }`,
    'enforce loosened',
  ],
  [
    'advice for longer is loosened',
    `${COVERAGE}, enforce: { advisory-until: 2027-03-01 }`,
    `${COVERAGE}, enforce: { advisory-until: 2027-04-01 }`,
    'enforce loosened',
  ],
  [
    'a gate that is no longer for every change is loosened',
    COVERAGE,
    `${COVERAGE}, when: { branches: [main] }`,
    'when loosened',
  ],
])('%s', (_, was, is, told_) => {
  const [before, after] = [was, is].map(gate => policy({ a: gate }))
  if (!before || !after) throw new Error('there are two')
  expect(told(before, after)).toEqual([`a ${told_}`])
  expect(told(after, before)).toEqual([`a ${told_.replace('loosened', 'tightened')}`])
})

test.each([
  ['when', 'when: { branches: [main] }', 'when: { branches: [dev] }'],
  ['clauses', 'clauses: ["8.6"]', 'clauses: ["8.3.4"]'],
])('that %s is another one has no direction', (key, was, is) => {
  const [before, after] = [was, is].map(gate => policy({ a: `${COVERAGE}, ${gate}` }))
  if (!before || !after) throw new Error('there are two')
  expect(told(before, after)).toEqual([`a ${key} changed`])
})

const REPORT = '{ name: unit, paths: [a.xml] }'
const report = (more: string) => `type: tests, reports: [{ name: unit, paths: [a.xml], ${more} }]`
const listed = (more: string) =>
  `type: tests, reports: [${REPORT}], quarantine: [{ name: a, owner: b, until: 2027-01-01${more} }]`
const OWNERS = 'type: approvals, require: [{ code-owners: each'
const PATCH = 'type: coverage, reports: [{ name: unit, paths: [a.info] }], patch: { min: 80'

test.each<[string, string, string]>([
  ['lines that differ in white space', `${PATCH} }`, `${PATCH}, ignore-whitespace: false }`],
  ['files without an owner', `${OWNERS} }]`, `${OWNERS}, unowned: fail }]`],
  ['an empty file of a report', `type: tests, reports: [${REPORT}]`, report('on-empty-file: fail')],
  ['a report that must be there', `type: tests, reports: [${REPORT}]`, report('required: true')],
  ['the trust in a report', `type: tests, reports: [${REPORT}]`, report('trust: self-reported')],
  [
    'white space in a component',
    `${PATCH} }, components: [{ name: a, paths: [a], patch: { min: 1 } }]`,
    `${PATCH} }, components: [{ name: a, paths: [a], patch: { min: 1, ignore-whitespace: false } }]`,
  ],
])('a default that is written down changes nothing: for %s', (_, without, written) => {
  const [before, after] = [policy({ a: without }), policy({ a: written })]
  expect([told(before, after), told(after, before)]).toEqual([[], []])
})

test.each<[string, string, string, string]>([
  ['white space left out', `${PATCH} }`, `${PATCH}, ignore-whitespace: true }`, 'patch.ignore-whitespace'],
  [
    'white space no longer counted',
    `${PATCH}, ignore-whitespace: false }`,
    `${PATCH}, ignore-whitespace: true }`,
    'patch.ignore-whitespace',
  ],
  ['files without an owner', `${OWNERS} }]`, `${OWNERS}, unowned: allow }]`, 'require'],
  ['an empty file of a report', `type: tests, reports: [${REPORT}]`, report('on-empty-file: pass'), 'reports'],
  ['a report that may be missing', report('required: true'), report('required: false'), 'reports'],
  ['less trust in a report', report('trust: separate-job'), report('trust: self-reported'), 'reports'],
  ['a quarantine for all reports', listed(', report: unit'), listed(''), 'quarantine'],
  ['a quarantine for all files', listed(', file: a.test.ts'), listed(''), 'quarantine'],
  ['a quarantine for longer', listed(''), listed('').replace('2027-01-01', '2027-01-02'), 'quarantine'],
])('%s is looser, and the other way round stricter: entries', (_, strict, lax, key) => {
  const [before, after] = [policy({ a: strict }), policy({ a: lax })]
  expect(told(before, after)).toEqual([`a ${key} loosened`])
  expect(told(after, before)).toEqual([`a ${key} tightened`])
})

test.each<[string, string, string, string]>([
  [
    'a report with other files',
    report('required: false'),
    report('required: false').replace('a.xml', 'b.xml'),
    'reports',
  ],
  [
    'a report more',
    `type: tests, reports: [${REPORT}]`,
    `type: tests, reports: [${REPORT}, { name: b, paths: [b] }]`,
    'reports',
  ],
  ['a report that is looser and stricter', report('required: false'), report('on-empty-file: pass'), 'reports'],
  ['a quarantine of another report', listed(', report: unit'), listed(', report: other'), 'quarantine'],
  ['a quarantine of another owner', listed(''), listed('').replace('owner: b', 'owner: c'), 'quarantine'],
])('the direction is unknown of %s', (_, was, is, key) => {
  expect(told(policy({ a: was }), policy({ a: is }))).toEqual([`a ${key} changed`])
})

test('the order in which a file lists types of change says nothing', () => {
  const [one, other] = ['x: {}, y: {}', 'y: {}, x: {}'].map(types =>
    policy({ a: GATES['change-record']?.(`types: { ${types} }`) ?? '' }),
  )
  if (!one || !other) throw new Error('there are two')
  expect([told(one, other), one.digest === other.digest]).toEqual([[], true])
})

describe('of any two policies', () => {
  const settings: [string, string[]][] = [
    ['approvals', ['{ count: 1 }', '{ count: 3 }', `{ ${FROM} }`, '{ count: 1 }, { count: 2 }']],
    ['coverage', ['project: { min: 1 }', 'patch: { min: 2, min-lines: 3 }', 'project: { min: 9 }, patch: { min: 1 }']],
    ['tests', ['max-failed: 2', 'max-skipped: 3', 'flaky: fail', 'min-cases: 7']],
    ['traceability', ['link: { from: [title] }', 'requirements: { files: [r.yml] }', 'link: { min: 3 }']],
    [
      'change-record',
      [`authorised-by: { ${FROM} }`, 'when: { risk: [high] }', 'types: { hot: { incident: required } }'],
    ],
    ['release', [`authorised-by: { ${FROM} }`, `authorised-by: { ${FROM}, count: 2 }`]],
  ]
  const gate = fc
    .constantFrom(...settings)
    .chain(([type, all]) => fc.constantFrom(...all).map(setting => GATES[type]?.(setting) ?? ''))
  const head = fc.constantFrom(
    'roles: { maintainer: { users: [bob] } }',
    'roles: { maintainer: { users: [bob, carol] }, dev-1: { users: [dave] } }',
    'roles: { maintainer: { users: [bob] } }\nrisk: [{ level: high, paths: [a] }]\nledger: { branch: audit }',
  )
  const any = fc
    .tuple(fc.dictionary(fc.constantFrom('a', 'b-2', 'c'), gate, { minKeys: 1, noNullPrototype: true }), head)
    .map(([gates, top]) => policy(gates, top))

  const key = policyChangeRecord.shape.effect.unwrap()

  test('what is reported fits into a record, is reported backwards as its opposite, and is nothing only of equal ones', () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const there = comparePolicies(before, after)
        const opposite = { tightened: 'loosened', loosened: 'tightened', changed: 'changed' } as const
        expect(key.safeParse(there).error).toBeUndefined()
        expect(comparePolicies(after, before)).toEqual(there.map(one => ({ ...one, effect: opposite[one.effect] })))
        expect(there.length === 0).toBe(before.digest === after.digest)
      }),
      { numRuns: 300 },
    )
  })
})
