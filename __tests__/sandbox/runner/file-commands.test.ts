import { describe, expect, test } from '@jest/globals'
import { readPairs } from '../../../sandbox/runner/file-commands.ts'

describe('an answer file', () => {
  test.each<[string, string, [string, string][]]>([
    [
      'holds names and values',
      'a=1\nb=2\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['may end without a line break', 'a=1', [['a', '1']]],
    ['may be empty', '', []],
    ['may have empty lines', '\na=1\n\n', [['a', '1']]],
    ['keeps everything after the first equals sign', 'a=b=c<<d\n', [['a', 'b=c<<d']]],
    [
      'holds values of several lines',
      'a<<END\none\n\ntwo=2\nEND\nb=3\n',
      [
        ['a', 'one\n\ntwo=2'],
        ['b', '3'],
      ],
    ],
    ['holds an empty value between delimiters', 'a<<END\nEND\n', [['a', '']]],
    ['may end with the delimiter itself', 'a<<END\none\nEND', [['a', 'one']]],
    ['knows no comments', '#a=1\n', [['#a', '1']]],
  ])('%s', (_, content, pairs) => {
    expect([...readPairs(content)]).toEqual(pairs)
  })

  test.each([
    ['a line without value', 'nonsense\n', "Invalid format 'nonsense'"],
    ['a value without name', '=1\n', "Invalid format '=1'. Name must not be empty"],
    [
      'a delimiter without name',
      '<<END\nEND\n',
      "Invalid format '<<END'. Name must not be empty and delimiter must not be empty",
    ],
    ['a missing delimiter', 'a<<END\none\n', "Invalid value. Matching delimiter not found 'END'"],
    ['a value that breaks off', 'a<<END\none', 'Invalid value. EOF marker missing new line.'],
  ])('is refused for %s', (_, content, message) => {
    expect(() => [...readPairs(content)]).toThrow(new Error(message))
  })
})
