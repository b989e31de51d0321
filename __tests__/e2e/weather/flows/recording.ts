import type { Flow, Steps } from '../drive.ts'
import type { Scene } from '../scene.ts'
import { landed, ROLES } from './landed.ts'

const NONE: ReadonlyMap<number, string> = new Map()

/** What came to main is recorded by the job on its push, or later by the upkeep. */
function recorded(scene: Scene, land: () => Promise<unknown>, more: Partial<Steps> = {}): Steps {
  const act = async () => {
    await land()
    await scene.record()
  }
  return { act, again: () => scene.upkeep(), end: { outcomes: NONE }, ...more }
}

const merged = (method: 'squash' | 'merge' | 'rebase'): Flow => ({
  id: method,
  name: `a change by ${method} is recorded`,
  policy: ROLES,
  start: async scene => {
    const pull = await scene.change('prices')
    await scene.commit('prices', { 'src/more.js': 'export const more = 1\n' })
    await scene.sandbox.refresh(pull)
    await scene.approve(pull)
    await scene.judge(pull)
    return recorded(scene, () => scene.merge(pull, method))
  },
})

export const RECORDING: readonly Flow[] = [
  merged('squash'),
  merged('merge'),
  merged('rebase'),
  {
    id: 'second',
    name: 'a second change is recorded in a ledger that is there',
    policy: ROLES,
    start: async scene => {
      await landed(scene, 'one')
      const pull = await scene.passed('prices')
      return recorded(scene, () => scene.merge(pull))
    },
  },
  {
    id: 'merged-red',
    name: 'an unreviewed change that was merged is recorded as failed',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.change('prices')
      await scene.judge(pull)
      const end = { outcomes: new Map([[pull.number, 'fail']]) }
      return recorded(scene, () => scene.merge(pull), { end })
    },
  },
  {
    id: 'direct-push',
    name: 'a direct push is recorded as one',
    policy: ROLES,
    start: async scene => recorded(scene, () => scene.pushDirectly('quick')),
  },
  {
    id: 'queue',
    name: 'two changes of a merge queue are two',
    policy: ROLES,
    start: async scene => {
      const pulls = [await scene.passed('prices'), await scene.passed('other')]
      return recorded(scene, async () => {
        await scene.sandbox.mergeGroup(await scene.sandbox.enqueue(pulls, { by: 'bob' }))
      })
    },
  },
  {
    id: 'two-merges',
    name: 'one run for two merges records both',
    policy: ROLES,
    start: async scene => {
      const pulls = [await scene.passed('prices'), await scene.passed('other')]
      const act = async () => {
        for (const pull of pulls) await scene.merge(pull)
        await scene.record({ together: true })
      }
      return recorded(scene, act)
    },
  },
  {
    id: 'skipped',
    name: 'a squashed message skips the run, and the upkeep records the change',
    policy: ROLES,
    start: async scene => {
      await landed(scene, 'one')
      const pull = await scene.passed('prices', { title: 'Add prices [skip ci]' })
      return recorded(scene, async () => {
        await scene.merge(pull)
        await scene.record()
        await scene.upkeep()
      })
    },
  },
  {
    id: 'twice',
    name: 'the job runs twice and records once',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.passed('prices')
      return recorded(scene, async () => {
        await scene.merge(pull)
        await scene.record()
        await scene.recordAgain()
      })
    },
  },
  {
    id: 'upkeep',
    name: 'the upkeep leaves alone what is recorded',
    policy: ROLES,
    start: async scene => {
      await landed(scene, 'one')
      return recorded(scene, () => scene.upkeep())
    },
  },
  {
    id: 'policy',
    name: 'a change of the policy is recorded',
    policy: ROLES,
    start: async scene => {
      const files = { '.github/quality-policy.yml': ROLES.replace('[bob, carol]', '[bob]') }
      const pull = await scene.passed('policy', { files })
      return recorded(scene, () => scene.merge(pull), { end: { outcomes: NONE, policyChanges: 1 } })
    },
  },
]
