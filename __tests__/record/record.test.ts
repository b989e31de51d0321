import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { checkRecord, readRecord } from '../../src/record/check.ts'
import { record } from '../../src/record/record.ts'
import { digest, merge } from './builders.ts'

/** The reference record with one value changed, or gone when it is `undefined`. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(merge())
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return copy
}

describe('reading a record', () => {
  test('gives back what was written', () => {
    expect(readRecord(JSON.parse(checkRecord(merge()).text))).toEqual({ state: 'known', record: merge() })
  })

  test.each<[string, string, unknown, string]>([
    ['an unknown key', 'note', 'by Octo', 'Unrecognized key: "note"'],
    ['a missing key', 'attempts', undefined, 'attempts: Invalid input: expected object, received undefined'],
    ['a float', 'attempts.count', 1.5, 'attempts.count: Invalid input: expected int, received number'],
    ['a local time', 'authority.at', '2026-11-20T10:00:00', 'authority.at: Invalid ISO datetime'],
    ['a day that does not exist', 'at', '2026-02-29T10:00:00Z', 'at: Invalid ISO datetime'],
    ['a numeric id', 'repository.id', 1296269, 'repository.id: Invalid input: expected string, received number'],
    [
      'an approval that both counts and does not count',
      'approvals.0.why',
      'approval_stale',
      'an approval that both counts and does not count',
    ],
    ['a counted approval without an account', 'approvals.0.account', null, 'a counted approval without an account'],
    ['a judgement without a policy', 'policy', null, 'evaluated without a policy'],
    ['a direct push that was merged', 'subject.change', { via: 'direct-push' }, 'a direct push that was merged'],
    ['a first attempt of a head that was not read', 'attempts.heads.all', 2, 'a first attempt that cannot be known'],
    ['a first attempt of heads not listed', 'attempts.heads.all', null, 'a first attempt that cannot be known'],
    ['no first attempt though every head was read', 'attempts.firstPass', null, 'a first attempt that cannot be known'],
  ])('refuses %s', (_, path, value, why) => {
    const problem = { code: 'record_invalid', message: `The record is not valid: ${why}.` }
    expect(readRecord(changed(path, value))).toEqual({ state: 'bad', problem })
  })

  test.each<[string, string, unknown]>([
    ['a branch in another spelling', 'subject.branch', 'refs/heads/main'],
    ['a line break in a path', 'policy.path', 'a\nb'],
    ['half a character in a path', 'policy.path', 'a\ud800'],
    ['free text for a role', 'approvals.0.roles.0', 'Octo Cat'],
    ['free text for a gate', 'verdict.gates.0.id', 'Ask @octo'],
    ['free text for a number', 'verdict.gates.0.measured.required', 'one or two'],
    ['a clause with the words of the standard', 'verdict.gates.0.clauses.0.id', '8.6 Release of products'],
  ])('refuses %s, and does not repeat it', (_, path, value) => {
    const reading = readRecord(changed(path, value))
    expect(reading).toMatchObject({ state: 'bad', problem: { code: 'record_invalid' } })
    expect(JSON.stringify(reading)).not.toContain(String(value))
  })

  test('refuses an id that is not its own, and says which it should be', () => {
    const { id } = merge()
    const message = `The record has id ${digest('0')}, but its subject gives ${id}.`
    const problem = { code: 'record_id_wrong', message, expected: id, found: digest('0') }
    expect(readRecord(changed('id', digest('0')))).toEqual({ state: 'bad', problem })
  })

  test.each([
    ['schema', 'gatebook/record/3', 'This version cannot write merge records of gatebook/record/3.'],
    ['kind', 'audit', 'This version cannot write audit records of gatebook/record/2.'],
  ])('knows a newer %s when it sees one, and does not write it', (path, value, message) => {
    const newer = changed(path, value)
    expect(readRecord(newer)).toMatchObject({ state: 'newer', header: { id: merge().id } })
    expect(() => checkRecord(newer)).toThrow(message)
  })
})

test('the schema can be published as JSON Schema', () => {
  const published = z.toJSONSchema(record)
  expect(JSON.stringify(published)).toContain('gatebook/record/1')
})
