import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dump } from 'js-yaml'
import { type Loaded, loadPolicy } from '../../src/policy/load/load.ts'

/** What a library says, and nobody who writes a policy understands. */
const JARGON = /Invalid input|expected (?:string|number|object|record|array)|undefined|\[object/

const load = (bytes: Uint8Array): Loaded => {
  const loaded = loadPolicy(bytes, 'policy.yml')
  if (!loaded.ok) {
    expect(loaded.diagnostics.length).toBeGreaterThan(0)
    for (const { line, column, message } of loaded.diagnostics) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(column).toBeGreaterThanOrEqual(1)
      if (!message.startsWith('This is not valid YAML')) expect(message).not.toMatch(JARGON)
    }
  }
  return loaded
}

const word = fc.constantFrom(
  ...[
    'version',
    'gates',
    'roles',
    'type',
    'approvals',
    'coverage',
    'require',
    'count',
    'from',
    'users',
    'patch',
    'min',
  ],
  ...[
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '<<',
    '|',
    '>',
    '"',
    "'",
    '#',
    '!!x ',
    '?',
  ],
  ...[
    '1',
    '80.5',
    '~',
    'true',
    'no',
    '.nan',
    '0x1',
    '\t',
    '\r\n',
    '\ufeff',
    '\u202e',
    '---',
    '...',
    '__proto__',
    'constructor',
  ],
)

// How long it takes is measured in bench/; one that hangs fails here too.
describe('loading never throws, and always answers', () => {
  test('on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 256 * 1024, size: 'max' }), bytes => void load(bytes)),
      { numRuns: 40 },
    )
  })

  test('on any text made of the pieces of a policy', () => {
    const text = fc.array(word, { maxLength: 200 }).map(words => words.join(''))
    fc.assert(
      fc.property(text, text => void load(new TextEncoder().encode(text))),
      { numRuns: 500 },
    )
  })

  test('on any value that YAML can say, in the places of a policy', () => {
    const policy = fc.record(
      { version: fc.jsonValue(), roles: fc.jsonValue(), gates: fc.dictionary(fc.string(), fc.jsonValue()) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(policy, value => void load(new TextEncoder().encode(JSON.stringify(value)))),
      { numRuns: 500 },
    )
  })

  test.each<[string, string]>([
    ['unknown keys', Array.from({ length: 20_000 }, (_, index) => `gate${index}: 1`).join('\n')],
    ['keys given twice', 'gates: 1\n'.repeat(29_000)],
    [
      'gates of no type',
      `version: 1\ngates:\n${Array.from({ length: 15_000 }, (_, index) => `  g${index}: {}`).join('\n')}`,
    ],
    ['users with a mistake', `roles: { a: { users: [${'"@x",'.repeat(50_000)}] } }`],
    ['aliases of roles', `gates: { a: { type: approvals, require: [{ from: [${'nobody, '.repeat(30_000)}] }] } }`],
  ])('on 256 KiB of %s', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(256 * 1024)
    expect(load(new TextEncoder().encode(text)).ok).toBe(false)
  })

  // Each of them has been looked for among all the others: a whole file of them took minutes.
  test.each<[string, (size: number) => string]>([
    ['roles with two mistakes each', size => `roles:\n${repeated(size, index => `  r${index}: { user: a }\n`)}`],
    [
      'types of change with a mistake',
      size =>
        `gates:\n  a:\n    type: change-record\n    types:\n${repeated(size, index => `      t${index}: { incident: no }\n`)}`,
    ],
    [
      'roles, and gates that ask for others',
      size =>
        `version: 1\nroles:\n${repeated(size / 2, index => `  r${index}: { users: [a] }\n`)}gates:\n${repeated(size / 2, index => `  g${index}: { type: approvals, require: [{ from: [no] }] }\n`)}`,
    ],
  ])('on 100 KiB of %s', (_, textOf) => {
    expect(load(new TextEncoder().encode(textOf(100 * 1024))).ok).toBe(false)
  })
})

/** As many lines as fill a text. */
function repeated(size: number, line: (index: number) => string): string {
  const lines: string[] = []
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? size) lines.push(line(lines.length))
  return lines.join('')
}

describe('the digest', () => {
  const login = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
  const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
  const approvals = fc.record({
    type: fc.constant('approvals'),
    require: fc.array(fc.record({ count: fc.integer({ min: 1, max: 10 }) }), { minLength: 1, maxLength: 5 }),
    'on-push': fc.record({ stale: fc.constantFrom('content', 'commit') }),
  })
  const coverage = fc.record({
    type: fc.constant('coverage'),
    reports: fc.constant([{ name: 'unit', paths: ['lcov.info'] }]),
    project: fc.record({ min: fc.integer({ min: 0, max: 1_000_000 }).map(value => String(value / 10_000)) }),
  })
  const policy = fc.record({
    version: fc.constant(1),
    roles: fc.dictionary(slug, fc.record({ users: fc.uniqueArray(login, { minLength: 1, maxLength: 5 }) })),
    gates: fc.dictionary(slug, fc.oneof(approvals, coverage), { minKeys: 1, maxKeys: 6 }),
    ledger: fc.record({ branch: slug }),
  })
  const digest = (text: string) => {
    const loaded = load(new TextEncoder().encode(text))
    return loaded.ok ? loaded.policy.digest : JSON.stringify(loaded.diagnostics)
  }

  /** The same data with the keys of every group the other way round. */
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner)]),
    )
  }

  test('does not depend on the order of keys or on the way the file is written', () => {
    fc.assert(
      fc.property(policy, value => {
        const expected = digest(JSON.stringify(value))
        expect(expected).toMatch(/^sha256:/)
        expect(digest(JSON.stringify(reversed(value), null, 4))).toBe(expected)
        expect(digest(dump(value))).toBe(expected)
        expect(digest(dump(reversed(value)))).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('differs whenever a setting does', () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
        expect(digest(JSON.stringify(one)) === digest(JSON.stringify(other))).toBe(same)
      }),
      { numRuns: 200 },
    )
  })

  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
  }
})
