import { afterEach, describe, expect, test } from '@jest/globals'
import { ends, jobs, Scene } from './scene.ts'

let scene: Scene
afterEach(async () => {
  expect(scene.sandbox.violations).toEqual([])
  await scene.close()
})

const printed = (run: { jobs: readonly { steps: readonly { result?: { log: readonly string[] } | undefined }[] }[] }) =>
  run.jobs.flatMap(({ steps }) => steps.flatMap(({ result }) => result?.log ?? []))

describe('which file runs', () => {
  test('on a pull request that of the test merge, so the change edits it; on the target that of the default branch', async () => {
    const file = (word: string, on: string) => jobs({ say: `echo ${word}` }, on)
    scene = await Scene.open({ ci: file('old', 'pull_request'), guard: file('old', 'pull_request_target') })
    const pull = await scene.change({
      '.github/workflows/ci.yml': file('new', 'pull_request'),
      '.github/workflows/guard.yml': file('new', 'pull_request_target'),
      '.github/workflows/other.yml': file('added', 'pull_request'),
    })
    const event = await scene.opened(pull)
    const own = await scene.workflows.run(event)
    const target = await scene.workflows.run({ ...event, name: 'pull_request_target' })
    expect([...own, ...target].map(run => [run.path.slice(18), ...printed(run)])).toEqual([
      ['ci.yml', 'new'],
      ['other.yml', 'added'],
      ['guard.yml', 'old'],
    ])
    expect(own[0]?.run).toMatchObject({ event: 'pull_request', headSha: pull.head, headBranch: 'topic' })
  })

  test('after another workflow that of the default branch', async () => {
    const follower = (word: string) =>
      jobs({ say: `echo ${word}` }, '{ workflow_run: { workflows: [CI], types: [completed] } }')
    scene = await Scene.open({ ci: `name: CI\n${jobs({ test: 'exit 1' }, 'pull_request')}`, after: follower('old') })
    const pull = await scene.change({ '.github/workflows/after.yml': follower('new') })
    const [ci, next] = await scene.workflows.run(await scene.opened(pull))
    expect([ci?.run.conclusion, next?.run.conclusion]).toEqual(['failure', 'success'])
    expect(next === undefined ? [] : printed(next)).toEqual(['old'])
    expect(next?.run).toMatchObject({ event: 'workflow_run', headBranch: 'main', headSha: scene.main })
  })
})

test('a run names the account that caused the event', async () => {
  scene = await Scene.open({ ci: jobs({ say: 'echo $GITHUB_ACTOR $GITHUB_ACTOR_ID' }, 'pull_request') })
  const pull = await scene.change()
  const [ran] = await scene.workflows.run(await scene.opened(pull))
  expect(ran === undefined ? [] : printed(ran)).toEqual([`alice ${pull.author.id}`])
})

describe('nothing starts', () => {
  test('by an activity that is not named, a conflict, a message that says so, or the token of a job', async () => {
    scene = await Scene.open({
      ci: jobs({ test: 'true' }, 'pull_request'),
      push: jobs({ test: 'true' }, '{ push: { branches: [main] } }'),
    })
    const pull = await scene.change()
    expect(await scene.workflows.run(await scene.opened(pull, 'edited'))).toEqual([])
    const event = await scene.opened(pull)
    const byToken = { ...event.payload, sender: { login: 'github-actions[bot]' } }
    expect(await scene.workflows.run({ ...event, payload: byToken })).toEqual([])
    expect(await scene.workflows.run(await scene.pushed('topic'))).toEqual([])
    scene.commit('topic', { 'README.md': 'theirs\n' })
    scene.commit('main', { 'README.md': 'ours\n' })
    expect(await scene.workflows.run(await scene.opened(pull))).toEqual([])
    scene.commit('topic', { 'c.txt': 'c\n' }, { message: 'change [skip ci]' })
    expect(await scene.workflows.run(await scene.opened(pull))).toEqual([])
  })

  test('by a check of Actions itself; another app starts what listens', async () => {
    scene = await Scene.open({ after: jobs({ judge: 'true' }, '{ check_run: { types: [completed] } }') })
    const pull = await scene.change()
    const { sandbox, repository } = scene
    const started = async (app: { slug: string; id: number }) => {
      sandbox.report({ repository, sha: pull.head, app, name: 'scan', conclusion: 'success' })
      const [check] = sandbox.checkRuns(repository, pull.head)
      if (check === undefined) throw new Error('There is no check run.')
      return scene.workflows.run({ name: 'check_run', payload: await sandbox.events.checkRun(check) })
    }
    expect(await started({ slug: 'github-actions', id: 15368 })).toEqual([])
    expect(ends(await started({ slug: 'acme-scanner', id: 77 }))).toEqual([{ run: 'success', judge: 'success' }])
  })
})

test('a schedule starts those with its line, a dispatch the file that it names, with its inputs', async () => {
  const inputs = '{ dry-run: { type: boolean, default: false }, since: { description: x } }'
  const hand = jobs({ say: '' }, `{ schedule: [{ cron: "17 3 * * *" }], workflow_dispatch: { inputs: ${inputs} } }`)
  const say = 'echo "${{ inputs.dry-run || false }}, ${{ inputs.since }}, ${{ github.event.inputs.since }}."'
  scene = await Scene.open({
    hand: hand.replace('""', JSON.stringify(say)),
    other: jobs({ a: 'true' }, '{ schedule: [{ cron: "0 0 * * *" }] }'),
  })
  const dispatch = (inputs: object) =>
    scene.workflows.run({
      name: 'workflow_dispatch',
      payload: { workflow: '.github/workflows/hand.yml', ref: 'refs/heads/main', inputs },
    })
  const ran = [
    ...(await scene.workflows.run({ name: 'schedule', payload: { schedule: '17 3 * * *' } })),
    ...(await dispatch({ since: '30d', 'dry-run': 'true' })),
  ]
  expect(ran.map(printed)).toEqual([['false, , .'], ['true, 30d, 30d.']])
  await expect(dispatch({ until: 'x' })).rejects.toThrow('Unexpected inputs provided: ["until"]')
})

test('a chain of workflows ends after three', async () => {
  const follower = (name: string, before: string) =>
    `name: ${name}\n${jobs({ [name]: 'true' }, `{ workflow_run: { workflows: [${before}], types: [completed] } }`)}`
  const chain = { b: follower('B', 'A'), c: follower('C', 'B'), d: follower('D', 'C'), e: follower('E', 'D') }
  scene = await Scene.open({ a: `name: A\n${jobs({ A: 'true' })}`, ...chain })
  const runs = await scene.workflows.run(await scene.pushed())
  expect(runs.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D'])
})
