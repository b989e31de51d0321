import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { push, rest, type Stage, stage } from '../stage.ts'

let on: Stage
let sha = ''
let commits = 0

beforeAll(async () => {
  on = await stage()
})
beforeEach(() => {
  commits += 1
  sha = push(on.repository.path, { branch: `topic-${commits}`, from: 'main', files: { 'a.txt': `${commits}\n` } })
})
afterAll(() => on.end())

const post = (conclusion: string, as: Stage = on) =>
  rest(as, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: sha, conclusion })
const required = () => on.sandbox.requiredCheck(on.repository, sha, 'Gatebook')?.conclusion
const suiteOf = ({ body }: Awaited<ReturnType<typeof post>>): number => body.check_suite.id

describe('suites', () => {
  test('a job does not choose the suite of its check, and of each suite the list has the newest', async () => {
    on.sandbox.setWeather(['suites'])
    const posted = []
    for (let at = 0; at < 12; at += 1) posted.push(await post('success'))
    const suites = new Set(posted.map(suiteOf))
    expect(suites.size).toBeGreaterThan(1)
    const { body } = await rest(on, 'GET', `/repos/acme/shop/commits/${sha}/check-runs`)
    expect(body.total_count).toBe(suites.size)
    const all = await rest(on, 'GET', `/repos/acme/shop/commits/${sha}/check-runs?filter=all`)
    expect(all.body.total_count).toBe(12)
  })

  test('by chance a green check does not count at all', async () => {
    const seen = new Set<string | null | undefined>()
    for (let seed = 1; seed <= 12; seed += 1) {
      sha = push(on.repository.path, { branch: `seed-${seed}`, from: 'main', files: { 'b.txt': `${seed}\n` } })
      on.sandbox.setWeather(['suites'], { seed })
      await post('success')
      seen.add(required())
    }
    expect([...seen].sort()).toEqual(['success', undefined])
  })

  test('an old red in another suite goes on blocking', async () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 12; seed += 1) {
      sha = push(on.repository.path, { branch: `red-${seed}`, from: 'main', files: { 'c.txt': `${seed}\n` } })
      on.sandbox.setWeather(['suites'], { seed })
      const first = suiteOf(await post('failure'))
      const isSame = suiteOf(await post('success')) === first
      seen.add(`${isSame ? 'same' : 'other'} ${required()}`)
    }
    expect([...seen]).toContain('other failure')
    expect([...seen]).not.toContain('same failure')
  })

  test('an app has a suite of its own, which counts, and where its newest check is all there is', async () => {
    const app = { slug: 'acme-gate', id: 77 }
    const own = { ...on, token: on.sandbox.issueToken({ app, permissions: { checks: 'write' } }) }
    on.sandbox.setWeather(['suites'])
    const suites = [await post('failure', own), await post('success', own)].map(suiteOf)
    expect(new Set(suites).size).toBe(1)
    expect(required()).toBe('success')
  })

  test('what Actions made for a job is changed by nobody, whatever the weather', async () => {
    on.sandbox.setWeather([])
    const { repository } = on
    const run = on.sandbox.createRun({ repository, name: 'CI', event: 'push', headSha: sha, headBranch: 'main' })
    const { id } = on.sandbox.createJob(run, 'test')
    const change = (body: unknown) => rest(on, 'PATCH', `/repos/acme/shop/check-runs/${id}`, body)
    expect(await change({ conclusion: 'failure' })).toMatchObject({
      status: 403,
      body: { message: 'Check run status and conclusions can only be updated internally by GitHub Actions' },
    })
    expect((await change({ output: { title: 'Tests', summary: 'Ok.' } })).status).toBe(200)
    const posted = await post('failure')
    const own = await rest(on, 'PATCH', `/repos/acme/shop/check-runs/${posted.body.id}`, { conclusion: 'success' })
    expect(own.status).toBe(200)
  })

  test('on a usual day there are several suites too, and the newest check of a name counts', async () => {
    const usual = await stage({ weather: 'usual' })
    const { repository } = usual
    const tip = push(repository.path, { branch: 'topic', from: 'main', files: { 'a.txt': 'a\n' } })
    const suites = new Set<number>()
    for (const conclusion of ['failure', 'success', 'failure', 'success', 'failure', 'success']) {
      const body = { name: 'Gatebook', head_sha: tip, conclusion }
      suites.add(suiteOf(await rest(usual, 'POST', '/repos/acme/shop/check-runs', body)))
      expect(usual.sandbox.requiredCheck(repository, tip, 'Gatebook')?.conclusion).toBe(conclusion)
    }
    expect(suites.size).toBeGreaterThan(1)
    await usual.end()
  })
})

describe('statuses', () => {
  let job: Stage
  beforeEach(() => {
    const { repository } = on
    on.sandbox.setWeather([])
    job = { ...on, token: on.sandbox.issueToken({ repository, permissions: { statuses: 'write', checks: 'write' } }) }
  })
  const say = (state: string, more: Record<string, unknown> = {}, as: Stage = job) =>
    rest(as, 'POST', `/repos/acme/shop/statuses/${sha}`, { state, context: 'Gatebook', ...more })

  test('the newest of a context counts', async () => {
    for (const [state, conclusion] of [
      ['pending', null],
      ['failure', 'failure'],
      ['success', 'success'],
      ['error', 'failure'],
    ] as const) {
      expect((await say(state)).status).toBe(201)
      expect(required()).toBe(conclusion)
    }
    expect(on.sandbox.statuses(on.repository, sha).map(({ state }) => state)).toEqual([
      ...['error', 'success', 'failure', 'pending'],
    ])
  })

  test('a check run of the same name is required beside it', async () => {
    await say('success')
    expect((await post('failure', job)).status).toBe(201)
    expect(required()).toBe('failure')
    await post('success', job)
    expect(required()).toBe('success')
  })

  test('what a person posts does not count', async () => {
    const token = on.sandbox.issueToken({ user: 'bob', permissions: { statuses: 'write' } })
    expect((await say('success', {}, { ...on, token })).status).toBe(201)
    expect(required()).toBeUndefined()
  })

  test('they are listed, newest first, and combined by context', async () => {
    await say('failure', { description: 'No.', target_url: 'https://example.com/1' })
    await say('success')
    await say('pending', { context: 'other' })
    const { body } = await rest(job, 'GET', `/repos/acme/shop/commits/${sha}/statuses?per_page=2`)
    expect(body.map((one: { state: string }) => one.state)).toEqual(['pending', 'success'])
    const combined = await rest(job, 'GET', `/repos/acme/shop/commits/${sha}/status`)
    expect(combined.body).toMatchObject({ state: 'pending', total_count: 2, sha })
    await say('success', { context: 'other' })
    const { state } = (await rest(job, 'GET', `/repos/acme/shop/commits/${sha}/status`)).body
    expect(state).toBe('success')
  })

  test('so far, nobody broke a rule', () => expect(on.sandbox.violations).toEqual([]))

  test('a description of more than 140 characters is refused', async () => {
    on.sandbox.violations.length = 0
    expect((await say('success', { description: 'x'.repeat(141) })).status).toBe(422)
    expect(on.sandbox.violations).toHaveLength(1)
    on.sandbox.violations.length = 0
  })

  test('needs the permission', async () => {
    expect((await say('success', {}, on)).status).toBe(403)
  })

  test('under the weather other apps post nothing else, and no list of check runs has it', async () => {
    const report = { repository: on.repository, sha, app: { slug: 'jenkins', id: 9 }, name: 'CI' } as const
    on.sandbox.report({ ...report, conclusion: 'failure' })
    expect(on.sandbox.checkRuns(on.repository, sha)).toHaveLength(1)
    on.sandbox.setWeather(['statuses'])
    on.sandbox.report({ ...report, conclusion: 'success' })
    expect(on.sandbox.checkRuns(on.repository, sha)).toHaveLength(1)
    expect(on.sandbox.statuses(on.repository, sha)).toMatchObject([{ context: 'CI', state: 'success' }])
  })
})
