import { expect, test } from '@jest/globals'
import { withPage } from '../../src/app/release/attach.ts'

// The page below the notes of a release: whatever the team wrote, and half copied, stays.

const [BEGIN, END] = ['<!-- gatebook: begin -->', '<!-- gatebook: end -->']
const page = (text: string) => `${BEGIN}\n\n${text}\n\n${END}`

test.each<[string, string, string]>([
  ['no notes', '', page('New')],
  ['notes', 'Faster.\n', `Faster.\n\n${page('New')}`],
  ['an earlier page', `Faster.\n\n${page('Old')}\n\nThanks!`, `Faster.\n\n\n\nThanks!\n\n${page('New')}`],
  ['a first mark alone', `${BEGIN}\n\nFaster.`, `${BEGIN}\n\nFaster.\n\n${page('New')}`],
  [
    'a first mark alone, and an earlier page',
    `${BEGIN}\n\nFaster.\n\n${page('Old')}`,
    `${BEGIN}\n\nFaster.\n\n${page('New')}`,
  ],
  ['a last mark alone', `${END}\n\nFaster.`, `${END}\n\nFaster.\n\n${page('New')}`],
])('%s', (_, notes, expected) => expect(withPage(notes, ['New'])).toBe(expected))
