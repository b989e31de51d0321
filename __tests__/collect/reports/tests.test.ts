import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Artifacts } from '../../../src/collect/reports/artifacts.ts'
import { factSchemas } from '../../../src/facts/facts.ts'
import type { TestRun } from '../../../src/facts/reports.ts'
import { lines, Scratch, scratchFolder } from '../../git/scratch.ts'
import { changed, collected, type More, measured, report } from './checkout.ts'

type At = Parameters<typeof collected>[0]

const UNIT = [{ name: 'unit', paths: ['coverage/junit.xml'] }]
const BOTH = [...UNIT, { name: 'e2e', paths: ['coverage/e2e.xml'] }]

async function ran(at: At, more: More = {}): Promise<TestRun> {
  const { tests } = await collected(at, { reports: [], tests: [UNIT], ...more })
  if (tests.state !== 'complete') throw new Error(tests.detail)
  expect(factSchemas.tests.parse(tests)).toEqual(tests)
  const [run] = tests.value
  if (run === undefined) throw new Error('nothing was requested')
  return run
}

const junit = (...cases: string[]) => `<testsuites><testsuite name="s">${cases.join('')}</testsuite></testsuites>`
const passed = (name: string) => `<testcase name="${name}"/>`
const failed = (name: string, more = '') => `<testcase name="${name}" ${more}><failure/></testcase>`
const skipped = (name: string) => `<testcase name="${name}"><skipped/></testcase>`

const simple = () => changed(s => s.write('src/b.ts', 'x\n').write('test/b.test.ts', lines(9)))

describe('a run of tests', () => {
  test('is reported in numbers, with what did not pass and what is claimed', async () => {
    const at = simple()
    at.scratch.write(
      'coverage/junit.xml',
      junit(passed('REQ-2: a'), passed('b REQ-10'), failed('c REQ-2', 'file="test/b.test.ts" line="3"'), skipped('d')),
    )
    expect(await ran(at)).toEqual({
      request: UNIT,
      measured: { commit: at.head, as: 'head' },
      compared: at.base,
      reports: [
        {
          name: 'unit',
          state: 'read',
          detail: '4 test cases in "coverage/junit.xml".',
          files: [{ path: 'coverage/junit.xml', digest: expect.stringMatching(/^sha256:/), bytes: expect.any(Number) }],
          oddities: [],
        },
      ],
      cases: { total: 4, passed: 2, failed: 1, skipped: 1, flaky: 0 },
      unpassed: [
        { suite: 's', name: 'c REQ-2', outcome: 'failed', file: 'test/b.test.ts', line: 3 },
        { suite: 's', name: 'd', outcome: 'skipped', file: null, line: null },
      ],
      claims: [
        { id: 'REQ-10', passed: 1, failed: 0, skipped: 0 },
        { id: 'REQ-2', passed: 1, failed: 1, skipped: 0 },
      ],
    })
  })

  test('is merged over all reports: a case in several of them counts once, and as the worst', async () => {
    const at = simple()
    const flaky = '<testcase name="d"><flakyFailure/></testcase>'
    at.scratch.write('coverage/junit.xml', junit(passed('a REQ-1'), passed('b'), skipped('c'), flaky))
    at.scratch.write('coverage/e2e.xml', junit(passed('a REQ-1'), failed('b'), passed('c'), passed('e')))
    const run = await ran(at, { tests: [BOTH] })
    expect(run.cases).toEqual({ total: 5, passed: 3, failed: 1, skipped: 1, flaky: 1 })
    expect(run.claims).toEqual([{ id: 'REQ-1', passed: 1, failed: 0, skipped: 0 }])
  })

  test('does not count a case as flaky that failed elsewhere', async () => {
    const at = simple()
    at.scratch.write('coverage/junit.xml', junit('<testcase name="a"><flakyFailure/></testcase>'))
    at.scratch.write('coverage/e2e.xml', junit(failed('a')))
    const { cases } = await ran(at, { tests: [BOTH] })
    expect(cases).toEqual({ total: 1, passed: 0, failed: 1, skipped: 0, flaky: 0 })
  })

  test('lists at most 200 that did not pass, failed ones first, in the order of code units', async () => {
    const at = simple()
    const names = Array.from({ length: 150 }, (_, index) => `n${index}`)
    at.scratch.write(
      'coverage/junit.xml',
      junit(...names.map(skipped), ...names.map(name => failed(`f${name}`)), failed('Z'), failed('é')),
    )
    const { unpassed, cases } = await ran(at)
    expect([cases.failed, cases.skipped, unpassed.length]).toEqual([152, 150, 200])
    expect(unpassed.map(({ outcome }) => outcome).lastIndexOf('failed')).toBe(151)
    expect(unpassed.slice(0, 3).map(({ name }) => name)).toEqual(['Z', 'fn0', 'fn1'])
    expect(unpassed[151]?.name).toBe('é')
    expect(unpassed[152]?.name).toBe('n0')
  })

  test('is reported for every set that a gate needs, and for none when none does', async () => {
    const at = simple()
    at.scratch.write('coverage/junit.xml', junit(passed('a'))).write('coverage/e2e.xml', junit(failed('b')))
    const { tests } = await collected(at, { reports: [], tests: [UNIT, BOTH] })
    expect(tests).toMatchObject({ state: 'complete', value: [{ request: UNIT }, { request: BOTH }] })
    expect((await collected(at, { reports: [] })).tests).toMatchObject({ state: 'complete', value: [] })
  })

  test('needs no history: a clone without the base shows it', async () => {
    const at = simple()
    const folder = join(scratchFolder(), 'clone')
    at.scratch.git('clone', '--quiet', '--depth=1', '--branch=change', `file://${at.scratch.folder}`, folder)
    const scratch = new Scratch(folder, []).write('coverage/junit.xml', junit(passed('a')))
    expect((await ran({ ...at, scratch })).reports[0]?.state).toBe('read')
  })
})

describe('a test report cannot be used when it', () => {
  test.each<[string, (scratch: Scratch) => void, string, string]>([
    ['is missing (A4)', () => {}, 'missing', 'There is no file "coverage/junit.xml" in the workspace.'],
    ['has no byte', s => s.write('coverage/junit.xml', ''), 'empty', '"coverage/junit.xml" exists but is empty.'],
    [
      'has no test case (A6)',
      s => s.write('coverage/junit.xml', junit()),
      'empty',
      'There is no test case in "coverage/junit.xml".',
    ],
    [
      'has no test case but says that it has (D3)',
      s => s.write('coverage/junit.xml', '<testsuites tests="12" failures="0"/>'),
      'empty',
      'There is no test case in "coverage/junit.xml".',
    ],
    [
      'is cut off (A9)',
      s => s.write('coverage/junit.xml', junit(passed('a')).slice(0, -3)),
      'unreadable',
      '"coverage/junit.xml" cannot be used. Line 1: It ends inside <testsuites>, so it is truncated.',
    ],
    [
      'defines entities (A10)',
      s => s.write('coverage/junit.xml', `<!DOCTYPE a [<!ENTITY b "c">]>${junit(passed('a'))}`),
      'unreadable',
      '"coverage/junit.xml" cannot be used. Its format is not supported (JUnit XML, CTRF, TRX, TAP).',
    ],
    [
      'measures coverage',
      s => report(s, { 'src/b.ts': '1:1' }, 'coverage/junit.xml'),
      'unreadable',
      '"coverage/junit.xml" cannot be used. It is an LCOV coverage report, not a test report.',
    ],
    [
      'is a link (A12)',
      s => s.write('coverage/x', '').link('coverage/junit.xml', '/etc/passwd'),
      'unsafe',
      '"coverage/junit.xml" is a symbolic link, so it was not opened.',
    ],
    [
      'is older than the checkout (A31)',
      s => s.write('coverage/junit.xml', junit(passed('a'))).age('coverage/junit.xml', 60),
      'stale',
      '"coverage/junit.xml" is older than the checkout of commit HEAD, so it was not created from it.',
    ],
    [
      'is of the future',
      s => s.write('coverage/junit.xml', junit(passed('a'))).age('coverage/junit.xml', -25 * 60 * 60),
      'stale',
      '"coverage/junit.xml" has a modification time in the future, so it may be an old report.',
    ],
  ])('%s', async (_, write, state, detail) => {
    const at = simple()
    write(at.scratch)
    const { reports } = await ran(at)
    expect(reports).toMatchObject([{ state, detail: detail.replace('HEAD', at.head.slice(0, 10)) }])
  })

  test('is part of the commit', async () => {
    const at = changed(s => s.write('.gitignore', '').write('coverage/junit.xml', junit(passed('a'))))
    expect((await ran(at)).reports).toMatchObject([
      {
        state: 'stale',
        detail: `"coverage/junit.xml" is part of commit ${at.head.slice(0, 10)}, so it was not created from it.`,
      },
    ])
  })

  test('was made with another commit checked out (A2)', async () => {
    const at = simple()
    at.scratch.git('checkout', '--quiet', at.base)
    at.scratch.write('coverage/junit.xml', junit(passed('a'), failed('b', 'file="src/a.ts"')))
    const run = await ran(at)
    expect(run.measured).toEqual({ commit: at.base, as: 'other' })
    expect(run.reports).toMatchObject([
      {
        state: 'stale',
        detail: `It was created with commit ${at.base.slice(0, 10)} checked out, but the head of the change is commit ${at.head.slice(0, 10)}.`,
      },
    ])
    expect(run.unpassed).toMatchObject([{ file: null }])
  })

  test('is one of several, and the others are still reported (A5)', async () => {
    const at = simple()
    at.scratch.write('coverage/junit.xml', junit(passed('a')))
    const { reports } = await ran(at, { tests: [BOTH] })
    expect(reports.map(({ state }) => state)).toEqual(['read', 'missing'])
  })

  test('has a file without test cases beside others, as after a run that was stopped (rules_go#4219)', async () => {
    const at = simple()
    at.scratch.write('coverage/1.xml', junit()).write('coverage/2.xml', junit(passed('a')))
    const { reports } = await ran(at, { tests: [[{ name: 'unit', paths: ['coverage/*.xml'] }]] })
    expect(reports).toMatchObject([
      { state: 'empty', detail: 'There is no test case in "coverage/1.xml", one of 2 files.' },
    ])
  })

  test('names more identifiers than are kept, together with the others', async () => {
    const at = simple()
    const ids = (from: number) =>
      Array.from({ length: 15 }, (_, index) =>
        passed(Array.from({ length: 1000 }, (_, one) => `R-${from + index * 1000 + one}`).join(' ')),
      )
    at.scratch.write('coverage/junit.xml', junit(...ids(0))).write('coverage/e2e.xml', junit(...ids(15_000)))
    const run = await ran(at, { tests: [BOTH] })
    expect(run.reports.map(({ state, detail }) => [state, detail])).toEqual(
      Array(2).fill(['unreadable', 'The reports name more than 20000 identifiers in total.']),
    )
    expect([run.cases.total, run.claims]).toEqual([0, []])
  })

  test('for coverage is one of tests', async () => {
    const at = simple()
    at.scratch.write('coverage/lcov.info', junit(passed('a')))
    expect((await measured(at)).reports).toMatchObject([
      {
        state: 'unreadable',
        detail: '"coverage/lcov.info" cannot be used. It is a JUnit test report, not a coverage report.',
      },
    ])
  })
})

describe('the file of a case that did not pass', () => {
  const fileOf = async (at: At, attributes: string) => {
    at.scratch.write('coverage/junit.xml', junit(failed('a', attributes)))
    const [one] = (await ran(at)).unpassed
    return [one?.file, one?.line]
  }

  test('is the tracked one that is meant, and no path of a machine', async () => {
    const at = simple()
    expect(await fileOf(at, 'file="test/b.test.ts" line="2"')).toEqual(['test/b.test.ts', 2])
    expect(await fileOf(at, `file="${join(at.scratch.folder, 'test/b.test.ts')}"`)).toEqual(['test/b.test.ts', null])
    for (const other of ['/etc/passwd', '../../etc/passwd', 'test/gone.ts', 'coverage/junit.xml', '']) {
      expect(await fileOf(at, `file="${other}" line="2"`)).toEqual([null, null])
    }
  })

  test('is reported without the line where a test merge moved it', async () => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`).write('test/b.test.ts', lines(9)))
    at.scratch.git('checkout', '--quiet', 'main')
    const base = at.scratch.write('src/a.ts', `first\n${lines(30)}`).commit('base moves')
    at.scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
    expect(await fileOf({ ...at, base }, 'file="src/a.ts" line="5"')).toEqual(['src/a.ts', null])
    expect(await fileOf({ ...at, base }, 'file="test/b.test.ts" line="5"')).toEqual(['test/b.test.ts', 5])
  })
})

describe('reports from the artifacts of a run', () => {
  const origin = { id: '7', run: '42', digest: `sha256:${'a'.repeat(64)}` }

  const treeOf = ({ scratch, head }: ReturnType<typeof simple>) => scratch.git('rev-parse', `${head}^{tree}`)

  function unpacked(files: Record<string, string>, at: ReturnType<typeof simple>, trees = [treeOf(at)]): Artifacts {
    const folder = scratchFolder()
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const written = trees.map(tree => ({ tree, folder: '', writtenIn: '' }))
    return new Map([['reports', { state: 'unpacked', folder, origin, trees: written }]])
  }
  const LCOV = 'TN:\nSF:src/b.ts\nDA:1,1\nend_of_record\n'
  const REPORTS = { 'coverage/junit.xml': junit(passed('a')), 'coverage/lcov.info': LCOV }
  const JUNIT = { name: 'unit', artifact: 'reports', paths: ['coverage/junit.xml'] }
  const both: More = {
    reports: [[{ name: 'unit', artifact: 'reports', paths: ['coverage/lcov.info'] }]],
    tests: [[JUNIT]],
  }

  /** The base is checked out, as by a workflow that runs after CI. */
  function afterwards() {
    const at = simple()
    at.scratch.git('checkout', '--quiet', at.base)
    return at
  }

  test('are read from their folder, for the head, whatever is checked out', async () => {
    const at = afterwards()
    at.scratch.write('coverage/junit.xml', junit(failed('of the workspace')))
    const { tests, coverage, files } = await collected(at, { ...both, artifacts: unpacked(REPORTS, at) })
    const provenance = { source: 'artifact', trust: 'ci-artifact', collectedAt: '2026-11-22T20:00:00Z' }
    const about = { measured: { commit: at.head, as: 'head' }, reports: [{ state: 'read', artifact: origin }] }
    expect(tests).toMatchObject({ value: [{ ...about, cases: { total: 1, passed: 1 } }], provenance })
    expect(coverage).toMatchObject({
      value: [
        {
          ...about,
          files: [{ path: 'src/b.ts', covered: 1, total: 1 }],
          changed: [{ path: 'src/b.ts', covered: [[1, 1]], uncovered: [], sameAsHead: true }],
        },
      ],
      provenance,
    })
    expect(files).toMatchObject({ state: 'complete', value: [{ path: 'src/b.ts' }, { path: 'test/b.test.ts' }] })
  })

  test('have the line numbers of the head where the test merge is checked out', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n').write('src/a.ts', `${lines(30)}x\n`))
    at.scratch.git('checkout', '--quiet', 'main')
    const base = at.scratch.write('src/a.ts', `first\n${lines(30)}`).commit('base moves')
    at.scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
    const artifacts = unpacked({ 'coverage/lcov.info': 'SF:src/a.ts\nDA:31,0\nDA:32,1\nend_of_record\n' }, at)
    const { coverage } = await collected({ ...at, base }, { ...both, artifacts })
    expect(coverage).toMatchObject({
      value: [{ measured: { as: 'head' }, changed: [{ path: 'src/a.ts', covered: [], uncovered: [[31, 31]] }] }],
    })
  })

  test('are stale where they are files of the commit, under whatever name and with whatever line ends', async () => {
    const old = `<?xml version="1.0"?>\n${junit(passed('a'))}\n`
    const at = changed(s => s.write('old/report.xml', old).write('src/b.ts', 'x\n'))
    const found = async (text: string) => {
      const { tests } = await collected(at, { ...both, artifacts: unpacked({ 'coverage/junit.xml': text }, at) })
      return tests.state === 'complete' ? tests.value[0] : undefined
    }
    const stale = {
      reports: [{ state: 'stale', detail: expect.stringContaining('is the file "old/report.xml" of commit') }],
      cases: { total: 0 },
    }
    expect(await found(old)).toMatchObject(stale)
    expect(await found(old.replaceAll('\n', '\r\n'))).toMatchObject(stale)
    expect(await found(junit(passed('b')))).toMatchObject({ reports: [{ state: 'read' }], cases: { total: 1 } })
  })

  test('may equal the committed bill of materials that they are compared with', async () => {
    const bill =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","version":"1"}]}'
    const at = changed(
      s => s.write('src/b.ts', 'x\n'),
      s => s.write('sbom/base.json', bill),
    )
    const artifacts = unpacked({ 'bom.json': bill }, at)
    const reports = [{ name: 'bill', artifact: 'reports', paths: ['bom.json'] }]
    const base = [{ name: 'bill', paths: ['sbom/*.json'] }]
    const { dependencies } = await collected(at, { artifacts, dependencies: [{ reports, base }, { reports }] })
    const states = dependencies.state === 'complete' ? dependencies.value.map(one => one.reports[0]?.state) : []
    expect(states).toEqual(['read', 'stale'])
  })

  test('stand beside reports of the workspace, which are the weaker evidence (A1)', async () => {
    const at = simple()
    at.scratch.write('coverage/junit.xml', junit(passed('of the workspace')))
    const tests = [[{ name: 'here', paths: ['coverage/junit.xml'] }, JUNIT]]
    const found = await collected(at, { tests, artifacts: unpacked(REPORTS, at) })
    expect(found.tests).toMatchObject({
      value: [{ reports: [{ state: 'read' }, { state: 'read', artifact: origin }], cases: { total: 2 } }],
      provenance: { source: 'workspace', trust: 'self-reported' },
    })
  })

  test('are stale beside reports of the workspace that are about another commit', async () => {
    const at = afterwards()
    at.scratch.write('coverage/junit.xml', junit(passed('of the workspace')))
    const tests = [[{ name: 'here', paths: ['coverage/junit.xml'] }, JUNIT]]
    const run = await ran(at, { tests, artifacts: unpacked(REPORTS, at) })
    const detail = `It is for commit ${at.head.slice(0, 10)}, but the reports in the workspace are for another commit, so they cannot be merged.`
    expect(run.reports).toMatchObject([{ state: 'stale' }, { state: 'stale', detail }])
  })

  test('are not checked for their age, nor whether git tracks files of their name', async () => {
    const at = changed(s => s.write('.gitignore', '').write('src/b.ts', 'x\n').write('coverage/junit.xml', 'x'))
    at.scratch.git('checkout', '--quiet', at.base)
    const artifacts = unpacked(REPORTS, at)
    const [one] = artifacts.values()
    if (one?.state === 'unpacked')
      new Scratch(one.folder, []).age('coverage/junit.xml', 10_000).age('coverage/lcov.info', -100_000)
    const { tests, coverage } = await collected(at, { ...both, artifacts })
    expect([tests, coverage]).toMatchObject([
      { value: [{ reports: [{ state: 'read' }] }] },
      { value: [{ reports: [{ state: 'read' }] }] },
    ])
  })

  test('are missing when they are not there, and nothing in the workspace stands in for them', async () => {
    const at = afterwards()
    at.scratch.write('coverage/junit.xml', junit(passed('a')))
    const run = await ran(at, { ...both, artifacts: unpacked({}, at) })
    expect(run.reports).toMatchObject([
      { state: 'missing', detail: 'There is no file "coverage/junit.xml" in the artifact "reports".' },
    ])
    const any = { tests: [[{ ...JUNIT, paths: ['**/*.xml'] }]] }
    const found = await ran(at, { ...any, artifacts: unpacked({}, at) })
    expect(found.reports).toMatchObject([
      { state: 'missing', detail: 'No file in the artifact "reports" matches "**/*.xml".' },
    ])
  })

  test('are what their artifact is, when that cannot be used', async () => {
    const artifacts: Artifacts = new Map([['reports', { state: 'unsafe', detail: 'It is odd.' }]])
    const run = await ran(afterwards(), { ...both, artifacts })
    expect(run.reports).toMatchObject([{ state: 'unsafe', detail: 'It is odd.' }])
    expect((await ran(afterwards(), both)).reports).toMatchObject([
      { state: 'missing', detail: 'The artifact "reports" was not downloaded.' },
    ])
  })

  test('are unknown when GitHub did not give them, and reports of the workspace are read all the same', async () => {
    const at = simple()
    at.scratch.write('coverage/junit.xml', junit(passed('a')))
    const artifacts = { state: 'unavailable', why: 'forbidden', detail: 'no', next: 'yes' } as const
    const { tests, coverage } = await collected(at, { ...both, tests: [UNIT], artifacts })
    expect(coverage).toBe(artifacts)
    expect(tests).toMatchObject({ state: 'complete', provenance: { source: 'workspace' } })
  })

  test('are unsafe when they lead out of their folder', async () => {
    const at = afterwards()
    const artifacts = unpacked({}, at)
    const [one] = artifacts.values()
    if (one?.state === 'unpacked')
      new Scratch(one.folder, []).write('coverage/x', '').link('coverage/junit.xml', '/etc/passwd')
    expect((await ran(at, { ...both, artifacts })).reports).toMatchObject([{ state: 'unsafe' }])
  })

  test('are known to be for the head where the clone has the change, and for no commit where it does not', async () => {
    const at = simple()
    const folder = join(scratchFolder(), 'clone')
    at.scratch.git('clone', '--quiet', '--depth=1', '--branch=main', `file://${at.scratch.folder}`, folder)
    const artifacts = unpacked(REPORTS, at)
    const { tests, coverage } = await collected({ ...at, scratch: new Scratch(folder, []) }, { ...both, artifacts })
    const lacks = `The artifact "reports" cannot be compared with commit ${at.head.slice(0, 10)}, which the clone does not have.`
    expect(tests).toMatchObject({ value: [{ cases: { total: 0 }, reports: [{ state: 'unmatched', detail: lacks }] }] })
    expect(coverage).toMatchObject({
      state: 'unavailable',
      detail: `The clone does not have the head commit ${at.head.slice(0, 10)}.`,
    })
  })

  test('are not used where they are for the test merge, for other files, or do not say for which', async () => {
    const at = afterwards()
    const head = treeOf(at)
    const detail = async (trees: string[]) => {
      const run = await ran(at, { ...both, artifacts: unpacked(REPORTS, at, trees) })
      const [report] = run.reports
      return report?.state === 'unmatched' ? report.detail : report?.state
    }
    const other = 'a'.repeat(40)
    const is = `is for the tree aaaaaaaaaa, but commit ${at.head.slice(0, 10)} has the tree ${head.slice(0, 10)}.`
    expect(await detail([head, head])).toBe('read')
    expect(await detail([other])).toBe(`The artifact "reports" ${is}`)
    expect(await detail([head, other])).toBe(`The artifact "reports" ${is}`)
    expect(await detail(['HEAD^{tree}'])).toMatch(
      /has a file gatebook-tree\.txt that does not contain the id of a tree\.$/,
    )
    expect(await detail([])).toMatch(/does not say which files were measured: it has no file gatebook-tree\.txt\.$/)
  })
})
