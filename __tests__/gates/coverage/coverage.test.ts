import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LineRange } from '../../../src/facts/basics.ts'
import type { ChangedFile } from '../../../src/facts/change.ts'
import type { Measurement, Report } from '../../../src/facts/reports.ts'
import { coverage } from '../../../src/gates/coverage/index.ts'
import { type Settings, settings } from '../../../src/gates/coverage/settings.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { BASE } from '../../builders.ts'

const REPORTS = [{ name: 'unit', paths: ['coverage/lcov.info'] }]

function policy(rules: object): Settings {
  return settings.parse({ reports: REPORTS, source: { include: ['src/**'], exclude: ['**/*.test.ts'] }, ...rules })
}

const patch80 = policy({ patch: { min: 80 } })
const project80 = policy({ project: { min: 80 } })
const both = policy({ patch: { min: 80 }, project: { min: 80 } })

/** A changed file that is there afterwards; ten lines were written in it. */
function file(path: string, change: Partial<ChangedFile> = {}): ChangedFile {
  const side = { mode: '100644', blob: 'b'.repeat(40) }
  return { path, previousPath: null, status: 'modified', before: side, after: side, addedLines: [[1, 10]], ...change }
}

function report(change: Partial<Report> = {}): Report {
  return { name: 'unit', state: 'read', detail: '', files: [], oddities: [], ...change }
}

/** `src/a.ts` measured in ten lines, of which the first `covered` were hit, all written by the change. */
function measurement(covered = 7, change: Partial<Measurement> = {}): Measurement {
  const range = (first: number, last: number): LineRange[] => (first > last ? [] : [[first, last]])
  return {
    request: REPORTS,
    measured: { commit: 'c'.repeat(40), as: 'head' },
    compared: BASE,
    reports: [report()],
    files: [{ path: 'src/a.ts', covered, total: 10 }],
    unmapped: 0,
    changed: [{ path: 'src/a.ts', covered: range(1, covered), uncovered: range(covered + 1, 10), sameAsHead: true }],
    ...change,
  }
}

function judge(rules: Settings, files: ChangedFile[], measured: Measurement | undefined = measurement()): Judgement {
  return coverage.judge(rules, { files, coverage: measured === undefined ? [] : [measured] })
}

const brief = ({ outcome, title, reasons }: Judgement) => [outcome, title, reasons.map(({ code }) => code)]

describe('the share of covered lines', () => {
  test.each<[string, Settings, number, string, string, string[]]>([
    ['of the change passes at its minimum', patch80, 8, 'pass', 'Patch 80.00 % of 80 %, project 80.00 %', []],
    [
      'of the change fails below',
      patch80,
      7,
      'fail',
      'Patch 70.00 % of 80 %, project 70.00 %',
      ['patch_below_minimum'],
    ],
    ['of the project passes at its minimum', project80, 8, 'pass', 'Project 80.00 % of 80 %', []],
    ['of the project fails below', project80, 7, 'fail', 'Project 70.00 % of 80 %', ['project_below_minimum']],
    [
      'of both fails for both',
      both,
      7,
      'fail',
      'Patch 70.00 % of 80 %, project 70.00 % of 80 %',
      ['patch_below_minimum', 'project_below_minimum'],
    ],
    [
      'is compared with every digit of the minimum',
      policy({ patch: { min: '70.0001' } }),
      7,
      'fail',
      'Patch 70.00 % of 70.0001 %, project 70.00 %',
      ['patch_below_minimum'],
    ],
    [
      'of nothing covered reaches a minimum of nothing',
      policy({ patch: { min: 0 } }),
      0,
      'pass',
      'Patch 0.00 % of 0 %, project 0.00 %',
      [],
    ],
  ])('%s', (_, rules, covered, outcome, title, codes) => {
    expect(brief(judge(rules, [file('src/a.ts')], measurement(covered)))).toEqual([outcome, title, codes])
  })

  test('is reported with what was required, what was found and what to do', () => {
    expect(judge(both, [file('src/a.ts')])).toEqual({
      outcome: 'fail',
      title: 'Patch 70.00 % of 80 %, project 70.00 % of 80 %',
      reasons: [
        {
          code: 'patch_below_minimum',
          message: '7 of 10 changed lines are covered (70.00 %), less than the required 80 %.',
          next: 'Cover at least 1 more of them with tests. Annotations mark the uncovered lines.',
          data: { covered: 7, total: 10, minimum: '80' },
        },
        {
          code: 'project_below_minimum',
          message: 'In the whole project, 7 of 10 lines are covered (70.00 %), less than the required 80 %.',
          next: 'Cover at least 1 more line with tests.',
          data: { covered: 7, total: 10, minimum: '80' },
        },
      ],
      findings: [
        {
          code: 'line_uncovered',
          message: 'Lines 8 to 10 are not covered by any report.',
          location: { file: 'src/a.ts', line: 8, endLine: 10 },
        },
      ],
      measured: {
        projectCovered: 7,
        projectFiles: 1,
        comparedCommit: BASE,
        projectTotal: 10,
        projectMinimum: '80',
        patchCovered: 7,
        patchTotal: 10,
        patchMinimum: '80',
        measuredCommit: 'c'.repeat(40),
        measuredAs: 'head',
        unmappedPaths: 0,
      },
      children: [
        { outcome: 'fail', required: 'Patch: at least 80 % of changed lines', found: '7 of 10 lines (70.00 %)' },
        { outcome: 'fail', required: 'Project: at least 80 % of all measured lines', found: '7 of 10 lines (70.00 %)' },
      ],
    })
  })

  test('counts source files only', () => {
    const measured = measurement(8, {
      files: [
        { path: 'src/a.ts', covered: 8, total: 10 },
        { path: 'src/a.test.ts', covered: 0, total: 100 },
        { path: 'lib/b.ts', covered: 0, total: 100 },
      ],
      changed: [
        { path: 'lib/b.ts', covered: [], uncovered: [[1, 100]], sameAsHead: true },
        { path: 'src/a.ts', covered: [[1, 8]], uncovered: [[9, 10]], sameAsHead: true },
      ],
    })
    const { outcome, findings } = judge(both, [file('src/a.ts'), file('lib/b.ts'), file('src/a.test.ts')], measured)
    expect([outcome, findings.map(({ location }) => location?.file)]).toEqual(['pass', ['src/a.ts']])
  })
})

describe('a report that cannot be used never passes', () => {
  test.each<[Report['state'], string, string, string, string]>([
    [
      'missing',
      'fail',
      'missing_report',
      'Report "unit" is missing',
      'Run the tests with coverage before this step, or correct the report paths in the policy. If not every run creates this report, set `required: false` for it.',
    ],
    [
      'empty',
      'fail',
      'empty_report',
      'Report "unit" is empty',
      'Check that the tests ran and that the coverage tool saw the code they load.',
    ],
    [
      'stale',
      'fail',
      'stale_report',
      'Report "unit" is stale',
      'Run the tests after the checkout of this change. Do not edit files or restore old reports in between, and do not commit reports.',
    ],
    [
      'unsafe',
      'fail',
      'unsafe_report',
      'Report "unit" is not safe to read',
      'Write the report as a regular file inside the workspace.',
    ],
    [
      'unreadable',
      'error',
      'unreadable_report',
      'Report "unit" cannot be read',
      'Create the report again and check that it is complete.',
    ],
  ])('%s: %s', (state, outcome, code, title, next) => {
    const judgement = judge(
      both,
      [file('src/a.ts')],
      measurement(10, { reports: [report({ state, detail: 'What was found.' })] }),
    )
    expect(judgement).toMatchObject({ outcome, title, measured: {} })
    expect(judgement.reasons).toEqual([{ code, message: `${title}. What was found.`, next, data: { report: 'unit' } }])
    expect(judgement.children.map(child => [child.outcome, child.found])).toEqual([
      [outcome, 'not known'],
      [outcome, 'not known'],
    ])
  })

  test('each one is named, whatever the others say (A5)', () => {
    const request = ['unit', 'e2e', 'api'].map(name => ({ name, paths: [`${name}.info`] }))
    const reports = [report(), report({ name: 'e2e', state: 'missing' }), report({ name: 'api', state: 'stale' })]
    const judgement = judge(
      policy({ reports: request, project: { min: 0 } }),
      [],
      measurement(10, { request, reports }),
    )
    expect(brief(judgement)).toEqual(['fail', '2 of 3 reports cannot be used', ['missing_report', 'stale_report']])
  })

  test('and what the others measure is shown, but not evaluated', () => {
    const request = ['unit', 'e2e'].map(name => ({ name, paths: [`${name}.info`] }))
    const reports = [report(), report({ name: 'e2e', state: 'missing' })]
    const some = measurement(10, { request, reports, files: [{ path: 'src/a.ts', covered: 9, total: 10 }] })
    const { findings, measured } = judge(policy({ reports: request, project: { min: 0 } }), [], some)
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      [
        'partial_numbers',
        'The other reports measure 9 of 10 lines (90.00 %) of the project. These numbers are incomplete and were not evaluated.',
      ],
    ])
    expect(measured).toEqual({})
    const stale = { ...some, reports: [report(), report({ name: 'e2e', state: 'stale' })] }
    expect(judge(policy({ reports: request, project: { min: 0 } }), [], stale).findings).toEqual([])
  })

  test('one that was never requested is an error', () => {
    const other = measurement(10, { request: [{ name: 'unit', paths: ['other.info'] }] })
    expect(brief(judge(both, [file('src/a.ts')], other))).toEqual(['error', 'No report was read', ['not_collected']])
    expect(brief(judge(both, [file('src/a.ts')], measurement(10, { reports: [] })))).toEqual([
      'error',
      '1 of 1 report cannot be used',
      ['not_collected'],
    ])
  })

  test.each([
    [0, '', 'Check that the tests ran and that `source.include` matches the files they load.'],
    [
      3,
      ' 3 paths in the reports are not a file of the repository and were ignored.',
      'If they are source files, configure the coverage tool to write paths relative to the repository root, or map them with `path-map`.',
    ],
  ])('nor do reports that measure no source file, with %d unknown paths (A6)', (unmapped, paths, next) => {
    const judgement = judge(
      both,
      [file('src/a.ts')],
      measurement(10, { files: [{ path: 'lib/b.ts', covered: 1, total: 1 }], unmapped }),
    )
    expect(brief(judgement)).toEqual(['fail', 'No line was measured', ['empty_report']])
    expect(judgement.reasons[0]).toMatchObject({
      message: `The reports measure no line of the files that \`source\` includes. They measure 1 other file.${paths}`,
      next,
    })
  })
})

describe('a changed source file that no report measures', () => {
  const files = [
    file('src/a.ts'),
    file('src/new.ts', {
      status: 'added',
      before: null,
      addedLines: [
        [1, 30],
        [41, 50],
      ],
    }),
  ]

  test('fails the change', () => {
    const judgement = judge(patch80, files, measurement(10))
    expect(brief(judgement)).toEqual([
      'fail',
      'Patch 100.00 % of 80 %, 1 changed file not measured, project 100.00 %',
      ['unmeasured'],
    ])
    expect(judgement.reasons).toEqual([
      {
        code: 'unmeasured',
        message: 'No report measures 1 changed source file: src/new.ts (40 added lines).',
        next: 'Write tests that load these files, configure the coverage tool to report files that no test loads, or exclude files that are not source code in `source.exclude`.',
        data: { files: ['src/new.ts'], addedLines: 40 },
      },
    ])
    expect(judgement.children[0]?.found).toBe('10 of 10 lines (100.00 %), 1 changed file not measured')
  })

  test('is only listed when the policy says so', () => {
    const judgement = judge(policy({ patch: { min: 80, 'on-unmeasured': 'pass' } }), files, measurement(10))
    expect([judgement.outcome, judgement.findings.map(({ code }) => code)]).toEqual(['pass', ['unmeasured']])
  })

  test.each<[string, Partial<ChangedFile>]>([
    ['when it is no source file', { path: 'src/new.test.ts' }],
    ['when it was removed', { status: 'removed', after: null, addedLines: [] }],
    ['when nothing was added', { addedLines: [] }],
    ['when it is a link', { after: { mode: '120000', blob: 'b'.repeat(40) } }],
    ['when it is a submodule', { after: { mode: '160000', blob: 'b'.repeat(40) } }],
    [
      'when it is a link of which nobody knows the lines',
      { after: { mode: '120000', blob: 'b'.repeat(40) }, addedLines: null },
    ],
  ])('does not matter %s', (_, change) => {
    expect(judge(patch80, [file('src/a.ts'), file('src/new.ts', change)], measurement(10)).outcome).toBe('pass')
  })

  test('counts like any other when it is a program, or when nobody knows what it is', () => {
    for (const mode of ['100755', null])
      expect(
        brief(judge(patch80, [file('src/new.ts', { after: { mode, blob: 'b'.repeat(40) } })], measurement(10))),
      ).toEqual(['fail', 'Patch 100.00 % of 80 %, 1 changed file not measured, project 100.00 %', ['unmeasured']])
  })

  test('are listed up to ten', () => {
    const many = Array.from({ length: 12 }, (_, index) => file(`src/${index}.ts`, { addedLines: [[1, 1]] }))
    const [reason] = judge(patch80, many, measurement(10)).reasons
    expect(reason?.message).toMatch(
      /^No report measures 12 changed source files: src\/0.ts \(1 added line\), .* and 2 more\.$/,
    )
    expect(reason?.data?.['files']).toHaveLength(12)
  })
})

describe('the gate does not apply', () => {
  test.each<[string, ChangedFile[]]>([
    ['when no source file changed', [file('README.md')]],
    ['when lines were only removed (W5)', [file('src/a.ts', { addedLines: [] })]],
    [
      'when a file was only renamed (W6)',
      [file('src/b.ts', { status: 'renamed', previousPath: 'src/a.ts', addedLines: [] })],
    ],
    [
      'when a source file was only removed, by an interface that knows no lines',
      [file('src/a.ts', { status: 'removed', after: null, addedLines: null })],
    ],
    ['when only another file changed, by an interface that knows no lines', [file('README.md', { addedLines: null })]],
  ])('%s, and needs no report then', (_, files) => {
    expect(judge(patch80, files, undefined)).toEqual({
      outcome: 'not_applicable',
      title: 'No source line changed',
      reasons: [{ code: 'no_source_changed', message: 'The change adds no line to a file that `source` includes.' }],
      findings: [],
      measured: {},
      children: [],
    })
  })

  test('to a change without executable lines', () => {
    const judgement = judge(patch80, [file('src/a.ts')], measurement(10, { changed: [] }))
    expect(brief(judgement)).toEqual(['not_applicable', 'No executable line changed, project 100.00 %', []])
    expect(judgement.children).toEqual([
      {
        outcome: 'not_applicable',
        required: 'Patch: at least 80 % of changed lines',
        found: 'no executable line changed',
      },
    ])
  })

  test('to a change with too few lines, whose number is shown all the same', () => {
    const judgement = judge(policy({ patch: { min: 80, 'min-lines': 11 } }), [file('src/a.ts')])
    expect(brief(judgement)).toEqual(['not_applicable', 'Patch 70.00 % of 80 %, project 70.00 %', []])
    expect(judgement.findings[0]).toEqual({
      code: 'too_few_lines',
      message:
        'The change has 10 measured lines, fewer than the 11 from which `patch.min` applies: 7 of 10 lines (70.00 %).',
    })
    expect(judge(policy({ patch: { min: 80, 'min-lines': 10 } }), [file('src/a.ts')]).outcome).toBe('fail')
  })

  test('but the project is judged on every change', () => {
    expect(judge(both, [], measurement(7, { changed: [] })).outcome).toBe('fail')
    expect(judge(both, [], measurement(8, { changed: [] })).outcome).toBe('pass')
  })
})

test('a change whose lines are not known is an error with the next step', () => {
  const judgement = judge(patch80, [file('src/a.ts', { addedLines: null })])
  expect(brief(judgement)).toEqual(['error', 'Changed lines not known', ['diff_unavailable']])
  expect(judgement.reasons[0]).toMatchObject({
    message: 'The changed lines are unknown for 1 source file, such as src/a.ts.',
    next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
  })
  expect(judge(project80, [file('src/a.ts', { addedLines: null })], measurement(8)).outcome).toBe('pass')
})

describe('what is noteworthy is a finding', () => {
  test('lines of the test merge carry no place: head numbers them otherwise', () => {
    const changed = [
      {
        path: 'src/a.ts',
        covered: [],
        uncovered: [
          [4, 4],
          [6, 7],
        ] as LineRange[],
        sameAsHead: false,
      },
    ]
    expect(judge(patch80, [file('src/a.ts')], measurement(7, { changed })).findings).toEqual([
      {
        code: 'line_uncovered',
        message: 'Line 4 of src/a.ts, as merged with the base branch, is not covered by any report.',
        data: { file: 'src/a.ts' },
      },
      {
        code: 'line_uncovered',
        message: 'Lines 6 to 7 of src/a.ts, as merged with the base branch, are not covered by any report.',
        data: { file: 'src/a.ts' },
      },
    ])
  })

  test('oddities of a report and unknown paths (A8, A26)', () => {
    const reports = [
      report({
        oddities: [
          { code: 'negative_count', count: 2 },
          { code: 'summary_mismatch', count: 1 },
        ],
      }),
    ]
    const { findings } = judge(patch80, [file('src/a.ts')], measurement(10, { reports, unmapped: 1 }))
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['negative_count', 'Report "unit" has a negative count, treated as not covered (2 times).'],
      ['summary_mismatch', 'Report "unit" has totals that contradict its details; the details were counted (once).'],
      ['unmapped_paths', '1 path in the reports is not a file of the repository and was ignored.'],
    ])
  })
})

test('taking coverage away never turns a fail into a pass', () => {
  const lines = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 })
  const rules = [patch80, project80, both, policy({ patch: { min: 50, 'min-lines': 5, 'on-unmeasured': 'pass' } })]
  const facts = (instrumented: number[], hit: Set<number>) => {
    const ranges = (wanted: boolean): LineRange[] =>
      instrumented.filter(line => hit.has(line) === wanted).map(line => [line, line])
    const covered = ranges(true)
    return measurement(0, {
      files: [{ path: 'src/a.ts', covered: covered.length, total: instrumented.length }],
      changed: [{ path: 'src/a.ts', covered, uncovered: ranges(false), sameAsHead: true }],
    })
  }
  fc.assert(
    fc.property(fc.constantFrom(...rules), lines, lines, lines, (rule, instrumented, hit, lost) => {
      const files = [file('src/a.ts', { addedLines: [[1, 40]] })]
      const before = judge(rule, files, facts(instrumented, new Set(hit)))
      const after = judge(rule, files, facts(instrumented, new Set(hit.filter(line => !lost.includes(line)))))
      expect(before.outcome === 'fail' && after.outcome === 'pass').toBe(false)
    }),
  )
  for (const state of [
    'missing',
    'pending',
    'expired',
    'unmatched',
    'empty',
    'stale',
    'unreadable',
    'unsafe',
  ] as const) {
    for (const rule of rules) {
      const judgement = judge(rule, [file('src/a.ts')], measurement(10, { reports: [report({ state })] }))
      expect(['fail', 'error']).toContain(judgement.outcome)
    }
  }
})

describe('a metric', () => {
  /** Ten lines, seven hit; four branches on them, of which one is not taken, on a line that was hit; two of three functions. */
  const detailed = measurement(7, {
    files: [
      {
        path: 'src/a.ts',
        covered: 7,
        total: 10,
        partial: 1,
        branches: { covered: 3, total: 4 },
        functions: { covered: 2, total: 3 },
        statements: { covered: 9, total: 12 },
      },
      { path: 'src/a.test.ts', covered: 9, total: 9, branches: { covered: 9, total: 9 } },
    ],
    changed: [
      {
        path: 'src/a.ts',
        covered: [[1, 7]],
        uncovered: [[8, 10]],
        partial: [[3, 3]],
        branches: { covered: 1, total: 2 },
        sameAsHead: true,
      },
    ],
  })

  test.each<[string, object, string, string, string]>([
    ['line', { metric: 'line' }, '70', '70', '7 of 10 lines (70.00 %)'],
    ['strict-line', { metric: 'strict-line' }, '60', '60', '6 of 10 lines (60.00 %)'],
    ['branch', { metric: 'branch' }, '75', '50', '3 of 4 branches (75.00 %)'],
    ['function', { metric: 'function' }, '66.6666', '', '2 of 3 functions (66.66 %)'],
    ['statement', { metric: 'statement' }, '75', '', '9 of 12 statements (75.00 %)'],
  ])('%s passes at exactly its share, of source files only, and fails above', (_, metric, project, patch, found) => {
    const rules = (min: string, written: string) =>
      policy({ ...metric, project: { min }, ...(written === '' ? {} : { patch: { min: written } }) })
    const passing = judge(rules(project, patch), [file('src/a.ts')], detailed)
    expect([passing.outcome, passing.children.at(-1)?.found]).toEqual(['pass', found])
    const above = (share: string) => (share === '' ? '' : (Number(share) + 0.01).toFixed(4))
    const failing = judge(rules(above(project), above(patch)), [file('src/a.ts')], detailed)
    expect(failing.children.map(({ outcome }) => outcome)).toEqual(patch === '' ? ['fail'] : ['fail', 'fail'])
  })

  test('that the reports do not contain fails, and says so', () => {
    const judgement = judge(policy({ metric: 'branch', project: { min: 0 } }), [], measurement())
    expect(brief(judgement)).toEqual(['fail', 'No branch was measured', ['metric_unmeasured']])
    expect(judgement.reasons[0]).toEqual({
      code: 'metric_unmeasured',
      message: 'The reports contain lines but no branch, which the policy counts.',
      next: 'Configure the coverage tool to report branches as well, or set `metric: line` in the policy.',
    })
  })

  test('says what it counts', () => {
    const { reasons, children } = judge(
      policy({ metric: 'branch', project: { min: 80 }, patch: { min: 80 } }),
      [file('src/a.ts')],
      detailed,
    )
    expect(children.map(({ required }) => required)).toEqual([
      'Patch: at least 80 % of the branches of changed lines',
      'Project: at least 80 % of all measured branches',
    ])
    expect(reasons.map(({ message }) => message)).toEqual([
      '1 of 2 branches of changed lines are taken (50.00 %), less than the required 80 %.',
      'In the whole project, 3 of 4 branches are taken (75.00 %), less than the required 80 %.',
    ])
    expect(reasons[1]?.next).toBe('Cover at least 1 more branch with tests.')
  })
})

describe('a component', () => {
  const parts = measurement(7, {
    files: [
      { path: 'src/api/a.ts', covered: 9, total: 10 },
      { path: 'src/web/b.ts', covered: 5, total: 10 },
    ],
    changed: [{ path: 'src/web/b.ts', covered: [[1, 1]], uncovered: [[2, 2]], sameAsHead: true }],
  })
  const rules = (...components: object[]) => policy({ project: { min: 70 }, components })

  test('has a minimum of its own beside that of the project', () => {
    const judgement = judge(
      rules(
        { name: 'api', paths: ['src/api/**'], project: { min: 90 } },
        { name: 'web', paths: ['src/web/**'], project: { min: 60 }, patch: { min: 50 } },
      ),
      [file('src/web/b.ts')],
      parts,
    )
    expect(brief(judgement)).toEqual(['fail', 'Project 70.00 % of 70 %, 1 component below', ['project_below_minimum']])
    expect(judgement.children.map(({ outcome, required }) => `${outcome} ${required}`)).toEqual([
      'pass Project: at least 70 % of all measured lines',
      'pass api: at least 90 % of all measured lines',
      'pass Patch of web: at least 50 % of changed lines',
      'fail web: at least 60 % of all measured lines',
    ])
    expect(judgement.reasons[0]?.message).toBe(
      'In web, 5 of 10 lines are covered (50.00 %), less than the required 60 %.',
    )
  })

  test('that nothing is measured of does not pass', () => {
    const judgement = judge(rules({ name: 'cli', paths: ['src/cli/**'], project: { min: 0 } }), [], parts)
    expect(brief(judgement)).toEqual(['fail', 'Project 70.00 % of 70 %, 1 component below', ['component_unmeasured']])
  })

  test('has unmeasured files of its own', () => {
    const judgement = judge(
      policy({ components: [{ name: 'api', paths: ['src/api/**'], patch: { min: 0 } }] }),
      [file('src/api/new.ts'), file('src/web/new.ts')],
      parts,
    )
    expect(judgement.reasons).toMatchObject([{ code: 'unmeasured', data: { files: ['src/api/new.ts'] } }])
  })
})

describe('code that is newly excluded from coverage', () => {
  const found = (...lines: number[]) =>
    measurement(9, { exclusions: lines.map(line => ({ path: 'src/a.ts', line, tool: 'PHPUnit' })) })
  const rules = (max: number) => policy({ project: { min: 0 }, 'new-exclusions': { max } })

  test('fails beyond what is allowed, and every place is reported', () => {
    const judgement = judge(rules(1), [], found(3, 4))
    expect([judgement.outcome, judgement.reasons.map(({ code }) => code)]).toEqual(['fail', ['too_many_exclusions']])
    expect(judgement.children[1]).toEqual({
      outcome: 'fail',
      required: 'At most 1 new line excluded from coverage',
      found: '2',
    })
    expect(
      judgement.findings.filter(({ code }) => code === 'exclusion_added').map(({ location }) => location?.line),
    ).toEqual([3, 4])
  })

  test('passes within it, and where it is no source code', () => {
    expect(judge(rules(1), [], found(3)).outcome).toBe('pass')
    const inTests = measurement(9, { exclusions: [{ path: 'src/a.test.ts', line: 1, tool: 'PHPUnit' }] })
    expect(judge(rules(0), [], inTests).outcome).toBe('pass')
  })

  test.each([{ exclusions: null }, {}])('fails where it is unknown: %j', part => {
    expect(brief(judge(rules(1000), [], measurement(9, part)))[2]).toEqual(['exclusions_unknown'])
  })
})

describe('a file that is measured in totals', () => {
  const summed = measurement(7, { files: [{ path: 'src/a.ts', covered: 9, total: 10, sumsOnly: true }], changed: [] })

  test('counts for the project', () => {
    const { outcome, title } = judge(project80, [file('src/a.ts')], summed)
    expect([outcome, title]).toEqual(['pass', 'Project 90.00 % of 80 %'])
  })

  test('leaves nobody able to judge the lines that the change writes', () => {
    const { outcome, title, reasons, children } = judge(patch80, [file('src/a.ts')], summed)
    expect([outcome, title]).toEqual(['fail', '1 changed file measured in totals only, project 90.00 %'])
    expect(reasons).toMatchObject([{ code: 'measured_in_sums', data: { files: ['src/a.ts'], addedLines: 10 } }])
    expect(children).toMatchObject([{ outcome: 'fail', found: '1 changed file measured in totals only' }])
  })

  test('is only reported where the policy lets unmeasured files pass', () => {
    const rules = policy({ patch: { min: 80, 'on-unmeasured': 'pass' } })
    const { outcome, findings } = judge(rules, [file('src/a.ts')], summed)
    expect([outcome, findings.map(({ code }) => code)]).toEqual(['not_applicable', ['measured_in_sums']])
  })
})

describe('A16: settings of coverage tools', () => {
  const told = (...paths: string[]) =>
    judge(
      project80,
      paths.map(path => file(path)),
      measurement(10),
    ).findings.filter(({ code }) => code === 'coverage_settings_changed')

  test.each([
    '.nycrc',
    'packages/web/.nycrc.json',
    'jest.config.ts',
    'packages/web/vitest.config.mts',
    '.coveragerc',
    'phpunit.xml.dist',
    'test/ci.runsettings',
    'codecov.yml',
    'sonar-project.properties',
    'crates/core/tarpaulin.toml',
  ])('in %s are reported of when the change edits them', path => {
    expect(told(path, 'src/b.ts')).toMatchObject([{ data: { files: [path] } }])
  })

  test('are reported once, and not where there are none', () => {
    expect(told('.nycrc', 'jest.config.js')).toMatchObject([
      { message: 'The change edits the configuration of coverage tools: .nycrc and 1 other file.' },
    ])
    expect(told('src/jest.ts', 'docs/codecov.md', 'src/nycrc.ts')).toEqual([])
  })
})
