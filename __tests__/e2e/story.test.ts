import { afterEach, expect, test } from '@jest/globals'
import { Stage } from './stage.ts'

let stage: Stage
afterEach(() => stage.close())

test('a change without approval is red, an approval turns it green, a push makes the approval stale', async () => {
  stage = await Stage.open()
  const pull = await stage.change()

  const first = await stage.runOn(pull)
  console.log(first.rawLog, first.outputs, first.summary, stage.sandbox.violations)
  expect(first.outputs['outcome']).toBe('fail')
}, 60_000)
