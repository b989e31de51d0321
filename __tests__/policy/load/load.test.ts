import { describe, expect, test } from '@jest/globals'
import { formatDiagnostic, loadPolicy } from '../../../src/policy/load/load.ts'
import type { Base } from '../../../src/policy/load/stack.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import { PROFILE_NAMES } from '../../../src/policy/profiles/index.ts'
import { growth, LINEAR } from '../../growth.ts'
import { badPolicies } from './bad-policies.ts'
import { basesOf, fixture, goodPolicies } from './good-policies.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const told = (bytes: Uint8Array, bases: readonly Base[] = []) => {
  const loaded = loadPolicy(bytes, 'policy.yml', bases)
  return loaded.ok ? 'accepted' : loaded.diagnostics.map(formatDiagnostic)
}
const accept = (text: string): Policy => {
  const loaded = loadPolicy(utf8(text), 'policy.yml')
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(formatDiagnostic).join('\n'))
  return loaded.policy
}
const accepted = 'version: 1\ngates:\n  a: { type: approvals, require: [{}] }\n'

describe('a policy that is refused', () => {
  test.each(badPolicies)('$name', ({ text, told: expected }) => {
    expect(told(utf8(text))).toEqual(expected.map(line => `policy.yml:${line}`))
  })

  test('reports five errors at once, each in its place', () => {
    expect(told(fixture('five-mistakes.yml'))).toEqual([
      'policy.yml:1:1 "version" must be 1, but is 2.',
      'policy.yml:4:17 Unknown key "user" (did you mean "users"?).',
      'policy.yml:10:11 "count" must be at least 1, but is 0.',
      'policy.yml:11:5 Unknown key "exlude" (did you mean "exclude"?).',
      'policy.yml:13:5 Unknown gate type "aprovals" (did you mean "approvals"?).',
      'policy.yml:15:1 Unknown key "legder" (did you mean "ledger"?).',
    ])
  })
})

describe('a file that is no policy', () => {
  const EMPTY = 'policy.yml:1:1 The file is empty. Write at least `version: 1` and one gate.'
  const BINARY = 'policy.yml:1:1 The file is binary, not text. Is this the right file?'
  const NOT_UTF8 = 'policy.yml:1:1 The file is not UTF-8 text. Save it as UTF-8.'
  const UTF16 = 'policy.yml:1:1 The file is UTF-16 text. Save it as UTF-8.'
  const LONG =
    'policy.yml:1:1 The file is longer than 262144 bytes, the most that a policy may have. Is this the right file?'
  const DEEP = 'This is not valid YAML: it is nested more than 20 levels deep.'
  const ALIASES = 'This is not valid YAML: it uses more than 50 aliases.'

  const bomb = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]']
  for (const [anchor, alias] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'])
    bomb.push(`${anchor}: &${anchor} [${Array(9).fill(`*${alias}`).join(', ')}]`)

  test.each<[string, Uint8Array, string]>([
    ['an empty one', utf8(''), EMPTY],
    ['blank lines', utf8('\n  \n\n'), EMPTY],
    ['comments only', utf8('# to be written\n# tomorrow\n'), EMPTY],
    ['a byte order mark and nothing else', utf8('\ufeff'), EMPTY],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1), BINARY],
    ['a NUL in the last line', utf8('version: 1\n\0'), BINARY],
    ['bytes that are no UTF-8', Uint8Array.of(0x76, 0xc3, 0x28), NOT_UTF8],
    ['half of a surrogate pair', Uint8Array.of(0x76, 0xed, 0xa0, 0x80), NOT_UTF8],
    ['UTF-16 as Windows writes it', Buffer.from('\ufeffversion: 1\n', 'utf16le'), UTF16],
    ['ten megabytes', new Uint8Array(10_000_000).fill(97), LONG],
    ['one byte too many', utf8(`version: 1 #${' '.repeat(262_144 - 11)}`), LONG],
    ['ten thousand open brackets', utf8(`version: 1\ngates: ${'['.repeat(10_000)}`), `policy.yml:2:27 ${DEEP}`],
    [
      'thirty groups in each other',
      utf8(`gates: ${'{ a: '.repeat(30)}1${' }'.repeat(30)}`),
      `policy.yml:1:100 ${DEEP}`,
    ],
    ['an alias bomb', utf8(bomb.join('\n')), `policy.yml:7:29 ${ALIASES}`],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes)).toEqual([expected])
  })

  test('an alias bomb within the limit costs nothing either', async () => {
    const bombOf = (fuse: string) => {
      const lines = [...fuse].map((name, index) => {
        const inner = index === 0 ? 'x' : `*${fuse[index - 1]}`
        return `    ${name}: &${name} [${Array(7).fill(inner).join(', ')}]`
      })
      return utf8(`version: 1\ngates:\n  peer-review:\n    type: approvals\n${lines.join('\n')}\n`)
    }
    expect(told(bombOf('abcdefgh'))).toHaveLength(9)
    // Each letter more would be seven times as much.
    expect(await growth(4, size => told(bombOf('abcdefgh'.slice(0, size))))).toBeLessThan(LINEAR)
  })

  test('a file of nothing but mistakes is reported with two hundred of them', () => {
    const lines = told(utf8('gates: 1\n'.repeat(500)))
    expect(lines).toHaveLength(201)
    expect(lines.at(-1)).toBe('policy.yml:201:1 301 more errors follow.')
  })

  test('a byte order mark and Windows line ends move no place', () => {
    const text = '\ufeffversion: 1\r\ngates:\r\n  peer-review:\r\n    typ: approvals\r\n'
    expect(told(utf8(text))).toEqual(['policy.yml:4:5 Unknown key "typ" (did you mean "type"?).'])
    expect(told(utf8('\ufeffgates: {}\r\n'))).toEqual([
      'policy.yml:1:1 "gates" needs at least one gate: without one nothing is checked.',
      'policy.yml:1:1 "version" is missing; it must be 1.',
    ])
  })

  test.each([
    ['~', 'null'],
    ['True', 'true'],
    ['.NAN', 'NaN'],
    ['-.inf', '-Infinity'],
    ['0x10', '16'],
    ['1.0', '1'],
    ['1e3', '1000'],
    ['-0', '0'],
    ['""', ''],
  ])('the key %s has its place, and cannot be given twice in other words', (key, name) => {
    const known =
      '(known here: version, profile, extends, roles, iso9001, risk, gates, concessions, corrections, retrospective-reviews, unattended-apps, known-addresses, objectives, when-nothing-applies, trust, ledger)'
    expect(told(utf8(`${accepted}${key}: 1\n`))).toEqual([`policy.yml:4:1 Unknown key "${name}" ${known}.`])
    expect(told(utf8(`${accepted}${key}: 1\n"${name}": 1\n`))).toEqual([
      `policy.yml:5:1 The key "${name}" appears twice here. Keep one of them.`,
      `policy.yml:5:1 Unknown key "${name}" ${known}.`,
    ])
  })

  test('nothing in it reaches into the objects of the program', () => {
    told(utf8('__proto__: { polluted: true }\ngates: { __proto__: { polluted: true } }\n'))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('a policy that is accepted', () => {
  test.each(goodPolicies)('%s', name => {
    expect(told(fixture(name), basesOf(name))).toBe('accepted')
  })

  test('there are thirty of them', () => expect(goodPolicies.length).toBeGreaterThanOrEqual(30))

  test('each says in a comment what it is for, but where the point is to have nothing beside the policy', () => {
    const silent = goodPolicies.filter(name => !/^# [A-Z].*\.$/m.test(fixture(name).toString()))
    expect(silent).toEqual(['json.yml', 'three-lines.yml'])
  })

  test('there is one of every profile', () => {
    const profiles = goodPolicies.flatMap(name => /^profile: (.*)$/m.exec(fixture(name).toString())?.[1] ?? [])
    expect(profiles.sort()).toEqual([...PROFILE_NAMES].sort())
  })

  test('three lines come with every default filled in', () => {
    const policy = accept(fixture('three-lines.yml').toString())
    expect(policy.roles.size).toBe(0)
    expect(policy.ledger).toEqual({ branch: 'quality-records' })
    expect(policy.gates.map(({ id, gate, enforce }) => [id, gate.type, enforce])).toEqual([
      ['peer-review', 'approvals', 'blocking'],
    ])
    expect(policy.gates[0]?.settings).toEqual({
      require: [{ count: 1 }],
      people: 'distinct',
      exclude: ['author', 'committers', 'co-authors', 'last-pusher', 'requester', 'bots'],
      'on-push': { stale: 'content' },
      'on-none': 'fail',
      'request-reviews': false,
    })
  })

  test('logins are kept in lower case, as GitHub compares them', () => {
    expect(accept(fixture('roles.yml').toString()).roles.get('maintainer')).toEqual({
      name: 'maintainer',
      users: ['alice', 'bob'],
    })
  })

  test('an alias stands for what its anchor names', () => {
    const policy = accept(fixture('anchors.yml').toString())
    expect(policy.roles.get('reviewer')?.users).toEqual(['alice', 'bob'])
    expect(policy.gates[1]?.settings).toMatchObject({ 'on-push': { stale: 'commit' } })
  })

  test('`no` is a name, not a truth value', () => {
    expect(accept(fixture('names-of-every-kind.yml').toString()).roles.get('no')?.users).toEqual(['no'])
  })

  test.each<[string, string]>([
    ['a byte order mark', '\ufeffversion: 1\ngates:\n  a: { type: approvals, require: [{}] }\n'],
    ['Windows line ends', 'version: 1\r\ngates:\r\n  a: { type: approvals, require: [{}] }\r\n'],
    [
      'a ledger branch that only begins like a special one',
      'version: 1\ngates: { a: { type: approvals, require: [{}] } }\nledger: { branch: HEADS/refs }\n',
    ],
    ['no line end at all', '{version: 1, gates: {a: {type: approvals, require: [{}]}}}'],
    [
      'every byte that it may have',
      `version: 1\ngates: { a: { type: approvals, require: [{}] } }\n#${' '.repeat(262_144 - 66)}`,
    ],
  ])('%s is no mistake', (_, text) => expect(told(utf8(text))).toBe('accepted'))
})

describe('the digest', () => {
  const digest = (text: string) => accept(text).digest
  const base = fixture('both-gates.yml').toString()

  test('stays as it is from version to version, because records carry it', () => {
    expect(digest(base)).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test.each<[string, (text: string) => string]>([
    ['comments', text => `# reviewed\n${text}`],
    ['Windows line ends', text => text.replaceAll('\n', '\r\n')],
    ['quotes', text => text.replace('[alice, bob]', `['alice', "bob"]`)],
    ['the case of logins', text => text.replace('alice', 'Alice')],
    ['a default that is written out', text => text.replace('patch: { min: 90 }', 'patch: { min: 90, min-lines: 0 }')],
    ['a number written with decimals', text => text.replace('min: 90', 'min: 90.0')],
    [
      'the order of gates',
      text => text.replace(/( {2}peer-review:[\s\S]*?)\n\n( {2}coverage:[\s\S]*?)\n\n/, '$2\n$1\n'),
    ],
    ['the order of keys', text => text.replace('version: 1\n', '').concat('\nversion: 1\n')],
  ])('does not depend on %s', (_, change) => {
    expect(change(base)).not.toBe(base)
    expect(digest(change(base))).toBe(digest(base))
  })

  test.each<[string, string, string]>([
    ['a person', 'alice', 'dave'],
    ['a role', 'maintainer', 'reviewer'],
    ['a count', 'count: 1', 'count: 2'],
    ['a threshold', 'min: 80 ', 'min: 80.0001 '],
    ['the name of a gate', 'coverage:\n', 'unit-coverage:\n'],
    ['a path', 'lcov.info', 'lcov2.info'],
    ['the ledger branch', 'quality/records', 'records'],
    ['a default', 'min: 90', 'min: 90, on-unmeasured: pass'],
  ])('changes with %s', (_, from, to) => {
    expect(base).toContain(from)
    expect(digest(base.replaceAll(from, to))).not.toBe(digest(base))
  })
})
