import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Weather } from '../../../sandbox/github/weather.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

// A release right after a merge, on a day on which GitHub does not say yet how the merge came.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release: { type: release, tags: ["v*"], authorised-by: { from: [release-manager] } }
`
const RELEASING = { ...RECORDING, actions: 'read' } as const

let stage: Stage
let nextRun = 1
beforeEach(async () => {
  stage = await Stage.open(POLICY)
  await tag('v1.0.0')
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function tag(name: string): Promise<string> {
  await stage.git('fetch', '-q', 'origin')
  await stage.git('tag', name, 'origin/main')
  await stage.git('push', '-q', '-f', 'origin', `refs/tags/${name}`)
  return stage.git('rev-parse', `${name}^{commit}`)
}

async function merged(method: 'squash' | 'rebase'): Promise<void> {
  const pull = await stage.change()
  await stage.git('checkout', '-q', '-B', 'discount', 'origin/discount')
  await stage.commit('alice', 'more', { 'src/more.js': 'export const more = 1\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'bob', method })
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const ref = 'refs/heads/main'
  const push = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'bob' })
  const result = await stage.run('push', push, { sha: after, ref, permissions: RECORDING })
  expect(result.outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
}

async function published(name: string, commit: string) {
  const { repository, sandbox } = stage
  const payload = await sandbox.events.release({
    repository,
    tag: name,
    target: 'main',
    author: 'alice',
    sender: 'carol',
  })
  const run = { repository, name: 'Release', event: 'release', headSha: commit, headBranch: name, id: nextRun++ }
  sandbox.createRun(run)
  const options = { runId: run.id, sha: commit, ref: `refs/tags/${name}`, permissions: RELEASING }
  const result = await stage.run('release', payload, options)
  return { outcome: result.outputs['outcome'], text: result.log.join('\n') }
}

const LONG = { longest: 12 * 60 * 60 * 1000 }

/** Under which GitHub says too little of a merge, for as long as they last. */
const LAGS: readonly Weather[] = ['association-lag', 'rebase-association', 'activity-lag']

describe.each(LAGS)('under %s for half a day', name => {
  test.each(['squash', 'rebase'] as const)('a change by %s is released as the change that it is', async method => {
    await merged(method)
    stage.sandbox.setWeather([name], LONG)
    const { outcome, text } = await published('v1.1.0', await tag('v1.1.0'))
    expect([outcome, text.includes('direct_push_released')]).toEqual(['pass', false])
  })
})

test('where nothing says how it came the release waits, and passes later', async () => {
  await merged('squash')
  stage.sandbox.setWeather([...LAGS, 'read-lag'], LONG)
  const commit = await tag('v1.1.0')
  const first = await published('v1.1.0', commit)
  expect(first.text).not.toContain('[direct_push_released]')
  expect(first.outcome).toBe('error')
  stage.later(13 * 60 * 60 * 1000)
  expect((await published('v1.1.0', commit)).outcome).toBe('pass')
})

test('a direct push is one', async () => {
  await merged('squash')
  const before = stage.tip('origin/main')
  await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
  await stage.commit('alice', 'quick', { 'src/quick.js': 'export const quick = 1\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'alice' })
  stage.later(60_000)
  const { outcome, text } = await published('v1.1.0', await tag('v1.1.0'))
  expect(outcome).toBe('fail')
  expect(text).toContain('[direct_push_released]')
})
