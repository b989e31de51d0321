import { gates } from '../../../src/gates/registry.ts'

/** Every gate type, as messages list them. */
const TYPES = gates.map(({ type }) => type).join(', ')

/** A policy that must be refused, and every message about it, as `line:column message`. */
export interface BadPolicy {
  name: string
  text: string
  told: readonly string[]
  /** The mistake needs more than a JSON Schema to be seen: two places, the spelling of YAML, or exact decimals. */
  onlyLoader?: boolean
}

export const badPolicies: readonly BadPolicy[] = [
  {
    name: 'a misspelt key at the top',
    text: `
version: 1
gate:
  peer-review: { type: approvals, require: [{ count: 1 }] }
`.slice(1),
    told: ['2:1 Unknown key "gate" (did you mean "gates"?).'],
  },
  {
    name: 'an unknown key at the top',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
aims: []
`.slice(1),
    told: [
      '6:1 Unknown key "aims" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
    ],
  },
  {
    name: 'a misspelt key in a role',
    text: `
version: 1
roles:
  maintainer: { user: [alice] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['3:17 Unknown key "user" (did you mean "users"?).'],
  },
  {
    name: 'an unknown key in a role',
    text: `
version: 1
roles:
  maintainer: { users: [alice], team: [acme/core] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['3:33 Unknown key "team" (did you mean "teams"?).'],
  },
  {
    name: 'a misspelt key in a gate',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    exlude: [author]
`.slice(1),
    told: ['6:5 Unknown key "exlude" (did you mean "exclude"?).'],
  },
  {
    name: 'a key of another gate type',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    patch: { min: 80 }
`.slice(1),
    told: [
      '6:5 Unknown key "patch" (known here: require, people, exclude, on-push, max-age, veto, request-reviews, on-none, when, enforce, clauses).',
    ],
  },
  {
    name: 'a misspelt gate type key',
    text: `
version: 1
gates:
  peer-review:
    typ: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['4:5 Unknown key "typ" (did you mean "type"?).'],
  },
  {
    name: 'a misspelt key in a list',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require:
      - count: 1
      - counts: 2
`.slice(1),
    told: ['7:9 Unknown key "counts" (did you mean "count"?).'],
  },
  {
    name: 'a misspelt key in a group of a gate',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    on-push: { stalled: commit }
`.slice(1),
    told: ['6:16 Unknown key "stalled" (did you mean "stale"?).'],
  },
  {
    name: 'a key written as in JavaScript',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80, minLines: 3 }
`.slice(1),
    told: ['6:23 Unknown key "minLines" (did you mean "min-lines"?).'],
  },
  {
    name: 'an unknown key where another is missing',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { minimum: 80 }
`.slice(1),
    told: [
      '6:5 "min" is missing; it must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5.',
      '6:14 Unknown key "minimum" (known here: min, min-lines, on-unmeasured, ignore-whitespace).',
    ],
  },
  {
    name: 'a misspelt key in the ledger',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: { brnch: records }
`.slice(1),
    told: ['6:11 Unknown key "brnch" (did you mean "branch"?).'],
  },
  {
    name: 'no version',
    text: `
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['1:1 "version" is missing; it must be 1.'],
  },
  {
    name: 'the version as text',
    text: `
version: "1"
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['1:1 "version" must be 1, but is "1" (write it without quotes).'],
  },
  {
    name: 'a version that does not exist',
    text: `
version: 2
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['1:1 "version" must be 1, but is 2.'],
  },
  {
    name: 'no gates',
    text: `
version: 1
`.slice(1),
    told: ['1:1 "gates" is missing; it must be a mapping of named entries.'],
  },
  {
    name: 'gates without a gate',
    text: `
version: 1
gates: {}
`.slice(1),
    told: ['2:1 "gates" needs at least one gate: without one nothing is checked.'],
    onlyLoader: true,
  },
  {
    name: 'gates with nothing after the colon',
    text: `
version: 1
gates:
`.slice(1),
    told: ['2:1 "gates" must be a mapping of named entries, but is empty.'],
  },
  {
    name: 'gates as a list',
    text: `
version: 1
gates:
  - type: approvals
`.slice(1),
    told: ['2:1 "gates" must be a mapping of named entries, but is a list.'],
  },
  {
    name: 'a gate with nothing in it',
    text: `
version: 1
gates:
  peer-review:
`.slice(1),
    told: ['3:3 "peer-review" must be a mapping of keys, but is empty.'],
  },
  {
    name: 'a gate that is only its type',
    text: `
version: 1
gates:
  peer-review: approvals
`.slice(1),
    told: ['3:3 "peer-review" must be a mapping of keys, but is "approvals".'],
  },
  {
    name: 'a gate without a type',
    text: `
version: 1
gates:
  peer-review:
    require: [{ count: 1 }]
`.slice(1),
    told: [`3:3 "type" is missing (known: ${TYPES}).`],
  },
  {
    name: 'a type that is a list',
    text: `
version: 1
gates:
  peer-review:
    type: [approvals]
    require: [{ count: 1 }]
`.slice(1),
    told: [`4:5 "type" must be text, but is a list (known: ${TYPES}).`],
  },
  {
    name: 'a misspelt gate type',
    text: `
version: 1
gates:
  peer-review:
    type: aprovals
    require: [{ count: 1 }]
`.slice(1),
    told: ['4:5 Unknown gate type "aprovals" (did you mean "approvals"?).'],
  },
  {
    name: 'an unknown gate type',
    text: `
version: 1
gates:
  peer-review:
    type: sast
    require: [{ count: 1 }]
`.slice(1),
    told: [`4:5 Unknown gate type "sast" (known: ${TYPES}).`],
  },
  {
    name: 'a gate type with a name that every object has',
    text: `
version: 1
gates:
  peer-review:
    type: constructor
    require: [{ count: 1 }]
`.slice(1),
    told: [`4:5 Unknown gate type "constructor" (known: ${TYPES}).`],
  },
  {
    name: 'a gate name with a space',
    text: `
version: 1
gates:
  peer review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '3:3 The name "peer review" must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.',
    ],
  },
  {
    name: 'a role name in capitals',
    text: `
version: 1
roles:
  Maintainer: { users: [alice] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '3:3 The name "Maintainer" must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.',
    ],
  },
  {
    name: 'a name that is too long',
    text: `
version: 1
gates:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '3:3 The name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.',
    ],
  },
  {
    name: 'more gates than fifty',
    text: `
version: 1
gates:
  gate-0: { type: approvals, require: [{}] }
  gate-1: { type: approvals, require: [{}] }
  gate-2: { type: approvals, require: [{}] }
  gate-3: { type: approvals, require: [{}] }
  gate-4: { type: approvals, require: [{}] }
  gate-5: { type: approvals, require: [{}] }
  gate-6: { type: approvals, require: [{}] }
  gate-7: { type: approvals, require: [{}] }
  gate-8: { type: approvals, require: [{}] }
  gate-9: { type: approvals, require: [{}] }
  gate-10: { type: approvals, require: [{}] }
  gate-11: { type: approvals, require: [{}] }
  gate-12: { type: approvals, require: [{}] }
  gate-13: { type: approvals, require: [{}] }
  gate-14: { type: approvals, require: [{}] }
  gate-15: { type: approvals, require: [{}] }
  gate-16: { type: approvals, require: [{}] }
  gate-17: { type: approvals, require: [{}] }
  gate-18: { type: approvals, require: [{}] }
  gate-19: { type: approvals, require: [{}] }
  gate-20: { type: approvals, require: [{}] }
  gate-21: { type: approvals, require: [{}] }
  gate-22: { type: approvals, require: [{}] }
  gate-23: { type: approvals, require: [{}] }
  gate-24: { type: approvals, require: [{}] }
  gate-25: { type: approvals, require: [{}] }
  gate-26: { type: approvals, require: [{}] }
  gate-27: { type: approvals, require: [{}] }
  gate-28: { type: approvals, require: [{}] }
  gate-29: { type: approvals, require: [{}] }
  gate-30: { type: approvals, require: [{}] }
  gate-31: { type: approvals, require: [{}] }
  gate-32: { type: approvals, require: [{}] }
  gate-33: { type: approvals, require: [{}] }
  gate-34: { type: approvals, require: [{}] }
  gate-35: { type: approvals, require: [{}] }
  gate-36: { type: approvals, require: [{}] }
  gate-37: { type: approvals, require: [{}] }
  gate-38: { type: approvals, require: [{}] }
  gate-39: { type: approvals, require: [{}] }
  gate-40: { type: approvals, require: [{}] }
  gate-41: { type: approvals, require: [{}] }
  gate-42: { type: approvals, require: [{}] }
  gate-43: { type: approvals, require: [{}] }
  gate-44: { type: approvals, require: [{}] }
  gate-45: { type: approvals, require: [{}] }
  gate-46: { type: approvals, require: [{}] }
  gate-47: { type: approvals, require: [{}] }
  gate-48: { type: approvals, require: [{}] }
  gate-49: { type: approvals, require: [{}] }
  gate-50: { type: approvals, require: [{}] }
`.slice(1),
    told: ['2:1 "gates" has more than 50 gates.'],
    onlyLoader: true,
  },
  {
    name: 'approvals without a requirement',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
`.slice(1),
    told: ['3:3 "require" is missing; it must be a list.'],
  },
  {
    name: 'an empty list of requirements',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: []
`.slice(1),
    told: ['5:5 "require" must have at least one entry.'],
  },
  {
    name: 'one requirement that is not in a list',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: { count: 1 }
`.slice(1),
    told: ['5:5 "require" must be a list, but is a mapping of keys. Write: `require: [{ count: 1 }]`'],
  },
  {
    name: 'more requirements than twenty',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]
`.slice(1),
    told: ['5:5 "require" must have at most 20 entries, but has 21.'],
  },
  {
    name: 'no approval at all as a requirement',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 0 }]
`.slice(1),
    told: ['5:17 "count" must be at least 1, but is 0.'],
  },
  {
    name: 'a count in words',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: one }]
`.slice(1),
    told: ['5:17 "count" must be a number, but is "one".'],
  },
  {
    name: 'a count in quotes',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: "2" }]
`.slice(1),
    told: ['5:17 "count" must be a number, but is "2" (write it without quotes).'],
  },
  {
    name: 'half an approval',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1.5 }]
`.slice(1),
    told: ['5:17 "count" must be a whole number, but is 1.5.'],
  },
  {
    name: 'a count beyond every number',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 99999999999999999999 }]
`.slice(1),
    told: ['5:17 "count" must be at most 10, but is 100000000000000000000.'],
  },
  {
    name: 'a count that is not a number',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: .nan }]
`.slice(1),
    told: ['5:17 "count" must be a number, but is not a number.'],
  },
  {
    name: 'a role that is not in a list',
    text: `
version: 1
roles:
  maintainer: { users: [alice] }
gates:
  peer-review:
    type: approvals
    require: [{ from: maintainer }]
`.slice(1),
    told: ['7:17 "from" must be a list, but is "maintainer". Write: `from: [maintainer]`'],
  },
  {
    name: 'a role that nobody defines, without any',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ from: [maintainer] }]
`.slice(1),
    told: ['5:24 No role "maintainer" is defined; define it under "roles".'],
    onlyLoader: true,
  },
  {
    name: 'a role that nobody defines, with one like it',
    text: `
version: 1
roles:
  maintainer: { users: [alice] }
gates:
  peer-review:
    type: approvals
    require: [{ from: [maintainers] }]
`.slice(1),
    told: ['7:24 No role "maintainers" is defined (did you mean "maintainer"?).'],
    onlyLoader: true,
  },
  {
    name: 'a role that nobody defines, with others',
    text: `
version: 1
roles:
  maintainer: { users: [alice] }
  quality-owner: { users: [bob] }
gates:
  peer-review:
    type: approvals
    require: [{ from: [maintainer, release] }]
`.slice(1),
    told: ['8:36 No role "release" is defined (defined: maintainer, quality-owner).'],
    onlyLoader: true,
  },
  {
    name: 'a misspelt choice, twice',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    exclude: [autor, bot]
`.slice(1),
    told: [
      '6:15 An entry of "exclude" must be one of "author", "committers", "co-authors", "last-pusher", "requester", "bots", but is "autor" (did you mean "author"?).',
      '6:22 An entry of "exclude" must be one of "author", "committers", "co-authors", "last-pusher", "requester", "bots", but is "bot" (did you mean "bots"?).',
    ],
  },
  {
    name: 'a choice that is not in a list',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    exclude: author
`.slice(1),
    told: ['6:5 "exclude" must be a list, but is "author". Write: `exclude: [author]`'],
  },
  {
    name: 'a misspelt choice in a group',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    on-push: { stale: comit }
`.slice(1),
    told: ['6:16 "stale" must be one of "patch", "content", "commit", but is "comit" (did you mean "commit"?).'],
  },
  {
    name: 'text where a group belongs',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    on-push: stale
`.slice(1),
    told: ['6:5 "on-push" must be a mapping of keys, but is "stale".'],
  },
  {
    name: 'users with an @, a space, and nothing',
    text: `
version: 1
roles:
  maintainer: { users: ["@alice", al ice, ""] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '3:25 "@alice" in "users" is not a GitHub user name (write it without @ and spaces).',
      '3:35 "al ice" in "users" is not a GitHub user name (write it without @ and spaces).',
      '3:43 "" in "users" is not a GitHub user name (write it without @ and spaces).',
    ],
  },
  {
    name: 'a role of nobody',
    text: `
version: 1
roles:
  maintainer: { users: [] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['3:17 "users" must have at least one entry.'],
  },
  {
    name: 'users that YAML reads as something else',
    text: `
version: 1
roles:
  maintainer: { users: [42, true, ~] }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '3:25 An entry of "users" must be text, but is 42 (put it in quotes).',
      '3:29 An entry of "users" must be text, but is true (put it in quotes).',
      '3:35 An entry of "users" must be text, but is empty.',
    ],
  },
  {
    name: 'roles as a list',
    text: `
version: 1
roles: [alice]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:1 "roles" must be a mapping of named entries, but is a list.'],
  },
  {
    name: 'a role as a list',
    text: `
version: 1
roles:
  maintainer: [alice]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['3:3 "maintainer" must be a mapping of keys, but is a list.'],
  },
  {
    name: 'more than a hundred percent',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 101 }
`.slice(1),
    told: ['6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is 101.'],
    onlyLoader: true,
  },
  {
    name: 'less than nothing',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: -1 }
`.slice(1),
    told: ['6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is -1.'],
    onlyLoader: true,
  },
  {
    name: 'a percentage with five decimals',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80.12345 }
`.slice(1),
    told: [
      '6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is 80.12345.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a percentage with a sign',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80% }
`.slice(1),
    told: [
      '6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is "80%". Write: `min: 80`',
    ],
    onlyLoader: true,
  },
  {
    name: 'a percentage with a comma',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: "80,5" }
`.slice(1),
    told: [
      '6:14 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is "80,5".',
    ],
    onlyLoader: true,
  },
  {
    name: 'a percentage that is not there',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    project: {}
`.slice(1),
    told: [
      '6:5 "min" is missing; it must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5.',
    ],
  },
  {
    name: 'a percentage with nothing after the colon',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    project:
      min:
`.slice(1),
    told: [
      '7:7 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is empty.',
    ],
  },
  {
    name: 'an infinite percentage',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    project: { min: .inf }
`.slice(1),
    told: [
      '6:16 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is Infinity.',
    ],
    onlyLoader: true,
  },
  {
    name: 'coverage that asks for nothing',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
`.slice(1),
    told: ['3:3 "coverage" needs `project`, `patch` or `components`.'],
    onlyLoader: true,
  },
  {
    name: 'a pattern from the root of the machine',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80 }
    source: { include: ["/src/**"] }
`.slice(1),
    told: ['7:25 "/src/**" in "include" begins with a slash: patterns are relative to the root of the repository.'],
    onlyLoader: true,
  },
  {
    name: 'patterns that cannot be used',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80 }
    source:
      exclude:
        - "!src/**"
        - ""
        - 1
`.slice(1),
    told: [
      '9:11 "!src/**" in "exclude" begins with "!": patterns cannot be negated, use `exclude`.',
      '10:11 "" in "exclude" is empty.',
      '11:11 An entry of "exclude" must be text, but is 1 (put it in quotes).',
    ],
  },
  {
    name: 'a report as its path',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: lcov.info
    patch: { min: 80 }
`.slice(1),
    told: ['5:5 "reports" must be a list, but is "lcov.info". Write: `reports: [{ name: unit, paths: [lcov.info] }]`'],
  },
  {
    name: 'reports as paths',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [lcov.info]
    patch: { min: 80 }
`.slice(1),
    told: [
      '5:15 An entry of "reports" must be a mapping of keys, but is "lcov.info". Write: `{ name: unit, paths: [lcov.info] }`',
    ],
  },
  {
    name: 'two reports of one name',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }, { name: unit, paths: [b.info] }]
    patch: { min: 80 }
`.slice(1),
    told: ['5:5 "reports" must not use a name twice.'],
    onlyLoader: true,
  },
  {
    name: 'a metric that is not there',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80 }
    metric: branches
`.slice(1),
    told: [
      '7:5 "metric" must be one of "line", "strict-line", "branch", "function", "statement", but is "branches" (did you mean "branch"?).',
    ],
  },
  {
    name: 'a limit below zero and an unknown choice',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    patch: { min: 80, min-lines: -1, on-unmeasured: ignore }
`.slice(1),
    told: [
      '6:23 "min-lines" must be at least 0, but is -1.',
      '6:38 "on-unmeasured" must be one of "pass", "count-as-missed", "fail", but is "ignore".',
    ],
  },
  {
    name: 'a ledger branch that git refuses',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: { branch: a..b }
`.slice(1),
    told: ['6:11 "a..b" in "branch" is not a branch name.'],
  },
  {
    name: 'a ledger branch with the folder of all branches in front',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: { branch: refs/heads/q }
`.slice(1),
    told: [
      '6:11 "branch" must be the name of a branch without the prefix "refs/heads/", such as quality-records, but is "refs/heads/q".',
    ],
  },
  {
    name: 'whichever branch is checked out as the ledger',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: { branch: HEAD }
`.slice(1),
    told: ['6:11 "branch" must name one branch; HEAD and @ depend on what is checked out, but is "HEAD".'],
  },
  {
    name: 'the short word for it',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: { branch: "@" }
`.slice(1),
    told: ['6:11 "branch" must name one branch; HEAD and @ depend on what is checked out, but is "@".'],
  },
  {
    name: 'a ledger as text',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
ledger: quality-records
`.slice(1),
    told: [
      '6:1 "ledger" must be a mapping of keys, but is "quality-records". Write: `ledger: { branch: quality-records }`',
    ],
  },
  {
    name: 'a key given twice at the top',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
version: 1
`.slice(1),
    told: ['6:1 The key "version" appears twice here. Keep one of them.'],
    onlyLoader: true,
  },
  {
    name: 'a gate given twice',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
  peer-review:
    type: approvals
    require: [{ count: 2 }]
`.slice(1),
    told: ['6:3 The key "peer-review" appears twice here. Keep one of them.'],
    onlyLoader: true,
  },
  {
    name: 'keys given twice within a gate',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    require: [{ count: 2, count: 3 }]
`.slice(1),
    told: [
      '6:5 The key "require" appears twice here. Keep one of them.',
      '6:27 The key "count" appears twice here. Keep one of them.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a gate given twice, written differently',
    text: `
version: 1
gates:
  true: { type: approvals, require: [{}] }
  True: { type: approvals, require: [{}] }
`.slice(1),
    told: ['4:3 The key "true" appears twice here. Keep one of them.'],
    onlyLoader: true,
  },
  {
    name: 'tabs for indentation',
    text: 'version: 1\n' + 'gates:\n' + '\tpeer-review:\n' + '\t\ttype: approvals\n',
    told: ['3:1 This is not valid YAML: a tab indents this line; indent it with 2 spaces. Write: `peer-review:`'],
    onlyLoader: true,
  },
  {
    name: 'a list instead of keys',
    text: `
- version: 1
`.slice(1),
    told: ['1:1 The policy must be a mapping of keys, but is a list.'],
  },
  {
    name: 'a word instead of keys',
    text: `
hello
`.slice(1),
    told: ['1:1 The policy must be a mapping of keys, but is "hello".'],
  },
  {
    name: 'null instead of keys',
    text: `
~
`.slice(1),
    told: ['1:1 The policy must be a mapping of keys, but is empty.'],
  },
  {
    name: 'two documents',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
---
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['7:1 A second YAML document starts here. Keep one document, without `---`.'],
    onlyLoader: true,
  },
  {
    name: 'a brace that is not closed',
    text: `
version: 1
gates: {
`.slice(1),
    told: [
      '3:1 This is not valid YAML: a bracket, a brace or a quote is not closed, or a line is not indented far enough.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a quote that is not closed',
    text: `
version: 1
gates: "abc
`.slice(1),
    told: [
      '3:1 This is not valid YAML: a bracket, a brace or a quote is not closed, or a line is not indented far enough.',
    ],
    onlyLoader: true,
  },
  {
    name: 'two colons in a line',
    text: `
version: 1
gates: a: b
`.slice(1),
    told: ['2:8 This is not valid YAML: a value that contains ": " must be in quotes. Write: `gates: "a: b"`'],
    onlyLoader: true,
  },
  {
    name: 'an alias without its anchor',
    text: `
version: 1
gates: *gates
`.slice(1),
    told: ['2:9 This is not valid YAML: the alias *gates has no anchor &gates before it.'],
    onlyLoader: true,
  },
  {
    name: 'an alias of the group that it is in',
    text: `
version: 1
gates: &gates
  peer-review: *gates
`.slice(1),
    told: [`3:3 "type" is missing (known: ${TYPES}).`],
  },
  {
    name: 'a list as a key',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
? [a, b]
: c
`.slice(1),
    told: ['6:3 A key must be plain text, not a list, a mapping or an alias.'],
    onlyLoader: true,
  },
  {
    name: 'an alias as a key',
    text: `
version: &one 1
*one : 2
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '1:1 Unknown key "1" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
      '2:1 A key must be plain text, not a list, a mapping or an alias.',
    ],
  },
  {
    name: 'keys that are numbers or null',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
1: a
~: b
`.slice(1),
    told: [
      '6:1 Unknown key "1" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
      '7:1 Unknown key "null" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
    ],
  },
  {
    name: 'keys merged in',
    text: `
version: 1
gates:
  peer-review: &base
    type: approvals
    require: [{ count: 1 }]
  second:
    <<: *base
`.slice(1),
    told: [`6:3 "type" is missing (known: ${TYPES}).`, '7:5 Merge keys ("<<") are not supported. Write the keys out.'],
  },
  {
    name: 'a tag',
    text: `
version: !!js/function "x"
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['1:10 This is not valid YAML: a text that begins with "!" must be in quotes.'],
    onlyLoader: true,
  },
  {
    name: 'a key that reaches into every object',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
__proto__: { polluted: true }
`.slice(1),
    told: ['6:1 The key "__proto__" is not allowed.'],
  },
  {
    name: 'names that every object has',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
constructor: 1
toString: 2
`.slice(1),
    told: [
      '6:1 Unknown key "constructor" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
      '7:1 Unknown key "toString" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
    ],
  },
  {
    name: 'an emoji as a key',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
🚀: 1
`.slice(1),
    told: [
      '6:1 Unknown key "🚀" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
    ],
  },
  {
    name: 'a key that is written from right to left',
    text:
      'version: 1\n' +
      'gates:\n' +
      '  peer-review:\n' +
      '    type: approvals\n' +
      '    require: [{ count: 1 }]\n' +
      '‮gates: 1\n',
    told: ['6:1 Unknown key "\\u202egates" (did you mean "gates"?).'],
  },
  {
    name: 'a key with an invisible letter',
    text: 'version: 1\n' + 'ga​tes:\n' + '  peer-review:\n' + '    type: approvals\n' + '    require: [{ count: 1 }]\n',
    told: ['2:1 Unknown key "ga\\u200btes" (did you mean "gates"?).'],
  },
  {
    name: 'a key that is very long',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: 1
`.slice(1),
    told: [
      '6:1 Unknown key "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger).',
    ],
  },
  {
    name: 'a control character',
    text: 'version: 1\u0007\n',
    told: ['1:11 This is not valid YAML: it contains a control character.'],
    onlyLoader: true,
  },
  {
    name: 'a condition that is misspelt',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { branch: [main] }
`.slice(1),
    told: ['6:13 Unknown key "branch" (did you mean "branches"?).'],
  },
  {
    name: 'a condition that can be dodged by taking a label away',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { labels: [security] }
`.slice(1),
    told: ['6:13 Unknown key "labels" (did you mean "or-labels"?).'],
  },
  {
    name: 'no condition',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: {}
`.slice(1),
    told: ['6:5 "when" needs at least one condition; omit it to apply to every change.'],
    onlyLoader: true,
  },
  {
    name: 'a branch that is no list',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { branches: main }
`.slice(1),
    told: ['6:13 "branches" must be a list, but is "main". Write: `branches: [main]`'],
  },
  {
    name: 'a branch pattern that is negated',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { branches: ["!main"] }
`.slice(1),
    told: ['6:24 "!main" in "branches" begins with "!": patterns cannot be negated, use `exclude`.'],
    onlyLoader: true,
  },
  {
    name: 'a level of risk that there is not',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { risk: [extreme] }
`.slice(1),
    told: ['6:20 An entry of "risk" must be one of "low", "medium", "high", but is "extreme".'],
  },
  {
    name: 'a source of changes that there is not',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { from: [people] }
`.slice(1),
    told: ['6:20 An entry of "from" must be one of "apps", "forks", but is "people".'],
  },
  {
    name: 'an event as a condition',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    when: { event: [merge_group] }
`.slice(1),
    told: [
      '6:13 Unknown key "event" (known here: branches, paths, expect-empty, risk, more-than, unverified-commits, from, or-labels).',
    ],
  },
  {
    name: 'a gate that is to be ignored',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    enforce: advisory
`.slice(1),
    told: ['6:5 "enforce" must be "blocking", or { advisory-until: 2027-03-01 } with a day, but is "advisory".'],
  },
  {
    name: 'advice without an end',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    enforce: { advisory-until: never }
`.slice(1),
    told: ['6:16 "advisory-until" must be a valid date such as 2027-03-01, but is "never".'],
  },
  {
    name: 'advice until a day that the calendar has not',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    enforce: { advisory-until: 2027-02-30 }
`.slice(1),
    told: ['6:16 "advisory-until" must be a valid date such as 2027-03-01, but is "2027-02-30".'],
    onlyLoader: true,
  },
  {
    name: 'a misspelt enforcement',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    enforced: blocking
`.slice(1),
    told: ['6:5 Unknown key "enforced" (did you mean "enforce"?).'],
  },
  {
    name: 'a clause as a number',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    clauses: [8.6]
`.slice(1),
    told: ['6:15 An entry of "clauses" must be text, but is 8.6 (put it in quotes).'],
  },
  {
    name: 'a clause that the standard has not',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    clauses: ["3.1"]
`.slice(1),
    told: ['6:15 An entry of "clauses" must be the number of a clause from 4 to 10, such as "8.3.4", but is "3.1".'],
  },
  {
    name: 'no clause',
    text: `
version: 1
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
    clauses: []
`.slice(1),
    told: ['6:5 "clauses" must have at least one entry.'],
  },
  {
    name: 'a risk rule that applies to nothing',
    text: `
version: 1
risk: [{ level: high }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:8 An entry of "risk" needs "paths", "only-paths", "labels" or "more-than" to define when it applies.'],
    onlyLoader: true,
  },
  {
    name: 'a risk that a label lowers',
    text: `
version: 1
risk: [{ level: low, labels: [trivial] }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '2:10 "level" must be "medium" or "high" in a rule by label or size, which only raises the risk, but is "low".',
    ],
    onlyLoader: true,
  },
  {
    name: 'a risk that its size lowers',
    text: `
version: 1
risk: [{ level: low, more-than: { lines: 5 } }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: [
      '2:10 "level" must be "medium" or "high" in a rule by label or size, which only raises the risk, but is "low".',
    ],
    onlyLoader: true,
  },
  {
    name: 'a risk rule by label and path at once',
    text: `
version: 1
risk: [{ level: high, labels: [x], paths: ["a/**"] }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:8 An entry of "risk" accepts only one of paths, "labels" or "more-than": use a separate rule for each.'],
    onlyLoader: true,
  },
  {
    name: 'a size of nothing',
    text: `
version: 1
risk: [{ level: high, more-than: {} }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:23 "more-than" needs "files" or "lines".'],
    onlyLoader: true,
  },
  {
    name: 'a size that is misspelt',
    text: `
version: 1
risk: [{ level: high, more-than: { line: 5 } }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:36 Unknown key "line" (did you mean "lines"?).'],
  },
  {
    name: 'a risk by more than no files',
    text: `
version: 1
risk: [{ level: high, more-than: { files: 0 } }]
gates:
  peer-review:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['2:36 "files" must be at least 1, but is 0.'],
  },
  {
    name: 'a condition on a gate that judges releases',
    text: `
version: 1
roles: { manager: { users: [carol] } }
gates:
  release:
    type: release
    authorised-by: { from: [manager] }
    when: { branches: [main] }
`.slice(1),
    told: ['7:5 "when" selects changes, but this gate evaluates releases: select them with "tags" and "environments".'],
    onlyLoader: true,
  },
  {
    name: 'misspelt keys in work items of two kinds',
    text: `
version: 1
gates:
  t:
    type: traceability
    work-items:
      - { source: jira, projcts: [ABC] }
      - { source: github-issues, lables: [x] }
`.slice(1),
    told: [
      '6:25 Unknown key "projcts" (did you mean "projects"?).',
      '7:34 Unknown key "lables" (did you mean "labels"?).',
    ],
  },
  {
    name: 'a gate with the name of the one that is always there',
    text: `
version: 1
gates:
  protected-paths:
    type: approvals
    require: [{ count: 1 }]
`.slice(1),
    told: ['3:3 "protected-paths" is the name of a built-in gate. Choose another name.'],
    onlyLoader: true,
  },
  {
    name: 'a report from an artifact without a name',
    text: `
version: 1
gates:
  t: { type: tests, reports: [{ name: u, artifact: '', paths: [a.xml] }] }
`.slice(1),
    told: ['3:42 "artifact" must not be empty.'],
  },
  {
    name: 'a report of an artifact without a path',
    text: `
version: 1
gates:
  t: { type: tests, reports: [{ name: u, artifact: junit }] }
`.slice(1),
    told: ['3:31 "paths" is missing; it must be a list.'],
  },
  {
    name: 'a label that is empty',
    text: `
version: 1
risk: [{ level: high, labels: [''] }]
gates:
  a: { type: approvals, require: [{ count: 1 }] }
`.slice(1),
    told: ['2:32 An entry of "labels" must not be empty.'],
  },
  {
    name: 'labels that are no list',
    text: `
version: 1
risk: [{ level: high, labels: breaking }]
gates:
  a: { type: approvals, require: [{ count: 1 }] }
`.slice(1),
    told: ['2:23 "labels" must be a list, but is "breaking". Write: `labels: [breaking]`'],
  },
  {
    name: 'a size in words',
    text: `
version: 1
risk: [{ level: high, more-than: { lines: many } }]
gates:
  a: { type: approvals, require: [{ count: 1 }] }
`.slice(1),
    told: ['2:36 "lines" must be a number, but is "many".'],
  },
  {
    name: 'a size as text',
    text: `
version: 1
risk: [{ level: high, more-than: { lines: '400' } }]
gates:
  a: { type: approvals, require: [{ count: 1 }] }
`.slice(1),
    told: ['2:36 "lines" must be a number, but is "400" (write it without quotes).'],
  },
  {
    name: 'a branch pattern that begins with a slash',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], when: { branches: [/main] } }
`.slice(1),
    told: ['3:69 "/main" in "branches" begins with a slash: patterns are relative to the root of the repository.'],
    onlyLoader: true,
  },
  {
    name: 'conditions as a list',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], when: [main] }
`.slice(1),
    told: ['3:50 "when" must be a mapping of keys, but is a list.'],
  },
  {
    name: 'advice for ever',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], enforce: { advisory-until: '' } }
`.slice(1),
    told: ['3:61 "advisory-until" must be a valid date such as 2027-03-01, but is "".'],
  },
  {
    name: 'advice until a moment instead of a day',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], enforce: { advisory-until: '2027-03-01T00:00:00Z' } }
`.slice(1),
    told: ['3:61 "advisory-until" must be a valid date such as 2027-03-01, but is "2027-03-01T00:00:00Z".'],
  },
  {
    name: 'a misspelt end of advice',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], enforce: { advisory-untill: 2027-03-01 } }
`.slice(1),
    told: ['3:61 Unknown key "advisory-untill" (did you mean "advisory-until"?).'],
  },
  {
    name: 'a clause that ends in a point',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 1 }], clauses: ['8.6.'] }
`.slice(1),
    told: ['3:60 An entry of "clauses" must be the number of a clause from 4 to 10, such as "8.3.4", but is "8.6.".'],
  },
  {
    name: 'two mistakes in one gate, its own and a common one',
    text: `
version: 1
gates:
  a: { type: approvals, require: [{ count: 0 }], enforce: off }
`.slice(1),
    told: [
      '3:37 "count" must be at least 1, but is 0.',
      '3:50 "enforce" must be "blocking", or { advisory-until: 2027-03-01 } with a day, but is "off".',
    ],
  },
  {
    name: 'an address of a tool that is a pattern',
    text: `
version: 1
known-addresses: [{ address: "*@tool.example", is: tool }]
gates: { s: { type: approvals, require: [{ count: 1 }] } }
`.slice(1),
    told: ['2:21 "address" must be one whole e-mail address, such as noreply@example.com, but is "*@tool.example".'],
  },
  {
    name: 'an address that GitHub hands out, as one of a tool',
    text: `
version: 1
known-addresses: [{ address: bob@users.noreply.github.com, is: tool }]
gates: { s: { type: approvals, require: [{ count: 1 }] } }
`.slice(1),
    told: ['2:21 "bob@users.noreply.github.com" in "address" is an address of GitHub, which stands for an account.'],
    onlyLoader: true,
  },
  {
    name: 'an address of a person, as a known one',
    text: `
version: 1
known-addresses: [{ address: a@b.example, is: person }]
gates: { s: { type: approvals, require: [{ count: 1 }] } }
`.slice(1),
    told: ['2:43 "is" must be "tool", but is "person".'],
  },
  {
    name: 'an address that is there twice',
    text: `
version: 1
known-addresses: [{ address: a@b.example, is: tool }, { address: A@B.example, is: tool }]
gates: { s: { type: approvals, require: [{ count: 1 }] } }
`.slice(1),
    told: ['2:1 "known-addresses" has an address twice.'],
    onlyLoader: true,
  },
  {
    name: 'a check without its app',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: CodeQL }] }
`.slice(1),
    told: [
      '3:32 An entry of "require" needs either `app`, which posts it as a check run, or `status-by`, which posts it as a commit status.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a check that is both a check run and a commit status',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: ci, app: jenkins, status-by: jenkins-bot }] }
`.slice(1),
    told: [
      '3:32 An entry of "require" needs either `app`, which posts it as a check run, or `status-by`, which posts it as a commit status.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a commit status that may be skipped',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: ci, status-by: jenkins-bot, allow: [skipped] }] }
`.slice(1),
    told: ['3:68 "allow" has no meaning with `status-by`: a commit status is neither neutral nor skipped.'],
    onlyLoader: true,
  },
  {
    name: 'a commit status of two accounts, of which only the newest counts',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: ci, status-by: one }, { name: ci, status-by: two }] }
`.slice(1),
    told: ['3:22 "require" must not name a check twice.'],
    onlyLoader: true,
  },
  {
    name: 'a check of an app with a space',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: CodeQL, app: Advanced Security }] }
`.slice(1),
    told: ['3:48 "app" must be the slug of an app, as in github.com/apps/<slug>, but is "Advanced Security".'],
  },
  {
    name: 'no check',
    text: `
version: 1
gates:
  s: { type: checks, require: [] }
`.slice(1),
    told: ['3:22 "require" must have at least one entry.'],
  },
  {
    name: 'a check that may fail',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b, allow: [failure] }] }
`.slice(1),
    told: ['3:59 An entry of "allow" must be one of "neutral", "skipped", but is "failure".'],
  },
  {
    name: 'a check twice',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b }, { name: a, app: b }] }
`.slice(1),
    told: ['3:22 "require" must not name a check twice.'],
    onlyLoader: true,
  },
  {
    name: 'a check as text',
    text: `
version: 1
gates:
  s: { type: checks, require: [CodeQL] }
`.slice(1),
    told: ['3:32 An entry of "require" must be a mapping of keys, but is "CodeQL".'],
  },
  {
    name: 'a check without a name',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: '', app: b }] }
`.slice(1),
    told: ['3:34 "name" must not be empty.'],
  },
  {
    name: 'a misspelt app',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, apps: b }] }
`.slice(1),
    told: ['3:43 Unknown key "apps" (did you mean "app"?).'],
  },
  {
    name: 'a gate without a type, of a kind that could be guessed',
    text: `
version: 1
gates:
  s: { typ: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: ['3:8 Unknown key "typ" (did you mean "type"?).'],
  },
  {
    name: 'a misspelt gate type',
    text: `
version: 1
gates:
  s: { type: check, require: [{ name: a, app: b }] }
`.slice(1),
    told: ['3:8 Unknown gate type "check" (did you mean "checks"?).'],
  },
  {
    name: 'a branch that is empty',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b }], when: { branches: [''] } }
`.slice(1),
    told: ['3:73 "" in "branches" is empty.'],
    onlyLoader: true,
  },
  {
    name: 'a risk that is no list',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b }], when: { risk: high } }
`.slice(1),
    told: ['3:62 "risk" must be a list, but is "high". Write: `risk: [high]`'],
  },
  {
    name: 'a label that brings nothing in',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b }], when: { or-labels: [] } }
`.slice(1),
    told: ['3:62 "or-labels" must have at least one entry.'],
  },
  {
    name: 'more risk that asks for less',
    text: `
version: 1
gates:
  s: { type: checks, require: [{ name: a, app: b }], when: { risk: [low, medium] } }
`.slice(1),
    told: ['3:62 "risk" must also name every higher level: higher risk must not require less.'],
    onlyLoader: true,
  },
  {
    name: 'a profile that nobody knows',
    text: `
version: 1
profile: standart
gates:
  s: { type: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: [
      '2:1 There is no profile "standart" (did you mean "standard"?). `gatebook profile` shows what each of them requires.',
    ],
  },
  {
    name: 'a policy to build on that is not pinned',
    text: `
version: 1
extends: ['acme/.github:quality-policy.yml']
gates:
  s: { type: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: [
      '2:11 An entry of "extends" must be a policy in another repository, such as acme/.github:quality-policy.yml@ and a commit of 40 digits or a protected branch, but is "acme/.github:quality-policy.yml".',
    ],
    onlyLoader: true,
  },
  {
    name: 'a policy to build on outside of its repository',
    text: `
version: 1
extends: ['acme/.github:../x.yml@main']
gates:
  s: { type: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: [
      '2:11 An entry of "extends" must be a policy in another repository, such as acme/.github:quality-policy.yml@ and a commit of 40 digits or a protected branch, but is "acme/.github:../x.yml@main".',
    ],
    onlyLoader: true,
  },
  {
    name: 'a policy to build on that is no list',
    text: `
version: 1
extends: acme/.github:quality-policy.yml@main
gates:
  s: { type: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: [
      '2:1 "extends" must be a list, but is "acme/.github:quality-policy.yml@main". Write: `extends: ["acme/.github:quality-policy.yml@main"]`',
    ],
  },
  {
    name: 'a policy to build on whose text is not at hand',
    text: `
version: 1
extends:
  - acme/.github:quality-policy.yml@main
gates:
  s: { type: checks, require: [{ name: a, app: b }] }
`.slice(1),
    told: [
      '3:5 The content of acme/.github:quality-policy.yml is not available here. Give its text with --extends FILE.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a profile that leaves things open',
    text: `
version: 1
profile: small-team
roles: { release-manager: { users: [bob] } }
`.slice(1),
    told: [
      '2:1 gates.tests of profile small-team: "reports" is missing; it must be a list.',
      '2:1 gates.traceability of profile small-team: "work-items" is missing; it must be a list.',
    ],
    onlyLoader: true,
  },
  {
    name: 'a profile whose role nobody has',
    text: `
version: 1
profile: small-team
gates:
  tests: { reports: [{ name: unit, paths: [junit.xml] }] }
  traceability: { work-items: [{ source: github-issues }] }
`.slice(1),
    told: ['2:1 gates.release of profile small-team: No role "release-manager" is defined; define it under "roles".'],
    onlyLoader: true,
  },
  {
    name: 'a role that names nobody',
    text: `
version: 1
roles:
  maintainer: {}
gates:
  peer-review: { type: approvals, require: [{ from: [maintainer] }] }
`.slice(1),
    // One that builds on another policy may leave it to that.
    onlyLoader: true,
    told: ['3:3 "maintainer" needs "users", "teams" or "permission" to define who may act in it.'],
  },
  {
    name: 'teams without an organisation, and one with its @',
    text: `
version: 1
roles:
  maintainer: { teams: [core, "@acme/core"] }
gates:
  peer-review: { type: approvals, require: [{ from: [maintainer] }] }
`.slice(1),
    told: [
      '3:25 "core" in "teams" is not a team (write organisation/team).',
      '3:31 "@acme/core" in "teams" is not a team (write organisation/team).',
    ],
  },
  {
    name: 'a permission that GitHub does not have, and one that says nothing',
    text: `
version: 1
roles:
  maintainer: { permission: owner }
  reader: { permission: read }
gates:
  peer-review: { type: approvals, require: [{ from: [maintainer, reader] }] }
`.slice(1),
    told: [
      '3:17 "permission" must be one of "write", "maintain", "admin", but is "owner".',
      '4:13 "permission" must be one of "write", "maintain", "admin", but is "read".',
    ],
  },
  {
    name: 'an account number that is none',
    text: `
version: 1
roles:
  maintainer: { users: ["alice#0", "bob#", "carol#12x"] }
gates:
  peer-review: { type: approvals, require: [{ from: [maintainer] }] }
`.slice(1),
    told: [
      '3:25 "alice#0" in "users" is not a GitHub user name (write it without @ and spaces).',
      '3:36 "bob#" in "users" is not a GitHub user name (write it without @ and spaces).',
      '3:44 "carol#12x" in "users" is not a GitHub user name (write it without @ and spaces).',
    ],
  },
  {
    name: 'objectives that nobody can measure, miss or answer for',
    text: `
version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
objectives:
  - { name: happiness, target: ">= 85 %", window: P90D, owner: quality-owner }
  - { name: waiver-rate, target: 5 %, window: P90D, owner: quality-owner }
  - { name: independence, target: ">= 101 %", window: P90D, owner: quality-owner }
  - { name: traceability, target: ">= 90 %", window: 3 months, owner: quality-owner }
  - { name: emergency-rate, target: "<= 5 %", window: P1D }
`.slice(1),
    told: [
      '6:7 "name" must be one of "first-pass-yield", "waiver-rate", "emergency-rate", "independence", "traceability", "control-coverage", but is "happiness".',
      '7:26 "target" must be ">=" or "<=" and a percentage, such as ">= 85 %", but is "5 %".',
      '8:27 "target" must be ">=" or "<=" and a percentage, such as ">= 85 %", but is ">= 101 %".',
      '9:46 "window" must be whole days from P7D to P366D, such as P90D, but is "3 months".',
      '10:5 "owner" is missing; it must be text.',
      '10:47 "window" must be whole days from P7D to P366D, such as P90D, but is "P1D".',
    ],
  },
  {
    name: 'an objective twice',
    text: `
version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
objectives:
  - { name: waiver-rate, target: "<= 5 %", window: P90D, owner: quality-owner }
  - { name: waiver-rate, target: "<= 3 %", window: P30D, owner: quality-owner }
`.slice(1),
    onlyLoader: true,
    told: ['5:1 "objectives" must not use a name twice.'],
  },
  {
    name: 'an objective of a role that nobody defines',
    text: `
version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
objectives:
  - { name: waiver-rate, target: "<= 5 %", window: P90D, owner: quality-owners }
`.slice(1),
    onlyLoader: true,
    told: ['6:58 No role "quality-owners" is defined (did you mean "quality-owner"?).'],
  },
  {
    name: 'a requirement that is of two kinds',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { code-owners: each, any: [{ from: [lead] }, { count: 2 }] }
`.slice(1),
    onlyLoader: true,
    told: ['7:9 An entry of "require" cannot have both "code-owners" and "any".'],
  },
  {
    name: 'a count beside code owners',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { code-owners: each, count: 2, from: [lead] }
`.slice(1),
    onlyLoader: true,
    told: ['7:9 An entry of "require" cannot have both "code-owners" and "from".'],
  },
  {
    name: 'a rule for files without an owner, without code owners',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, unowned: allow }
`.slice(1),
    onlyLoader: true,
    told: ['7:9 An entry of "require" has "unowned", which requires "code-owners".'],
  },
  {
    name: 'owners in another way than there is',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { code-owners: all, unowned: ignore }
`.slice(1),
    told: [
      '7:11 "code-owners" must be one of "each", "any", but is "all".',
      '7:29 "unowned" must be "fail", "allow", or { from: [role] }, but is "ignore".',
    ],
  },
  {
    name: 'a choice of one',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { any: [{ from: [lead] }] }
`.slice(1),
    told: ['7:11 "any" must have at least 2 entries.'],
  },
  {
    name: 'a choice within a choice within a choice',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { any: [{ all: [{ count: 1 }, { any: [{ count: 1 }, { count: 2 }] }] }, { count: 2 }] }
`.slice(1),
    told: ['7:41 Unknown key "any" (known here: count, from, code-owners, unowned).'],
  },
  {
    name: 'a choice of all, which a list is already',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { all: [{ from: [lead] }, { count: 2 }] }
`.slice(1),
    told: [
      '7:11 Unknown key "all" (known here: count, from, code-owners, unowned, any, name, after, when, not-needed-when).',
    ],
  },
  {
    name: 'a requirement after one that is not before it',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, after: second }
      - { count: 1, name: second, from: [lead] }
`.slice(1),
    onlyLoader: true,
    told: ['7:21 "second" in "after" is not the name of an earlier requirement.'],
  },
  {
    name: 'a name twice',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, name: first }
      - { count: 1, name: first }
`.slice(1),
    onlyLoader: true,
    told: ['8:21 "first" in "name" appears twice.'],
  },
  {
    name: 'an exception claimed by the author',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, not-needed-when: { labels: [trivial] } }
      - { count: 1, not-needed-when: { title: "docs:.*" } }
`.slice(1),
    told: [
      '7:40 Unknown key "labels" (known here: only-paths, risk, verified-commits).',
      '8:40 Unknown key "title" (known here: only-paths, risk, verified-commits).',
    ],
  },
  {
    name: 'an exception for more risk',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, not-needed-when: { risk: [medium] } }
      - { count: 1, not-needed-when: { risk: [high] } }
      - { count: 1, not-needed-when: {} }
`.slice(1),
    told: [
      '7:40 "risk" must also name "low": lower risk must not require more.',
      '8:47 An entry of "risk" must be one of "low", "medium", but is "high".',
      '9:21 "not-needed-when" needs at least one condition.',
    ],
  },
  {
    name: 'more ways to meet a gate than anybody can tell apart',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - &one { any: [{ count: 1 }, { count: 2 }, { count: 3 }, { count: 4 }, { count: 5 }] }
      - *one
      - *one
`.slice(1),
    onlyLoader: true,
    told: ['6:5 "require" has more than 64 combinations of alternatives.'],
  },
  {
    name: 'an age that is none, a veto of nobody, and people of another kind',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1 }
    max-age: a week
    veto: []
    people: different
    on-none: allow
`.slice(1),
    told: [
      '8:5 "max-age" must be whole days or hours, such as P2D or PT48H, from one hour to 90 days, but is "a week".',
      '9:5 "veto" must have at least one entry.',
      '10:5 "people" must be one of "distinct", "shared", but is "different".',
      '11:5 "on-none" must be one of "fail", "pass", but is "allow".',
    ],
  },
  {
    name: 'a veto of a role that nobody defines',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1 }
    veto: [leads]
`.slice(1),
    onlyLoader: true,
    told: ['8:12 No role "leads" is defined (did you mean "lead"?).'],
  },
  {
    name: 'a role that nobody defines, deep in a choice',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { any: [{ all: [{ from: [lead] }, { from: [leed] }] }, { code-owners: any, unowned: { from: [leads] } }] }
`.slice(1),
    onlyLoader: true,
    told: [
      '7:52 No role "leed" is defined (did you mean "lead"?).',
      '7:102 No role "leads" is defined (did you mean "lead"?).',
    ],
  },
  {
    name: 'a size that is none',
    text: `
version: 1
roles: { lead: { users: [bob] } }
gates:
  a:
    type: approvals
    require:
      - { count: 1, when: { more-than: {} } }
      - { count: 1, when: { unverified-commits: false } }
`.slice(1),
    told: ['7:29 "more-than" needs "files" or "lines".', '8:29 "unverified-commits" must be true, but is false.'],
  },
  {
    name: 'concessions that nobody can grant, or that never end',
    text: `
version: 1
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
concessions: { max-duration: P400D, label: "" }
`.slice(1),
    told: [
      '4:1 "granted-by" is missing; it must be a list.',
      '4:16 "max-duration" must be whole days or hours, such as P2D or PT48H, from one hour to 90 days, but is "P400D".',
      '4:37 "label" must not be empty.',
    ],
  },
  {
    name: 'concessions of a role that nobody defines',
    text: `
version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
concessions: { granted-by: [quality-owner, top-manager] }
`.slice(1),
    onlyLoader: true,
    told: ['5:44 No role "top-manager" is defined (defined: quality-owner).'],
  },
  {
    name: 'retrospective reviews of nobody',
    text: `
version: 1
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
retrospective-reviews: { by: [quality-owner], label: "" }
`.slice(1),
    told: [
      '4:1 "done-by" is missing; it must be a list.',
      '4:26 Unknown key "by" (known here: done-by, label).',
      '4:47 "label" must not be empty.',
    ],
  },
  {
    name: 'clauses that the edition does not have',
    text: `
version: 1
iso9001: { edition: "2015" }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }], clauses: ["8.3.7", "6.1.3", "8.6"] }
`.slice(1),
    onlyLoader: true,
    told: [
      '4:70 ISO 9001:2015 has no clause 8.3.7 (did you mean "8.3.1"?).',
      '4:79 ISO 9001:2015 has no clause 6.1.3 (did you mean "6.1.1"?).',
    ],
  },
  {
    name: 'a release that waits for reviews that nobody carries out',
    text: `
version: 1
roles: { release-manager: { users: [carol] } }
gates:
  release: { type: release, authorised-by: { from: [release-manager] }, overdue-reviews: fail }
`.slice(1),
    onlyLoader: true,
    told: ['4:73 This needs `retrospective-reviews` in the same policy, which says who carries out the reviews.'],
  },
  {
    name: 'retrospective reviews of a role that nobody defines',
    text: `
version: 1
roles: { quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
retrospective-reviews: { done-by: [quality-owners] }
`.slice(1),
    onlyLoader: true,
    told: ['5:36 No role "quality-owners" is defined (did you mean "quality-owner"?).'],
  },
  {
    name: 'components that are no parts, twice the same, or of what lines do not tell',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info], root: /app }]
    metric: function
    patch: { min: 80 }
    components:
      - { name: api, paths: ["src/api/**"] }
      - { name: web, paths: [], project: { min: 101 } }
`.slice(1),
    onlyLoader: true,
    told: [
      '5:49 "/app" in "root" begins with a slash: patterns are relative to the root of the repository.',
      '7:5 "patch" cannot be counted by function: reports do not contain the lines of each one.',
      '9:9 An entry of "components" needs `project`, `patch` or both.',
      '10:22 "paths" must have at least one entry.',
      '10:44 "min" must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5, but is 101.',
    ],
  },
  {
    name: 'lines of a change counted by functions',
    text: `
version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    metric: function
    patch: { min: 80 }
    components:
      - { name: api, paths: ["src/api/**"], patch: { min: 80 } }
      - { name: api, paths: ["src/**"], project: { min: 80 } }
`.slice(1),
    onlyLoader: true,
    told: [
      '7:5 "patch" cannot be counted by function: reports do not contain the lines of each one.',
      '8:5 "components" must not use a name twice.',
      '9:45 "patch" cannot be counted by function: reports do not contain the lines of each one.',
    ],
  },
]
