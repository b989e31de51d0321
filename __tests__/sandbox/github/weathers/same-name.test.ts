import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Pull } from '../../../../sandbox/github/sandbox.ts'
import { push, rest, type Stage, stage } from '../stage.ts'

let on: Stage
const NAME = 'Gatebook'

beforeAll(async () => {
  const plain = await stage()
  const { repository, sandbox } = plain
  const permissions = { contents: 'write', checks: 'write', statuses: 'write' } as const
  on = { ...plain, token: sandbox.issueToken({ repository, permissions }) }
})
afterAll(async () => {
  expect(on.sandbox.violations).toEqual([])
  await on.end()
})

function change(branch: string): Promise<Pull> {
  const { repository, sandbox } = on
  push(repository.path, { branch, from: 'main', files: { a: `${branch}\n` } })
  return sandbox.openPull({ repository, author: 'bob', head: branch, base: 'main', title: branch })
}
const required = ({ head }: Pull) => on.sandbox.requiredCheck(on.repository, head, NAME)?.conclusion

test('heads that are open have an old check and one of a job, red or green; a green status does not help against red', async () => {
  const pulls = await Promise.all(['one', 'two', 'three', 'four', 'five', 'six'].map(change))
  on.sandbox.setWeather(['same-name'])
  const old = pulls.map(({ head }) => on.sandbox.checkRuns(on.repository, head))
  for (const runs of old)
    expect(runs.map(({ name, isOfJob }) => [name, isOfJob])).toEqual([
      [NAME, true],
      [NAME, false],
    ])
  const ends = pulls.map(required)
  expect([...new Set(ends)].sort()).toEqual(['failure', 'success'])
  for (const { head } of pulls) {
    const status = { state: 'success', context: NAME }
    expect((await rest(on, 'POST', `/repos/acme/shop/statuses/${head}`, status)).status).toBe(201)
  }
  expect(pulls.map(required)).toEqual(ends)
  expect(on.sandbox.checkRuns(on.repository, (await change('later')).head)).toEqual([])
})

test('a job that was skipped has passed, as far as a branch is concerned', async () => {
  const pull = await change('skipped')
  const of = { repository: on.repository, name: 'CI', event: 'pull_request', headBranch: 'skipped' }
  const run = on.sandbox.createRun({ ...of, headSha: pull.head, conclusion: null })
  const job = on.sandbox.actions.queueJob(run, NAME)
  expect(required(pull)).toBeNull()
  on.sandbox.actions.endJob(job, { conclusion: 'skipped' })
  expect(required(pull)).toBe('skipped')
  const status = { state: 'failure', context: NAME }
  await rest(on, 'POST', `/repos/acme/shop/statuses/${pull.head}`, status)
  expect(required(pull)).toBe('failure')
})
