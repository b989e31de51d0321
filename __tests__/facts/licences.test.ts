import { describe, expect, test } from '@jest/globals'
import {
  type Expression,
  isMet,
  isNamed,
  isNamedInAnyForm,
  type LicenceRule,
  parseLicence,
  parseRule,
} from '../../src/facts/licences.ts'

const ruleOf = (text: string): LicenceRule => {
  const rule = parseRule(text)
  if (rule === undefined) throw new Error(`${text} is no rule.`)
  return rule
}

const treeOf = (text: string): Expression => {
  const tree = parseLicence(text)
  if (tree === undefined) throw new Error(`${text} is no expression.`)
  return tree
}

const allowedBy = (rules: readonly string[]) => {
  const parsed = rules.map(ruleOf)
  return (text: string) => isMet(treeOf(text), licence => parsed.some(rule => isNamed(rule, licence)))
}

describe('a licence expression is met', () => {
  test.each<[string, string[], boolean]>([
    ['MIT', ['MIT'], true],
    ['MIT', ['Apache-2.0'], false],
    ['(MIT)', ['MIT'], true],
    ['MIT OR GPL-3.0-only', ['MIT'], true],
    ['MIT AND GPL-3.0-only', ['MIT'], false],
    ['MIT AND ISC', ['MIT', 'ISC'], true],
    // AND binds more tightly than OR.
    ['MIT OR Apache-2.0 AND GPL-3.0-only', ['MIT'], true],
    ['MIT AND Apache-2.0 OR GPL-3.0-only', ['MIT', 'GPL-3.0-only'], true],
    ['MIT AND Apache-2.0 OR GPL-3.0-only', ['MIT'], false],
    ['MIT AND (Apache-2.0 OR GPL-3.0-only)', ['MIT', 'Apache-2.0'], true],
    ['(MIT OR GPL-3.0-only) AND (ISC OR GPL-3.0-only)', ['MIT', 'ISC'], true],
    ['(MIT OR GPL-3.0-only) AND (ISC OR GPL-3.0-only)', ['MIT'], false],
    // Ids are compared without case, also in the words of the expression.
    ['mit or apache-2.0', ['Apache-2.0'], true],
    ['MIT', ['mit'], true],
    // Old names of the GNU licences are new names.
    ['GPL-2.0', ['GPL-2.0-only'], true],
    ['GPL-2.0+', ['GPL-2.0-or-later'], true],
    ['GPL-2.0-only', ['GPL-2.0'], true],
    ['GPL-2.0-or-later', ['GPL-2.0-only'], false],
    ['LGPL-2.1+', ['LGPL-2.1-or-later'], true],
    ['Apache-1.1+', ['Apache-1.1'], false],
    ['Apache-1.1+', ['Apache-1.1+'], true],
    // An exception gives more permission, and a rule that names one means only that.
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0'], true],
    ['GPL-2.0-only', ['GPL-2.0-only WITH Classpath-exception-2.0'], false],
    ['GPL-2.0-only WITH GCC-exception-2.0', ['GPL-2.0-only WITH Classpath-exception-2.0'], false],
    // Everything that begins alike.
    ['BSD-3-Clause', ['BSD-*'], true],
    ['BSD-3-Clause-Clear', ['bsd-3-clause*'], true],
    ['0BSD', ['BSD-*'], false],
    ['LicenseRef-Acme', ['LicenseRef-Acme'], true],
    ['LicenseRef-Acme-2', ['LicenseRef-Acme*'], true],
    ['LicenseRef-Other', ['LicenseRef-Acme'], false],
    ['DocumentRef-x:LicenseRef-Acme', ['LicenseRef-Acme'], false],
  ])('%s by %j: %s', (text, rules, met) => {
    expect(allowedBy(rules)(text)).toBe(met)
  })

  test('by thirty groups of alternatives as fast as by one', () => {
    const text = Array.from({ length: 30 }, () => '(MIT OR ISC)').join(' AND ')
    let asked = 0
    const count = () => {
      asked += 1
      return false
    }
    expect(isMet(treeOf(text), count)).toBe(false)
    expect(asked).toBe(2)
    expect(isMet(treeOf(text), licence => licence.id === 'ISC')).toBe(true)
  })
})

describe('a licence that a rule names in any form', () => {
  const names = (rule: string, licence: string): boolean => {
    const tree = treeOf(licence)
    return 'licence' in tree && isNamedInAnyForm(ruleOf(rule), tree.licence)
  }
  test.each([
    ['GPL-3.0', 'GPL-3.0-only'],
    ['GPL-3.0', 'GPL-3.0-or-later'],
    ['GPL-3.0', 'GPL-3.0+'],
    ['GPL-3.0-only', 'GPL-3.0-or-later'],
    ['GPL-3.0-or-later', 'GPL-3.0-only'],
    ['AGPL-3.0', 'agpl-3.0-or-later'],
    ['MPL-1.1', 'MPL-1.1+'],
    ['Apache-2.0+', 'Apache-2.0'],
    ['GPL-2.0', 'GPL-2.0-with-classpath-exception'],
    ['GPL-2.0-only', 'GPL-2.0-only WITH classpath-exception-2.0'],
    ['GPL-2.0-or-later', 'eCos-2.0'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
  ])('%s: %s', (rule, licence) => expect(names(rule, licence)).toBe(true))

  test.each([
    ['GPL-3.0', 'GPL-2.0-or-later'],
    ['GPL-3.0', 'LGPL-3.0-only'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only'],
    ['MPL-1.1', 'MPL-2.0'],
  ])('not of %s: %s', (rule, licence) => expect(names(rule, licence)).toBe(false))
})

test('GNU licences of every kind have their present names', () => {
  for (const [old, now] of [
    ['GFDL-1.3', 'GFDL-1.3-only'],
    ['GFDL-1.3+', 'GFDL-1.3-or-later'],
    ['LGPL-2.1+', 'LGPL-2.1-or-later'],
    ['AGPL-3.0', 'AGPL-3.0-only'],
  ] as const)
    expect(treeOf(old)).toEqual({ licence: { id: now, exception: null } })
})

describe('no licence expression is', () => {
  test.each([
    '',
    ' ',
    'NOASSERTION',
    'NONE',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    'Apache License, Version 2.0',
    'The MIT License',
    'MIT/Apache-2.0',
    'MIT OR',
    'OR MIT',
    'MIT AND AND ISC',
    'MIT ISC',
    '(MIT',
    'MIT)',
    '()',
    'MIT WITH MIT',
    'MIT WITH',
    'GPL-2.0 +',
    'DocumentRef-x',
    'DocumentRef-x:MIT',
    'ＭＩＴ',
    'MIT\u200b',
    '__proto__',
    'constructor',
    'https://opensource.org/licenses/MIT',
    `${'('.repeat(1500)}MIT${')'.repeat(1500)}`,
    Array.from({ length: 500 }, () => 'MIT').join(' OR '),
  ])('%.40j', text => {
    expect(parseLicence(text)).toBeUndefined()
  })

  test('a list that is as long as one may be is one', () => {
    const longest = Array.from({ length: 200 }, () => 'MIT').join(' OR ')
    expect(JSON.stringify(parseLicence(longest)).match(/"id":"MIT"/g)).toHaveLength(200)
    expect(parseLicence(Array.from({ length: 201 }, () => 'MIT').join(' OR '))).toBeUndefined()
  })

  test('brackets may be nested as deep as the text is long', () => {
    const nested = `${'('.repeat(900)}MIT${')'.repeat(900)}`
    expect(parseLicence(nested)).toEqual({ licence: { id: 'MIT', exception: null } })
  })
})

describe('no rule about licences is', () => {
  test.each(['', '*', 'Mitt', 'MIT OR ISC', 'MIT AND ISC', 'XYZ-*', 'BSD-*-Clause', 'NONE', 'LicenseRef-*x'])(
    '%j',
    text => {
      expect(parseRule(text)).toBeUndefined()
    },
  )
})
