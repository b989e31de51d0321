import { describe, expect, test } from '@jest/globals'
import { formatDiagnostic, loadPolicy } from '../../../src/policy/load/load.ts'

const REFERENCE = `acme/.github:quality-policy.yml@${'4f2c9e1a'.repeat(5)}`
const OTHER = 'acme/rules:strict.yml@main'
const FILE = '.github/quality-policy.yml'

type Bases = Readonly<Record<string, string>>

function load(own: string, bases: Bases = {}) {
  const texts = Object.entries(bases).map(([reference, text]) => ({ reference, bytes: Buffer.from(text) }))
  return loadPolicy(Buffer.from(own), FILE, texts)
}

/** What is reported of a policy, or `accepted`. */
function told(own: string, bases: Bases = {}): readonly string[] | 'accepted' {
  const loaded = load(own, bases)
  return loaded.ok ? 'accepted' : loaded.diagnostics.map(formatDiagnostic)
}

/** The policy of an organisation, one part on each line from the second on. */
const ORGANISATION = `version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }, { count: 1, from: [quality-owner] }]
  tests:
    type: tests
    max-skipped: 5
  coverage: { type: coverage, patch: { min: 80 } }
  record:
    type: change-record
    when: { risk: [medium, high] }
    source: { description: true }
risk:
  - { level: high, paths: ["migrations/**"] }
`

const REPORTS = `  tests: { reports: [{ name: unit, paths: [junit.xml] }] }
  coverage: { reports: [{ name: unit, paths: [lcov.info] }] }
`
const own = (gates: string, head = ''): string =>
  `version: 1\nextends: ["${REFERENCE}"]\n${head}gates:\n${REPORTS.replace(/^ {2}(\w+):.*\n/gm, (line, name: string) => (gates.includes(`  ${name}:`) ? '' : line))}${gates}`

describe('a policy that builds on another', () => {
  test('says what that one leaves open', () => {
    const loaded = load(own(''), { [REFERENCE]: ORGANISATION })
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(formatDiagnostic).join('\n'))
    expect(loaded.policy.gates.map(({ id }) => id)).toEqual(['peer-review', 'tests', 'coverage', 'record'])
    expect(loaded.policy).toMatchObject({ profile: null, extends: [REFERENCE] })
    expect(loaded.policy.roles.get('quality-owner')?.users).toEqual(['carol'])
  })

  test.each<[string, string, string]>([
    ['adds a gate', '  more: { type: checks, require: [{ name: CodeQL, app: github-advanced-security }] }\n', ''],
    [
      'asks for more approvals',
      '  peer-review: { require: [{ count: 2 }, { count: 1, from: [quality-owner] }] }\n',
      '',
    ],
    [
      'asks for one requirement more',
      '  peer-review: { require: [{ count: 1 }, { count: 1, from: [quality-owner] }, { count: 1 }] }\n',
      '',
    ],
    ['says the same', '  peer-review: { require: [{ count: 1 }, { count: 1, from: [quality-owner] }] }\n', ''],
    ['allows less', '  tests: { reports: [{ name: unit, paths: [a.xml] }], max-skipped: 4, flaky: fail }\n', ''],
    [
      'asks for a minimum beside',
      '  coverage: { reports: [{ name: unit, paths: [a.info] }], project: { min: 70 } }\n',
      '',
    ],
    ['asks at every risk', '  record: { when: { risk: [low, medium, high] } }\n', ''],
    ['has roles of its own', '', 'roles: { tester: { users: [dave] } }\n'],
    ['keeps records elsewhere', '', 'ledger: { branch: audit }\n'],
    ['has the clauses of another edition', '', 'iso9001: { edition: "2026" }\n'],
    ['finds more to be risky', '', 'risk: [{ level: high, paths: ["src/payments/**"] }]\n'],
  ])('may, when it %s', (_, gates, head) => {
    expect(told(own(gates, head), { [REFERENCE]: ORGANISATION })).toEqual('accepted')
  })

  test('may demand more trust, and never less', () => {
    const demanding = { [REFERENCE]: `${ORGANISATION}trust: separate-job\n` }
    expect(told(own('', 'trust: ci-artifact\n'), demanding)).toEqual('accepted')
    expect(told(own('', 'trust: self-reported\n'), demanding)).toEqual([
      expect.stringContaining(loosens('"trust"', 17)),
    ])
  })

  test('may demand that a gate applies, and never let changes pass without one where the other does not', () => {
    const lenient = { [REFERENCE]: `${ORGANISATION}when-nothing-applies: pass\n` }
    expect(told(own('', 'when-nothing-applies: fail\n'), lenient)).toEqual('accepted')
    expect(told(own('', 'when-nothing-applies: pass\n'), lenient)).toEqual('accepted')
    const strict = { [REFERENCE]: `${ORGANISATION}when-nothing-applies: fail\n` }
    expect(told(own('', 'when-nothing-applies: pass\n'), strict)).toEqual([
      `${FILE}:3:1 ${loosens('"when-nothing-applies"', 17)}`,
    ])
    expect(told(own('', 'when-nothing-applies: pass\n'), { [REFERENCE]: ORGANISATION })).toEqual([
      `${FILE}:3:1 This loosens "when-nothing-applies", which acme/.github:quality-policy.yml:1 omits. A policy that extends another may only add and tighten rules.`,
    ])
    expect(told(`version: 1\nprofile: starter\nwhen-nothing-applies: pass\n`)).toEqual('accepted')
  })

  const base = (line: number) => `acme/.github:quality-policy.yml:${line}`
  const loosens = (what: string, line: number) =>
    `This loosens ${what}, which ${base(line)} requires. A policy that extends another may only add and tighten rules.`
  const changes = (what: string, line: number) =>
    `This changes ${what} and is not provably stricter than ${base(line)}. Keep the value from there, or add a separate gate.`

  test.each<[string, string, string | undefined, string]>([
    [
      'fewer requirements',
      '  peer-review: { require: [{ count: 1 }] }\n',
      undefined,
      loosens('"require" of the gate peer-review', 6),
    ],
    [
      'another type of gate',
      '  peer-review: { type: checks, require: [{ name: a, app: b }] }\n',
      undefined,
      changes('"type" of the gate peer-review', 5),
    ],
    [
      'fewer people excluded',
      '  peer-review: { exclude: [author] }\n',
      undefined,
      loosens('"exclude" of the gate peer-review', 4),
    ],
    [
      'more failures than its default',
      '  tests: { reports: [{ name: unit, paths: [a.xml] }], max-failed: 1 }\n',
      undefined,
      loosens('"max-failed" of the gate tests', 7),
    ],
    [
      'more skipped cases',
      '  tests: { reports: [{ name: unit, paths: [a.xml] }], max-skipped: 6 }\n',
      undefined,
      loosens('"max-skipped" of the gate tests', 9),
    ],
    [
      'a condition',
      '  peer-review: { when: { branches: [main] } }\n',
      undefined,
      loosens('"when" of the gate peer-review', 4),
    ],
    [
      'another condition',
      '  record: { when: { branches: [main] } }\n',
      undefined,
      loosens('"when" of the gate record', 13),
    ],
    [
      'advice in place of a rule',
      '  coverage: { reports: [{ name: u, paths: [a] }], enforce: { advisory-until: 2030-01-01 } }\n',
      undefined,
      loosens('"enforce" of the gate coverage', 10),
    ],
    [
      'other clauses',
      '  peer-review: { clauses: ["8.6"] }\n',
      undefined,
      changes('"clauses" of the gate peer-review', 4),
    ],
  ])('may not have %s', (_, gates, head, message) => {
    const lines = told(own(gates, head), { [REFERENCE]: ORGANISATION })
    expect(lines).toEqual([expect.stringContaining(message)])
    expect(lines[0]).toMatch(/^\.github\/quality-policy\.yml:\d+:\d+ /)
  })

  test.each<[string, string, string]>([
    ['roles: { quality-owner: { users: [carol, mallory] } }\n', '3:10', changes('"roles.quality-owner"', 2)],
    [
      'concessions: { granted-by: [quality-owner] }\n',
      '3:1',
      'This loosens "concessions", which acme/.github:quality-policy.yml:1 omits. A policy that extends another may only add and tighten rules.',
    ],
    [
      'unattended-apps: [dependabot]\n',
      '3:1',
      'This loosens "unattended-apps", which acme/.github:quality-policy.yml:1 omits. A policy that extends another may only add and tighten rules.',
    ],
    [
      'known-addresses: [{ address: a@b.example, is: tool }]\n',
      '3:1',
      'This loosens "known-addresses", which acme/.github:quality-policy.yml:1 omits. A policy that extends another may only add and tighten rules.',
    ],
    [
      'risk: [{ level: low, paths: ["**"] }]\n',
      '3:8',
      `This lowers the risk of changes, and ${base(11)} requires less of low-risk changes. A policy that extends another may only raise the risk.`,
    ],
  ])('may not say %s', (head, place, message) => {
    expect(told(own('', head), { [REFERENCE]: ORGANISATION })).toEqual([`${FILE}:${place} ${message}`])
  })

  test('may not move the ledger, or change the edition, once that is set', () => {
    const said = `${ORGANISATION}ledger: { branch: records }\niso9001: { edition: "2015" }\n`
    expect(told(own('', 'ledger: { branch: mine }\niso9001: { edition: "2026" }\n'), { [REFERENCE]: said })).toEqual([
      `${FILE}:3:11 ${changes('"ledger.branch"', 17)}`,
      `${FILE}:4:12 ${changes('"iso9001.edition"', 18)}`,
    ])
  })

  test('decides about risk after those it builds on', () => {
    const loaded = load(own('', 'risk: [{ level: medium, paths: ["**"] }]\n'), { [REFERENCE]: ORGANISATION })
    expect(loaded).toMatchObject({ ok: true, policy: { risk: [{ level: 'high' }, { level: 'medium' }] } })
  })

  test('reports an error of an extended policy in that policy', () => {
    const wrong = ORGANISATION.replace('max-skipped: 5', 'max-skiped: 5')
    expect(told(own(''), { [REFERENCE]: wrong })).toEqual([
      'acme/.github:quality-policy.yml:9:5 Unknown key "max-skiped" (did you mean "max-skipped"?).',
    ])
  })

  test('reports here what is left open and not set', () => {
    expect(told(`version: 1\nextends:\n  - "${REFERENCE}"\n`, { [REFERENCE]: ORGANISATION })).toEqual([
      `${FILE}:2:1 gates.coverage of acme/.github:quality-policy.yml: "reports" is missing; it must be a list.`,
      `${FILE}:2:1 gates.tests of acme/.github:quality-policy.yml: "reports" is missing; it must be a list.`,
    ])
  })

  test.each<[string, string, string]>([
    [
      'is empty',
      '',
      'acme/.github:quality-policy.yml:1:1 The file is empty. Write at least `version: 1` and one gate.',
    ],
    ['is no text', '\0', 'acme/.github:quality-policy.yml:1:1 The file is binary, not text. Is this the right file?'],
    ['is of another version', 'version: 2\n', 'acme/.github:quality-policy.yml:1:1 "version" must be 1, but is 2.'],
    [
      'builds on others too',
      `version: 1\nextends: ["${OTHER}"]\n`,
      'acme/.github:quality-policy.yml:2:1 An extended policy cannot extend other policies itself. List all of them here.',
    ],
  ])('says so when that one %s', (_, text, message) => {
    expect(told(own(''), { [REFERENCE]: text })).toEqual([message])
  })

  test('chooses where that one requires one of several, and is held to the rest of it', () => {
    const open = ORGANISATION.replace(', patch: { min: 80 }', '')
    const text = own('  coverage: { reports: [{ name: unit, paths: [a.info] }], project: { min: 10 } }\n')
    expect(told(text, { [REFERENCE]: open })).toBe('accepted')
    const looser = `${text}  peer-review: { require: [{ count: 1 }] }\n`
    expect(told(looser, { [REFERENCE]: open })).toEqual([
      expect.stringContaining(loosens('"require" of the gate peer-review', 6)),
    ])
  })

  test('is refused when it cannot be compared', () => {
    // Each alone is right; only one of the two may be said.
    const text = own('  record: { source: { files: ["changes/*.yml"] } }\n')
    expect(told(text, { [REFERENCE]: ORGANISATION })).toEqual([
      expect.stringContaining('"source" needs one of "files", "description" and "issue": a change has one record.'),
    ])
  })

  test('builds on several, each as strict as those before it', () => {
    const both = `version: 1\nextends: ["${REFERENCE}", "${OTHER}"]\ngates:\n${REPORTS}`
    const strict =
      'version: 1\ngates: { peer-review: { type: approvals, require: [{ count: 3 }, { from: [quality-owner] }] } }\n'
    const loaded = load(both, { [REFERENCE]: ORGANISATION, [OTHER]: strict })
    expect(loaded).toMatchObject({
      ok: true,
      policy: { gates: [{ settings: { require: [{ count: 3 }, { count: 1 }] } }, {}, {}, {}] },
    })
    expect(
      told(both, {
        [REFERENCE]: ORGANISATION,
        [OTHER]: strict.replace('count: 3', 'count: 1').replace(', { from: [quality-owner] }', ''),
      }),
    ).toEqual([`acme/rules:strict.yml:2:42 ${loosens('"require" of the gate peer-review', 6)}`])
  })
})

describe('a profile', () => {
  const TAILORED = `roles: { release-manager: { users: [bob] } }
gates:
  tests: { reports: [{ name: unit, paths: [junit.xml] }] }
`
  const small = (gates = '') =>
    `version: 1\nprofile: small-team\n${TAILORED}${gates}  traceability:\n    work-items: [{ source: ids, prefix: CR- }]\n`

  test('is tightened and filled in, and where it says nothing it is open', () => {
    expect(told(small())).toBe('accepted')
    expect(told(small('  peer-review: { require: [{ count: 2 }], exclude: [author] }\n'))).toBe('accepted')
    expect(told(`${small()}    exempt: [{ app: dependabot, only-paths: ["*.lock"] }]\n`)).toBe('accepted')
  })

  test('is not loosened where it says something', () => {
    expect(
      told(
        small('  release: { authorised-by: { from: [release-manager, dev] } }\n').replace(
          'roles: {',
          'roles: { dev: { users: [eve] },',
        ),
      ),
    ).toEqual([
      `${FILE}:6:31 This loosens "authorised-by.from" of the gate release, which profile small-team requires. A policy that extends another may only add and tighten rules.`,
    ])
    expect(told(small().replace('[junit.xml] }]', '[junit.xml] }], max-failed: 1'))).toEqual([
      expect.stringContaining('This loosens "max-failed" of the gate tests, which profile small-team requires.'),
    ])
  })

  test('may stand below the policy of an organisation', () => {
    const organisation = 'version: 1\nprofile: small-team\ngates: { peer-review: { require: [{ count: 2 }] } }\n'
    const text = `version: 1\nextends: ["${REFERENCE}"]\n${TAILORED}  traceability: { work-items: [{ source: ids, prefix: CR- }] }\n`
    const loaded = load(text, { [REFERENCE]: organisation })
    expect(loaded).toMatchObject({ ok: true, policy: { profile: 'small-team' } })
    expect(
      told(text.replace('gates:\n', 'gates:\n  peer-review: { require: [{ count: 1 }] }\n'), {
        [REFERENCE]: organisation,
      }),
    ).toEqual([expect.stringContaining('which acme/.github:quality-policy.yml:3 requires')])
  })

  test('is the same for all, or an error', () => {
    const organisation = 'version: 1\nprofile: regulated\n'
    expect(told(`version: 1\nprofile: starter\nextends: ["${REFERENCE}"]\n`, { [REFERENCE]: organisation })).toEqual([
      `${FILE}:2:1 acme/.github:quality-policy.yml uses the profile regulated, so this cannot be starter.`,
    ])
  })
})

const LEAVE_OUT =
  'The profile could change unset values of an extended policy that does not use it. Remove the profile, or set it in each extended policy.'

test('a profile is not brought in by another policy beside the one that leaves things unsaid', () => {
  const both = own('').replace(`"${REFERENCE}"`, `"${REFERENCE}", "${OTHER}"`)
  expect(told(both, { [REFERENCE]: ORGANISATION, [OTHER]: 'version: 1\nprofile: small-team-solo\n' })).toEqual([
    `acme/rules:strict.yml:2:1 ${LEAVE_OUT}`,
  ])
})

test('a profile is named by what a policy builds on, or not at all', () => {
  const small = own('', 'profile: standard\n')
  expect(told(small, { [REFERENCE]: ORGANISATION })).toEqual([`${FILE}:3:1 ${LEAVE_OUT}`])
})

test('on a profile a team says itself what is of low risk', () => {
  const policy = `version: 1\nprofile: standard\nroles: { maintainer: { users: [bob] }, quality-owner: { users: [carol] }, release-manager: { users: [dora] } }
risk: [{ level: low, only-paths: ["docs/**"] }]
gates:
  tests: { reports: [{ name: unit, paths: [junit.xml] }] }
  coverage: { reports: [{ name: unit, paths: [lcov.info] }] }
  traceability: { work-items: [{ source: github-issues }] }
  change-record: { source: { description: true } }
`
  expect(told(policy)).toBe('accepted')
})
