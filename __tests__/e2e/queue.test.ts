import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open()
})
afterEach(() => stage.close())

const LCOV = 'SF:src/price.js\nDA:1,1\nend_of_record\n'

/** A change that passes on its own head. */
async function ready(branch: string, approve = true): Promise<Pull> {
  const file = `src/${branch}.js`
  const pull = await stage.change({ branch, title: `Add ${branch}`, files: { [file]: 'export const a = 1\n' } })
  if (approve) await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.sandbox.refresh(pull)
  const workspace = await stage.workspace(pull.head, `${LCOV}SF:${file}\nDA:1,1\nend_of_record\n`)
  await stage.runOn(pull, { workspace })
  return pull
}

async function judge(group: Awaited<ReturnType<Stage['sandbox']['enqueue']>>, change: Record<string, unknown> = {}) {
  const payload = await stage.sandbox.events.mergeGroup(group)
  const event = { ...payload, merge_group: { ...(payload['merge_group'] as object), ...change } }
  const result = await stage.run('merge_group', event, {
    sha: group.headSha,
    ref: group.headRef,
    permissions: PERMISSIONS,
  })
  return { ...result, text: result.log.join('\n') }
}

describe('a merge group', () => {
  test.each([1, 2, 3])('of %i passes when every change in it does', async count => {
    const pulls: Pull[] = []
    for (let at = 1; at <= count; at++) pulls.push(await ready(`change${at}`))
    const group = await stage.sandbox.enqueue(pulls)
    const result = await judge(group)
    expect(result.exitCode).toBe(0)
    expect(stage.checks(group.headSha)).toEqual({
      'Gatebook: peer-review': 'success',
      'Gatebook: coverage': 'success',
      'Gatebook: verdict': 'success',
      Gatebook: 'success',
    })
    expect(stage.sandbox.violations).toEqual([])
  })

  test('fails, and says for which change, when one of them does not pass any more', async () => {
    const first = await ready('first')
    const second = await ready('second', false)
    const group = await stage.sandbox.enqueue([first, second])
    const result = await judge(group)
    expect(result.text).toMatch(
      /#2: 1 approval from maintainer required; no valid approval yet\. \[approvals_missing\]/,
    )
    expect(stage.checks(group.headSha)['Gatebook']).toBe('failure')
  })

  test('fails when a change was never judged on its own head', async () => {
    const pull = await stage.change()
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const group = await stage.sandbox.enqueue([pull])
    expect((await judge(group)).text).toContain('[verdict_missing]')
    expect(stage.checks(group.headSha)['Gatebook']).toBe('failure')
  })

  test('of one is found by its branch when the queue cannot be read', async () => {
    const group = await stage.sandbox.enqueue([await ready('only')])
    await stage.sandbox.dropQueue(stage.repository, 'main')
    expect((await judge(group)).exitCode).toBe(0)
  })

  test('of two is not taken for one when the queue cannot be read', async () => {
    const group = await stage.sandbox.enqueue([await ready('first', false), await ready('second')])
    await stage.sandbox.dropQueue(stage.repository, 'main')
    const result = await judge(group)
    expect(result.text).toContain('[group_unresolved]')
    expect(stage.checks(group.headSha)['Gatebook']).toBe('failure')
  })

  test('that is destroyed needs nothing', async () => {
    const group = await stage.sandbox.enqueue([await ready('only')])
    const payload = { ...(await stage.sandbox.events.mergeGroup(group)), action: 'destroyed', reason: 'merged' }
    const result = await stage.run('merge_group', payload, { sha: group.headSha, ref: group.headRef })
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(stage.sandbox.checkRuns(stage.repository, group.headSha)).toEqual([])
  })

  test('is recorded when it was merged, each change with its own verdict', async () => {
    const pulls = [await ready('first'), await ready('second')]
    const group = await stage.sandbox.enqueue(pulls)
    await judge(group)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergeGroup(group)
    await stage.git('fetch', '-q', 'origin')
    const after = stage.tip('origin/main')
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
    const result = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
    expect(result.log.join('\n')).toMatch(/Change #1, .*: passed[\s\S]*Change #2, .*: passed/)
    expect(result).toMatchObject({ exitCode: 0, outputs: { ledger: 'appended' } })
  })
})
