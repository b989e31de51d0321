import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { identifiersIn, isIdentifier } from '../../src/facts/identifiers.ts'
import { growth, LINEAR } from '../growth.ts'

describe('an identifier', () => {
  test.each(['ABC-12', 'R2D2-1', 'REQ-LOGIN-3', 'req~login~1', 'SYS_REQ_7', 'REQ-1.2.3', 'a-1', `A-${'1'.repeat(62)}`])(
    '%s',
    text => expect(isIdentifier(text)).toBe(true),
  )

  test.each<[string, string]>([
    ['nothing', ''],
    ['a single letter', 'A'],
    ['without a digit', 'REQ-LOGIN'],
    ['without a joining mark', 'REQ12'],
    ['joined by a dot only', 'v1.2'],
    ['beginning with a digit', '3-REQ'],
    ['beginning with a mark', '-REQ-1'],
    ['ending with a mark', 'REQ-1-'],
    ['longer than 64 characters', `A-${'1'.repeat(63)}`],
    ['with a space', 'REQ 1-2'],
    ['with a line break at its end', 'REQ-1\n'],
    ['with a Cyrillic letter', 'RЕQ-1'],
    ['with digits of another script', 'REQ-١'],
    ['with a non-breaking hyphen', 'REQ‑1'],
    ['with an invisible character', 'REQ-1\u200b'],
  ])('is nothing %s: %j', (_, text) => expect(isIdentifier(text)).toBe(false))
})

describe('the identifiers in a text are', () => {
  test.each<[string, string, string[]]>([
    ['none in nothing', '', []],
    ['none in plain words', 'rejects an empty token', []],
    ['in the order of the text, each as often as it stands there', 'B-2 A-1, B-2', ['B-2', 'A-1', 'B-2']],
    ['before a colon', 'REQ-12: rejects an empty token', ['REQ-12']],
    ['at the end of a sentence', 'It closes REQ-12. Really (see ABC-3)!', ['REQ-12', 'ABC-3']],
    [
      'in brackets, as parameters of a test',
      'test_login[REQ-12-admin] <ABC-3> {X-1}',
      ['REQ-12-admin', 'ABC-3', 'X-1'],
    ],
    [
      'in quotes, also typographic ones',
      '"A-1" \'B-2\' `C-3` “D-4” «E-5» ‘F-6’',
      ['A-1', 'B-2', 'C-3', 'D-4', 'E-5', 'F-6'],
    ],
    ['between marks of Chinese and Japanese', 'REQ-1：登录。（REQ-2）、REQ-3', ['REQ-1', 'REQ-2', 'REQ-3']],
    ['without emphasis', '_REQ-1_ **REQ-2** ~~REQ-3~~', ['REQ-1', 'REQ-2', 'REQ-3']],
    ['in a link', 'https://jira.example/browse/ABC-12?x=1', ['ABC-12']],
    ['separated by any white space', 'A-1\tB-2\nC-3\u00a0D-4\u3000E-5', ['A-1', 'B-2', 'C-3', 'D-4', 'E-5']],
    ['never a part of a longer word', 'notREQ-1x XREQ-12 REQ-1_a', ['notREQ-1x', 'XREQ-12', 'REQ-1_a']],
    ['never a part of a word that is too long', `REQ-1${'-x'.repeat(40)}`, []],
    ['never beside a letter of another script', 'REQ-1й éREQ-2 e\u0301REQ-3 REQ-4のテスト', []],
    ['never beside an invisible character', 'REQ-1\u200b2 \u202eREQ-2 \ufeffREQ-3 REQ-4\u00ad', []],
    ['never beside a look-alike of a hyphen or a dot', 'REQ-1‑2 REQ-1–2 REQ-1․2', []],
    ['never beside a symbol outside of the first plane, or half of one', 'REQ-1😀 REQ-2\ud83d', []],
  ])('%s', (_, text, found) => expect(identifiersIn(text)).toEqual(found))

  test('identifiers that stand in the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        for (const id of identifiersIn(text)) {
          expect(isIdentifier(id)).toBe(true)
          expect(text).toContain(id)
        }
      }),
    )
  })

  test('found among any words that white space keeps apart', () => {
    const word = fc.string({ unit: 'binary' }).map(text => text.replace(/\s/g, ''))
    fc.assert(fc.property(word, word, (a, b) => expect(identifiersIn(`${a} REQ-12 ${b}`)).toContain('REQ-12')))
  })

  test.each([
    ['one word', 'A-'],
    ['marks', '-.'],
    ['identifiers', 'A-1 '],
  ])('found in a million characters of %s without going over them again and again', async (_, part) => {
    const text = part.repeat(1_000_000 / part.length)
    expect(await growth(500_000, size => identifiersIn(text.slice(0, size)))).toBeLessThan(LINEAR)
  })
})
