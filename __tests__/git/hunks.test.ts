import { describe, expect, test } from '@jest/globals'
import { type Hunk, hunksOf } from '../../src/git/hunks.ts'

const HUNK = '@@ -1,4 +1,4 @@ function f() {\n a\n-b\n+c\n d\n e'
const LINES = [' a', '-b', '+c', ' d', ' e']

const AT_1: Hunk = { start: 1, count: 4, lines: LINES }

describe('the hunks of a patch', () => {
  test.each<[string, string, readonly Hunk[] | undefined]>([
    ['say where they are, and not which function GitHub names', HUNK, [AT_1]],
    ['say so elsewhere', HUNK.replace('-1,4 +1,4', '-91,4 +88,4'), [{ ...AT_1, start: 91 }]],
    ['are as many as there are', `${HUNK}\n${HUNK.replace('-1,', '-9,')}`, [AT_1, { ...AT_1, start: 9 }]],
    ['of one line have no counts', '@@ -1 +1 @@\n-a\n+b', [{ start: 1, count: 1, lines: ['-a', '+b'] }]],
    [
      'may end without a newline',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n\\ No newline at end of file',
      [
        {
          start: 1,
          count: 1,
          lines: ['-a', '\\ No newline at end of file', '+a', '\\ No newline at end of file'],
        },
      ],
    ],
    ['keep every byte', '@@ -1 +1 @@\n-\ta \r\n+ a\r', [{ start: 1, count: 1, lines: ['-\ta \r', '+ a\r'] }]],
    [
      'keep lines that look like heads',
      '@@ -1 +1,2 @@\n a\n+@@ -1 +1 @@',
      [{ start: 1, count: 1, lines: [' a', '+@@ -1 +1 @@'] }],
    ],
    ['of a patch that ends too early are unknown', HUNK.slice(0, -3), undefined],
    ['of a patch without its last line are unknown', HUNK.split('\n').slice(0, -1).join('\n'), undefined],
    ['of a patch with a line more are unknown', `${HUNK}\n f`, undefined],
    ['of a patch that contradicts its counts are unknown', HUNK.replace('-b', '+b'), undefined],
    ['of text that is none are unknown', 'Binary files differ', undefined],
    ['of nothing are unknown', '', undefined],
  ])('%s', (_, patch, expected) => expect(hunksOf(patch)).toEqual(expected))
})
