import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { DISCOUNT, RECORDING, Stage } from './stage/stage.ts'

// A change is compared with the numbers that the ledger keeps of where it begins.

const POLICY = `version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [coverage/lcov.info] }]
    source: { include: ["src/**"] }
    project: { min: 10, max-drop: 0 }
  tests:
    type: tests
    reports: [{ name: unit, paths: [junit.xml] }]
    max-count-drop: 0
    max-new-skipped: 0
`

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(() => stage.close())

const lcov = (file: string, hits: readonly number[]) =>
  `SF:src/${file}.js\n${hits.map((count, at) => `DA:${at + 1},${count}\n`).join('')}end_of_record\n`

const junit = (cases: number, skipped = 0) =>
  `<testsuite>${Array.from({ length: cases }, (_, at) => `<testcase name="${at}">${at < skipped ? '<skipped/>' : ''}</testcase>`).join('')}</testsuite>`

/** A change with its reports: `net` is one line, the discount three. */
async function judged(pull: Pull, covered: readonly number[], [cases, skipped]: [number, number]) {
  const workspace = await stage.workspace(pull.head, lcov('price', [1]) + lcov('discount', covered))
  await stage.write(workspace, 'junit.xml', junit(cases, skipped))
  const before = stage.sandbox.requests.length
  const result = await stage.runOn(pull, { workspace })
  const verdict = (await stage.verdict(result)) as {
    gates: {
      id: string
      outcome: string
      reasons: { code: string }[]
      findings: { code: string }[]
      measured: object
    }[]
  }
  const asked = stage.sandbox.requests.slice(before).flatMap(({ operation }) => operation ?? [])
  const told = verdict.gates.map(({ id, outcome, reasons, findings }) => {
    return [id, outcome, ...reasons.map(({ code }) => code), ...findings.map(({ code }) => code)].join(' ')
  })
  return { result, told, asked, gates: verdict.gates }
}

/** Lands a change and records it, as the documented workflow does; with reports when that job runs the tests too. */
async function land(pull: Pull, reports?: (workspace: string) => Promise<void>): Promise<string> {
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', '--prune')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const event = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const workspace = reports && (await stage.workspace(after, null))
  if (workspace) await reports(workspace)
  const job = { sha: after, ref: 'refs/heads/main', permissions: RECORDING, ...(workspace ? { workspace } : {}) }
  const result = await stage.run('push', event, job)
  expect(result.outputs).toMatchObject({ ledger: 'appended' })
  return after
}

async function firstLanded(): Promise<string> {
  const pull = await stage.change()
  const { told, result } = await judged(pull, [1, 1, 0], [5, 0])
  expect([result.outputs['outcome'], told]).toEqual([
    'pass',
    ['coverage pass base_missing line_uncovered', 'tests pass base_missing'],
  ])
  return land(pull)
}

const more = (text: string) => ({ branch: 'more', files: { 'src/discount.js': `${DISCOUNT}${text}\n` } })

test('the first change is judged without them, and its record has them for the next one', async () => {
  const landed = await firstLanded()
  const { told, gates, asked, result } = await judged(await stage.change(more('x')), [1, 1, 0], [5, 0])
  expect([result.outputs['outcome'], told]).toEqual(['pass', ['coverage pass', 'tests pass']])
  const place = { baseCommit: landed, baseDistance: 0 }
  expect(gates.map(({ measured }) => measured)).toMatchObject([
    { ...place, baseCovered: 3, baseTotal: 4 },
    { ...place, baseCases: 5, baseSkipped: 0 },
  ])
  // Both gates begin from one commit: it is asked about once.
  expect(asked.filter(name => name === 'Pushed' || name === 'LedgerFiles')).toEqual(['Pushed', 'LedgerFiles'])
})

test('a change that is worse than where it begins does not pass', async () => {
  await firstLanded()
  const { told, result } = await judged(await stage.change(more('x')), [1, 0, 0], [5, 2])
  expect([result.outputs['outcome'], told]).toEqual([
    'fail',
    ['coverage fail project_dropped', 'tests fail tests_newly_skipped'],
  ])
})

test('a merge without a record in between is skipped, and reported', async () => {
  await firstLanded()
  const docs = await stage.change({ branch: 'docs', files: { 'README.md': '# The shop\n' } })
  await stage.sandbox.mergePull({ pull: docs, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', '--prune')
  const { gates, told } = await judged(await stage.change(more('x')), [1, 0, 0], [4, 0])
  expect(told).toEqual(['coverage fail project_dropped', 'tests fail tests_dropped'])
  expect(gates.map(({ measured }) => measured)).toMatchObject([{ baseDistance: 1 }, { baseDistance: 1 }])
})

/** Of a change that was judged before another one landed, and lands then: its reports are not of what was merged. */
async function overtaken(reports: (workspace: string) => Promise<void>): Promise<string> {
  await firstLanded()
  const late = await stage.change({ branch: 'late', files: { 'docs/late.md': 'x\n' } })
  const early = await stage.change({ branch: 'early', files: { 'docs/early.md': 'x\n' } })
  expect((await judged(late, [1, 1, 0], [9, 0])).told).toEqual(['coverage pass', 'tests pass'])
  expect((await judged(early, [1, 1, 0], [5, 0])).told).toEqual(['coverage pass', 'tests pass'])
  await land(early)
  return land(late, reports)
}

test('numbers of the merged commit itself, created in the job that records it, count', async () => {
  const landed = await overtaken(async workspace => {
    await stage.write(workspace, 'coverage/lcov.info', lcov('price', [1]) + lcov('discount', [1, 1, 1]))
    await stage.write(workspace, 'junit.xml', junit(7, 1))
  })
  const { told, gates } = await judged(await stage.change(more('x')), [1, 1, 0], [6, 1])
  expect(told).toEqual(['coverage fail project_dropped', 'tests fail tests_dropped'])
  const place = { baseCommit: landed, baseDistance: 0 }
  expect(gates.map(({ measured }) => measured)).toMatchObject([
    { ...place, baseCovered: 4, baseTotal: 4 },
    { ...place, baseCases: 7, baseSkipped: 1 },
  ])
})

test('numbers that are not of the merged content are skipped, and reports that cannot be used make none', async () => {
  const landed = await overtaken(async workspace => {
    await stage.write(workspace, 'junit.xml', '<testsuite><testcase name="a"/>')
    await stage.write(workspace, 'coverage/lcov.info', '')
  })
  const { told, gates } = await judged(await stage.change(more('x')), [1, 1, 0], [5, 0])
  expect(told).toEqual(['coverage pass', 'tests pass'])
  expect(gates[1]?.measured).toMatchObject({ baseCases: 5, baseDistance: 1 })
  expect(gates[1]?.measured).not.toMatchObject({ baseCommit: landed })
})

test('a ledger that cannot be read is no ledger without numbers', async () => {
  await firstLanded()
  const pull = await stage.change(more('x'))
  stage.sandbox.faults.add({ match: { operation: 'LedgerFiles' }, fault: { forbidden: true } })
  const { told, result } = await judged(pull, [1, 1, 1], [5, 0])
  expect([result.outputs['outcome'], told]).toEqual([
    'error',
    ['coverage error fact_forbidden', 'tests error fact_forbidden'],
  ])
})
