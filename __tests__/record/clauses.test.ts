import { describe, expect, test } from '@jest/globals'
import { gates } from '../../src/gates/registry.ts'
import { clauses, clausesOf } from '../../src/record/clauses.ts'
import { hasClause } from '../../src/verdict/clause-numbers.ts'
import { EDITIONS } from '../../src/verdict/clauses.ts'

// What a record is evidence for follows from its outcome, and every number is one that the edition has.

const ids = (...of: Parameters<typeof clausesOf>) => clausesOf(...of).map(({ id }) => id)

describe('a merge record', () => {
  test('of a pass is evidence of a release by planned arrangements', () => {
    expect(ids('2015', 'merge', { outcome: 'pass' })).toEqual([
      ...['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.6', '9.1.1'],
    ])
  })

  test.each(['fail', 'error', 'not_judged'])('of the outcome %s is a nonconformity, and no such evidence', outcome => {
    expect(ids('2015', 'merge', { outcome })).toEqual([
      ...['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.7', '9.1.1', '10.2'],
    ])
  })

  test('of a pass by a concession is both', () => {
    expect(ids('2015', 'merge', { outcome: 'pass', isConceded: true })).toEqual(expect.arrayContaining(['8.6', '8.7']))
  })

  test('that rests on what tools measured names the resources that measure', () => {
    expect(ids('2015', 'merge', { outcome: 'pass', isMeasured: true })[0]).toBe('7.1.5')
  })
})

test('a release that was refused is no evidence of one', () => {
  expect(ids('2015', 'release', { outcome: 'pass' })).toEqual(['8.5.2', '8.5.6', '8.6'])
  expect(ids('2015', 'release', { outcome: 'fail' })).toEqual(['8.5.2', '8.5.6', '8.7', '10.2'])
})

describe.each(EDITIONS)('every number of edition %s', edition => {
  test('that a record can name is one of the edition', () => {
    const kinds = ['merge', 'release', 'policy-change'] as const
    const all = kinds.flatMap(kind =>
      ['pass', 'fail'].flatMap(outcome => ids(edition, kind, { outcome, isConceded: true, isMeasured: true })),
    )
    expect(all.filter(id => !hasClause(edition, id))).toEqual([])
  })

  test('that a gate type names is one of the edition', () => {
    expect(gates.flatMap(gate => gate.clauses[edition].filter(id => !hasClause(edition, id)))).toEqual([])
  })
})

test('numbers of an edition that nobody compared are marked so', () => {
  expect(clauses('2015', ['8.6'])).toEqual([{ edition: '2015', id: '8.6' }])
  expect(clauses('2026', ['8.6'])).toEqual([{ edition: '2026', id: '8.6', status: 'secondary' }])
})
