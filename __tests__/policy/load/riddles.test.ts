import { describe, expect, test } from '@jest/globals'
import { formatDiagnostic, loadPolicy } from '../../../src/policy/load/load.ts'

// What is special in YAML alone, and what stands for another kind of value, in words of policies and with the line to write.

function told(text: string): string[] {
  const loaded = loadPolicy(Buffer.from(text), 'p.yml')
  return (loaded.ok ? loaded.warnings : loaded.diagnostics).map(formatDiagnostic)
}

const approvals = (keys: string): string =>
  `version: 1\ngates:\n  a: { type: approvals, require: [{ count: 1 }]${keys} }\n`
const coverage = (keys: string): string =>
  `version: 1\ngates:\n  a:\n    type: coverage\n    reports: [{ name: u, paths: [l] }]\n${keys}`
const users = (list: string): string =>
  `version: 1\nroles: { lead: { users: ${list} } }\ngates:\n  a: { type: approvals, require: [{ from: [lead] }] }\n`
const checks = (name: string): string =>
  `version: 1\ngates:\n  a:\n    type: checks\n    require:\n      - name: ${name}\n        app: ci\n`

const PATTERN = 'This is not valid YAML: a pattern that begins with "*" or contains "{" must be in quotes.'
const AT = 'This is not valid YAML: no text begins with "@" in YAML, and users and teams are named without it.'
const SPACE = (key: string) => `This is not valid YAML: a space is missing after the colon of "${key}".`
const COLON = 'This is not valid YAML: a value that contains ": " must be in quotes.'

describe('a riddle of YAML is explained, with the line to write', () => {
  test.each<[string, string, string]>([
    [
      'a pattern that begins with an asterisk',
      coverage('    source: { include: [**/*.ts] }\n    patch: { min: 80 }\n'),
      `6:25 ${PATTERN} Write: \`source: { include: ["**/*.ts"] }\``,
    ],
    [
      'such a pattern on a line of its own',
      coverage('    patch: { min: 80 }\n    source:\n      include:\n        - **/*.ts\n'),
      `9:11 ${PATTERN} Write: \`- "**/*.ts"\``,
    ],
    [
      'several of them, beside one that needs no quotes',
      coverage('    source:\n      include: [*.ts, src/**, *.{js,mjs}]\n'),
      `7:17 ${PATTERN} Write: \`include: ["*.ts", src/**, "*.{js,mjs}"]\``,
    ],
    [
      'alternatives in brackets',
      approvals(', when: { paths: [src/{a,b}/**] }'),
      `3:66 ${PATTERN} Write: \`a: { type: approvals, require: [{ count: 1 }], when: { paths: ["src/{a,b}/**"] } }\``,
    ],
    [
      'a pattern with @, which is the name of a folder',
      coverage('    source: { include: [@acme/**] }\n'),
      '6:25 This is not valid YAML: a pattern that begins with "@" must be in quotes. Write: `source: { include: ["@acme/**"] }`',
    ],
    ['a user with @', users('[@alice]'), `2:26 ${AT} Write: \`roles: { lead: { users: [alice] } }\``],
    [
      'a user with @ on a line of its own',
      'version: 1\nroles:\n  lead:\n    users:\n      - bob\n      - @alice\n',
      `6:9 ${AT} Write: \`- alice\``,
    ],
    [
      'a user in backticks',
      users('[`bob`]'),
      '2:26 This is not valid YAML: no text begins with "`" in YAML, and names are written without it. Write: `roles: { lead: { users: [bob] } }`',
    ],
    [
      'a percentage with its sign in front',
      coverage('    patch: { min: %80 }\n'),
      '6:19 This is not valid YAML: no text begins with "%" in YAML, and percentages are written without it. Write: `patch: { min: 80 }`',
    ],
    [
      'an account id apart from its login',
      users('[bob #583231]'),
      '2:26 This is not valid YAML: " #" begins a comment, which hides the rest of the line. Write: `roles: { lead: { users: [bob#583231] } }`',
    ],
    [
      'a number sign in a text in brackets',
      `version: 1\ngates:\n  a: { type: checks, require: [{ name: build #1, app: ci }] }\n`,
      '3:40 This is not valid YAML: " #" begins a comment, which hides the rest of the line. Write: `a: { type: checks, require: [{ name: "build #1", app: ci }] }`',
    ],
    ['a colon in a value', checks('ci: build'), `6:15 ${COLON} Write: \`- name: "ci: build"\``],
    [
      'a colon in a value in braces',
      'version: 1\ngates:\n  a: { type: checks, require: [{ name: ci: build, app: ci }] }\n',
      `3:40 ${COLON} Write: \`a: { type: checks, require: [{ name: "ci: build", app: ci }] }\``,
    ],
    [
      'a key without a space after its colon',
      'version: 1\ngates:\n  a:\n    type:approvals\n    require: [{ count: 1 }]\n',
      `4:10 ${SPACE('type')} Write: \`type: approvals\``,
    ],
    ['the first key without one', 'version:1\ngates:\n  a: {}\n', `1:9 ${SPACE('version')} Write: \`version: 1\``],
    [
      'a tab before a key',
      'version: 1\ngates:\n\ta: { type: approvals, require: [{ count: 1 }] }\n',
      '3:1 This is not valid YAML: a tab indents this line; indent it with 2 spaces. Write: `a: { type: approvals, require: [{ count: 1 }] }`',
    ],
    [
      'a tab below a key that is deeper',
      'version: 1\ngates:\n  a: # the first\n\ttype: approvals\n',
      '4:1 This is not valid YAML: a tab indents this line; indent it with 4 spaces. Write: `type: approvals`',
    ],
  ])('%s', (_, text, expected) => expect(told(text)).toEqual([`p.yml:${expected}`]))
})

describe('one kind of value for another is refused, with the line to write', () => {
  test.each<[string, string, string]>([
    [
      'a report as its path, in a list',
      'version: 1\ngates:\n  a: { type: tests, reports: [a] }\n',
      '3:31 An entry of "reports" must be a mapping of keys, but is "a". Write: `{ name: unit, paths: [a] }`',
    ],
    [
      'a report as its path',
      'version: 1\ngates:\n  a: { type: tests, reports: "out/**/*.xml" }\n',
      '3:21 "reports" must be a list, but is "out/**/*.xml". Write: `reports: [{ name: unit, paths: ["out/**/*.xml"] }]`',
    ],
    [
      'a minimum alone',
      coverage('    patch: 80\n'),
      '6:5 "patch" must be a mapping of keys, but is 80. Write: `patch: { min: 80 }`',
    ],
    [
      'a minimum with its sign',
      coverage('    patch: { min: 80% }\n'),
      '6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is "80%". Write: `min: 80`',
    ],
    ['one user', users('alice'), '2:18 "users" must be a list, but is "alice". Write: `users: [alice]`'],
    [
      'a user for a role',
      'version: 1\nroles: { lead: alice }\ngates:\n  a: { type: approvals, require: [{ from: [lead] }] }\n',
      '2:10 "lead" must be a mapping of keys, but is "alice". Write: `lead: { users: [alice] }`',
    ],
    [
      'a branch for conditions',
      approvals(', when: "release/*"'),
      '3:50 "when" must be a mapping of keys, but is "release/*". Write: `when: { branches: ["release/*"] }`',
    ],
    [
      'one requirement',
      'version: 1\ngates:\n  a: { type: approvals, require: { count: 2, from: [lead] } }\nroles: { lead: { users: [bob] } }\n',
      '3:25 "require" must be a list, but is a mapping of keys. Write: `require: [{ count: 2, from: [lead] }]`',
    ],
    [
      'a number of approvals',
      'version: 1\ngates:\n  a: { type: approvals, require: 2 }\n',
      '3:25 "require" must be a list, but is 2. Write: `require: [{ count: 2 }]`',
    ],
    [
      'yes, which YAML 1.2 reads as text',
      approvals(', request-reviews: yes'),
      '3:50 "request-reviews" must be true or false, but is "yes". Write: `request-reviews: true`',
    ],
    [
      'off, which YAML 1.2 reads as text',
      approvals(', request-reviews: off'),
      '3:50 "request-reviews" must be true or false, but is "off". Write: `request-reviews: false`',
    ],
    [
      'a key without a space after its colon, in braces',
      'version: 1\ngates:\n  a: { type: approvals, require: [{ count:1 }] }\n',
      '3:37 A space is missing after the colon of "count". Write: `count: 1`',
    ],
    [
      'a gate of one key without a space after its colon',
      'version: 1\niso9001:\n  edition:2026\ngates:\n  a: { type: approvals, require: [{ count: 1 }] }\n',
      '2:1 "iso9001" must be a mapping of keys, but is "edition:2026". Write: `iso9001: { edition: 2026 }`',
    ],
    [
      'a profile that is none',
      'version: 1\nprofile: strict\n',
      '2:1 There is no profile "strict" (there are: starter, small-team-solo, small-team, standard, regulated). `gatebook profile` shows what each of them requires.',
    ],
    [
      'a profile with a typing error, without what it would have given',
      'version: 1\nprofile: regulatd\ngates: { tests: { max-skipped: 3 } }\n',
      '2:1 There is no profile "regulatd" (did you mean "regulated"?). `gatebook profile` shows what each of them requires.',
    ],
  ])('%s', (_, text, expected) => expect(told(text)).toEqual([`p.yml:${expected}`]))
})

describe('no line is proposed', () => {
  test.each<[string, string]>([
    ['where something else is wrong', 'version: 1\ngates: [\n'],
    ['for an alias whose anchor is missing', 'version: 1\ngates: *gates\n'],
    [
      'where letters would be hidden',
      `version: 1\nroles: { lead: { users: "a\u202eb" } }\ngates: { a: { type: approvals, require: [{ count: 1 }] } }\n`,
    ],
    ['for what stands for nothing', 'version: 1\ngates: 3\n'],
    [
      'for names that objects have',
      'version: 1\ngates: { constructor: { type: approvals, require: [{ toString: yes }] } }\n',
    ],
  ])('%s', (_, text) => expect(told(text).join('\n')).not.toContain('Write:'))

  test('of a line that nobody would read', () => {
    expect(told(users(`"${'x'.repeat(200)}"`)).join('\n')).not.toContain('Write:')
  })
})

describe('a comment without a space', () => {
  test('behind a value is told, and the policy holds', () => {
    expect(told(checks('build #1'))).toEqual([
      'p.yml:6:21 "#" begins a comment here, so the value ends before it. If the rest is a part of it, put it in quotes. Write: `- name: "build #1"`',
    ])
  })

  test('between a login and its account id is told', () => {
    const text = users('[bob]').replace(/roles:.*/, 'roles:\n  lead:\n    users:\n      - bob #583231')
    expect(told(text)).toContain(
      'p.yml:5:13 "#" begins a comment here, so the value ends before it. If the rest is a part of it, put it in quotes. Write: `- bob#583231`',
    )
  })

  test('in the place of a value is told beside what is missing', () => {
    expect(told(checks('#1'))).toEqual([
      'p.yml:6:9 "name" must be text, but is empty.',
      'p.yml:6:15 "#" begins a comment here, so the value ends before it. If the rest is a part of it, put it in quotes. Write: `- name: "#1"`',
    ])
  })

  test.each<[string, string]>([
    ['with a space', approvals('').replace('\n', ' # the first\n')],
    ['on a line of its own', `#first\n${approvals('')}`],
    ['behind a key with values below', approvals('').replace('gates:', 'gates: #all')],
    ['behind a list', `${approvals('')}unattended-apps: [dependabot] #none else\n`],
    ['in quotes', checks('"build #1"')],
    ['glued to the text before', checks('build#1')],
  ])('%s is none of that', (_, text) => expect(told(text)).toEqual([]))
})
