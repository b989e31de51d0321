import { describe, expect, test } from '@jest/globals'
import { formatDiagnostic, loadPolicy } from '../../../src/policy/load/load.ts'
import { CLAUSE_NUMBERS } from '../../../src/verdict/clause-numbers.ts'

// Every bound of a policy from both sides: exactly so much is accepted, and one more is not.

const told = (text: string): string[] => {
  const loaded = loadPolicy(new TextEncoder().encode(text), 'policy.yml')
  return loaded.ok ? [] : loaded.diagnostics.map(formatDiagnostic)
}
/** JSON is YAML too. */
const refused = (policy: unknown): string => told(JSON.stringify(policy))[0]?.replace(/^policy\.yml:\d+:\d+ /, '') ?? ''

type Json = Record<string, unknown>

const letters = (count: number): string => 'a'.repeat(count)
const many = <One>(count: number, make: (at: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at))
const named = (count: number, value: unknown): Json => Object.fromEntries(many(count, at => [`n${at}`, value]))
const patterns = (count: number): string[] => many(count, at => `src/${at}/**`)
const roles = (count: number): Json => named(count, { users: ['bob'] })

const policyOf = (gate: Json, more: Json = {}): Json => ({
  version: 1,
  roles: { lead: { users: ['bob'] } },
  gates: { one: gate },
  ...more,
})
const approvals = (part: Json = {}, more: Json = {}) =>
  policyOf({ type: 'approvals', require: [{ count: 1 }], ...part }, more)
const coverage = (part: Json = {}) =>
  policyOf({ type: 'coverage', reports: [{ name: 'unit', paths: ['a'] }], project: { min: 80 }, ...part })
const tests = (part: Json = {}) => policyOf({ type: 'tests', reports: [{ name: 'unit', paths: ['a'] }], ...part })
const reportOf = (part: Json) => coverage({ reports: [{ name: 'unit', paths: ['a'], ...part }] })
const traceability = (part: Json = {}) =>
  policyOf({ type: 'traceability', 'work-items': [{ source: 'github-issues' }], ...part })
const issues = (part: Json) => traceability({ 'work-items': [{ source: 'github-issues', ...part }] })
const record = (part: Json = {}) =>
  policyOf({ type: 'change-record', source: { description: true }, 'authorised-by': { from: ['lead'] }, ...part })
const freeze = (part: Json = {}) => ({
  name: 'year-end',
  from: '2026-12-20T00:00',
  to: '2027-01-05T00:00',
  zone: 'UTC',
  ...part,
})
const ways = (count: number): Json => ({ any: many(count, at => ({ count: at + 1 })) })

describe('a policy', () => {
  test.each<[string, number, (size: number) => Json]>([
    ['gates', 50, n => policyOf({}, { gates: named(n, { type: 'approvals', require: [{}] }) })],
    ['users of a role', 200, n => approvals({}, { roles: { lead: { users: many(n, at => `u${at}`) } } })],
    ['teams of a role', 20, n => approvals({}, { roles: { lead: { teams: many(n, at => `acme/t${at}`) } } })],
    ['rules about risk', 50, n => approvals({}, { risk: many(n, () => ({ level: 'high', paths: ['a'] })) })],
    ['patterns of a rule about risk', 50, n => approvals({}, { risk: [{ level: 'high', paths: patterns(n) }] })],
    ['labels of a rule about risk', 20, n => approvals({}, { risk: [{ level: 'high', labels: many(n, String) }] })],
    [
      'characters of the name of a gate',
      40,
      n => policyOf({}, { gates: { [letters(n)]: { type: 'approvals', require: [{}] } } }),
    ],
    ['characters of the name of a role', 40, n => approvals({}, { roles: { [letters(n)]: { users: ['bob'] } } })],
    ['characters of a login', 39, n => approvals({}, { roles: { lead: { users: [letters(n)] } } })],
    ['characters of the branch of the ledger', 200, n => approvals({}, { ledger: { branch: letters(n) } })],
    ['characters of a label', 100, n => approvals({}, { risk: [{ level: 'high', labels: [letters(n)] }] })],
    ['characters of a pattern', 256, n => approvals({}, { risk: [{ level: 'high', paths: [letters(n)] }] })],
    [
      'days for which a concession holds',
      90,
      n => approvals({}, { concessions: { 'granted-by': ['lead'], 'max-duration': `P${n}D` } }),
    ],

    ['clauses of a gate', 20, n => approvals({ clauses: CLAUSE_NUMBERS['2015'].ids.slice(0, n) })],
    ['patterns of a condition', 50, n => approvals({ when: { paths: patterns(n) } })],
    ['branches of a condition', 50, n => approvals({ when: { branches: patterns(n) } })],
    ['labels that bring a gate in', 20, n => approvals({ when: { risk: ['high'], 'or-labels': many(n, String) } })],

    ['requirements of approvals', 20, n => approvals({ require: many(n, () => ({})) })],
    ['approvals that one requirement asks for', 10, n => approvals({ require: [{ count: n }] })],
    ['ways to meet a requirement', 10, n => approvals({ require: [ways(n)] })],
    [
      'parts of a way',
      10,
      n => approvals({ require: [{ any: [{ all: many(n, () => ({ count: 1 })) }, { count: 1 }] }] }),
    ],
    ['roles of a requirement', 20, n => approvals({ require: [{ from: Object.keys(roles(n)) }] }, { roles: roles(n) })],
    ['roles of a veto', 20, n => approvals({ veto: Object.keys(roles(n)) }, { roles: roles(n) })],
    [
      'patterns that need no approval',
      50,
      n => approvals({ require: [{ 'not-needed-when': { 'only-paths': patterns(n) } }] }),
    ],

    [
      'checks that are required',
      20,
      n => policyOf({ type: 'checks', require: many(n, at => ({ name: `c${at}`, app: 'ci' })) }),
    ],
    [
      'characters of the name of a check',
      255,
      n => policyOf({ type: 'checks', require: [{ name: letters(n), app: 'ci' }] }),
    ],

    [
      'reports of a gate about coverage',
      50,
      n => coverage({ reports: many(n, at => ({ name: `r${at}`, paths: ['a'] })) }),
    ],
    ['reports of a gate about tests', 20, n => tests({ reports: many(n, at => ({ name: `r${at}`, paths: ['a'] })) })],
    ['characters of the name of a report', 100, n => reportOf({ name: letters(n) })],
    ['characters of the name of an artifact', 255, n => reportOf({ artifact: letters(n) })],
    ['files of a report', 50, n => reportOf({ paths: patterns(n) })],
    ['entries of a map of paths', 20, n => reportOf({ 'path-map': named(n, '') })],
    ['characters of what a path begins with', 400, n => reportOf({ 'path-map': { [letters(n)]: '' } })],
    ['characters of what stands there instead', 400, n => reportOf({ 'path-map': { '/app/': letters(n) } })],
    ['patterns of source code', 200, n => coverage({ source: { include: patterns(n) } })],
    ['patterns of what is no source code', 200, n => coverage({ source: { exclude: patterns(n) } })],
    [
      'parts of a project',
      50,
      n => coverage({ components: many(n, at => ({ name: `p${at}`, paths: ['a'], project: { min: 1 } })) }),
    ],
    [
      'characters of the name of a part',
      60,
      n => coverage({ components: [{ name: letters(n), paths: ['a'], project: { min: 1 } }] }),
    ],
    ['patterns of a part', 50, n => coverage({ components: [{ name: 'p', paths: patterns(n), project: { min: 1 } }] })],
    ['exclusions that a change may add', 1000, n => coverage({ 'new-exclusions': { max: n } })],
    ['percent that are asked for', 100, n => coverage({ project: { min: n } })],
    ['lines below which nothing is asked for', 1_000_000, n => coverage({ patch: { min: 80, 'min-lines': n } })],
    ['cases that may go away', 1_000_000, n => tests({ 'max-count-drop': n })],
    ['cases that may be skipped', 1_000_000, n => tests({ 'max-new-skipped': n })],

    ['sources of work items', 20, n => traceability({ 'work-items': many(n, () => ({ source: 'github-issues' })) })],
    ['repositories of issues', 50, n => issues({ repositories: many(n, at => `acme/r${at}`) })],
    ['types of issues', 50, n => issues({ types: many(n, at => `t${at}`) })],
    ['labels of issues', 50, n => issues({ labels: many(n, at => `l${at}`) })],
    ['characters of a type of issues', 100, n => issues({ types: [letters(n)] })],
    [
      'projects of Jira',
      50,
      n => traceability({ 'work-items': [{ source: 'jira', projects: many(n, at => `P${at}`) }] }),
    ],
    [
      'characters of a project of Jira',
      30,
      n => traceability({ 'work-items': [{ source: 'jira', projects: ['P'.repeat(n)] }] }),
    ],
    ['digits of an identifier', 12, n => traceability({ 'work-items': [{ source: 'ids', prefix: 'CR-', digits: n }] })],
    ['files of requirements', 20, n => traceability({ requirements: { files: many(n, at => `r${at}.yml`) } })],
    ['characters of a file of requirements', 256, n => traceability({ requirements: { files: [letters(n)] } })],
    ['requirements that a change must name', 20, n => traceability({ requirements: { files: ['r.yml'], min: n } })],
    ['work items that a change must name', 10, n => traceability({ link: { min: n } })],
    ['exemptions', 20, n => traceability({ exempt: many(n, at => ({ app: `a${at}`, 'only-paths': ['a'] })) })],
    ['patterns of an exemption', 50, n => traceability({ exempt: [{ app: 'a', 'only-paths': patterns(n) }] })],

    ['files of a change record', 20, n => record({ source: { files: patterns(n) } })],
    ['characters of its template', 256, n => record({ source: { files: ['c/*.yml'], template: letters(n) } })],
    ['fields of a change record', 40, n => record({ required: many(n, at => `f${at}`) })],
    ['characters of a field', 40, n => record({ required: [letters(n)] })],
    ['freezes', 50, n => record({ freeze: many(n, () => freeze()) })],
    ['characters of the name of a freeze', 60, n => record({ freeze: [freeze({ name: letters(n) })] })],

    [
      'days of the window of an objective',
      366,
      n => approvals({}, { objectives: [{ name: 'waiver-rate', target: '<= 5 %', window: `P${n}D`, owner: 'lead' }] }),
    ],
  ])('may have so many %s: %i', (_, bound, of) => {
    expect(refused(of(bound))).toBe('')
    expect(refused(of(bound + 1))).not.toBe('')
  })

  test('may have 64 combinations of alternatives, and no more', () => {
    const eight = [ways(8), ways(8)]
    expect(refused(approvals({ require: eight }))).toBe('')
    expect(refused(approvals({ require: [...eight, ways(1)] }))).toContain('at least 2')
    expect(refused(approvals({ require: [ways(8), ways(9)] }))).toBe(
      '"require" has more than 64 combinations of alternatives.',
    )
  })

  test('may build on five others, and on no more', () => {
    const on = (count: number) => {
      const references = many(count, at => `acme/.github:${at}.yml@main`)
      const bases = references.map(reference => ({ reference, bytes: new TextEncoder().encode('version: 1\n') }))
      const text = JSON.stringify(approvals({}, { extends: references }))
      const loaded = loadPolicy(new TextEncoder().encode(text), 'policy.yml', bases)
      return loaded.ok
        ? loaded.layers.flatMap(({ kind, name }) => (kind === 'extended' ? name : []))
        : loaded.diagnostics.map(({ message }) => message)
    }
    expect(on(5)).toEqual(many(5, at => `acme/.github:${at}.yml`))
    expect(on(6)).toEqual(['"extends" must have at most 5 entries, but has 6.'])
  })

  test('may have a pattern that stands for 100 others, and for no more', () => {
    const of = (...groups: number[]) => {
      const braces = groups.map(count => `{${','.repeat(count - 1)}}`).join('x')
      return refused(approvals({}, { risk: [{ level: 'high', paths: [braces] }] }))
    }
    expect([of(100), of(10, 10)]).toEqual(['', ''])
    expect([of(101), of(10, 11)]).toEqual(Array(2).fill(expect.stringContaining('expands to more than 100 patterns')))
  })

  test('may have 262,144 bytes, and no more', () => {
    const text = JSON.stringify(approvals())
    expect(told(text.padEnd(262_144))).toEqual([])
    expect(told(text.padEnd(262_145))).toEqual([
      'policy.yml:1:1 The file is longer than 262144 bytes, the most that a policy may have. Is this the right file?',
    ])
  })

  test('may be nested 20 levels deep and use 50 aliases, and no more', () => {
    const deep = (levels: number) => told(`x: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`).join()
    expect([deep(20), deep(21)]).toEqual([
      expect.not.stringContaining('levels deep'),
      expect.stringContaining('it is nested more than 20 levels deep'),
    ])
    const aliased = (count: number) => told(`x: [&a 1${', *a'.repeat(count)}]`).join()
    expect([aliased(50), aliased(51)]).toEqual([
      expect.not.stringContaining('aliases'),
      expect.stringContaining('it uses more than 50 aliases'),
    ])
  })

  test('reports two hundred errors, and how many more there are', () => {
    const mistakes = (count: number) => told(`gates: {}\nversion: 1\n${many(count - 1, at => `x${at}: 1\n`).join('')}`)
    expect([mistakes(200).length, mistakes(201).length]).toEqual([200, 201])
    expect(mistakes(200).at(-1)).toContain('Unknown key')
    expect(mistakes(201).at(-1)).toContain('1 more error follows.')
  })
})
