import { describe, expect, test } from '@jest/globals'
import { lines, Scratch } from '../../git/scratch.ts'
import { type Example, judgeCheckout, judged } from './scene.ts'

/** Worked examples that other tools answer differently, from a real repository and a real report to the judgement. */

const seen = { 'src/other.ts': '1:1' }

describe('worked examples', () => {
  test.each<[string, Example, string, string, string[]]>([
    [
      'W1: ten added lines, seven hit',
      { change: s => s.write('src/a.ts', lines(10)), reports: [{ 'src/a.ts': '1-7:1 8-10:0' }] },
      'fail',
      '7 of 10 lines (70.00 %)',
      ['patch_below_minimum'],
    ],
    [
      'W2: ten added lines, four of them executable, three hit',
      { change: s => s.write('src/a.ts', lines(10)), reports: [{ 'src/a.ts': '1:1 4:1 5:1 9:0' }] },
      'fail',
      '3 of 4 lines (75.00 %)',
      ['patch_below_minimum'],
    ],
    ...Object.entries({
      line: '9 of 10 lines (90.00 %)',
      'strict-line': '6 of 10 lines (60.00 %)',
      branch: '3 of 6 branches (50.00 %)',
    }).map(([metric, found]): [string, Example, string, string, string[]] => [
      `W3: ten added lines, of which three were left by one of two ways and one not reached, by ${metric}`,
      {
        change: s => s.write('src/a.ts', lines(10)),
        reports: [{ 'src/a.ts': '1-6:1 7-9:1½ 10:0' }],
        rules: { metric, patch: { min: 95 } },
      },
      'fail',
      found,
      ['patch_below_minimum'],
    ]),
    [
      'W4: a new file that no report measures',
      { change: s => s.write('src/new.ts', lines(40)), reports: [seen] },
      'fail',
      '1 changed file not measured',
      ['unmeasured'],
    ],
    [
      'W5: lines only removed',
      { before: s => s.write('src/a.ts', lines(10)), change: s => s.write('src/a.ts', lines(5)), reports: [seen] },
      'not_applicable',
      '',
      ['no_source_changed'],
    ],
    [
      'W6: an uncovered file only renamed',
      {
        before: s => s.write('src/old.ts', lines(60)),
        change: s => s.git('mv', 'src/old.ts', 'src/new.ts'),
        reports: [{ 'src/new.ts': '1-60:0' }],
      },
      'not_applicable',
      '',
      ['no_source_changed'],
    ],
    [
      'W7: an uncovered file renamed, with three new lines',
      {
        before: s => s.write('src/old.ts', lines(60)),
        change: s => s.remove('src/old.ts').write('src/new.ts', `${lines(60)}${lines(3, 'new')}`),
        reports: [{ 'src/new.ts': '1-63:0' }],
      },
      'fail',
      '0 of 3 lines (0.00 %)',
      ['patch_below_minimum'],
    ],
    [
      'W8: ten uncovered lines indented again',
      {
        before: s => s.write('src/a.ts', lines(10)),
        change: s => s.write('src/a.ts', lines(10, '  line')),
        reports: [{ 'src/a.ts': '1-10:0' }],
      },
      'fail',
      '0 of 10 lines (0.00 %)',
      ['patch_below_minimum'],
    ],
    [
      'W9: 19,999 of 25,000 are not 80 %',
      { change: s => s.write('src/a.ts', lines(25_000)), reports: [{ 'src/a.ts': '1-19999:1 20000-25000:0' }] },
      'fail',
      '19999 of 25000 lines (79.99 %)',
      ['patch_below_minimum'],
    ],
    [
      'W10: 29 of 50 are 58 %',
      {
        change: s => s.write('src/a.ts', lines(50)),
        reports: [{ 'src/a.ts': '1-29:1 30-50:0' }],
        rules: { patch: { min: 58 } },
      },
      'pass',
      '29 of 50 lines (58.00 %)',
      [],
    ],
    [
      'W12: a statement of four lines, of which the report lists the first',
      { change: s => s.write('src/a.ts', lines(6)), reports: [{ 'src/a.ts': '2:0 6:1' }] },
      'fail',
      '1 of 2 lines (50.00 %)',
      ['patch_below_minimum'],
    ],
    [
      'W14: two reports of one file',
      {
        change: s => s.write('src/a.ts', lines(10)),
        reports: [{ 'src/a.ts': '1-6:1 7-10:0' }, { 'src/a.ts': '1-3:0 4-8:1 9-10:0' }],
      },
      'pass',
      '8 of 10 lines (80.00 %)',
      [],
    ],
  ])('%s', async (_, example, outcome, found, codes) => {
    const judgement = await judged(example)
    expect([judgement.outcome, judgement.children[0]?.found ?? '', judgement.reasons.map(({ code }) => code)]).toEqual([
      outcome,
      found,
      codes,
    ])
  })

  test('W13: measured on the test merge, where the base has moved the lines', async () => {
    const scratch = new Scratch().write('.gitignore', 'coverage\n').write('src/a.ts', lines(30))
    scratch.commit('base')
    scratch.git('checkout', '--quiet', '-b', 'change')
    const head = scratch
      .write('src/a.ts', lines(30).replace('line 19\n', `line 19\n${lines(10, 'new')}`))
      .commit('change')
    scratch.git('checkout', '--quiet', 'main')
    const base = scratch.write('src/a.ts', `${lines(12, 'base')}${lines(30)}`).commit('base moves')
    scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
    const report = { 'src/a.ts': '20-21:1 22-25:0 32-40:1 41:0' }
    const { outcome, children } = await judgeCheckout(scratch, base, head, [report], { patch: { min: 90 } })
    expect([outcome, children[0]?.found]).toEqual(['pass', '9 of 10 lines (90.00 %)'])
  })
})

describe('exact numbers (A19)', () => {
  test.each([
    [15_999, 20_000, '80', 'fail'],
    [16_000, 20_000, '80', 'pass'],
    [57, 100, '57', 'pass'],
    [29, 100, '29', 'pass'],
    [2, 3, '66.6666', 'pass'],
    [2, 3, '66.6667', 'fail'],
  ])('%d of %d against %s %%: %s', async (covered, total, min, outcome) => {
    const example: Example = {
      change: s => s.write('src/a.ts', lines(total)),
      reports: [{ 'src/a.ts': `1-${covered}:1 ${covered + 1}-${total}:0` }],
      rules: { project: { min }, patch: { min } },
    }
    const { children } = await judged(example)
    expect(children.map(child => child.outcome)).toEqual([outcome, outcome])
  })
})

test('an added line that looks like a patch header hides nothing (A20)', async () => {
  const judgement = await judged({
    before: s => s.write('src/a.ts', 'x\n').write('.gitattributes', '*.ts -diff\n'),
    change: s => s.write('src/a.ts', `x\n++ b/src/other.ts\n${lines(3)}`),
    reports: [{ 'src/a.ts': '1:1 3-5:0', ...seen }],
  })
  expect(judgement.children[0]?.found).toBe('0 of 3 lines (0.00 %)')
})
