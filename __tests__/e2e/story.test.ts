import { afterEach, expect, test } from '@jest/globals'
import { RECORDING, Stage } from './stage.ts'

let stage: Stage
afterEach(() => stage.close())

test('a change without approval is red, an approval turns it green, a push makes the approval stale', async () => {
  stage = await Stage.open()
  const pull = await stage.change()

  const first = await stage.runOn(pull)
  console.log(first.rawLog, first.outputs, first.summary, stage.sandbox.violations)
  expect(first.outputs['outcome']).toBe('fail')
  console.log(stage.checks(pull.head), stage.sandbox.requests)
  const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const second = await stage.runOn(pull, { review })
  console.log(second.rawLog, second.summary)
  console.log(stage.checks(pull.head))
  const before = await stage.git('rev-parse', 'origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q')
  const after = await stage.git('rev-parse', 'origin/main')
  stage.sandbox.resetRequests()
  const push = await stage.sandbox.events.push({ repository: stage.repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const third = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
  console.log(third.rawLog, third.outputs, third.summary, stage.sandbox.requests, stage.sandbox.violations)
  await stage.git('fetch', '-q')
  console.log(await stage.git('ls-tree', '-r', 'origin/quality-records'))
}, 60_000)
