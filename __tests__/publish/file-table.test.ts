import { describe, expect, test } from '@jest/globals'
import { fileTable } from '../../src/publish/file-table.ts'
import type { FileLines } from '../../src/verdict/file-lines.ts'
import { formatPoints } from '../../src/verdict/ratio.ts'

const BLOBS = 'https://github.com/acme/shop/blob/beef'
const file = (more: Partial<FileLines> = {}): FileLines => ({
  ...{
    path: 'src/discount.ts',
    patch: { covered: 9, total: 18 },
    missed: [
      [41, 47],
      [61, 61],
    ],
  },
  ...{ isHead: true, whole: { covered: 23, total: 30 } },
  ...more,
})
const rows = (...files: FileLines[]) => fileTable(files, BLOBS).slice(3)

describe('the table of files', () => {
  test('links each file and its missed lines in the head', () => {
    const at = `${BLOBS}/src/discount.ts`
    expect(rows(file())).toEqual([
      `| [src/discount.ts](${at}) | 9 of 18 | [41–47](${at}#L41-L47), [61](${at}#L61) | 76.66 % |`,
    ])
  })

  test('links no line of a test merge, which has other numbers', () => {
    expect(rows(file({ isHead: false }))[0]).toContain('| 41–47, 61 |')
  })

  test.each<[string, Partial<FileLines>, string]>([
    ['a file that is new', { before: 'new' }, '| 76.66 %, new |'],
    ['a file that is better covered', { before: { covered: 1, total: 2 } }, '| 76.66 %, +26.66 |'],
    ['a file that is worse covered', { before: { covered: 90, total: 100 } }, '| 76.66 %, −13.33 |'],
    ['a file that no report measures', { patch: null, whole: null, missed: [] }, '| not measured |  |  |'],
  ])('says of %s how it was', (_, more, end) => expect(rows(file(more))[0]?.endsWith(end)).toBe(true))

  test('shows ten places of a file, and fifty files', () => {
    const missed = Array.from({ length: 12 }, (_, at): [number, number] => [at * 2 + 1, at * 2 + 1])
    expect(rows(file({ missed }))[0]).toContain(', and 2 more |')
    const many = rows(...Array.from({ length: 52 }, (_, at) => file({ path: `src/${at}.ts` })))
    expect([many.length, many.at(-1)]).toEqual([52, '… and 2 more files.'])
  })

  test('cannot be broken by a name', () => {
    const [row = ''] = rows(file({ path: 'src/a|b](x) @team\n<i>.ts' }))
    expect(row.split(/(?<!\\)\|/)).toHaveLength(6)
    expect(row).not.toMatch(/<i>|@team|\n/)
    expect(row).toContain('/src/a%7Cb%5D%28x%29%20%40team%0A%3Ci%3E.ts')
  })

  test('is not there without files', () => expect(fileTable([], BLOBS)).toEqual([]))
})

test.each([
  [[1, 3], [1, 3], '±0.00'],
  [[2, 3], [1, 3], '+33.33'],
  [[1, 3], [2, 3], '−33.33'],
  [[4822, 5390], [4820, 5390], '+0.03'],
  [[1, 1], [0, 0], 'not comparable'],
])('%j is beside %j: %s points', ([covered = 0, total = 0], [wasCovered = 0, wasTotal = 0], expected) => {
  expect(formatPoints({ covered, total }, { covered: wasCovered, total: wasTotal })).toBe(expected)
})
