import { describe, expect, test } from '@jest/globals'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonical, digestOf, fromDigest, toDigest } from '../../src/record/canonical.ts'

describe('canonical text', () => {
  test.each<[string, unknown, string]>([
    ['sorts keys by their UTF-16 units', { b: 1, a: 2, é: 3, B: 4 }, '{"B":4,"a":2,"b":1,"é":3}'],
    ['has no space', { list: [1, true, null, 'x'] }, '{"list":[1,true,null,"x"]}'],
    ['sorts keys that look like numbers as texts', { 2: 1, 10: 2 }, '{"10":2,"2":1}'],
    ['sorts keys beyond the first plane by their units', { '\u{1f600}': 1, '\uffff': 2 }, '{"\u{1f600}":1,"\uffff":2}'],
    ['escapes only what must be', 'a"\\\n\u0001\u007f€\u2028', '"a\\"\\\\\\n\\u0001\u007f€\u2028"'],
    ['writes minus zero as zero', -0, '0'],
    ['writes the largest integer', 2 ** 53 - 1, '9007199254740991'],
  ])('%s', (_, value, text) => expect(canonical(value)).toBe(text))

  test.each<[string, unknown, string]>([
    ['a float', { share: 79.99 }, '/share is 79.99, which is not an integer up to 2^53-1'],
    [
      'an integer that languages disagree about',
      [2 ** 53],
      '/0 is 9007199254740992, which is not an integer up to 2^53-1',
    ],
    ['not a number', Number.NaN, 'the value is NaN, which is not an integer up to 2^53-1'],
    ['half a character', 'a\ud800', 'Lone surrogate is not allowed'],
    ['half a character in a key', { '\udc00': 1 }, 'Lone surrogate is not allowed'],
    ['a key without a value, which would be lost', { policy: undefined }, '/policy is not plain data'],
    ['a date, which would turn into text', { at: new Date(0) }, '/at is not plain data'],
    ['an object that says itself how it is written', { toJSON: () => 1 }, 'the value is not plain data'],
    ['an integer of another type', 1n, 'the value is not plain data'],
  ])('refuses %s', (_, value, message) => expect(() => canonical(value)).toThrow(message))

  test('refuses what is nested without end, before the stack is exhausted', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(() => canonical(circle)).toThrow('is nested too deeply')
  })

  test('does not depend on the order in which keys were set, and reads back as the same value', () => {
    const value = fc.letrec(tie => ({
      leaf: fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
      tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    })).tree
    fc.assert(
      fc.property(value, value => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(canonical(reversed(value))).toBe(text)
        expect(text).toBe(canonicalize(value))
      }),
    )
  })
})

test('a digest names its hash and gives it back', () => {
  expect(digestOf({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  expect(toDigest(fromDigest(digestOf([])))).toBe(digestOf([]))
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}
