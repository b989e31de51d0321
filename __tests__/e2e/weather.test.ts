import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { RECORDING, Stage } from './stage/stage.ts'

// Where GitHub says too little for longer than a job waits. What is recorded is true, or it is not recorded yet; nothing is
// recorded twice. Every weather by itself, and several together: weather/.

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open()
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const PERMISSIONS = { ...RECORDING, actions: 'read' } as const

interface Kept {
  via: string
  number?: number
  outcome: string
  commit: string
}

/** Everything that the ledger keeps, oldest first. */
async function ledger(): Promise<Kept[]> {
  await stage.git('fetch', '-q', 'origin')
  const listed = await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records').catch(() => '')
  const paths = listed.split('\n').filter(path => /^\d/.test(path))
  const entries = await Promise.all(paths.map(path => stage.git('show', `origin/quality-records:${path}`)))
  return entries
    .map(text => JSON.parse(text))
    .sort((a, b) => a.seq - b.seq)
    .map(({ record: { subject, verdict } }) => ({
      ...subject.change,
      outcome: verdict.outcome,
      commit: subject.commit,
    }))
    .map(({ head: _, ...kept }) => kept)
}

/** Records what moved the branch from where it was, as the job on a push does. */
async function record(before: string, pusher = 'carol') {
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const ref = 'refs/heads/main'
  const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher })
  return stage.run('push', event, { sha: after, ref, permissions: PERMISSIONS })
}

const upkeep = () =>
  stage.run('schedule', {}, { sha: stage.tip('origin/main'), ref: 'refs/heads/main', permissions: PERMISSIONS })

async function reviewed(options: Parameters<Stage['change']>[0] = {}) {
  const pull = await stage.change(options)
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  expect((await stage.runOn(pull)).outputs['outcome']).toBe('pass')
  return pull
}

describe('where GitHub does not say in time how a commit came', () => {
  const HOUR = 60 * 60 * 1000
  const LONG = { longest: 12 * HOUR }

  test('nothing is recorded, the run says so, and the upkeep records it as what it was', async () => {
    const pull = await reviewed()
    const before = stage.tip('origin/main')
    stage.sandbox.setWeather(['association-lag', 'activity-lag', 'read-lag'], LONG)
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    const result = await record(before)
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'error' } })
    expect(result.log.join('\n')).toContain('GitHub does not say yet through which pull request it came')
    expect(await ledger()).toEqual([])

    stage.later(13 * HOUR)
    stage.sandbox.setWeather([])
    expect((await upkeep()).outputs).toMatchObject({ ledger: 'appended' })
    expect(await ledger()).toEqual([
      { via: 'pull-request', number: pull.number, outcome: 'pass', commit: stage.tip('origin/main') },
    ])
  })

  test('a pull request that knows its own merge is enough', async () => {
    const pull = await reviewed()
    const before = stage.tip('origin/main')
    stage.sandbox.setWeather(['association-lag', 'activity-lag'], LONG)
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    expect((await record(before)).outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
  })
})

test('of a push with several changes, one that could not be read is recorded by the upkeep', async () => {
  const pulls = [await reviewed(), await reviewed({ branch: 'other', files: { 'README.md': '# Shop!\n' } })]
  const before = stage.tip('origin/main')
  await stage.sandbox.mergeGroup(await stage.sandbox.enqueue(pulls, { by: 'bob' }))
  stage.sandbox.faults.add({ match: { operation: 'Landed' }, times: 3, fault: { status: 500 } })
  expect((await record(before)).outputs['outcome']).toBe('error')
  stage.sandbox.faults.clear()
  expect(await ledger()).toMatchObject([{ number: pulls[1]?.number }])
  await upkeep()
  const numbers = (await ledger()).map(({ number }) => number)
  expect(numbers.sort()).toEqual(pulls.map(({ number }) => number))
  expect((await upkeep()).log.join('\n')).toContain('All merges and pushes to main of the last week are recorded.')
})
