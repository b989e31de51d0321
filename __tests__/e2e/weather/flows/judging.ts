import type { Pull } from '../../../../sandbox/github/sandbox.ts'
import type { Weather } from '../../../../sandbox/github/weather.ts'
import { LCOV, POLICY } from '../../stage/stage.ts'
import type { Flow, Steps } from '../drive.ts'
import type { Posted, Scene } from '../scene.ts'
import { signalOf } from '../truth.ts'
import { ROLES } from './landed.ts'

const requiring = (check: string) => `version: 1
gates:
  scanners: { type: checks, require: [${check}] }
`
/** A policy names what the scanner posts. */
const SCANNED = (weather: readonly Weather[]) =>
  requiring(
    weather.includes('statuses')
      ? '{ name: CodeQL, status-by: "acme-scanner[bot]" }'
      : '{ name: CodeQL, app: acme-scanner }',
  )
const BUILT = requiring('{ name: build, app: github-actions }')
const SCANNER = { slug: 'acme-scanner', id: 77 }

/** A verdict about an open change: the job runs once under the weather, and once more after it where it must. */
function judged(scene: Scene, pull: Pull, is: 'pass' | 'fail', report?: string | null): Steps {
  const judge = () => scene.judge(pull, report === undefined ? {} : { report })
  return { act: judge, again: judge, end: { signal: () => signalOf(scene, pull), is } }
}

export const JUDGING: readonly Flow[] = [
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
      return { ...judged(scene, pull, 'pass'), act: () => scene.judgeAfter(scanned(scene, pull, 'success')) }
    },
  },
  {
    id: 'scanned-red',
    name: 'a scanner finds something after all',
    policy: SCANNED,
    start: async scene => {
      const pull = await scene.change('prices')
      await scene.judgeAfter(scanned(scene, pull, 'success'))
      return { ...judged(scene, pull, 'fail'), act: () => scene.judgeAfter(scanned(scene, pull, 'failure')) }
    },
  },
  {
    id: 'job-red',
    name: 'a job says of itself that it failed after all',
    policy: BUILT,
    start: async scene => {
      const pull = await scene.change('prices')
      await scene.judgeAfter(built(scene, pull, 'success'))
      return { ...judged(scene, pull, 'fail'), act: () => scene.judgeAfter(built(scene, pull, 'failure')) }
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

function scanned(scene: Scene, { head }: Pull, conclusion: 'success' | 'failure'): Posted {
  const { repository } = scene.stage
  const isStatus = scene.weather.includes('statuses')
  return scene.sandbox.report({ repository, sha: head, app: SCANNER, name: 'CodeQL', conclusion, isStatus })
}

/** Actions posts what became of a job, in the suite of its run. */
function built(scene: Scene, { head, headBranch }: Pull, conclusion: 'success' | 'failure'): Posted {
  const { repository, sandbox } = scene.stage
  const event = conclusion === 'success' ? 'push' : 'pull_request'
  const run = sandbox.createRun({ repository, name: 'CI', event, headSha: head, headBranch, conclusion })
  sandbox.createJob(run, 'build')
  return run
}
