import { describe, expect, test } from '@jest/globals'
import { publishVerdict } from '../../../src/app/change/publish-verdict.ts'
import type { RunContext } from '../../../src/app/shared/context.ts'
import { facts, HEAD, oid, verdict } from '../../builders.ts'
import { testClock } from '../../clock.ts'
import { problem, scriptedClient, unasked } from '../../github/scripted-client.ts'

const OLD = oid('01d')
const DONE = { status: 'completed', conclusion: 'success', completed_at: '2026-03-02T09:30:00Z' }
const RUNNING = { status: 'in_progress', conclusion: null, completed_at: null }

/** Publishes a pass on the head by a run that began with another one; gives what was posted. */
async function published(checks: readonly object[] | 'refused', startedFor = OLD) {
  const client = scriptedClient(({ route }) => {
    if (route.startsWith('POST')) return { id: 1, html_url: null }
    if (checks === 'refused') throw problem('forbidden')
    const run = { name: 'Gatebook', head_sha: HEAD, external_id: 'gatebook:12', app: null, output: { text: null } }
    return { total_count: checks.length, check_runs: checks.map((part, at) => ({ id: at + 1, ...run, ...part })) }
  })
  const context: RunContext = {
    client,
    orgClient: client,
    readBase: unasked,
    repository: { owner: 'acme', name: 'shop' },
    server: 'https://github.com',
    policyPath: '.github/quality-policy.yml',
    workspace: undefined,
    thisRun: undefined,
    bentGit: undefined,
    temp: '/nonexistent',
    path: '',
    clock: testClock(),
  }
  const judged = { verdict: verdict(), facts: facts(), policy: undefined, title: 'Faster checkout' }
  const inputs = { checkName: 'Gatebook', publish: new Set(['check-runs'] as const), dryRun: false }
  const { posted, notices } = await publishVerdict(context, judged, inputs, { url: undefined, startedFor })
  return { posted, notices, asked: client.requests.map(({ route }) => route.split(' ')[0]).join(' ') }
}

describe('a verdict on a head that moved during the run', () => {
  test('is not posted over that of the run that the head has of its own', async () => {
    expect(await published([RUNNING, DONE])).toEqual({
      posted: false,
      notices: ['The head moved to beef000 and another run has evaluated it. Nothing was posted.'],
      asked: 'GET',
    })
  })

  test.each<[string, readonly object[] | 'refused']>([
    ['no run has judged it', []],
    ['a run of its own has not finished', [RUNNING]],
    ['a run of its own runs again', [{ ...RUNNING, completed_at: DONE.completed_at }]],
    ['only another change with this head was judged', [{ ...DONE, external_id: 'gatebook:13' }]],
    ['only somebody else posted a check of this name', [{ ...DONE, external_id: null }]],
    ['nobody may look', 'refused'],
  ])('is posted where %s', async (_, checks) => {
    expect(await published(checks)).toEqual({ posted: true, notices: [], asked: 'GET POST POST' })
  })
})

test('a verdict on the head that the run began with is posted without a look at other runs', async () => {
  expect((await published([DONE], HEAD)).asked).toBe('POST POST')
})
