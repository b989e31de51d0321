import { expect, test } from '@jest/globals'
import { readCommitted } from '../../../src/collect/reports/committed.ts'
import { openRepository } from '../../../src/git/repository.ts'
import { testFormats } from '../../../src/reports/formats.ts'
import type { TestReport } from '../../../src/reports/tests/tests.ts'
import { PATH, Scratch } from '../../git/scratch.ts'

const KIND = {
  formats: testFormats,
  size: (reports: readonly TestReport[]) => reports.length,
  words: { empty: (what: string) => `none in ${what}`, read: (size: number, what: string) => `${size} in ${what}` },
}

async function stateOf(paths: string[], commit?: string): Promise<string[]> {
  const scratch = new Scratch().write('a.tap', 'TAP version 13\n1..1\nok 1 - a\n').write('empty.tap', '')
  const at = scratch.commit('reports')
  const repository = await openRepository({ folder: scratch.folder, path: PATH })
  const { report, pieces } = await readCommitted(repository, commit ?? at, { name: 'unit', paths }, KIND)
  return [report.state, `${pieces.length}`, report.detail.replace(at.slice(0, 10), 'HEAD')]
}

test('a report that is part of a commit is read', async () => {
  expect(await stateOf(['a.*'])).toEqual(['read', '1', '1 in "a.tap"'])
})

test.each<[string, string[], string | undefined, string, string]>([
  ['is empty', ['*.tap'], undefined, 'empty', 'none in "empty.tap", one of 2 files'],
  ['is not there', ['b.tap'], undefined, 'missing', 'No file of commit HEAD matches "b.tap".'],
  ['is of a commit that the clone lacks', ['a.tap'], 'f'.repeat(40), 'unreadable', 'The clone is missing a commit'],
])('a report that %s counts for nothing', async (_, paths, commit, state, detail) => {
  const [found, pieces, why] = await stateOf(paths, commit)
  expect([found, pieces]).toEqual([state, '0'])
  expect(why).toContain(detail)
})
