import { describe, expect, test } from '@jest/globals'
import { isLiteral, matcher, patternProblem } from '../../src/facts/glob.ts'

describe('a pattern', () => {
  test.each<[string, string, boolean]>([
    ['**', 'a/b/c', true],
    ['**', '.github/workflows/x.yml', true],
    ['src/**', 'src/a/.hidden/b.ts', true],
    ['src/**', 'lib/src/a.ts', false],
    ['src/*.ts', 'src/a/b.ts', false],
    ['**/*.test.ts', 'a.test.ts', true],
    ['*.ts', 'src/a.ts', false],
    ['src/*.{ts,tsx}', 'src/a.tsx', true],
    ['#x', '#x', true],
    ['SRC/**', 'src/a', false],
    ['**', 'name\nwith newline', true],
  ])('%s matches %j: %s', (pattern, path, expected) => {
    expect(matcher([pattern])(path)).toBe(expected)
  })

  test.each([
    ['', 'is empty'],
    ['a'.repeat(257), 'is longer than 256 characters'],
    ['/src/**', 'begins with a slash: patterns are relative to the root of the repository'],
    ['!src/**', 'begins with "!": patterns cannot be negated, use `exclude`'],
    ['src\\a', 'contains a backslash: folders are separated by "/"'],
    ['../x', 'contains a "." or ".." folder'],
    ['src/+(a|b)', 'contains an extended pattern such as "+(…)": list the alternatives as "{a,b}"'],
    ['{1..1000000}', 'contains a range in braces: list the alternatives'],
    ['{a,b}'.repeat(20), 'expands to more than 100 patterns'],
  ])('%j is refused', (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem)
    expect(() => matcher([pattern])).toThrow(RangeError)
  })

  test('is refused before anything is matched, or can be used', () => {
    expect(patternProblem('src/{a,b}/{c,d}/*.{ts,tsx}')).toBeUndefined()
    expect([isLiteral('coverage/lcov.info'), isLiteral('coverage (1)/*.info'), isLiteral('{a,b}')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
