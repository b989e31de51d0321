import { describe, expect, test } from '@jest/globals'
import { jsonReport } from '../../../src/reports/coverage/json-report.ts'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { hasKey } from '../../../src/reports/text/json-outline.ts'

describe('JSON', () => {
  const read = (...chunks: Uint8Array[]) => {
    const seen: unknown[] = []
    const reader = jsonReport(value => seen.push(value))
    for (const chunk of chunks) reader.push(chunk)
    reader.end()
    return seen[0]
  }

  test('may begin with a byte order mark', () => {
    expect(read(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 })
  })

  test('is kept, although its buffer is used again', () => {
    const buffer = Buffer.from('[1,')
    const seen: unknown[] = []
    const reader = jsonReport(value => seen.push(value))
    reader.push(buffer)
    buffer.write('2] ')
    reader.push(buffer)
    reader.end()
    expect(seen).toEqual([[1, 2]])
  })

  const CUT = 'It is not valid JSON. It may be truncated.'

  test.each<[string, Uint8Array, string]>([
    ['cut off', Buffer.from('{"a":'), CUT],
    ['twice', Buffer.from('{}{}'), CUT],
    ['with a number that is none', Buffer.from('{"a":NaN}'), CUT],
    ['of nothing', Buffer.from(''), CUT],
    ['in another encoding', Buffer.from('{"\xe9":1}', 'latin1'), 'It is not UTF-8 text.'],
  ])('%s is refused', (_, bytes, why) => expect(() => read(bytes)).toThrow(new UnreadableReport(why)))

  test('of more than can be held is refused as soon as it is', () => {
    const reader = jsonReport(() => {})
    const chunk = new Uint8Array(64 * 1024 * 1024)
    for (let count = 0; count < 4; count++) reader.push(chunk)
    const why = 'It has more than 256 MB, the limit for JSON.'
    expect(() => reader.push(chunk.subarray(0, 1))).toThrow(new UnreadableReport(why))
  })
})

describe('a key', () => {
  test.each<[string, string, string[], boolean]>([
    ['at the top', '{"a":1}', ['a'], true],
    ['below any other', '{"x":{"a":1}}', ['*', 'a'], true],
    ['in a list', '{"x":[0,{"a":1}]}', ['x', '[]', 'a'], true],
    ['after something that is closed', '{"x":{"y":[1]},"a":1}', ['a'], true],
    ['of a list', '{"a":[1]}', ['a', '[]'], true],
    ['before the text ends', '{"a":{"b":"c', ['a', 'b'], true],
    ['that is a value', '{"x":"a"}', ['a'], false],
    ['somewhere else', '{"x":{"a":1}}', ['a'], false],
    ['in a text', '{"x":"{\\"a\\":1}"}', ['a'], false],
    ['that is cut off', '{"a', ['a'], false],
    ['of a list at the top', '[{"a":1}]', ['[]', 'a'], false],
    ['of no JSON', 'a:1', ['a'], false],
  ])('%s', (_, text, way, expected) => expect(hasKey(Buffer.from(text), way)).toBe(expected))

  test('is looked for in no time, whatever the text is', () => {
    for (const piece of ['{"', '"\\', '[', '}', '":'])
      expect(hasKey(Buffer.from(`{${piece.repeat(65_536 / piece.length)}`), ['never'])).toBe(false)
  })
})
