import { describe, expect, test } from '@jest/globals'
import { didYouMean, suggest } from '../../src/text/suggest.ts'

describe('the word that was probably meant', () => {
  test.each<[string, string[], string | undefined]>([
    ['gtaes', ['gates', 'roles'], 'gates'],
    ['Gates', ['gates', 'roles'], 'gates'],
    ['gate', ['gates', 'roles'], 'gates'],
    ['fail_on', ['fail-on', 'dry-run'], 'fail-on'],
    ['maintainer', ['quality-owner'], undefined],
    ['role', ['rule', 'roles'], 'roles'],
    ['x', ['y'], 'y'],
    ['', ['gates'], undefined],
    ['gates', [], undefined],
    ['x'.repeat(300), ['gates'], undefined],
    ['x'.repeat(64), ['x'.repeat(63)], 'x'.repeat(63)],
    ['x'.repeat(65), ['x'.repeat(63)], undefined],
  ])('of %j among %j is %j', (word, known, expected) => expect(suggest(word, known)).toBe(expected))

  test('is a question in brackets', () => {
    expect(didYouMean('gtaes', ['gates'])).toBe(' (did you mean "gates"?)')
    expect(didYouMean('maintainer', ['gates'])).toBe('')
  })
})
