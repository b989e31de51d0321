import { describe, expect, test } from '@jest/globals'
import { formatDiagnostic, loadPolicy } from '../../../src/policy/load/load.ts'
import { basesOf, fixture, goodPolicies } from './good-policies.ts'

const APPROVALS = '  a: { type: approvals, require: [{ count: 1 }] }\n'

function warned(text: string): string[] {
  const loaded = loadPolicy(new TextEncoder().encode(`version: 1\n${text}`), 'p.yml')
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(formatDiagnostic).join('\n'))
  return loaded.warnings.map(formatDiagnostic)
}

const roles = (text: string): string => `roles: { ${text} }\n`
const gate = (keys: string): string => `gates:\n  a: { type: approvals, require: [{ count: 1 }], ${keys} }\n`

/** Policies in which one person has a role alone, as it is in small teams. */
const alone = (who: string, role: string): string[] => [
  `For a change by ${who} this can never be met: it requires 1 person with the role ${role}, and the author does not count. Add somebody to the role, or require fewer.`,
]
const ALONE: Readonly<Record<string, readonly string[]>> = {
  'embedded-firmware.yml': alone('kim', 'safety'),
  'roles.yml': alone('carol', 'quality-owner'),
}

describe('a policy is warned of', () => {
  test.each<[string, string, string[]]>([
    [
      'a role that no gate asks for',
      `${roles('maintainer: { users: [bob] }')}gates:\n${APPROVALS}`,
      ['p.yml:2:10 No gate uses the role maintainer.'],
    ],
    [
      'an edition whose numbers are not certain',
      `iso9001: { edition: "2026" }\ngates:\n${APPROVALS}`,
      [
        'p.yml:2:12 The clause numbers of ISO 9001:2026 are known from secondary sources only, and records are marked so. Compare them with the standard before you rely on them.',
      ],
    ],
    [
      'people who review what nothing leaves to be reviewed',
      `${roles('lead: { users: [bob] }')}gates:\n${APPROVALS}retrospective-reviews: { done-by: [lead] }\n`,
      ['p.yml:5:1 Nothing leaves a review to be done: no type of change and no kind of release has `review-within`.'],
    ],
    [
      'more approvals than a role has people',
      `${roles('lead: { users: [bob, carol] }')}gates:\n  a: { type: approvals, require: [{ count: 1 }, { count: 3, from: [lead] }] }\n`,
      ['p.yml:4:49 This can never be met: it requires 3, but 2 people have the role lead.'],
    ],
    [
      'places that one person would have to fill twice',
      `${roles('lead: { users: [bob] }, owner: { users: [Bob] }')}gates:\n  a: { type: approvals, require: [{ from: [lead] }, { from: [owner] }] }\n`,
      ['p.yml:4:53 This can never be met: each person counts once, and too few are left for the role owner.'],
    ],
    [
      'an authorisation that nobody can give',
      `${roles('lead: { users: [bob] }')}gates:\n  a: { type: change-record, source: { description: true }, authorised-by: { count: 2, from: [lead] } }\n`,
      ['p.yml:4:60 This can never be met: it requires 2, but 1 person has the role lead.'],
    ],
    [
      'an authorisation of a type of change that nobody can give',
      `${roles('lead: { users: [bob] }')}gates:\n  a: { type: change-record, source: { description: true }, types: { urgent: { authorised-by: { count: 2, from: [lead] } } } }\n`,
      ['p.yml:4:79 This can never be met: it requires 2, but 1 person has the role lead.'],
    ],
    [
      'a release that nobody can authorise',
      `${roles('lead: { users: [bob] }')}gates:\n  a: { type: release, authorised-by: { count: 2, from: [lead] } }\n`,
      ['p.yml:4:23 This can never be met: it requires 2, but 1 person has the role lead.'],
    ],
    [
      'a minimum of nothing',
      'gates:\n  a: { type: coverage, reports: [{ name: u, paths: [l] }], patch: { min: 0 } }\n',
      ['p.yml:3:69 A minimum of 0 always passes, except when a report cannot be used.'],
    ],
    [
      'a gate for a risk that no rule gives',
      gate('when: { risk: [high] }'),
      ['p.yml:3:58 This gate never applies: no rule of "risk" sets the risk high.'],
    ],
    [
      'a condition that holds always',
      gate('when: { risk: [high, low, medium] }'),
      ['p.yml:3:58 This lists every level of risk, so the condition has no effect.'],
    ],
    [
      'a gate that its author can keep away',
      gate('when: { or-labels: [security] }'),
      ['p.yml:3:50 This gate applies only with a label, so anybody who can remove the label can disable it.'],
    ],
    [
      'rules behind one that matches everything',
      `risk:\n  - { level: low, paths: ["**"] }\n  - { level: high, paths: ["src/**"] }\n  - { level: high, labels: [x] }\ngates:\n${APPROVALS}`,
      [
        'p.yml:3:5 This rule makes the risk of every change low, and no later rule by paths applies. Name the files that are meant, such as "docs/**".',
        'p.yml:4:5 This rule never applies: rule 1 already matches all its paths.',
      ],
    ],
    [
      'a first rule by paths that makes everything low, behind one by size',
      `risk:\n  - { level: high, more-than: { lines: 9 } }\n  - { level: low, only-paths: ["**/*"] }\ngates:\n${APPROVALS}`,
      [
        'p.yml:4:5 This rule makes the risk of every change low, and no later rule by paths applies. Name the files that are meant, such as "docs/**".',
      ],
    ],
    [
      'two of two people, each of whom may be the author',
      `${roles('lead: { users: [alice, bob] }')}gates:\n  second-look: { type: approvals, require: [{ count: 2, from: [lead] }] }\n`,
      [
        'p.yml:4:45 For a change by alice or bob this can never be met: it requires 2 people with the role lead, and the author does not count. Add somebody to the role, or require fewer.',
      ],
    ],
    [
      'the only person of a role, who may be the author',
      `${roles('lead: { users: [alice, bob] }, owner: { users: [carol] }')}gates:\n  a: { type: approvals, require: [{ from: [lead] }, { from: [owner] }] }\n`,
      [
        'p.yml:4:53 For a change by carol this can never be met: it requires 1 person with the role owner, and the author does not count. Add somebody to the role, or require fewer.',
      ],
    ],
    [
      'an authorisation that its only giver cannot give for their own change',
      `${roles('lead: { users: [bob] }')}gates:\n  a: { type: change-record, source: { description: true }, authorised-by: { from: [lead] } }\n`,
      [
        'p.yml:4:60 For a change by bob this can never be met: it requires 1 person with the role lead, and the author does not count. Add somebody to the role, or require fewer.',
      ],
    ],
    [
      'nobody who is excluded',
      gate('exclude: []'),
      [
        'p.yml:3:50 This excludes nobody, so contributors can approve their own change. List at least "author", or remove the key.',
      ],
    ],
    [
      'a requirement that no change needs',
      'gates:\n  a: { type: approvals, require: [{ count: 1, not-needed-when: { only-paths: ["**"] } }] }\n',
      [
        'p.yml:3:66 This matches every file, so no change needs this approval by its files. Name the files that are meant, such as "docs/**".',
      ],
    ],
    [
      'an exemption of all that an app does',
      'gates:\n  a: { type: traceability, work-items: [{ source: github-issues }], exempt: [{ app: dependabot, only-paths: ["**"] }] }\n',
      [
        'p.yml:3:97 This matches every file, so every change of the app is exempt. Name the files that are meant, such as "docs/**".',
      ],
    ],
    [
      'a fraction where a percentage is meant',
      'gates:\n  a: { type: coverage, reports: [{ name: u, paths: [l] }], patch: { min: 0.8 }, components: [{ name: x, paths: [a], project: { min: "0.925" } }] }\n',
      [
        'p.yml:3:69 This is 0.8 percent, which nearly everything reaches. Is 80 meant?',
        'p.yml:3:128 This is 0.925 percent, which nearly everything reaches. Is 92.5 meant?',
      ],
    ],
    [
      'a check that waits for its own verdict',
      'gates:\n  a: { type: checks, require: [{ name: "Gatebook: verdict", app: github-actions }, { name: gatebook, status-by: "github-actions[bot]" }] }\n',
      [
        'p.yml:3:34 "Gatebook: verdict" is a check of Gatebook itself, which waits for this gate, so neither can ever pass. Remove it here and require it in the ruleset of the branch.',
        'p.yml:3:86 "gatebook" is a check of Gatebook itself, which waits for this gate, so neither can ever pass. Remove it here and require it in the ruleset of the branch.',
      ],
    ],
  ])('%s', (_, text, expected) => expect(warned(text)).toEqual(expected))
})

describe('a policy is not warned of', () => {
  test.each<[string, string]>([
    ['nothing odd', `gates:\n${APPROVALS}`],
    ['a quality owner, whom every policy needs', `${roles('quality-owner: { users: [bob] }')}gates:\n${APPROVALS}`],
    [
      'as many people as are required',
      `${roles('lead: { users: [bob, carol, dave] }')}gates:\n  a: { type: approvals, require: [{ count: 2, from: [lead] }] }\n`,
    ],
    [
      'as many people as there are, where the author may approve',
      `${roles('lead: { users: [bob, carol] }')}gates:\n  a: { type: approvals, exclude: [bots], require: [{ count: 2, from: [lead] }] }\n`,
    ],
    [
      'the only person of a role, for changes of apps',
      `${roles('lead: { users: [bob] }')}gates:\n  a: { type: approvals, require: [{ from: [lead] }], when: { from: [apps] } }\n`,
    ],
    [
      'a team, whose members the policy does not tell',
      `${roles('lead: { users: [bob], teams: [acme/core] }')}gates:\n  a: { type: approvals, require: [{ from: [lead] }] }\n`,
    ],
    [
      'one person with two names',
      `${roles('lead: { users: [bob#3, carol] }')}gates:\n  a: { type: approvals, require: [{ from: [lead] }] }\n`,
    ],
    [
      'a minimum of one percent',
      'gates:\n  a: { type: coverage, reports: [{ name: u, paths: [l] }], patch: { min: 1 }, project: { min: 1, max-drop: 0.5 } }\n',
    ],
    ['a check of another name', 'gates:\n  a: { type: checks, require: [{ name: Gatebook tests, app: ci }] }\n'],
    ['a medium risk without rules', gate('when: { risk: [medium, high] }')],
    ['a risk that no rule gives, beside a label', gate('when: { risk: [high], or-labels: [x] }')],
    ['a risk that a label gives', `risk: [{ level: high, labels: [x] }]\n${gate('when: { risk: [high] }')}`],
    ['a label beside another condition', gate('when: { branches: [main], or-labels: [x] }')],
  ])('%s', (_, text) => expect(warned(text)).toEqual([]))

  test.each(goodPolicies)('the example %s, but of roles', name => {
    const loaded = loadPolicy(fixture(name), name, basesOf(name))
    const warnings = loaded.ok ? loaded.warnings.map(({ message }) => message) : ['not loaded']
    const alone = ALONE[name] ?? []
    const isTold = (message: string) => !/^No gate uses the role|^The clause numbers of ISO 9001:2026/.test(message)
    expect(warnings.filter(isTold)).toEqual(alone)
  })
})

test('every level of risk says something over a profile with requirements at some of them', () => {
  const text = `version: 1
profile: standard
roles: { maintainer: { users: [bob] }, quality-owner: { users: [carol] }, release-manager: { users: [dora] } }
gates:
  tests: { reports: [{ name: unit, paths: [junit.xml] }] }
  coverage: { reports: [{ name: unit, paths: [lcov.info] }] }
  traceability: { work-items: [{ source: github-issues }] }
  change-record: { source: { description: true }, when: { risk: [low, medium, high] } }
`
  const loaded = loadPolicy(Buffer.from(text), 'p.yml')
  expect(loaded.ok && loaded.warnings.map(({ message }) => message)).toEqual(['No gate uses the role maintainer.'])
})
