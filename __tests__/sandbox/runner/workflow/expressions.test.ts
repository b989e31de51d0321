import { describe, expect, test } from '@jest/globals'
import { evaluateWhole, interpolate, isMet, type Scope } from '../../../../sandbox/runner/expressions.ts'

const github = {
  event_name: 'push',
  ref: 'refs/heads/main',
  event: { labels: [{ name: 'Bug' }, { name: 'ui' }], number: 7 },
}
const scope: Scope = { contexts: { github, inputs: {}, needs: { test: { result: 'success' } } } }
const value = (text: string) => evaluateWhole(`\${{ ${text} }}`, scope)

test.each([
  ["github.event_name != 'push'", false],
  ["'PUSH' == github.event_name", true],
  ["github.event.number == '7'", true],
  ["'' == 0", true],
  ['null == false', true],
  ["'a' == 0", false],
  ["'NaN' == 'nan'", true],
  ['github.event == github.event', true],
  ['github.event.labels == github.event', false],
  ["'b' > 'A' && 2 <= 2.0", true],
  ["github.nothing.at.all || 'other'", 'other'],
  ['github.event.number && 0', 0],
  ["!github.event.labels && 'x'", false],
  ['inputs.dry-run || false', false],
  ["needs['test'].result", 'success'],
  ["(1 == 2 || 1 == 1) && !('a' == 'b')", true],
  ["contains(github.event.labels.*.name, 'bug')", true],
  ["contains('Hello', 'ELL')", true],
  ["startsWith(github.ref, 'refs/Heads/')", true],
  ["endsWith(github.ref, 'x')", false],
  ["format('{0} of {{{1}}}', 1, 'a')", '1 of {a}'],
  ["fromJSON('[1, 2]')[1]", 2],
  ["join(github.event.labels.*.name, '+')", 'Bug+ui'],
  ["'it''s'", "it's"],
  ['0x10 - 1', undefined],
  ['-1.5e1', -15],
])('%s', (text, expected) => {
  if (expected === undefined) expect(() => value(text)).toThrow('Unexpected')
  else expect(value(text)).toBe(expected)
})

test('a text has the words for what it names: none for nothing, and no structure', () => {
  const text = "${{ github.nothing }}|${{ true }}|${{ github.event }}|${{ '}}' }}|$x"
  expect(interpolate(text, scope)).toBe('|true|Object|}}|$x')
})

test('toJSON writes what a person reads', () => {
  expect(value('toJSON(needs)')).toBe('{\n  "test": {\n    "result": "success"\n  }\n}')
})

test.each([
  ['secrets.KEY', "Unrecognized named-value: 'secrets'. Here there are: github, inputs, needs."],
  ['success()', "Unrecognized function: 'success'."],
  ['hashFiles(1)', "Unrecognized function: 'hashfiles'."],
  ['github..ref', 'Unexpected . in'],
  ['github.ref ==', 'ends too early'],
  ['"a"', 'Unexpected symbol at position 1'],
])('%s is refused', (text, message) => expect(() => value(text)).toThrow(message))

describe('a condition', () => {
  const after = (result: 'success' | 'failure' | 'cancelled'): Scope => ({
    ...scope,
    status: {
      success: result === 'success',
      failure: result === 'failure',
      cancelled: result === 'cancelled',
      always: true,
    },
  })
  test.each([
    [undefined, [true, false, false]],
    ["github.event_name == 'push'", [true, false, false]],
    ['${{ !cancelled() }}', [true, true, false]],
    ['failure()', [false, true, false]],
    ['failure() || cancelled()', [false, true, true]],
    ["always() && github.event_name == 'x'", [false, false, false]],
    // Not what it looks like: with text around it, it is a text.
    ["${{ github.event_name }} == 'x'", [true, false, false]],
  ])('%s', (condition, expected) => {
    const met = (['success', 'failure', 'cancelled'] as const).map(result => isMet(condition, after(result)))
    expect(met).toEqual(expected)
  })
})
