import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readRefs } from '../../../sandbox/github/git/refs.ts'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import type { Weather } from '../../../sandbox/github/weather.ts'
import { APP, appGrantsOf } from '../stage/documented.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

// docs/how-to/use-an-app-token.md: its check runs decide whatever suites there are, and a ruleset on the ledger lets it by.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`
const MAIN = 'refs/heads/main'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function judge(pull: Pull): Promise<void> {
  const { sandbox, repository } = stage
  const of = { repository, headSha: pull.head, headBranch: pull.headBranch }
  const ci = sandbox.createRun({ ...of, name: 'CI', event: 'pull_request' })
  const options = { ...appGrantsOf('app-token.yml', 'change'), workspace: await stage.workspace(pull.head, null) }
  await stage.run('workflow_run', await sandbox.events.workflowRun(ci), { sha: pull.base, ref: MAIN, ...options })
}

const decides = ({ head }: Pull) => stage.sandbox.requiredCheck(stage.repository, head, 'Gatebook: verdict')

test.each([1, 2, 3, 4])('its check counts, in whichever suite GitHub puts those of jobs (seed %i)', async seed => {
  const pull = await stage.change()
  stage.sandbox.setWeather(['suites'] satisfies Weather[], { seed })
  await judge(pull)
  expect(decides(pull)).toMatchObject({ conclusion: 'failure', app: APP })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  stage.later(60_000)
  await judge(pull)
  expect(decides(pull)).toMatchObject({ conclusion: 'success', app: APP })
})

test('it appends to a ledger that a ruleset protects, which the token of a job cannot', async () => {
  const { sandbox, repository } = stage
  const pull = await stage.change()
  await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await judge(pull)
  await sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const [before, after] = [stage.tip('origin/main'), readRefs(repository.path).get(MAIN) ?? '']
  const push = await sandbox.events.push({ repository, ref: MAIN, before, after, pusher: 'carol' })
  stage.later(60 * 60_000)
  sandbox.setWeather(['ruleset'])
  const place = { sha: after, ref: MAIN, workspace: await mkdtemp(join(stage.root, 'none-')) }
  const byJob = await stage.run('push', push, { ...place, permissions: RECORDING })
  expect(byJob.outputs['ledger']).toBe('deferred')
  const byApp = await stage.run('push', push, { ...place, ...appGrantsOf('app-token.yml', 'record') })
  expect(byApp.outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
})

test('what it posted starts a run that has nothing to do, where the workflow lets one start', async () => {
  const pull = await stage.change()
  await judge(pull)
  const posted = decides(pull)
  if (posted === undefined) throw new Error('nothing was posted')
  expect(posted.externalId).toMatch(/^gatebook:/)
  const payload = await stage.sandbox.events.checkRun(posted)
  const result = await stage.run('check_run', payload, {
    sha: pull.base,
    ref: MAIN,
    ...appGrantsOf('app-token.yml', 'change'),
  })
  expect(result.log.join('\n')).toContain('The check is from Gatebook itself: there is nothing new to evaluate.')
})
