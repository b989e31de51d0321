import { describe, expect, test } from '@jest/globals'
import { canonical } from '../../src/record/canonical.ts'
import { checkRecord } from '../../src/record/check.ts'
import type { MergeRecord } from '../../src/record/record.ts'
import { gate, merge, verdict } from './builders.ts'

// Every bound of a record from both sides: exactly so much is taken, and one more is not.

const sizeOf = (record: MergeRecord): number => Buffer.byteLength(canonical(record))

/** Numbers that together have so many digits more than one each. */
const numbers = (keys: number, digits = 0): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: keys }, (_, at) => {
      const more = Math.min(14, Math.max(0, digits - at * 14))
      return [`m${'x'.repeat(50)}${10 + at}`, 10 ** more]
    }),
  )

/** A record whose canonical text has so many bytes. */
function recordOf(bytes: number): MergeRecord {
  const gates = (count: number) =>
    Array.from({ length: count }, (_, at) => gate({ id: `g${10 + at}`, measured: numbers(64) }))
  const withGates = (count: number) => merge({ decision: { verdict: verdict({ gates: gates(count) }), reused: {} } })
  const each = sizeOf(withGates(2)) - sizeOf(withGates(1))
  const record = withGates(Math.floor((bytes - sizeOf(withGates(1))) / each) + 1)
  const [first, ...others] = record.verdict.gates
  if (!first) throw new Error('there are gates')
  // The first gate makes room for two others, the last of which has as many numbers and digits as are missing.
  const withLast = (keys: number, digits: number): MergeRecord => {
    const [one, last] = [numbers(48), numbers(keys, digits)].map((measured, at) => ({
      ...first,
      id: `last${at}`,
      measured,
    }))
    return { ...record, verdict: { ...record.verdict, gates: [...others, one ?? first, last ?? first] } }
  }
  const [least, size] = [sizeOf(withLast(1, 0)), sizeOf(withLast(2, 0)) - sizeOf(withLast(1, 0))]
  const keys = Math.min(64, 1 + Math.floor((bytes - least) / size))
  return withLast(keys, bytes - sizeOf(withLast(keys, 0)))
}

describe('a record', () => {
  test('may be nested 32 levels deep, and no more', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
    expect(canonical(nested(32))).toBe(`${'['.repeat(32)}1${']'.repeat(32)}`)
    expect(() => canonical(nested(33))).toThrow('is nested too deeply')
  })

  test('may have 262,144 bytes, and no more', () => {
    const [full, beyond] = [recordOf(262_144), recordOf(262_145)]
    expect([sizeOf(full), sizeOf(beyond)]).toEqual([262_144, 262_145])
    expect(checkRecord(full).record).toEqual(full)
    expect(() => checkRecord(beyond)).toThrow('The record has 262145 bytes, more than the limit of 262144.')
  })
})
