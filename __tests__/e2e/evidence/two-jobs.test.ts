import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { NewRunJob, Pull, Review, Run } from '../../../sandbox/github/sandbox.ts'
import { LCOV, PERMISSIONS, Stage } from '../stage/stage.ts'
import { treeFile } from '../stage/tree.ts'

/** One workflow of two jobs: `test` runs the change's code without permissions, `gatebook` judges and runs none of it. */

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
`

let stage: Stage
let pull: Pull
beforeEach(async () => {
  stage = await Stage.open(POLICY)
  pull = await stage.change()
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

/** A run in which the job that judges has begun. */
function started(event: string, test: Partial<NewRunJob>): Run {
  const of = { repository: stage.repository, name: 'Gatebook', headSha: pull.head, headBranch: pull.headBranch }
  const jobs = [
    { name: 'test', ...test },
    { name: 'gatebook', conclusion: null, runner: 'GitHub Actions 1' },
  ]
  return stage.sandbox.createRun({ ...of, event, conclusion: null, jobs })
}

const upload = (run: Run, files = treeFile(run)): void =>
  void stage.sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': LCOV, ...files } })

/** What is checked out is the head, as data; no report is in it. */
const judged = async (run: Run, review?: Review) =>
  stage.runOn(pull, {
    ...(review ? { review } : {}),
    runId: run.id,
    workspace: await stage.workspace(pull.head, null),
    permissions: { ...PERMISSIONS, actions: 'read' },
  })

test('an approval is green without a test run: the reports are those of the last run of the tests', async () => {
  const first = started('pull_request', {})
  upload(first)
  await judged(first)
  expect(stage.checks(pull.head)).toMatchObject({ 'Gatebook: coverage': 'success', 'Gatebook: peer-review': 'failure' })
  first.conclusion = 'failure'

  const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const result = await judged(started('pull_request_review', { conclusion: 'skipped' }), review)
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
  expect(stage.sandbox.requiredCheck(stage.repository, pull.head, 'Gatebook')?.conclusion).toBe('success')
})

test('a review while the tests run waits for them, and turns nothing green', async () => {
  const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  started('pull_request', { conclusion: null })
  const result = await judged(started('pull_request_review', { conclusion: 'skipped' }), review)
  expect(result.outputs).toMatchObject({ outcome: 'fail', 'failed-gates': '["coverage"]' })
  expect(result.log.join('\n')).toContain('Report "unit" is not there yet.')
})

test('reports of the test merge, or that do not say what was measured, are an error with the line to add', async () => {
  const run = started('pull_request', {})
  upload(run, {})
  const result = await judged(run)
  expect(result.outputs['outcome']).toBe('error')
  expect(result.log.join('\n')).toContain('run `git rev-parse "HEAD^{tree}" --show-prefix > gatebook-tree.txt`')
})
