import { afterEach, expect, test } from '@jest/globals'
import type { CheckRun, Pull } from '../../../sandbox/github/sandbox.ts'
import type { Event, PlayedRun, WorkflowsOptions } from '../../../sandbox/runner/index.ts'
import { APP } from '../stage/documented.ts'
import { Stage } from '../stage/stage.ts'
import { documentedFiles, workflowsOf } from '../stage/workflows.ts'

// The workflows that hear of checks and statuses: each head has its turn, and no event that changes nothing takes it.

const APPS: NonNullable<WorkflowsOptions['apps']> = {
  'client-id': {
    app: APP,
    permissions: {
      actions: 'read',
      checks: 'write',
      contents: 'write',
      issues: 'read',
      pull_requests: 'read',
      statuses: 'read',
    },
  },
}
const OPTIONS = {
  secrets: { GATEBOOK_PRIVATE_KEY: 'a-key-of-the-app' },
  variables: { GATEBOOK_CLIENT_ID: 'client-id' },
  apps: APPS,
}
const gate = (required: string) => `version: 1\ngates:\n  ci: { type: checks, require: [{ ${required} }] }\n`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const ends = (runs: readonly PlayedRun[]) => runs.map(({ event, run }) => `${event}: ${run.conclusion}`)
const decides = (pull: Pull, name = 'Gatebook: verdict') =>
  stage.sandbox.requiredCheck(stage.repository, pull.head, name)

async function post<T>(path: string, body: object, token: string): Promise<T> {
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`${stage.sandbox.url}/repos/acme/shop/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as T
}

async function onCheck(run: CheckRun | undefined): Promise<Event> {
  if (run === undefined) throw new Error('There is no such check.')
  return { name: 'check_run', payload: await stage.sandbox.events.checkRun(run) }
}

async function scanned({ head }: Pull, conclusion: 'success' | 'failure'): Promise<Event> {
  const { sandbox, repository } = stage
  const app = { slug: 'acme-scanner', id: 77 }
  const token = sandbox.issueToken({ repository, permissions: { checks: 'write' }, app })
  const check = { name: 'CodeQL', head_sha: head, status: 'completed', conclusion }
  const { id } = await post<{ id: number }>('check-runs', check, token)
  return onCheck(sandbox.checkRuns(repository, head).find(run => run.id === id))
}

async function saidByJenkins({ head }: Pull): Promise<Event> {
  const { sandbox, repository } = stage
  const token = sandbox.issueToken({ repository, user: 'jenkins', permissions: { statuses: 'write' } })
  const { id } = await post<{ id: number }>(`statuses/${head}`, { context: 'ci', state: 'success' }, token)
  const status = sandbox.statuses(repository, head).find(one => one.id === id)
  if (status === undefined) throw new Error('There is no such status.')
  return { name: 'status', payload: await sandbox.events.status(status) }
}

test("app-token.yml: a check that waits for its turn is evaluated, though one of the app's own follows", async () => {
  stage = await Stage.open(gate('name: CodeQL, app: acme-scanner'), documentedFiles(['app-token.yml']))
  const workflows = workflowsOf(stage, OPTIONS)
  const pull = await stage.change()
  await workflows.run(await scanned(pull, 'success'))
  expect(decides(pull)?.conclusion).toBe('success')
  stage.later(60_000)
  const run = async () => {
    await workflows.deliver(await scanned(pull, 'failure'))
    await workflows.deliver(await onCheck(decides(pull)))
  }
  stage.sandbox.faults.add({ match: { operation: 'Current' }, times: 1, fault: { run } })
  expect(ends(await workflows.run(await scanned(pull, 'success')))).toEqual([
    'check_run: skipped',
    'check_run: success',
    'check_run: success',
  ])
  expect(decides(pull)?.conclusion).toBe('failure')
})

test.each([
  ['app-token.yml', 'Gatebook: verdict'],
  ['after-ci.yml', 'Gatebook'],
])('%s: statuses on several heads are all evaluated', async (file, name) => {
  stage = await Stage.open(gate('name: ci, status-by: jenkins'), documentedFiles([file]))
  stage.sandbox.createUser({ login: 'jenkins' })
  stage.repository.grant('jenkins', 'write')
  const workflows = workflowsOf(stage, OPTIONS)
  const pulls: Pull[] = []
  for (const branch of ['one', 'two', 'three']) {
    const pull = await stage.change({ branch, files: { [`src/${branch}.js`]: 'x\n' } })
    pulls.push(pull)
    await workflows.deliver(await saidByJenkins(pull))
  }
  expect(ends(await workflows.play())).toEqual(['status: success', 'status: success', 'status: success'])
  expect(pulls.map(pull => decides(pull, name)?.conclusion)).toEqual(['success', 'success', 'success'])
})
