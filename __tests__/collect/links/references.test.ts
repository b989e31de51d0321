import { describe, expect, test } from '@jest/globals'
import { describe as described } from '../../../src/collect/links/description.ts'
import { issueNames } from '../../../src/collect/links/github-issues.ts'
import { referencesIn, type Sources } from '../../../src/collect/links/references.ts'
import { referringTrailers } from '../../../src/collect/links/trailers.ts'

const letters = (count: number): string => 'a'.repeat(count)
const many = <One>(count: number, make: (at: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at))

const read = (part: Partial<Sources>) =>
  referencesIn({
    repository: 'acme/shop',
    server: 'https://github.com',
    title: '',
    lines: [],
    trailers: [],
    linked: [],
    ...part,
  })
const named = (part: Partial<Sources>): number | string => {
  const found = read(part)
  return found.state === 'read' ? found.references.length : found.detail
}
const line = (text: string, place: 'text' | 'comment' = 'text') => ({ line: 1, place, text })

describe('what a change names', () => {
  test('is looked at up to 999 things', () => {
    const ids = (count: number) => named({ lines: [line(many(count, at => `REQ-${at + 1}`).join(' '))] })
    expect([ids(999), ids(1000)]).toEqual([999, 'The change has 1000 or more references, which is too many.'])
  })

  test('is looked up for 50 issues, each of them once', () => {
    const issues = (count: number) => named({ lines: [line(many(count, at => `#${at + 1} #${at + 1}`).join(' '))] })
    expect([issues(50), issues(51)]).toEqual([50, 'The change names 51 issues, more than the limit of 50.'])
  })

  test('out of sight is told of fifty things, whatever their number, and never looked up', () => {
    for (const count of [50, 51, 2000]) {
      const hidden = read({ lines: [line(many(count, at => `#${at + 1}`).join(' '), 'comment')] })
      const references = hidden.state === 'read' ? hidden.references : []
      expect([references.length, issueNames(references)]).toEqual([50, []])
    }
  })

  test.each<[string, string, number]>([
    ['a number of ten digits that GitHub can have', '#2147483647', 1],
    ['one more than it can have', '#2147483648', 0],
    ['a link of 512 characters', `https://github.com/acme/shop/issues/1?${letters(512 - 38)}`, 1],
    ['a link of 513 characters', `https://github.com/acme/shop/issues/1?${letters(513 - 38)}`, 0],
  ])('is no issue beyond what one can be: %s', (_, text, count) => {
    expect(named({ lines: [line(text)] })).toBe(count)
  })
})

test('a trailer is read up to its thousandth character', () => {
  const values = (length: number) =>
    referringTrailers(`Subject\n\nRefs: ${letters(length)}\n`).map(({ value }) => value.length)
  expect([values(1000), values(1001)]).toEqual([[1000], [1000]])
  const folded = referringTrailers(`Subject\n\nRefs: ${letters(500)}\n ${letters(600)}\n`)
  expect(folded[0]?.value).toHaveLength(1000)
})

test('a description is read up to 70,000 characters, beside templates that are no longer either', () => {
  const body = (length: number) => described('# Why\n\nx'.padEnd(length), []).state
  expect([body(70_000), body(70_001)]).toEqual(['read', 'unreadable'])
  const untouched = (length: number) => {
    const text = '# Why\n\nx'
    const read = described(text, [text.padEnd(length)])
    return read.state === 'read' && read.description.sections[0]?.untouched
  }
  expect([untouched(70_000), untouched(70_001)]).toEqual([true, false])
})
