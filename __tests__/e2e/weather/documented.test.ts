import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { readRefs } from '../../../sandbox/github/git/refs.ts'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { WEATHERS, type Weather } from '../../../sandbox/github/weather.ts'
import type { Command, Workflows } from '../../../sandbox/runner/index.ts'
import { LCOV, Stage } from '../stage/stage.ts'
import { documentedFiles, workflowsOf } from '../stage/workflows.ts'

// The documented workflows, whole and as they stand, under each weather: nothing passes before it may, everything passes in
// the end, and what was merged is recorded once.

const HOUR = 60 * 60 * 1000
const LASTING: readonly Weather[] = ['suites', 'big-tree', 'statuses', 'same-name', 'artifact-rerun']
const FILES = ['gatebook.yml', 'open-changes.yml', 'upkeep.yml']
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
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const tested: Command = async ({ workspace }) => {
  await mkdir(join(workspace, 'coverage'), { recursive: true })
  await writeFile(join(workspace, 'coverage/lcov.info'), LCOV)
  return undefined
}

const signal = ({ head }: Pull) => stage.sandbox.requiredCheck(stage.repository, head, 'Gatebook')?.conclusion
const scheduled = (workflows: Workflows, schedule: string) => workflows.run({ name: 'schedule', payload: { schedule } })

/** What GitHub does on a bad day is over, but for what it always does. */
function clears(weather: Weather): void {
  stage.sandbox.setWeather(LASTING.filter(one => one === weather))
  stage.later(2 * HOUR)
}

test.each(WEATHERS)('from the change to its record, under %s', async weather => {
  stage = await Stage.open(POLICY, documentedFiles(FILES))
  const { sandbox, repository } = stage
  const workflows = workflowsOf(stage, { commands: { 'npm ci && npm test -- --coverage': tested } })
  const pull = await stage.change()
  stage.later(HOUR)
  sandbox.setWeather([weather], { seed: 1 })

  await workflows.run({ name: 'pull_request', payload: await sandbox.events.pullRequest(pull, 'opened') })
  expect(signal(pull)).not.toBe('success')
  const review = await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const onReview = async () => ({
    name: 'pull_request_review',
    payload: await sandbox.events.review(review, 'submitted'),
  })
  await workflows.run(await onReview())
  if (signal(pull) !== 'success') {
    clears(weather)
    // Where the run that tests was lost, nothing but a new one helps.
    await workflows.run({ name: 'pull_request', payload: await sandbox.events.pullRequest(pull, 'reopened') })
    await scheduled(workflows, '7 * * * *')
    expect(signal(pull)).toBe('success')
    sandbox.setWeather([weather], { seed: 2 })
  }

  const before = stage.tip('origin/main')
  await sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const after = readRefs(repository.path).get('refs/heads/main') ?? ''
  const push = await sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  if (weather !== 'lost-run') await workflows.run({ name: 'push', payload: push })
  clears(weather)
  await scheduled(workflows, '17 3 * * *')
  // The base may have been moved by others, too.
  const records = (await stage.entries()).filter(({ record }) => record.subject.commit === after)
  expect(records.map(({ record }) => [record.kind, record.verdict.outcome])).toEqual([['merge', 'pass']])
})
