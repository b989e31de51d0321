import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { LCOV, POLICY } from '../stage/stage.ts'
import type { Flow, Steps } from './drive.ts'
import type { Scene } from './scene.ts'
import { signalOf } from './truth.ts'

const ROLES = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`
const SCANNED = `version: 1
gates:
  scanners: { type: checks, require: [{ name: CodeQL, app: acme-scanner }] }
`
const BUILT = SCANNED.replace('CodeQL, app: acme-scanner', 'build, app: github-actions')
const RELEASED = `${ROLES}  release: { type: release, tags: ["v*"], authorised-by: { from: [release-manager] } }\n`
const SCANNER = { slug: 'acme-scanner', id: 77 }

/** A verdict about an open change: the job runs once under the weather, and once more after it where it must. */
function judged(scene: Scene, pull: Pull, is: 'pass' | 'fail', report?: string | null): Steps {
  const judge = () => scene.judge(pull, report === undefined ? {} : { report })
  return { act: judge, again: judge, end: { signal: () => signalOf(scene, pull), is } }
}

const JUDGING: readonly Flow[] = [
  {
    id: 'reviewed',
    name: 'a reviewed change passes',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.change('prices')
      await scene.approve(pull)
      return judged(scene, pull, 'pass')
    },
  },
  {
    id: 'reviewed-later',
    name: 'a change that passes after it failed',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.change('prices')
      await scene.judge(pull)
      await scene.approve(pull)
      return judged(scene, pull, 'pass')
    },
  },
  {
    id: 'unreviewed',
    name: 'an unreviewed change fails',
    policy: ROLES,
    start: async scene => judged(scene, await scene.change('prices'), 'fail'),
  },
  {
    id: 'dismissed',
    name: 'an approval is dismissed',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.change('prices')
      const review = await scene.approve(pull)
      await scene.judge(pull)
      await scene.sandbox.dismissReview(review, 'alice')
      return judged(scene, pull, 'fail')
    },
  },
  {
    id: 'stale',
    name: 'a push makes an approval stale',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.passed('prices')
      const steps = judged(scene, pull, 'fail')
      const act = async () => {
        await scene.commit('prices', { 'src/prices.js': 'export const prices = 2\n' })
        await steps.again()
      }
      return { ...steps, act }
    },
  },
  {
    id: 'covered',
    name: 'covered code passes',
    policy: POLICY,
    start: async scene => {
      const pull = await scene.change('discount', { files: { 'src/discount.js': 'a\nb\nc\n' } })
      await scene.approve(pull)
      return judged(scene, pull, 'pass', LCOV)
    },
  },
  {
    id: 'uncovered',
    name: 'coverage below what is required',
    policy: POLICY,
    start: async scene => {
      const pull = await scene.change('discount', { files: { 'src/discount.js': 'a\nb\nc\n' } })
      await scene.approve(pull)
      return judged(scene, pull, 'fail', LCOV.replace('DA:2,3', 'DA:2,0').replace('DA:3,1', 'DA:3,0'))
    },
  },
  {
    id: 'no-report',
    name: 'a report is missing',
    policy: POLICY,
    start: async scene => {
      const pull = await scene.change('discount', { files: { 'src/discount.js': 'a\nb\nc\n' } })
      await scene.approve(pull)
      return judged(scene, pull, 'fail', null)
    },
  },
  {
    id: 'scanned',
    name: 'a scanner is content',
    policy: SCANNED,
    start: async scene => {
      const pull = await scene.change('prices')
      const steps = judged(scene, pull, 'pass')
      return { ...steps, act: () => scanned(scene, pull, 'success').then(steps.act) }
    },
  },
  {
    id: 'scanned-red',
    name: 'a scanner finds something after all',
    policy: SCANNED,
    start: async scene => {
      const pull = await scene.change('prices')
      await scanned(scene, pull, 'success')
      await scene.judge(pull)
      const steps = judged(scene, pull, 'fail')
      return { ...steps, act: () => scanned(scene, pull, 'failure').then(steps.act) }
    },
  },
  {
    id: 'job-red',
    name: 'a job says of itself that it failed after all',
    policy: BUILT,
    start: async scene => {
      const pull = await scene.change('prices')
      await built(scene, pull, 'success')
      await scene.judge(pull)
      const steps = judged(scene, pull, 'fail')
      return { ...steps, act: () => built(scene, pull, 'failure').then(steps.act) }
    },
  },
  {
    id: 'two-runs',
    name: 'two runs, and the older one posts last',
    policy: ROLES,
    start: async scene => {
      const pull = await scene.change('prices')
      const review = await scene.approve(pull)
      let isOvertaken = false
      const meanwhile = async () => {
        isOvertaken = true
        await scene.sandbox.dismissReview(review, 'alice')
        // Only one run at a time has its place in this process.
        await scene.judge(pull, { node: process.execPath })
      }
      const act = async () => {
        await scene.judge(pull)
        if (isOvertaken) return
        await scene.sandbox.dismissReview(review, 'alice')
        await scene.judge(pull)
      }
      const end = { signal: () => signalOf(scene, pull), is: 'fail', isLastRunOld: true } as const
      return { act, meanwhile, again: () => scene.judge(pull), end }
    },
  },
  {
    id: 'group',
    name: 'a merge group of one passes',
    policy: ROLES,
    start: async scene => {
      const group = await scene.sandbox.enqueue([await scene.passed('prices')], { by: 'bob' })
      const judge = () => scene.judgeGroup(group)
      return { act: judge, again: judge, end: { signal: () => signalOf(scene, { head: group.headSha }), is: 'pass' } }
    },
  },
  {
    id: 'group-red',
    name: 'a merge group with an unreviewed change fails',
    policy: ROLES,
    start: async scene => {
      const pulls = [await scene.passed('prices'), await scene.change('other')]
      const group = await scene.sandbox.enqueue(pulls, { by: 'bob' })
      const judge = () => scene.judgeGroup(group)
      return { act: judge, again: judge, end: { signal: () => signalOf(scene, { head: group.headSha }), is: 'fail' } }
    },
  },
]

async function scanned(scene: Scene, { head }: Pull, conclusion: 'success' | 'failure'): Promise<void> {
  const { repository } = scene.stage
  scene.sandbox.report({ repository, sha: head, app: SCANNER, name: 'CodeQL', conclusion })
}

/** Actions posts what became of a job, in the suite of its run. */
async function built(scene: Scene, { head, headBranch }: Pull, conclusion: 'success' | 'failure'): Promise<void> {
  const { repository, sandbox } = scene.stage
  const event = conclusion === 'success' ? 'push' : 'pull_request'
  const run = sandbox.createRun({ repository, name: 'CI', event, headSha: head, headBranch, conclusion })
  sandbox.createJob(run, 'build')
}

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

const RECORDING: readonly Flow[] = [
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

/** A change that was merged and recorded on a usual day. */
async function landed(scene: Scene, name: string): Promise<void> {
  await scene.merge(await scene.passed(name))
  await scene.record()
}

const RELEASING: readonly Flow[] = [
  {
    id: 'released',
    name: 'a release is authorised',
    policy: RELEASED,
    start: async scene => {
      scene.tag('v1.0.0')
      await landed(scene, 'prices')
      const act = () => {
        scene.tag('v1.1.0')
        return scene.publish('v1.1.0')
      }
      return { act, again: act, end: { release: 'pass' }, isFresh: true }
    },
  },
  {
    id: 'refused',
    name: 'a release with a direct push is refused',
    policy: RELEASED,
    start: async scene => {
      scene.tag('v1.0.0')
      await landed(scene, 'prices')
      await scene.pushDirectly('quick')
      await scene.record()
      const act = () => {
        scene.tag('v1.1.0')
        return scene.publish('v1.1.0')
      }
      return { act, again: act, end: { release: 'fail' }, isFresh: true }
    },
  },
]

/** Each by its id. */
export const FLOWS: readonly Flow[] = [...JUDGING, ...RECORDING, ...RELEASING]
