import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { isBeside, readFragment } from '../../src/documents/fragment.ts'

const PATH = '.changeset/x.md'

/** The text of a fragment and the line where it begins, or what is wrong with it and where. */
const read = (text: string) => {
  const found = readFragment(PATH, text)
  return found.state === 'read' ? found.fields.map(({ text, line }) => [text, line])[0] : [found.detail, found.line]
}

describe('what the tools write', () => {
  const made = (path: string) => read(readFileSync(`__fixtures__/fragments/${path}`, 'utf8'))

  test('a changeset', () => {
    expect(made('.changeset/dry-papayas-shine.md')).toEqual([
      'Discounts are shown before the checkout.\nShops that hide prices are not affected.',
      6,
    ])
  })

  test('an empty changeset says nothing', () => expect(made('.changeset/empty.md')).toEqual(['', 1]))

  test('a fragment of towncrier', () => {
    expect(made('newsfragments/123.feature.md')).toEqual(['Discounts are shown before the checkout.', 1])
  })
})

test.each<[string, string, [string, number | null]]>([
  ['lines of Windows, and a byte order mark', '\uFEFF---\r\n"shop": minor\r\n---\r\n\r\nNew.\r\n', ['New.', 5]],
  ['a text without packages is in no changelog', '---\n---\n\nNew.\n', ['', 1]],
  ['packages without a text', '---\n"shop": minor\n---\n', ['', 1]],
  ['a comment is seen by nobody', '---\n"shop": minor\n---\n<!-- New. -->\n', ['', 4]],
  ['nothing', '', ['', 1]],
  ['a rule in the text', 'New.\n\n---\n\nMore.', ['New.\nMore.', 1]],
])('%s', (_, text, expected) => expect(read(text)).toEqual(expected))

test.each<[string, string, [string, number | null]]>([
  [
    'packages without an end',
    '---\n"shop": minor\n\nNew.\n',
    ['The mapping of packages at its beginning has no end: a line `---` is missing.', 1],
  ],
  ['a list', '---\n- shop\n---\nNew.\n', ['A changeset begins with a mapping of packages, but this is a list.', 2]],
  [
    'a package that appears twice',
    '---\na: minor\na: patch\n---\nNew.\n',
    [expect.stringContaining('twice'), 3] as never,
  ],
  ['a text that is too long', 'a'.repeat(20_001), ['It has more than 20000 characters.', null]],
])('%s cannot be read', (_, text, expected) => expect(read(text)).toEqual(expected))

test('a text of the longest length is read', () => expect(read('a'.repeat(20_000))?.[1]).toBe(1))

test('a file that explains the folder is no fragment', () => {
  expect(['README.md', '.changeset/README.md', 'newsfragments/readme.rst', 'news/README'].every(isBeside)).toBe(true)
  expect(['.changeset/readme-fix.md', 'newsfragments/1.feature.md'].some(isBeside)).toBe(false)
})
