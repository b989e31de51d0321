import { afterEach, describe, expect, test } from '@jest/globals'
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

describe('groups of jobs', () => {
  /** `work` takes its turn after `first`, and only on main. */
  const inGroup = (more = '') => `on: push
jobs:
  first: { if: github.event.created, runs-on: x, steps: [{ run: begin }] }
  work:
    needs: first
    if: \${{ !cancelled() && github.ref == 'refs/heads/main' }}
    concurrency: { group: Group ${more} }
    runs-on: x
    steps: [{ run: wait }, { run: echo on }]
  last: { needs: work, if: "!cancelled() && needs.work.result == 'success'", runs-on: x, steps: [{ run: 'true' }] }
`
  /** Happens once, during the step `begin` or `wait` that comes first. */
  const during = (step: 'begin' | 'wait', happens: () => Promise<unknown>) => {
    let isFirst = true
    const once = async (at: string) => {
      if (!isFirst || at !== step) return undefined
      isFirst = false
      await happens()
      return undefined
    }
    return { commands: { begin: () => once('begin'), wait: () => once('wait') } }
  }

  test('one is at work and the newest waits; the one before it is cancelled at once, and its run has ended', async () => {
    let waiting: unknown
    const happens = async () => {
      const [second, third] = await pushes(2)
      waiting = [second?.run.conclusion, third?.run.status, ends(second ? [second] : [])]
    }
    scene = await Scene.open({ ci: inGroup() }, during('wait', happens))
    await pushes(1)
    const [second, ...others] = ends(await scene.workflows.play())
    expect(second).toEqual({ run: 'cancelled', first: 'skipped', work: 'cancelled', last: 'skipped' })
    expect(waiting).toEqual(['cancelled', 'pending', [second]])
    const success = { run: 'success', first: 'skipped', work: 'success', last: 'success' }
    expect(others).toEqual([success, success])
  })

  test('one at work gives way where that is wanted, after its step', async () => {
    scene = await Scene.open(
      { ci: inGroup(', cancel-in-progress: true') },
      during('wait', () => pushes(1)),
    )
    await pushes(1)
    const [first, second] = await scene.workflows.play()
    expect(first?.jobs.find(({ id }) => id === 'work')?.steps.map(one => one.conclusion)).toEqual([
      'success',
      'skipped',
    ])
    expect(ends(first && second ? [first, second] : [])).toEqual([
      { run: 'cancelled', first: 'skipped', work: 'cancelled', last: 'skipped' },
      { run: 'success', first: 'skipped', work: 'success', last: 'success' },
    ])
  })

  test('one that does not run never enters, and takes no place', async () => {
    const happens = async () => {
      await pushes(1)
      scene.commit('side', { 'side.txt': 'side\n' })
      await scene.workflows.deliver(await scene.pushed('side', scene.main))
    }
    scene = await Scene.open({ ci: inGroup() }, during('wait', happens))
    await pushes(1)
    expect(ends(await scene.workflows.play()).map(({ run, work }) => [run, work])).toEqual([
      ['skipped', 'skipped'],
      ['success', 'success'],
      ['success', 'success'],
    ])
  })

  test('whichever gets there first has its turn, whichever run began first', async () => {
    scene = await Scene.open(
      { ci: inGroup() },
      during('begin', () => pushes(1)),
    )
    await scene.workflows.deliver(await scene.pushed())
    const [second, first] = await scene.workflows.play()
    expect(ends(second && first ? [second, first] : [])).toEqual([
      { run: 'success', first: 'skipped', work: 'success', last: 'success' },
      { run: 'success', first: 'success', work: 'success', last: 'success' },
    ])
  })

  test('one that waits for its own run waits for ever, so it is an error', async () => {
    const same = inGroup().replace('jobs:', 'concurrency: group\njobs:')
    scene = await Scene.open(
      { ci: same },
      during('wait', async () => {}),
    )
    await expect(pushes(1)).rejects.toThrow('the job "work" waits for its own run, which has the same group')
  })
})
