import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../../src/facts/change.ts'
import type { Measurement } from '../../../src/facts/reports.ts'
import { coverage } from '../../../src/gates/coverage/index.ts'
import { settings } from '../../../src/gates/coverage/settings.ts'
import { BASE, changedFile, HEAD } from '../../builders.ts'
import { lines } from '../../git/scratch.ts'
import { judged } from './scene.ts'

const REQUEST = [{ name: 'unit', paths: ['lcov.info'] }]

const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)
const indented = (count: number) => lines(count, '    line')

describe('lines that differ in white space only (diff_cover#154)', () => {
  const reindented = {
    before: (s: { write(path: string, text: string): unknown }) => void s.write('src/a.ts', lines(10)),
    change: (s: { write(path: string, text: string): unknown }) => void s.write('src/a.ts', `${indented(10)}new\n`),
    reports: [{ 'src/a.ts': '1-10:0 11:1', 'src/other.ts': '1:1' }],
  }

  test('W8: count as changed, unless the policy says otherwise', async () => {
    expect(await judged(reindented)).toMatchObject({ outcome: 'fail', measured: { patchCovered: 1, patchTotal: 11 } })
    const rules = { patch: { min: 80, 'ignore-whitespace': true } }
    const { outcome, measured, findings } = await judged({ ...reindented, rules })
    expect([outcome, measured['patchCovered'], measured['patchTotal']]).toEqual(['pass', 1, 1])
    expect(codes(findings)).not.toContain('line_uncovered')
  })

  test('are nothing to evaluate where there are no others', async () => {
    const rules = { patch: { min: 80, 'ignore-whitespace': true } }
    const { outcome, title } = await judged({
      ...reindented,
      change: s => s.write('src/a.ts', indented(10)),
      rules,
    })
    expect([outcome, title]).toEqual(['not_applicable', 'No executable line changed, project 16.66 %'])
  })

  test('do not make a file that no report measures fail', async () => {
    const rules = { patch: { min: 80, 'ignore-whitespace': true } }
    const unmeasured = { ...reindented, reports: [{ 'src/other.ts': '1:1' }] }
    expect((await judged({ ...unmeasured, change: s => s.write('src/a.ts', indented(10)), rules })).outcome).toBe(
      'not_applicable',
    )
    expect(codes((await judged({ ...unmeasured, rules })).reasons)).toEqual(['unmeasured'])
  })

  test('count in a file that is new, and where a word is added', async () => {
    const rules = { patch: { min: 80, 'ignore-whitespace': true } }
    const { measured } = await judged({
      before: s => s.write('src/a.ts', 'a b\nc\n'),
      change: s => s.write('src/a.ts', 'a b  d\n\tc\n').write('src/b.ts', '  x\n'),
      reports: [{ 'src/a.ts': '1-2:0', 'src/b.ts': '1:0' }],
      rules,
    })
    expect(measured).toMatchObject({ patchCovered: 0, patchTotal: 2 })
  })

  test('of one component may count where those of another do not', async () => {
    const rules = {
      components: [
        { name: 'strict', paths: ['src/a.ts'], patch: { min: 80 } },
        { name: 'lenient', paths: ['src/a.ts'], patch: { min: 80, 'ignore-whitespace': true } },
      ],
    }
    const { children } = await judged({ ...reindented, rules })
    expect(children.map(({ outcome, found }) => [outcome, found])).toEqual([
      ['fail', '1 of 11 lines (9.09 %)'],
      ['pass', '1 of 1 line (100.00 %)'],
    ])
  })
})

describe('files that no report measures, counted as missed', () => {
  const rules = { patch: { min: 80, 'on-unmeasured': 'count-as-missed' } }

  test('add their changed lines that are not blank', async () => {
    const { outcome, reasons, findings, measured } = await judged({
      change: s => s.write('src/a.ts', lines(8)).write('src/new.ts', 'one\n\n   \ntwo\n'),
      reports: [{ 'src/a.ts': '1-8:1' }],
      rules,
    })
    expect([outcome, measured['patchCovered'], measured['patchTotal']]).toEqual(['pass', 8, 10])
    expect([codes(reasons), codes(findings)]).toEqual([[], ['unmeasured']])
  })

  test('fail where they are too many, and the message says how many', async () => {
    const { outcome, reasons } = await judged({
      change: s => s.write('src/a.ts', lines(7)).write('src/new.ts', lines(3)),
      reports: [{ 'src/a.ts': '1-7:1' }],
      rules,
    })
    expect([outcome, reasons.map(({ message }) => message)]).toEqual([
      'fail',
      [
        '7 of 10 changed lines are covered (70.00 %), less than the required 80 %. 3 of them are in files that no report measures.',
      ],
    ])
  })

  test('count also where nothing else changed', async () => {
    const { outcome } = await judged({
      change: s => s.write('src/new.ts', lines(3)),
      reports: [{ 'src/other.ts': '1:1' }],
      rules,
    })
    expect(outcome).toBe('fail')
  })

  test('count none where all of their lines are blank', async () => {
    const { outcome } = await judged({
      change: s => s.write('src/new.ts', '\n\n'),
      reports: [{ 'src/other.ts': '1:1' }],
      rules,
    })
    expect(outcome).toBe('not_applicable')
  })

  test('count without white space where that is ignored', async () => {
    const both = { patch: { min: 80, 'on-unmeasured': 'count-as-missed', 'ignore-whitespace': true } }
    const { measured } = await judged({
      before: s => s.write('src/b.ts', lines(4)),
      change: s => s.write('src/a.ts', lines(8)).write('src/b.ts', `${indented(4)}new\n`),
      reports: [{ 'src/a.ts': '1-8:1' }],
      rules: both,
    })
    expect(measured).toMatchObject({ patchCovered: 8, patchTotal: 9 })
  })
})

describe('what a change does without a new line', () => {
  test('is named', async () => {
    const { findings } = await judged({
      before: s => {
        for (const name of ['gone', 'old', 'out']) s.write(`src/${name}.ts`, `${name}\n${lines(20, name)}`)
      },
      change: s => {
        s.write('src/a.ts', 'x\n').write('.gitattributes', 'src/** linguist-generated\n')
        s.git('mv', 'src/old.ts', 'src/moved.ts')
        s.git('rm', '--quiet', 'src/gone.ts')
        s.write('lib/x', '')
        s.git('mv', 'src/out.ts', 'lib/out.ts')
      },
      reports: [{ 'src/a.ts': '1:1' }],
    })
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['sources_removed', 'The change removes 1 source file: src/gone.ts.'],
      ['sources_moved_out', 'The change moves 1 source file out of `source`: src/out.ts to lib/out.ts.'],
      ['sources_moved', 'The change moves 1 source file without a new line: src/old.ts to src/moved.ts.'],
      ['attributes_changed', 'The change edits .gitattributes: .gitattributes.'],
    ])
  })
})

describe('what a gate can show of single files', () => {
  const file = (path: string, more: Partial<ChangedFile> = {}) => changedFile({ path, addedLines: [[1, 9]], ...more })
  const policy = settings.parse({ reports: REQUEST, source: { include: ['src/**'] }, patch: { min: 80 } })
  const changed = { uncovered: [], sameAsHead: true }
  const MEASURED: Measurement = {
    ...{ request: REQUEST, measured: { commit: HEAD, as: 'head' }, compared: BASE, reports: [], unmapped: 0 },
    files: [
      { path: 'src/a.ts', covered: 8, total: 9 },
      { path: 'src/b.ts', covered: 2, total: 9 },
      { path: 'src/comment.ts', covered: 1, total: 1 },
      { path: 'src/old-and-new.ts', covered: 1, total: 2 },
    ],
    changed: [
      { ...changed, path: 'src/a.ts', covered: [[1, 8]], uncovered: [[9, 9]] },
      { ...changed, path: 'src/b.ts', covered: [[1, 2]], uncovered: [[3, 9]], sameAsHead: false },
      { ...changed, path: 'src/old-and-new.ts', covered: [[1, 1]] },
    ],
    before: [{ path: 'src/a.ts', covered: 9, total: 9 }],
  }

  test('are the files with lines that run, those with most missed lines first, as they are and were', () => {
    const files = [
      ...['src/a.ts', 'src/b.ts', 'src/comment.ts', 'lib/c.ts', 'src/unmeasured.ts'].map(path => file(path)),
      file('src/old-and-new.ts', { status: 'added', before: null }),
    ]
    expect(coverage.fileLines(policy, { files, coverage: [MEASURED] })).toEqual([
      { path: 'src/unmeasured.ts', patch: null, missed: [], isHead: false, whole: null },
      {
        path: 'src/b.ts',
        patch: { covered: 2, total: 9 },
        missed: [[3, 9]],
        isHead: false,
        whole: { covered: 2, total: 9 },
      },
      {
        path: 'src/a.ts',
        patch: { covered: 8, total: 9 },
        missed: [[9, 9]],
        isHead: true,
        whole: { covered: 8, total: 9 },
        before: { covered: 9, total: 9 },
      },
      {
        path: 'src/old-and-new.ts',
        patch: { covered: 1, total: 1 },
        missed: [],
        isHead: true,
        whole: { covered: 1, total: 2 },
        before: 'new',
      },
    ])
  })

  test('are none where a fact is unavailable', () => {
    expect(coverage.fileLines(policy, {})).toEqual([])
    expect(coverage.fileLines(policy, { files: [file('src/a.ts')] })).toEqual([])
  })
})
