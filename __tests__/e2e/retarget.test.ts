import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { Stage } from './stage/stage.ts'

// A stack: one change on top of another one, which is merged. GitHub then moves the upper one to where the lower one went.

const policy = (setting = '    on-retarget: keep\n'): string => `version: 1
roles: { maintainer: { users: [bob] } }
gates:
  peer-review:
    type: approvals
    require: [{ count: 1, from: [maintainer] }]
${setting}`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function branch(name: string, from: string, files: Record<string, string>, base: string): Promise<Pull> {
  await stage.git('checkout', '-q', '-B', name, from)
  await stage.commit('alice', name, files)
  await stage.git('push', '-q', 'origin', `HEAD:${name}`)
  return stage.sandbox.openPull({ repository: stage.repository, author: 'alice', head: name, base, title: name })
}

/** The upper change is approved by bob; then the lower one is merged, and the upper one is moved to main. */
async function stack(
  text = policy(),
  method: 'merge' | 'squash' = 'merge',
  by: 'hand' | 'GitHub' = 'GitHub',
): Promise<Pull> {
  stage = await Stage.open(text)
  const lower = await branch('lower', 'origin/main', { 'src/lower.js': 'export const lower = 1\n' }, 'main')
  const upper = await branch('upper', 'lower', { 'src/upper.js': 'export const upper = 1\n' }, 'lower')
  await stage.sandbox.submitReview({ pull: upper, user: 'bob', state: 'APPROVED' })
  stage.later(2000)
  await stage.sandbox.mergePull({ pull: lower, by: 'carol', method })
  stage.later(2000)
  await stage.sandbox.retarget(upper, 'main', by)
  await stage.git('fetch', '-q', 'origin')
  return upper
}

async function judge(pull: Pull) {
  stage.sandbox.resetRequests()
  const result = await stage.runOn(pull)
  return { ...result, text: result.log.join('\n') }
}

const STALE = 'it was given before the base branch of the change was changed'

describe('an approval of the upper change of a stack (Mergifyio/mergify#5093)', () => {
  test('stands when GitHub moves it to where the lower one was merged, and the policy says so', async () => {
    const result = await judge(await stack())
    expect(result.text).toContain(
      'The approval by bob was given before GitHub moved the change from lower to main. It is exactly the same change on both.',
    )
    expect(result.exitCode).toBe(0)
  })

  test('does not by default, and nothing is asked about the lower one', async () => {
    const result = await judge(await stack(policy('')))
    expect(result.text).toContain(STALE)
    expect(stage.sandbox.requests.map(({ operation }) => operation)).not.toContain('MergedFrom')
  })

  test('does not when somebody moves it', async () => {
    expect((await judge(await stack(policy(), 'merge', 'hand'))).text).toContain(STALE)
  })

  test('does not when the lower one was squashed, and is now a part of the upper one', async () => {
    expect((await judge(await stack(policy(), 'squash'))).text).toContain(STALE)
  })

  test('does not when something was pushed meanwhile', async () => {
    const pull = await stack()
    await stage.git('checkout', '-q', 'upper')
    await stage.commit('alice', 'more', { 'src/upper.js': 'export const upper = 2\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:upper')
    await stage.sandbox.refresh(pull)
    expect((await judge(pull)).text).toContain(STALE)
  })
})
