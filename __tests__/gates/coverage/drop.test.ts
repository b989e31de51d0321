import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Baseline } from '../../../src/facts/baseline.ts'
import type { ChangedFile } from '../../../src/facts/change.ts'
import type { Measurement } from '../../../src/facts/reports.ts'
import { basis } from '../../../src/gates/coverage/basis.ts'
import { dropOf, fell, lackingTo } from '../../../src/gates/coverage/drop.ts'
import { coverage } from '../../../src/gates/coverage/index.ts'
import { type Settings, settings } from '../../../src/gates/coverage/settings.ts'
import { BASE, changedFile, digest, HEAD, oid } from '../../builders.ts'

const REPORTS = [{ name: 'unit', paths: ['lcov.info'] }]

function policy(project: object = {}, more: object = {}): Settings {
  const source = { include: ['src/**'] }
  return settings.parse({ reports: REPORTS, source, project: { min: 50, 'max-drop': 0, ...project }, ...more })
}

function measured(covered: number, total: number, part: Partial<Measurement> = {}): Measurement {
  return {
    request: REPORTS,
    measured: { commit: HEAD, as: 'head' },
    compared: BASE,
    reports: [{ name: 'unit', state: 'read', detail: '', files: [], oddities: [] }],
    files: [{ path: 'src/a.ts', covered, total }],
    unmapped: 0,
    changed: [],
    ...part,
  }
}

type Found = NonNullable<Baseline['found']>

function recorded(covered: number, total: number, part: Partial<Found> = {}, rules = policy()): Baseline {
  const numbers = { projectCovered: covered, projectTotal: total, projectFiles: 1 }
  const found = { commit: BASE, distance: 0, record: digest('ec'), measured: numbers, ...part }
  return { basis: basis(rules), compared: BASE, onBranch: true, ledger: true, searched: 3, found, later: false }
}

interface Case {
  rules?: Settings
  now?: Measurement
  was?: Baseline[]
  files?: ChangedFile[]
}

function judge({ rules = policy(), now = measured(80, 100), was = [recorded(80, 100)], files = [] }: Case) {
  return coverage.judge(rules, { files, coverage: [now], baseline: was })
}

const codes = (all: readonly { code: string }[]) => all.map(({ code }) => code)

describe('a drop of the share', () => {
  test.each<[string, number, number, number | string, 'pass' | 'fail']>([
    ['the same', 80, 100, 0, 'pass'],
    ['more', 81, 100, 0, 'pass'],
    ['one line less', 79, 100, 0, 'fail'],
    ['one line less of ten thousand, which rounding would hide', 7999, 10_000, 0, 'fail'],
    ['as much less as is allowed', 79, 100, 1, 'pass'],
    ['a ten-thousandth more than is allowed', 789_999, 1_000_000, '1', 'fail'],
    ['exactly what a fraction allows', 795, 1000, '0.5', 'pass'],
    ['uncovered code is added', 80, 101, 0, 'fail'],
    ['covered code is taken away, so that the share falls and no more is uncovered', 30, 50, 0, 'pass'],
    ['covered code is taken away and one line less is covered', 29, 50, 0, 'fail'],
  ])('%s', (_, covered, total, max, outcome) => {
    expect(judge({ rules: policy({ 'max-drop': max }), now: measured(covered, total) }).outcome).toBe(outcome)
  })

  test('is reported with both numbers, where the old one is from, and what is missing', () => {
    const { title, reasons, children, measured: numbers } = judge({ now: measured(158, 200), was: [recorded(80, 100)] })
    expect(title).toBe('Project 79.00 % of 50 %, was 80.00 %')
    expect(reasons).toEqual([
      {
        code: 'project_dropped',
        message: `Project coverage fell to 158 of 200 lines (79.00 %); it was 80 of 100 lines (80.00 %) at ${BASE.slice(0, 10)}. The policy allows no drop.`,
        next: 'Cover at least 2 more lines with tests.',
        data: { covered: 158, total: 200, baseCovered: 80, baseTotal: 100, base: BASE, maxDrop: '0' },
      },
    ])
    expect(children[1]).toEqual({
      outcome: 'fail',
      required: 'Project: no lower than the base',
      found: `158 of 200 lines (79.00 %), was 80 of 100 lines (80.00 %) at ${BASE.slice(0, 10)}, −1.00 points`,
    })
    expect(numbers).toMatchObject({ baseCommit: BASE, baseDistance: 0, baseCovered: 80, baseTotal: 100, maxDrop: '0' })
  })

  test('says how far before the change the numbers are from', () => {
    const was = recorded(80, 100, { commit: oid('01d'), distance: 2 })
    const { children } = judge({ rules: policy({ 'max-drop': '0.5' }), was: [was] })
    expect(children[1]).toEqual({
      outcome: 'pass',
      required: 'Project: at most 0.5 percentage points lower than the base',
      found: `80 of 100 lines (80.00 %), was 80 of 100 lines (80.00 %) at ${oid('01d').slice(0, 10)}, 2 commits before the base, ±0.00 points`,
    })
  })

  test('is exact, and what is reported as missing is enough and not one too many', () => {
    const share = fc
      .integer({ min: 1, max: 400 })
      .chain(total => fc.record({ total: fc.constant(total), covered: fc.integer({ min: 0, max: total }) }))
    const points = fc
      .integer({ min: 0, max: 1_000_000 })
      .map(number => `${Math.floor(number / 10_000)}.${String(number % 10_000).padStart(4, '0')}`)
    fc.assert(
      fc.property(share, share, points, (now, was, text) => {
        const drop = dropOf(text)
        const [a, b] = [BigInt(now.covered) * BigInt(was.total), BigInt(was.covered) * BigInt(now.total)]
        const isLower = (b - a) * 1_000_000n > drop.points * BigInt(now.total) * BigInt(was.total)
        const isWorse = now.total - now.covered > was.total - was.covered
        expect(fell(now, was, drop)).toBe(isLower && isWorse)
        if (!fell(now, was, drop)) return
        const lacking = lackingTo(now, was, drop)
        expect(lacking).toBeGreaterThan(0)
        expect(fell({ ...now, covered: now.covered + lacking }, was, drop)).toBe(false)
        expect(fell({ ...now, covered: now.covered + lacking - 1 }, was, drop)).toBe(true)
      }),
    )
  })
})

describe('a base without numbers', () => {
  const none: Baseline = { ...recorded(1, 1), found: null }

  test('is reported, and the comparison is skipped, so that there can be a first record', () => {
    const { outcome, reasons, findings, children } = judge({ was: [none] })
    expect([outcome, codes(reasons), codes(findings)]).toEqual(['pass', [], ['base_missing']])
    expect(children[1]?.outcome).toBe('not_applicable')
    expect(findings[0]?.message).toBe(
      'None of the last 3 merged changes has a record with comparable numbers for exactly its merged content, so a drop cannot be detected.',
    )
  })

  test.each<[string, Case, string, string[]]>([
    [
      'fails where the policy says so',
      { rules: policy({ 'on-missing-base': 'fail' }), was: [none] },
      'fail',
      ['base_missing'],
    ],
    ['that nobody looked for is no base', { was: [] }, 'fail', ['base_unknown']],
    [
      'of another commit is no base',
      { was: [{ ...recorded(80, 100), compared: oid('0ther') }] },
      'fail',
      ['base_unknown'],
    ],
    [
      'counted in another way is no base',
      { was: [recorded(80, 100, {}, policy({}, { metric: 'branch' }))] },
      'fail',
      ['base_unknown'],
    ],
    [
      'does not excuse a share below the minimum',
      { now: measured(40, 100), was: [none] },
      'fail',
      ['project_below_minimum'],
    ],
    [
      'that the change left by beginning before it is a failure',
      { was: [{ ...none, later: true }] },
      'fail',
      ['base_too_early'],
    ],
    [
      'inside of a branch that was merged is a failure',
      { was: [{ ...none, onBranch: false }] },
      'fail',
      ['base_off_branch'],
    ],
  ])('%s', (_, scene, outcome, expected) => {
    const judged = judge(scene)
    expect([judged.outcome, codes(judged.reasons)]).toEqual([outcome, expected])
  })

  test.each<[string, Record<string, number>]>([
    ['no total', { projectCovered: 4 }],
    ['nothing of nothing', { projectCovered: 0, projectTotal: 0 }],
    ['more covered than there is', { projectCovered: 5, projectTotal: 4 }],
  ])('A27: a record with %s has none', (_, numbers) => {
    const { outcome, findings } = judge({ was: [recorded(1, 1, { measured: numbers })] })
    expect([outcome, codes(findings)]).toEqual(['pass', ['base_missing']])
  })

  test('is not requested where the policy allows any drop', () => {
    const rules = settings.parse({ reports: REPORTS, project: { min: 50 } })
    expect(coverage.needs(rules)).not.toHaveProperty('baseline')
    expect(coverage.needs(policy())).toMatchObject({ baseline: { of: 'coverage', reports: policy().reports } })
    expect(judge({ rules, was: [] }).outcome).toBe('pass')
  })
})

describe('A15: files that leave the report', () => {
  const side = { mode: '100644', blob: oid('b10b') }
  const twoBefore = recorded(80, 100, { measured: { projectCovered: 80, projectTotal: 100, projectFiles: 2 } })
  const lost = (files: ChangedFile[], now = measured(80, 100), was = twoBefore) =>
    codes(judge({ now, was: [was], files }).findings).filter(code => code === 'fewer_files_measured')

  test.each<[string, ChangedFile[], string[]]>([
    ['are reported', [], ['fewer_files_measured']],
    ['are nothing when they are gone', [changedFile({ path: 'src/b.ts', status: 'removed', after: null })], []],
    [
      'are nothing when they are no source any more',
      [changedFile({ path: 'old/b.ts', previousPath: 'src/b.ts', status: 'renamed' })],
      [],
    ],
    [
      'are reported when another file is removed',
      [changedFile({ path: 'docs/b.md', status: 'removed', after: null })],
      ['fewer_files_measured'],
    ],
  ])('%s', (_, files, expected) => expect(lost(files)).toEqual(expected))

  test('are reported when as many new ones are measured', () => {
    const files = [changedFile({ path: 'src/new.ts', status: 'added', before: null, after: side })]
    const now = measured(80, 100, {
      files: [
        { path: 'src/a.ts', covered: 70, total: 90 },
        { path: 'src/new.ts', covered: 10, total: 10 },
      ],
    })
    expect(lost(files, now)).toEqual(['fewer_files_measured'])
  })

  test('are unknown where the numbers are of an earlier merge', () => {
    expect(
      lost([], measured(80, 100), { ...twoBefore, found: { ...(twoBefore.found as Found), distance: 1 } }),
    ).toEqual([])
  })
})

describe('the way of counting', () => {
  test('is the same in any order, and another for other code or another metric', () => {
    const names = (...all: string[]) => ({ reports: all.map(name => ({ name, paths: ['x'] })) })
    const read = (part: object) => ({ reports: [{ ...REPORTS[0], ...part }] })
    // What may be left out was perhaps not in the numbers.
    const optional = { reports: [{ ...REPORTS[0], required: false }], project: { min: 50 } }
    expect(basis(policy({}, optional))).not.toBe(basis(policy()))
    expect(basis(policy({}, read({ required: true })))).toBe(basis(policy()))
    expect(basis(policy({}, names('b', 'a')))).toBe(basis(policy({ min: 90 }, names('a', 'b'))))
    const ways = [
      {},
      read({ artifact: 'unit' }),
      read({ paths: ['other.info'] }),
      read({ format: 'lcov' }),
      read({ 'path-map': { '/app/': '' } }),
      names('other'),
      { metric: 'branch' },
      { source: { include: ['lib/**'] } },
      { source: { include: ['src/**'], exclude: ['x'] } },
    ]
    expect(new Set(ways.map(more => basis(policy({}, more)))).size).toBe(ways.length)
  })
})

describe('a record of a version that found the files of reports in another way', () => {
  const now = (covered: number) => measured(covered, 100, { pathReading: 2 })

  test('shows no drop, and that is said', () => {
    const { outcome, findings } = judge({ now: now(79) })
    expect([outcome, codes(findings)]).toEqual(['pass', ['base_counted_otherwise']])
    expect(findings[0]?.message).toBe(
      `Project coverage is 79 of 100 lines (79.00 %), and the record at ${BASE.slice(0, 10)} has 80 of 100 lines (80.00 %). It is of an earlier version, which found the files of reports in another way, so the two were not compared.`,
    )
  })

  test('is compared where nothing fell', () => {
    expect(codes(judge({ now: now(80) }).findings)).toEqual([])
  })

  test('is followed by one that is comparable', () => {
    const { measured: numbers } = judge({ now: now(80) })
    const { projectCovered, projectTotal, pathReading } = numbers as Record<string, number>
    const found = {
      projectCovered: projectCovered ?? 0,
      projectTotal: projectTotal ?? 0,
      pathReading: pathReading ?? 0,
    }
    const later = recorded(80, 100, { measured: found })
    expect(judge({ now: now(79), was: [later] }).outcome).toBe('fail')
  })
})
