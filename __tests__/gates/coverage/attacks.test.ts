import { expect, test } from '@jest/globals'
import type { Outcome } from '../../../src/verdict/verdict.ts'
import { lines } from '../../git/scratch.ts'
import { type Example, judged } from './scene.ts'

/** What a change may do to look covered, from a real repository and a real report to the judgement. */

const seen = { 'src/other.ts': '1:1' }

test.each<[string, Example, Outcome, string[], string[]]>([
  [
    'A14: hits of lines that the file does not have are none of the lines that the change wrote',
    { change: s => s.write('src/a.ts', lines(3)), reports: [{ 'src/a.ts': '1-3:0 4-900:1' }] },
    'fail',
    ['0 of 3 lines (0.00 %)'],
    ['patch_below_minimum'],
  ],
  [
    'A14: hits of lines that no file has add nothing to the project',
    {
      change: s => s.write('src/a.ts', lines(3)),
      // Some tools count the nothing behind the last line break as a line.
      reports: [{ 'src/a.ts': '1-3:0 5-900:1', ...seen }],
      rules: { project: { min: 80 } },
    },
    'fail',
    ['1 of 4 lines (25.00 %)'],
    ['project_below_minimum'],
  ],
  [
    'A14: a file with nothing but such lines is not measured',
    { change: s => s.write('src/a.ts', lines(3)), reports: [{ 'src/a.ts': '5-900:1', ...seen }] },
    'fail',
    ['1 changed file not measured'],
    ['unmeasured'],
  ],
  [
    'A15: a file whose test went away, and which has left the report, is not measured',
    {
      before: s => s.write('src/a.ts', lines(3)).write('src/a.test.ts', 'x\n').write('.c8rc.json', '{}\n'),
      change: s =>
        s.write('src/a.ts', lines(9)).remove('src/a.test.ts').write('.c8rc.json', '{"exclude":["src/a.ts"]}\n'),
      reports: [seen],
      rules: { source: { include: ['src/**'], exclude: ['**/*.test.ts'] }, patch: { min: 80 } },
    },
    'fail',
    ['1 changed file not measured'],
    ['unmeasured'],
  ],
  [
    'A16: lines that the change marks as not to be measured are counted',
    {
      change: s => s.write('src/a.ts', `/* v8 ignore start */\n${lines(9)}/* v8 ignore stop */\nok\n`),
      reports: [{ 'src/a.ts': '12:1' }],
      rules: { 'new-exclusions': {}, patch: { min: 80 } },
    },
    'fail',
    ['1 of 1 line (100.00 %)', '1'],
    ['too_many_exclusions'],
  ],
  [
    'A17: lines that nobody can miss reach the minimum for those that nobody tested, which are named all the same',
    { change: s => s.write('src/a.ts', lines(100)), reports: [{ 'src/a.ts': '1-90:1 91-100:0' }] },
    'pass',
    ['90 of 100 lines (90.00 %)'],
    ['line_uncovered src/a.ts:91-100'],
  ],
  [
    'A21: a file that the change calls generated is measured like any other',
    {
      change: s =>
        s
          .write('src/a.ts', lines(3))
          .write('.gitattributes', '*.ts linguist-generated linguist-vendored -diff binary\n'),
      reports: [{ 'src/a.ts': '1-3:0' }],
    },
    'fail',
    ['0 of 3 lines (0.00 %)'],
    ['patch_below_minimum'],
  ],
])('%s', async (_, example, outcome, found, told) => {
  const judgement = await judged(example)
  const uncovered = judgement.findings.map(
    ({ code, location }) => `${code} ${location?.file}:${location?.line}-${location?.endLine}`,
  )
  const codes = judgement.reasons.map(({ code }) => code)
  expect([
    judgement.outcome,
    judgement.children.map(child => child.found),
    outcome === 'pass' ? uncovered : codes,
  ]).toEqual([outcome, found, told])
})
