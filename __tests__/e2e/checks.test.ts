import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

const POLICY = `version: 1
gates:
  scanners:
    type: checks
    require: [{ name: CodeQL, app: acme-scanner }]
`

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

/** Posts a check as an app does: over HTTP, with a token of its own. */
async function post(pull: Pull, app: string | undefined, body: Record<string, unknown>): Promise<void> {
  const { sandbox, repository } = stage
  const token = sandbox.issueToken({
    repository,
    permissions: { checks: 'write' },
    ...(app ? { app: { slug: app, id: 77 } } : {}),
  })
  const answer = await fetch(`${sandbox.url}/repos/acme/shop/check-runs`, {
    method: 'POST',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'CodeQL', head_sha: pull.head, ...body }),
  })
  expect(answer.status).toBe(201)
}

const done = (conclusion: string) => ({ status: 'completed', conclusion })

async function judge(pull: Pull, permissions: Record<string, 'read' | 'write'> = PERMISSIONS) {
  const result = await stage.runOn(pull, { permissions })
  return { exitCode: result.exitCode, outcome: result.outputs['outcome'], text: result.log.join('\n') }
}

test('a change passes when the scanner says so, and not before', async () => {
  const pull = await stage.change()
  expect((await judge(pull)).text).toContain('No check "CodeQL" from acme-scanner exists on the head commit.')
  await post(pull, undefined, done('success'))
  expect((await judge(pull)).text).toContain('A check with this name exists from github-actions, which does not count.')
  await post(pull, 'acme-scanner', { status: 'in_progress' })
  expect((await judge(pull)).text).toContain('has not finished: in progress.')
  await post(pull, 'acme-scanner', done('success'))
  stage.sandbox.resetRequests()
  expect((await judge(pull)).exitCode).toBe(0)
  const listed = stage.sandbox.requests.filter(
    ({ method, path }) => method === 'GET' && path.includes('/check-runs?filter=latest'),
  )
  // Once for the gate, and once to see what earlier runs have said.
  expect(listed).toHaveLength(2)
  await post(pull, 'acme-scanner', done('failure'))
  expect((await judge(pull)).text).toContain('The check "CodeQL" from acme-scanner ended with: failure.')
})

test('its state at the merge is what is recorded', async () => {
  const pull = await stage.change()
  await post(pull, 'acme-scanner', done('success'))
  await judge(pull)
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const result = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
  expect(result.outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
})

test('a list that is cut short is no list', async () => {
  const pull = await stage.change()
  await post(pull, 'acme-scanner', done('success'))
  stage.sandbox.faults.add({ match: { path: /filter=latest/ }, times: 1, fault: { truncate: 'page' } })
  const { outcome, text } = await judge(pull)
  expect(outcome).toBe('error')
  expect(text).toContain(`GitHub does not list every check on commit ${pull.head.slice(0, 10)}.`)
})

test('on a change from a fork, whose branch the event does not tell, it is found all the same', async () => {
  const { sandbox, repository } = stage
  const { pull } = await stage.forkedChange()
  await post(pull, 'acme-scanner', { status: 'in_progress' })
  await judge(pull)
  await post(pull, 'acme-scanner', done('success'))
  const run = sandbox
    .checkRuns(repository, pull.head)
    .find(({ name, status }) => name === 'CodeQL' && status === 'completed')
  if (run === undefined) throw new Error('There is no such check.')
  const payload = await sandbox.events.checkRun(run)
  expect(payload).toMatchObject({ check_run: { check_suite: { head_branch: null, pull_requests: [] } } })
  const place = { sha: pull.base, ref: 'refs/heads/main', workspace: await stage.workspace(pull.head, null) }
  const result = await stage.run('check_run', payload, { ...place, permissions: PERMISSIONS })
  expect(result.outputs['outcome']).toBe('pass')
  expect(sandbox.requiredCheck(repository, pull.head, 'Gatebook')?.conclusion).toBe('success')
})

describe('a commit status, as Jenkins posts it', () => {
  // `statuses: write`, with which the verdict is posted, contains what is needed to read.
  const { statuses: _, ...UNPERMITTED } = PERMISSIONS

  beforeEach(async () => {
    await stage.close()
    stage = await Stage.open(POLICY.replace('{ name: CodeQL, app: acme-scanner }', '{ name: ci, status-by: jenkins }'))
    stage.sandbox.createUser({ login: 'jenkins' })
    for (const login of ['jenkins', 'mallory']) stage.repository.grant(login, 'write')
  })

  /** Posts with a token of a person, as a service does that is no app. */
  async function say(pull: Pull, user: string, state: string): Promise<void> {
    const { sandbox, repository } = stage
    const token = sandbox.issueToken({ repository, user, permissions: { statuses: 'write' } })
    const answer = await fetch(`${sandbox.url}/repos/acme/shop/statuses/${pull.head}`, {
      method: 'POST',
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ context: 'ci', state }),
    })
    expect(answer.status).toBe(201)
  }

  test('decides when the account that the policy names posted it, and nobody else', async () => {
    const pull = await stage.change()
    expect((await judge(pull)).text).toContain('No commit status "ci" exists on the head commit.')
    await say(pull, 'jenkins', 'pending')
    expect((await judge(pull)).text).toContain('The commit status "ci" by jenkins is pending.')
    await say(pull, 'jenkins', 'failure')
    await say(pull, 'mallory', 'success')
    expect((await judge(pull)).text).toContain(
      'The newest commit status "ci" is from mallory, not from jenkins, and does not count.',
    )
    await say(pull, 'jenkins', 'success')
    stage.sandbox.resetRequests()
    expect((await judge(pull)).exitCode).toBe(0)
    const { requests } = stage.sandbox
    // What is read after that is what earlier runs have said.
    const forGate = requests.slice(
      0,
      requests.findIndex(({ operation }) => operation === 'Current'),
    )
    const listed = forGate.filter(({ path }) => /\/(?:statuses\?|check-runs\?filter=latest)/.test(path))
    expect(listed.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
      `/repos/acme/shop/commits/${pull.head}/statuses`,
    ])
  })

  test('decides on a change from a fork, whose branch the event does not tell', async () => {
    const { sandbox, repository } = stage
    const { pull } = await stage.forkedChange()
    await say(pull, 'jenkins', 'success')
    const [status] = sandbox.statuses(repository, pull.head)
    if (status === undefined) throw new Error('There is no such status.')
    const payload = await sandbox.events.status(status)
    const place = { sha: pull.base, ref: 'refs/heads/main', workspace: await stage.workspace(pull.head, null) }
    await stage.run('status', payload, { ...place, permissions: PERMISSIONS })
    expect(sandbox.requiredCheck(repository, pull.head, 'Gatebook')?.conclusion).toBe('success')
  })

  test('is not known without the permission, and the message has the line for the workflow', async () => {
    const pull = await stage.change()
    await say(pull, 'jenkins', 'success')
    const { outcome, text } = await judge(pull, UNPERMITTED)
    expect(outcome).toBe('error')
    expect(text).toContain('Grant the job `statuses: read` under `permissions:` in the workflow.')
  })
})
