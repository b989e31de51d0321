import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readWorkflow } from '../../../../sandbox/runner/index.ts'
import { passes } from '../../../../sandbox/runner/workflow/patterns.ts'
import { grantedTo } from '../../../../sandbox/runner/workflow/read/permissions.ts'
import { PROJECT } from '../../../bundle.ts'

const read = (text: string) => readWorkflow(text, 'a.yml')
const JOBS = 'jobs: { a: { runs-on: x, steps: [{ run: echo }] } }\n'
const job = (body: string) => `on: push\njobs: { a: { runs-on: x, steps: [{ run: echo }], ${body} } }\n`

test.each(['docs/workflows', '.github/workflows'])('every workflow in %s is read', folder => {
  for (const name of readdirSync(join(PROJECT, folder)))
    expect(() => readWorkflow(readFileSync(join(PROJECT, folder, name), 'utf8'), name)).not.toThrow()
})

test.each([
  [JOBS, 'a.yml: on: is missing: nothing starts this workflow.'],
  [`on: [push, fork]\n${JOBS}`, 'a.yml: on[1]: the stand-in does not know the event "fork".'],
  [`on: { push: { paths: [src] } }\n${JOBS}`, 'a.yml: on.push: the stand-in does not know the key "paths".'],
  [
    `on: { pull_request: { types: [labelled] } }\n${JOBS}`,
    'on.pull_request.types: there is no activity type "labelled".',
  ],
  [`on: { push: { branches: [a], branches-ignore: [b] } }\n${JOBS}`, 'cannot be there together with its opposite.'],
  [`on: { workflow_run: { types: [completed] } }\n${JOBS}`, 'on.workflow_run: names no workflows.'],
  [`on: { workflow_run: { workflows: [CI] } }\n${JOBS}`, 'on.workflow_run: has to say types: [completed].'],
  ['on: push\njobs: {}\n', 'a.yml: jobs: there are no jobs.'],
  ['on: push\njobs: { a: { steps: [] } }\n', 'jobs.a.runs-on: is missing.'],
  [job('needs: b'), 'the job "a" needs "b", which is not there.'],
  [job('needs: a'), 'some jobs need each other.'],
  [job('container: x'), 'jobs.a: the stand-in does not know the key "container".'],
  [job('permissions: { statusses: write }'), 'jobs.a.permissions: the stand-in does not know the key "statusses".'],
  [job('permissions: { checks: wirte }'), 'must be one of read, write, none, not "wirte".'],
  [
    'on: push\njobs: { a: { runs-on: x, steps: [{ uses: a/b@c, run: x }] } }\n',
    'jobs.a.steps[0]: the stand-in does not know the key "run".',
  ],
  [
    'on: push\njobs: { a: { runs-on: x, steps: [{ run: x, shell: pwsh }] } }\n',
    'jobs.a.steps[0].shell: must be one of bash, sh',
  ],
])('%# what it does not know or like is named with its place', (text, message) =>
  expect(() => read(text)).toThrow(message),
)

test('without activity types a pull request starts it when opened, updated or reopened, a review always', () => {
  const { triggers } = read(`on: { pull_request: , pull_request_review: }\n${JOBS}`)
  expect(triggers.map(({ types }) => types)).toEqual([['opened', 'synchronize', 'reopened'], undefined])
})

test('jobs come after those that they need, wherever they stand', () => {
  const { jobs } = read(
    'on: push\njobs: { c: { needs: [b], runs-on: x, steps: [] }, b: { needs: a, runs-on: x, steps: [] }, a: { runs-on: x, steps: [] } }\n',
  )
  expect(jobs.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

describe('permissions', () => {
  const granted = (workflow: string, ofJob: string, isFromFork = false) => {
    const { permissions, jobs } = read(job(ofJob).replace('jobs:', `${workflow}\njobs:`))
    return grantedTo({ workflow: permissions, job: jobs[0]?.permissions, isFromFork })
  }

  test('of the job replace those of the workflow, and what is not named is none', () => {
    const own = granted('permissions: { contents: write }', 'permissions: { pull-requests: read, issues: none }')
    expect(own).toEqual({ metadata: 'read', pull_requests: 'read' })
    expect(granted('permissions: { contents: write }', 'name: a')).toEqual({ metadata: 'read', contents: 'write' })
    expect(granted('permissions: {}', 'name: a')).toEqual({ metadata: 'read' })
    expect(granted('permissions: read-all', 'permissions: {}')).toEqual({ metadata: 'read' })
    expect(granted('permissions: write-all', 'name: a')).toMatchObject({ statuses: 'write', id_token: 'write' })
  })

  test('are the restricted ones where nobody names any', () => {
    expect(granted('', 'name: a')).toEqual({ metadata: 'read', contents: 'read', packages: 'read' })
  })

  test('never let a change from a fork write', () => {
    expect(granted('', 'permissions: { checks: write, contents: read }', true)).toEqual({
      metadata: 'read',
      checks: 'read',
      contents: 'read',
    })
  })
})

test.each([
  [['main'], 'main', true],
  [['releases/**'], 'releases/10/beta', true],
  [['releases/*'], 'releases/10/beta', false],
  [['v[12].[0-9]+.x'], 'v1.10.x', true],
  [['v1.*'], 'v12', false],
  [['**', '!wip/**'], 'wip/a', false],
  [['**', '!wip/**', 'wip/kept'], 'wip/kept', true],
  [['!wip/**'], 'main', false],
])('the patterns %j and %s: %s', (patterns, name, expected) => {
  expect(passes({ patterns, isIgnored: false }, name)).toBe(expected)
})
