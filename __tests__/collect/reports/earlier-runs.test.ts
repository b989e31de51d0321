import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewRun, NewRunJob, Run } from '../../../sandbox/github/sandbox.ts'
import { collectArtifacts } from '../../../src/collect/reports/artifacts.ts'
import type { OwnRun } from '../../../src/collect/reports/deciding-run.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { testClock } from '../../clock.ts'
import { scratchFolder } from '../../git/scratch.ts'
import { NOW, PERMISSIONS, push, type Stage, stage } from '../../sandbox/github/stage.ts'

/** A workflow whose job `test` makes reports and whose job `Gatebook` judges them; a review skips the tests. */

let on: Stage
let head = ''
let count = 0
let now = NOW

beforeAll(async () => {
  on = await stage({ now: () => now })
})
afterAll(() => on.end())
beforeEach(() => {
  now = NOW
  count += 1
  head = push(on.repository.path, { branch: `work-${count}`, from: 'main', files: { 'a.txt': String(count) } })
})
afterEach(() => expect(on.sandbox.violations).toEqual([]))

const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const RUNNER = 'GitHub Actions 7'
const JUDGING: NewRunJob = { name: 'Gatebook', conclusion: null, runner: RUNNER }
const JUDGED: NewRunJob = { name: 'Gatebook' }
const SKIPPED: NewRunJob = { name: 'test', conclusion: 'skipped' }

function run(event: string, jobs: NewRunJob[], more: Partial<NewRun> = {}): Run {
  const conclusion = jobs.some(job => job.conclusion === null) ? null : 'success'
  const of = { repository: on.repository, name: 'Gatebook', event, headSha: head, headBranch: `work-${count}` }
  return on.sandbox.createRun({ ...of, conclusion, jobs, ...more })
}

const tested = (test: Partial<NewRunJob> = {}, more: Partial<NewRun> = {}): Run =>
  run('pull_request', [{ name: 'test', ...test }, JUDGED], more)
const reviewed = (): Run => run('pull_request_review', [SKIPPED, JUDGED])
const upload = (of: Run, text = 'tested'): void =>
  void on.sandbox.uploadArtifact(of, { name: 'coverage', files: { 'lcov.info': text } })

/** What the job `Gatebook` of a run finds. */
async function found(own: Run | undefined, workflow?: string): Promise<string> {
  const token = on.sandbox.issueToken({ repository: on.repository, permissions: { ...PERMISSIONS, actions: 'read' } })
  const client = createClient({ token, apiUrl: on.sandbox.url, userAgent: 'test', clock: testClock() })
  const repository = { owner: 'acme', name: 'shop' }
  const request = { name: 'unit', artifact: 'coverage', paths: ['lcov.info'] }
  const requests = [workflow === undefined ? request : { ...request, workflow }]
  const thisRun: OwnRun | undefined = own && { id: own.id, workflow: own.path, job: 'gatebook', runner: RUNNER }
  const artifacts = await collectArtifacts({
    ...{ client, repository, commit: head, requests, temp: scratchFolder() },
    thisRun,
  })
  if ('state' in artifacts) return `${artifacts.why}: ${artifacts.detail} ${artifacts.next}`
  const [artifact] = artifacts.values()
  if (artifact?.state === 'unpacked') return readFileSync(join(artifact.folder, 'lcov.info'), 'utf8')
  return `${artifact?.state}: ${artifact?.detail}${artifact?.next ? ` ${artifact.next}` : ''}`
}

const requests = () =>
  on.sandbox.requests.flatMap(({ path }) => /\/(runs|jobs|artifacts|zip)(?:\?|$)/.exec(path)?.[1] ?? [])

describe('reports of the same run', () => {
  test('are there when the job that judges begins', async () => {
    const own = run('pull_request', [{ name: 'test' }, JUDGING])
    upload(own)
    on.sandbox.resetRequests()
    expect(await found(own)).toBe('tested')
    expect(requests()).toEqual(['runs', 'artifacts', 'zip'])
  })

  test('are missing when the tests failed before they uploaded', async () => {
    const failed = run('pull_request', [{ name: 'test', conclusion: 'failure' }, JUDGING])
    expect(await found(failed)).toBe(
      `missing: None of the newest runs on commit ${head.slice(0, 10)} has an artifact "coverage": Gatebook (failure).`,
    )
  })

  test('are waited for when the job that judges does not wait for the tests, with the line to add', async () => {
    const own = run('pull_request', [{ name: 'test', conclusion: null }, JUDGING])
    expect(await found(own)).toMatch(/^pending: .* under `needs:` of the job that runs Gatebook/)
  })
})

describe('a run that skipped the tests', () => {
  test('takes the reports of the run before it, for two requests more', async () => {
    upload(tested())
    const own = run('pull_request_review', [SKIPPED, JUDGING])
    on.sandbox.resetRequests()
    expect(await found(own)).toBe('tested')
    expect(requests()).toEqual(['runs', 'artifacts', 'jobs', 'jobs', 'artifacts', 'zip'])
  })

  test('passes over others of its kind, also where no job ran at all and where the workflow was started elsewhere', async () => {
    upload(tested())
    reviewed()
    run('pull_request_review', [SKIPPED, { name: 'Gatebook', conclusion: 'skipped' }], { conclusion: 'skipped' })
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toBe('tested')
    const main = push(on.repository.path, { branch: `main-${count}`, from: 'main', files: { 'b.txt': '1' } })
    expect(await found(run('workflow_dispatch', [SKIPPED, JUDGING], { headSha: main }))).toBe('tested')
  })

  test('never goes past a run in which the tests ran', async () => {
    upload(tested())
    const failed = tested({ conclusion: 'failure' }, { conclusion: 'failure' })
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toMatch(/^missing: .*Gatebook \(failure\)\.$/)
    upload(failed, 'failed, and uploaded')
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toBe('failed, and uploaded')
  })

  test('waits for tests that run still, whose end judges again', async () => {
    upload(tested())
    run('pull_request', [{ name: 'test', conclusion: null }])
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toBe(
      `pending: None of the newest runs on commit ${head.slice(0, 10)} has an artifact "coverage": Gatebook (not finished).`,
    )
  })

  test('goes past no run of which another job ran, or of which no job is listed yet', async () => {
    upload(tested())
    run('pull_request', [SKIPPED, { name: 'build', conclusion: 'failure' }, JUDGED], { conclusion: 'failure' })
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toMatch(/^missing: /)
    run('pull_request', [JUDGED], { conclusion: null })
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toMatch(/^pending: /)
  })

  test('does not choose between two workflows that keep one of its name', async () => {
    upload(tested())
    upload(run('pull_request', [{ name: 'e2e' }], { name: 'Other' }), 'of another workflow')
    const own = run('pull_request_review', [SKIPPED, JUDGING])
    expect(await found(own)).toMatch(/^unreadable: Two workflows .* Name the workflow in the policy, as in `workflow: /)
    expect(await found(own, 'gatebook.yml')).toBe('tested')
    expect(await found(own, 'other.yml')).toBe('of another workflow')
  })

  test('takes nothing of another workflow, where the policy names its own', async () => {
    upload(run('pull_request', [{ name: 'e2e' }], { name: 'Other' }))
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]), 'ci.yml')).toBe(
      `missing: The workflow ci.yml has not run on commit ${head.slice(0, 10)} yet, so there is no artifact "coverage".`,
    )
    run('pull_request', [{ name: 'test', conclusion: null }])
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]), 'gatebook.yml')).toMatch(
      /^pending: .*: Gatebook \(not finished\)\.$/,
    )
  })

  test('is looked through as far as thirty of them', async () => {
    upload(tested())
    for (let index = 0; index < 29; index++) reviewed()
    expect(await found(run('pull_request_review', [SKIPPED, JUDGING]))).toMatch(
      /^truncated: .*Close and reopen the change, or push/,
    )
  })
})

describe('a job that ran again', () => {
  const first = { startedAt: at(0), completedAt: at(10) }
  const second = { startedAt: at(20), completedAt: at(30) }

  function uploadedAt(minutes: number, ...others: NewRunJob[]): Run {
    const made = run('pull_request', [{ name: 'test', ...first }, ...others, JUDGED])
    now = at(minutes)
    upload(made)
    return made
  }

  test.each<[string, Partial<NewRunJob>, string]>([
    ['failed before it uploaded', { conclusion: 'failure' }, 'stale'],
    ['was cancelled', { conclusion: 'cancelled' }, 'stale'],
    ['runs still', { conclusion: null }, 'pending'],
  ])('and %s leaves an artifact of before', async (_, ending, state) => {
    const made = uploadedAt(9)
    on.sandbox.rerun(made, [{ name: 'test', ...second, ...ending }])
    expect(await found(undefined)).toMatch(
      new RegExp(`^${state}: The artifact "coverage" of run ${made.id} is from an`),
    )
  })

  test('and uploaded again is the one that counts', async () => {
    const made = uploadedAt(9)
    on.sandbox.rerun(made, [{ name: 'test', ...second }])
    now = at(29)
    upload(made, 'again')
    expect(await found(undefined)).toBe('again')
  })

  test('did not make it, if it had ended before, or is the one that judges', async () => {
    const made = uploadedAt(9, { name: 'lint', startedAt: at(0), completedAt: at(2) })
    on.sandbox.rerun(made, [
      { name: 'lint', ...second },
      { ...JUDGING, startedAt: at(31) },
    ])
    expect(await found(made)).toBe('tested')
  })
})
