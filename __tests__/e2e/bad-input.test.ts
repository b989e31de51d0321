import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { LCOV, POLICY, Stage } from './stage/stage.ts'

let stage: Stage
afterEach(() => stage.close())

const PATH = '.github/quality-policy.yml'

describe('a policy that cannot be used fails the change and says why', () => {
  const bomb = ['a: &a [x, x]', ...Array.from({ length: 60 }, (_, i) => `k${i}: [*a, *a]`), ''].join('\n')
  test.each<[string, Record<string, string>, string]>([
    ['that is not there', {}, `There is no policy at ${PATH} in main (`],
    ['that is a folder', { [`${PATH}/file.txt`]: 'x' }, 'is a folder.'],
    ['that is empty', { [PATH]: '' }, 'empty'],
    ['that is only a comment', { [PATH]: '# nothing\n' }, 'empty'],
    ['that is binary', { [PATH]: 'version: 1\u0000\u0001\u0002' }, 'is binary, not text.'],
    ['of ten megabytes', { [PATH]: `version: 1\n${'# long\n'.repeat(1_500_000)}` }, 'is too large (10500011 bytes)'],
    ['that is an alias bomb', { [PATH]: bomb }, 'aliases'],
    ['with a typing error', { [PATH]: POLICY.replace('count: 1', 'coutn: 1') }, 'did you mean "count"'],
  ])('%s', async (_, files, message) => {
    stage = await Stage.open(null, files)
    const pull = await stage.change()
    const result = await stage.runOn(pull)

    expect(result.exitCode).toBe(1)
    expect(result.outputs['outcome']).toBe('error')
    expect(result.log.join('\n')).toContain(message)
    expect(result.log.join('\n')).toContain('→ ')
    expect(stage.checks(pull.head)).toEqual({ Gatebook: 'failure', 'Gatebook: verdict': 'failure' })
    expect(stage.sandbox.violations).toEqual([])
  })
})

test('a symbolic link in the place of the policy is not followed', async () => {
  stage = await Stage.open(null)
  await stage.git('checkout', '-q', '-B', 'link', 'origin/main')
  await mkdir(join(stage.clone, '.github'), { recursive: true })
  await symlink('../README.md', join(stage.clone, PATH))
  await stage.commit('alice', 'link', {})
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  const pull = await stage.change()
  const result = await stage.runOn(pull)
  expect(result.log.join('\n')).toContain('is a link, and links are not followed.')
  expect(stage.checks(pull.head)).toEqual({ Gatebook: 'failure', 'Gatebook: verdict': 'failure' })
})

test('an event without a pull request says which events there are', async () => {
  stage = await Stage.open()
  const result = await stage.run(
    'workflow_dispatch',
    {},
    { sha: await stage.git('rev-parse', 'HEAD'), ref: 'refs/heads/main' },
  )
  expect(result.exitCode).toBe(1)
  expect(result.outputs['outcome']).toBe('error')
  expect(result.annotations[0]?.message).toBe(
    'Gatebook does not support the event "workflow_dispatch". Run it on pull_request, pull_request_target, pull_request_review, merge_group, workflow_run, check_run, status, push, release, deployment or schedule, or give the number of a pull request in the input "pull-request". [event_unknown]',
  )
})

test('an input with a typing error names the nearest one', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  const result = await stage.runOn(pull, { inputs: { polcy: 'x.yml' } })
  expect(result.exitCode).toBe(1)
  expect(result.annotations.map(({ message }) => message).join()).toContain(
    'There is no input "polcy" (did you mean "policy"?).',
  )
  expect(stage.checks(pull.head)).toEqual({})
})

test('a change from a fork is judged, and one line says what could not be posted', async () => {
  stage = await Stage.open()
  const { pull } = await stage.forkedChange()
  const result = await stage.runOn(pull, { permissions: { contents: 'read', pull_requests: 'read', checks: 'read' } })

  expect(result.exitCode).toBe(1)
  expect(result.outputs['outcome']).toBe('fail')
  expect(result.summary).toContain('peer-review')
  const notices = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
  expect(notices.join('\n')).toContain(
    'Not posted: "Gatebook: verdict", "Gatebook: peer-review", "Gatebook: coverage". The token does not have permission for this',
  )
  expect(notices.join('\n')).toContain('checks: write')
  const errors = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)
  expect(errors.join('\n')).toContain('Not posted: the commit status "Gatebook", which branches require.')
  expect(errors.join('\n')).toContain('statuses: write')
  expect(stage.checks(pull.head)).toEqual({})
})

test('a change whose repository was deleted is never green', async () => {
  stage = await Stage.open()
  const { pull, fork } = await stage.forkedChange()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.sandbox.deleteRepository(fork)
  const result = await stage.runOn(pull, { workspace: await stage.workspace(pull.head) })

  expect(result.outputs['outcome']).toBe('error')
  expect(result.log.join('\n')).toContain('The source repository of change #1 was deleted')
  expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
})

describe('a report that cannot be trusted fails the coverage gate', () => {
  const cases: [string, (folder: string) => Promise<void>, string][] = [
    ['that is not there', async () => {}, 'missing_report'],
    [
      'that is a link out of the workspace',
      folder => symlink('/proc/self/environ', join(folder, 'coverage/lcov.info')),
      'unsafe_report',
    ],
    ['that is a folder', folder => mkdir(join(folder, 'coverage/lcov.info')).then(() => {}), 'unsafe_report'],
    [
      'that is half a file',
      folder => writeFile(join(folder, 'coverage/lcov.info'), LCOV.slice(0, LCOV.length - 20)),
      'unreadable_report',
    ],
    ['that is empty', folder => writeFile(join(folder, 'coverage/lcov.info'), ''), 'empty_report'],
  ]
  test.each(cases)('%s', async (_, place, code) => {
    stage = await Stage.open()
    const pull = await stage.change()
    const workspace = await stage.workspace(pull.head)
    await rm(join(workspace, 'coverage/lcov.info'))
    await place(workspace)
    const result = await stage.runOn(pull, { workspace })
    expect(result.log.join('\n')).toContain(`[${code}]`)
    expect(stage.checks(pull.head)['Gatebook: coverage']).toBe('failure')
    expect(stage.sandbox.violations).toEqual([])
  })

  test('that was made for another commit', async () => {
    stage = await Stage.open()
    const pull = await stage.change()
    const old = await stage.workspace(stage.tip('origin/main'))
    const result = await stage.runOn(pull, { workspace: old })
    expect(result.log.join('\n')).toContain('[stale_report]')
    expect(stage.checks(pull.head)['Gatebook: coverage']).toBe('failure')
  })
})

test('a hostile title stays text wherever it is shown', async () => {
  stage = await Stage.open()
  const title = 'x\n::error file=a.js,line=1::injected\r\n##[error]old @everyone `code` | <img src=x> \u202edesrever'
  const pull = await stage.change({ title })
  const result = await stage.runOn(pull)
  const own = result.annotations.filter(({ message }) => /injected|old/.test(message))
  expect(own).toEqual([])
  expect(result.summary).toContain(
    '<sub>change ``x ::error file=a.js,line=1::injected ## [error]old @everyone `code` | <img src=x> desrever``',
  )
  const [overall] = stage.sandbox.checkRuns(stage.repository, pull.head).filter(run => run.name === 'Gatebook: verdict')
  expect(JSON.stringify(overall)).not.toMatch(/\u202e|\n::error/)
  expect(stage.sandbox.violations).toEqual([])
})
