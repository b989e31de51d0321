import { describe, expect, test } from '@jest/globals'
import { hunksOf } from '../../src/git/hunks.ts'

const HUNK = '@@ -1,4 +1,4 @@ function f() {\n a\n-b\n+c\n d\n e'
const PLAIN = '@@\n a\n-b\n+c\n d\n e'

describe('the hunks of a patch', () => {
  test.each<[string, string, string | undefined]>([
    ['lose where they are, and which function GitHub names', HUNK, PLAIN],
    ['are the same elsewhere', HUNK.replace('-1,4 +1,4', '-91,4 +88,4'), PLAIN],
    ['are as many as there are', `${HUNK}\n${HUNK}`, `${PLAIN}\n${PLAIN}`],
    ['of one line have no counts', '@@ -1 +1 @@\n-a\n+b', '@@\n-a\n+b'],
    [
      'may end without a newline',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a',
      '@@\n-a\n\\ No newline at end of file\n+a',
    ],
    ['keep every byte', '@@ -1 +1 @@\n-\ta \r\n+ a\r', '@@\n-\ta \r\n+ a\r'],
    ['keep lines that look like heads', '@@ -1 +1,2 @@\n a\n+@@ -1 +1 @@', '@@\n a\n+@@ -1 +1 @@'],
    ['of a patch that ends too early are unknown', HUNK.slice(0, -3), undefined],
    ['of a patch without its last line are unknown', HUNK.split('\n').slice(0, -1).join('\n'), undefined],
    ['of a patch with a line more are unknown', `${HUNK}\n f`, undefined],
    ['of a patch that contradicts its counts are unknown', HUNK.replace('-b', '+b'), undefined],
    ['of text that is none are unknown', 'Binary files differ', undefined],
    ['of nothing are unknown', '', undefined],
  ])('%s', (_, patch, expected) => expect(hunksOf(patch)).toBe(expected))
})
