import { describe, expect, test } from '@jest/globals'
import { readRecord } from '../../src/record/check.ts'
import { sameDecision } from '../../src/record/identity.ts'
import { mostImportant, type PolicyChange, policyChangeRecord } from '../../src/record/policy-change.ts'
import { digest, landing, merge, oid, review } from './builders.ts'

const PATH = '.github/quality-policy.yml'
const before = { path: PATH, blob: oid('1'), digest: digest('1') }
const after = { path: PATH, blob: oid('2'), digest: digest('2') }
const place = {
  branch: 'main',
  commit: oid('e'),
  parent: oid('a'),
  change: { via: 'pull-request' as const, number: 7, head: oid('b') },
}

const policyChange = (change: Partial<PolicyChange> = {}): PolicyChange => ({
  at: '2026-11-20T11:00:00+01:00',
  repository: { id: '1296269', name: 'acme/shop' },
  subject: place,
  files: [{ path: PATH, after: oid('2') }],
  moreFiles: 0,
  before,
  after,
  effect: [{ gate: 'coverage', key: 'project.min', effect: 'loosened' }],
  reasons: [],
  approvals: [{ review: review(), roles: ['maintainer'], why: null }],
  author: { account: '503', kind: 'User', roles: [] },
  mergedBy: { account: '502', kind: 'User', roles: ['maintainer'] },
  decidedBy: landing().decidedBy,
  awaits: landing().awaits,
  installs: false,
  edition: '2015',
  ...change,
})

const record = (change: Partial<PolicyChange> = {}) => policyChangeRecord(policyChange(change))

const effects = (count: number, effect: 'tightened' | 'loosened' | 'changed') =>
  Array.from({ length: count }, (_, n) => ({ gate: null, key: `roles.r${n}`, effect }))

describe('the record of a change of the rules', () => {
  test('says which files, which policy before and after, what it does, and by whose authority', () => {
    expect(record()).toEqual({
      schema: 'gatebook/record/2',
      kind: 'policy-change',
      id: 'sha256:3722190c371d5a112b3c4b9d4000318a6ad3ef6c6a6d73f758d788da69db1a06',
      at: '2026-11-20T10:00:00Z',
      repository: { id: '1296269', name: 'acme/shop' },
      subject: place,
      files: [{ path: PATH, after: oid('2') }],
      moreFiles: 0,
      before,
      after,
      effect: [{ gate: 'coverage', key: 'project.min', effect: 'loosened' }],
      moreEffects: 0,
      installs: false,
      reasons: [],
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
      authority: {
        author: { account: '503', kind: 'User', roles: [] },
        mergedBy: { account: '502', kind: 'User', roles: ['maintainer'] },
        at: '2026-11-20T10:00:00Z',
      },
      decidedBy: landing().decidedBy,
      clauses: ['4.4.2', '6.3', '7.5.3'].map(id => ({ edition: '2015', id })),
      kept: { facts: null, text: null },
      retention: { class: 'quality', until: null },
    })
  })

  test('is read back as what was written', () => {
    expect(readRecord(JSON.parse(JSON.stringify(record())))).toEqual({ state: 'known', record: record() })
  })

  test('lists a hundred files and counts the others', () => {
    const files = Array.from({ length: 130 }, (_, n) => ({ path: `.github/workflows/${n}.yml`, after: oid('3') }))
    expect(record({ files })).toMatchObject({ files: files.slice(0, 100), moreFiles: 30 })
  })

  test.each([
    ['a tab', 'a\tb'],
    ['a line break', 'a\nb'],
    ['more letters than fit', 'a'.repeat(1100)],
  ])('counts a file with %s in its path, which no record can contain, and reports all the rest', (_, name) => {
    const files = [{ path: `.github/workflows/${name}.yml`, after: oid('3') }, ...policyChange().files]
    expect(record({ files })).toMatchObject({ files: policyChange().files, moreFiles: 1, effect: record().effect })
  })

  test('lists five hundred effects, counts the others, and leaves out what loosens last', () => {
    const effect = [...effects(600, 'tightened'), { gate: 'z', key: 'project.min', effect: 'loosened' as const }]
    const made = record({ effect })
    expect(made.effect).toHaveLength(500)
    expect(made.effect?.at(-1)).toEqual({ gate: 'z', key: 'project.min', effect: 'loosened' })
    expect(made.moreEffects).toBe(101)
  })

  test.each<[string, Partial<PolicyChange>, string]>([
    ['no file', { files: [] }, 'a change of no file'],
    [
      'an effect of an unreadable policy',
      { after: null, reasons: ['policy_invalid'] },
      'an effect of an unreadable policy',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => record(change)).toThrow(`The record is not valid: ${message}.`)
  })

  test.each<[string, string]>([
    ['a value beside the key', 'project.min: 40'],
    ['a name that somebody typed', 'Octo Cat'],
    ['no key at all', ''],
  ])('has no place for %s', (_, key) => {
    expect(() => record({ effect: [{ gate: null, key, effect: 'changed' }] })).toThrow('effect.0.key: Invalid string')
  })
})

describe('its id', () => {
  test('is that of the merge into the branch, and another one than that of the test merge', () => {
    expect(record({ effect: [], decidedBy: { ...landing().decidedBy, run: '78000' } }).id).toBe(record().id)
    expect(record({ subject: { ...place, commit: oid('9') } }).id).not.toBe(record().id)
    expect(record().id).not.toBe(merge().id)
  })
})

describe('two records of one change', () => {
  test.each<[string, Partial<PolicyChange>, boolean]>([
    ['by another run', { decidedBy: { ...landing().decidedBy, attempt: 2 } }, true],
    ['with another effect', { effect: [] }, false],
    ['with another policy after it', { after: { ...after, digest: digest('3') } }, false],
  ])('%s', (_, change, same) => expect(sameDecision(record(), record(change))).toBe(same))
})

test.each([
  [3, ['a loosened', 'b tightened', 'c changed']],
  [2, ['a loosened', 'c changed']],
  [1, ['a loosened']],
])('of three effects the %d most telling stay in their order', (most, expected) => {
  const all = mostImportant(
    [
      { gate: 'a', key: 'k', effect: 'loosened' },
      { gate: 'b', key: 'k', effect: 'tightened' },
      { gate: 'c', key: 'k', effect: 'changed' },
    ],
    most,
  )
  expect(all.map(({ gate, effect }) => `${gate} ${effect}`)).toEqual(expected)
})
