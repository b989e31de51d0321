import { afterEach, expect, test } from '@jest/globals'
import type { PlayedRun } from '../../../../sandbox/runner/index.ts'
import { ends, Scene } from './scene.ts'

let scene: Scene
afterEach(async () => {
  expect(scene.sandbox.violations).toEqual([])
  await scene.close()
})

const grouped = (group: string, more = '') => `on: push
concurrency: ${group}
jobs:
  work: { runs-on: x, steps: [{ run: wait }, { run: echo on }] ${more} }
  last: { needs: work, if: always(), runs-on: x, steps: [{ run: 'true' }] }
`

/** Pushes so many commits one after the other. */
async function pushes(count: number): Promise<PlayedRun[]> {
  const runs: PlayedRun[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const before = scene.main
    scene.main = scene.commit('main', { 'n.txt': `${nth}\n` })
    runs.push(...(await scene.workflows.deliver(await scene.pushed('main', before))))
  }
  return runs
}

const commands = (wait: () => Promise<void> | void) => ({
  wait: async () => {
    await wait()
    return undefined
  },
})

test('of a group one run is at work and the newest waits; one that waited before it is cancelled, with its jobs', async () => {
  scene = await Scene.open({ ci: grouped('Group-${{ github.ref }}') }, { commands: commands(() => {}) })
  await pushes(3)
  const middle = scene.main
  expect(ends(await scene.workflows.play())).toEqual([
    { run: 'cancelled', work: 'cancelled', last: 'cancelled' },
    { run: 'success', work: 'success', last: 'success' },
    { run: 'success', work: 'success', last: 'success' },
  ])
  expect(scene.jobsOn(middle)).toEqual({ work: 'success', last: 'success' })
})

test('runs of other groups, and of none, do not wait for each other', async () => {
  scene = await Scene.open({ ci: grouped('g-${{ github.sha }}') }, { commands: commands(() => {}) })
  await pushes(3)
  expect((await scene.workflows.play()).map(({ run }) => run.conclusion)).toEqual(['success', 'success', 'success'])
})

test('a run at work is cancelled where that is wanted: it ends after its step, and only what always runs still does', async () => {
  let isFirst = true
  const wait = async () => {
    if (!isFirst) return
    isFirst = false
    await pushes(1)
  }
  const group = '{ group: g, cancel-in-progress: true }'
  scene = await Scene.open({ ci: grouped(group) }, { commands: commands(wait) })
  await pushes(1)
  const [first, second] = await scene.workflows.play()
  expect(ends(first && second ? [first, second] : [])).toEqual([
    { run: 'cancelled', work: 'cancelled', last: 'success' },
    { run: 'success', work: 'success', last: 'success' },
  ])
  expect(first?.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'skipped'])
})

test('a job waits for the reviewers of its environment, and its run holds the group meanwhile', async () => {
  const reviewed = grouped('g', ', environment: release')
  scene = await Scene.open({ ci: reviewed }, { commands: commands(() => {}), reviewed: ['release'] })
  const [run] = await scene.workflows.deliver(await scene.pushed())
  const [next] = await pushes(1)
  expect(await scene.workflows.play()).toEqual([])
  expect(run?.run.status).toBe('waiting')
  expect(scene.sandbox.checkRuns(scene.repository, run?.run.headSha ?? '')).toMatchObject([
    { name: 'work', status: 'queued' },
  ])
  const decide = (which: PlayedRun | undefined, state: 'approved' | 'rejected') =>
    which && scene.sandbox.approveRun(which.run, { login: 'bob', environment: 'release', state })
  decide(run, 'approved')
  expect(ends(await scene.workflows.play())).toEqual([{ run: 'success', work: 'success', last: 'success' }])
  decide(next, 'rejected')
  expect(ends(await scene.workflows.play())).toEqual([{ run: 'failure', work: 'failure', last: 'success' }])
  // What was approved once is not approved in the next attempt.
  expect(run && (await scene.workflows.rerun(run))).toEqual([])
})
