import { describe, expect, test } from '@jest/globals'
import { concessionText } from '../../../src/collect/concessions/form.ts'

// What is read of an issue that asks for a concession: all that decides something, and nothing that cannot be seen.

const REASON = 'The hotfix cannot wait.'
const said = (part: Partial<Record<'gates' | 'scope' | 'reason' | 'expires', string>> = {}) => {
  const { gates = 'coverage', scope = '#12', reason = REASON, expires = '2026-03-08' } = part
  return `### Gates\n\n${gates}\n\n### Scope\n\n${scope}\n\n### Reason\n\n${reason}\n\n### Expires\n\n${expires}`
}

test('patterns that Markdown would change stand between backticks', () => {
  const { paths, unreadable } = concessionText(said({ scope: '`**/src/**`, `*.md`' }))
  expect([paths, unreadable]).toEqual([['**/src/**', '*.md'], []])
})

test('an issue says which gates and changes it is for, why, and until when', () => {
  expect(concessionText(said({ gates: 'coverage, `peer-review`', scope: '#12, docs/** *.lock' }))).toEqual({
    gates: ['coverage', 'peer-review'],
    pulls: [12],
    paths: ['docs/**', '*.lock'],
    unreadable: [],
    reasonLength: REASON.length,
    expires: '2026-03-08',
  })
})

describe('a scope is not readable', () => {
  test.each([
    ['a comment that nobody sees', '#12 <!-- #13 -->'],
    ['a link that shows something else', '[#12](#13)'],
    ['markup', '<sub>#13</sub>'],
    ['a reference to another repository', 'acme/shop#12'],
    ['a line across the page', '#12\n\n** *'],
    ['the mark of a list', '* src/a.ts'],
    ['emphasis', '**/src/**'],
    ['a word', '#12 and #13'],
    ['a name that could be anything', 'README'],
    ['letters that look like others', 'dοcs/**'],
    ['a space that does not look like one', '#12\u2003#13'],
    ['a character without width', '#1\u200b2'],
    ['a number that no change has', '#012'],
    ['a pattern that is none', 'docs/{a,b'],
    ['more than anybody would look through', Array.from({ length: 51 }, (_, index) => `#${index + 1}`).join(' ')],
  ])('that holds %s', (_, scope) => expect(concessionText(said({ scope })).unreadable).toEqual(['Scope']))
})

test.each([
  ['a comment', 'coverage <!-- peer-review -->'],
  ['words', 'the coverage gate!'],
  ['a word in capitals', 'Coverage'],
])('gates that hold %s are not readable', (_, gates) =>
  expect(concessionText(said({ gates })).unreadable).toEqual(['Gates']),
)

test.each([
  ['another form', '8 March 2026'],
  ['no day of the calendar', '2026-02-30'],
  ['two days', '2026-03-08 2027-03-08'],
  ['a hidden day', '<!-- 2027-03-08 -->'],
  ['nothing', '_No response_'],
])('an end of %s is none', (_, expires) => expect(concessionText(said({ expires })).expires).toBeNull())

test('a heading that is there twice says nothing', () => {
  expect(concessionText(`${said()}\n\n### Scope\n\n#13`)).toMatchObject({ gates: ['coverage'], pulls: [] })
})

test('a heading in a comment, or in code, is none', () => {
  expect(concessionText(`<!--\n### Scope\n\n#13\n-->\n\n${said()}`)).toMatchObject({ pulls: [12] })
  expect(concessionText(`\`\`\`\n### Scope\n\n#13\n\`\`\`\n\n${said()}`)).toMatchObject({ pulls: [12] })
})

test.each(['', 'Let it pass, please.', '#'.repeat(300_000)])('a text without the form requests nothing', body => {
  expect(concessionText(body)).toMatchObject({ gates: [], pulls: [], paths: [], reasonLength: 0, expires: null })
})

test('lines may end as they do in a browser', () => {
  expect(concessionText(said().replaceAll('\n', '\r\n'))).toMatchObject({ pulls: [12], unreadable: [] })
})

test.each<[string, 'gates' | 'scope', (at: number) => string, 'gates' | 'pulls' | 'paths', string]>([
  ['gates', 'gates', at => `gate-${at}`, 'gates', 'Gates'],
  ['changes', 'scope', at => `#${at + 1}`, 'pulls', 'Scope'],
  ['patterns', 'scope', at => `docs/${at}.md`, 'paths', 'Scope'],
])('fifty %s may be named, and no more', (_, where, word, list, heading) => {
  const read = (count: number) => {
    const text = concessionText(said({ [where]: Array.from({ length: count }, (_, at) => word(at)).join(' ') }))
    return [text[list].length, text.unreadable]
  }
  expect([read(50), read(51)]).toEqual([
    [50, []],
    [50, [heading]],
  ])
})
