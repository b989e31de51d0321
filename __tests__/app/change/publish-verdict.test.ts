import { describe, expect, test } from '@jest/globals'
import { publishVerdict } from '../../../src/app/change/publish-verdict.ts'
import type { RunContext } from '../../../src/app/shared/context.ts'
import type { Inputs } from '../../../src/app/shared/inputs.ts'
import { facts, gate, HEAD, oid, verdict } from '../../builders.ts'
import { testClock } from '../../clock.ts'
import { problem, scriptedClient, unasked } from '../../github/scripted-client.ts'

const OLD = oid('01d')
const AT = '2026-03-02T08:59:58Z'
const DONE = { status: 'completed', conclusion: 'success', completed_at: '2026-03-02T09:30:00Z' }
const POSTED = { created_at: '2026-03-02T09:00:00Z', creator: { id: 1, login: 'ci', type: 'Bot' } }
const RUNNING = { status: 'in_progress', conclusion: null, completed_at: null }
const PASS = verdict()
const FAIL = verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] })

interface Options {
  /** Check runs on the head. */
  checks?: readonly object[] | 'refused'
  /** Statuses on the head, newest first. */
  statuses?: readonly object[]
  /** What GitHub refuses, by the name or context that is posted. */
  refused?: Readonly<Record<string, Parameters<typeof problem>[0]>>
  /** What GitHub refuses, by its route. */
  refuse?: (route: string) => boolean
  startedFor?: string
  publish?: readonly ('commit-status' | 'check-runs')[]
  of?: typeof PASS
}

/** Publishes a verdict; gives what was said in order, and what was told about it. */
async function published(options: Options = {}) {
  const { checks = [], statuses = [], refused = {}, startedFor = HEAD, of = PASS } = options
  const said: string[] = []
  const posted: object[] = []
  const client = scriptedClient(({ route, parameters }) => {
    const code = route.startsWith('POST') ? refused[String(parameters['name'] ?? parameters['context'])] : undefined
    if (code) throw problem(code)
    if (options.refuse?.(route)) throw problem('invalid')
    if (route.endsWith('/statuses/{sha}')) {
      const { context, state, description, target_url } = parameters
      said.push(`status ${context}: ${state}`)
      posted.unshift({
        id: 100 + said.length,
        context,
        state,
        description,
        target_url,
        ...POSTED,
      })
      return posted[0]
    }
    if (route.startsWith('POST')) {
      said.push(`check ${parameters['name']}: ${parameters['conclusion']}`)
      return { id: said.length, html_url: `https://github.com/acme/shop/runs/${said.length}` }
    }
    if (route.endsWith('/statuses')) return [...posted, ...statuses]
    if (checks === 'refused') throw problem('forbidden')
    const run = { name: 'Gatebook: verdict', head_sha: HEAD, external_id: `gatebook:12:${AT}`, app: null }
    const all = checks.map((part, at) => ({ id: at + 1, ...run, output: { text: null }, ...part }))
    return { total_count: all.length, check_runs: all }
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
  const judged = { verdict: of, facts: facts(), policy: undefined, title: 'Faster checkout', viewer: 'ci[bot]' }
  const publish: Inputs['publish'] = new Set(options.publish ?? ['commit-status', 'check-runs'])
  const inputs = { checkName: 'Gatebook', publish, dryRun: false }
  const url = 'https://github.com/acme/shop/actions/runs/7'
  const { notices, unsaid } = await publishVerdict(context, judged, AT, { inputs, url, startedFor })
  return { said, notices, unsaid, posted, requests: client.requests }
}

describe('a verdict', () => {
  test('that passes is said when its checks are there, with a link to them and its time', async () => {
    const { said, posted, notices, unsaid } = await published()
    expect(said).toEqual([
      'check Gatebook: peer-review: success',
      'check Gatebook: verdict: success',
      'status Gatebook: success',
    ])
    expect(posted).toMatchObject([
      { description: 'The gate passed', target_url: `https://github.com/acme/shop/runs/2#gatebook=${AT}` },
    ])
    expect([notices, unsaid]).toEqual([[], undefined])
  })

  test('that does not pass is said before anything is asked or posted', async () => {
    const { said, requests, posted } = await published({ of: FAIL })
    expect(said[0]).toBe('status Gatebook: failure')
    expect(requests[0]?.route).toBe('POST /repos/{owner}/{repo}/statuses/{sha}')
    expect(posted).toMatchObject([{ target_url: `https://github.com/acme/shop/actions/runs/7#gatebook=${AT}` }])
  })

  test('that waits for evidence which is being made is pending, and nothing that also fails is', async () => {
    const reasons = [{ code: 'pending_report', message: 'It is not there yet.' }]
    const waiting = gate({ id: 'coverage', type: 'coverage', outcome: 'fail', reasons })
    const failing = gate({ outcome: 'fail', reasons: [{ code: 'approvals_missing', message: 'None.' }] })
    const state = async (gates: Parameters<typeof verdict>[0]) => (await published({ of: verdict(gates) })).said[0]
    expect(await state({ outcome: 'fail', gates: [gate(), waiting] })).toBe('status Gatebook: pending')
    expect(await state({ outcome: 'fail', gates: [failing, waiting] })).toBe('status Gatebook: failure')
    expect(await state({ outcome: 'fail', gates: [gate()] })).toBe('status Gatebook: failure')
  })

  test('that passes is not said over a newer one that does not', async () => {
    const newer = {
      id: 90,
      state: 'failure',
      context: 'Gatebook',
      description: '1 of 1 gates failed',
      target_url: 'https://github.com/acme/shop/actions/runs/8#gatebook=2026-03-02T08:59:59Z',
      ...POSTED,
    }
    const { said, notices, unsaid } = await published({ statuses: [newer] })
    expect(said).not.toContain('status Gatebook: success')
    expect(notices).toEqual([
      'Not posted: a run with newer facts, of 2026-03-02T08:59:59Z, has said that the change does not pass. That verdict stands.',
    ])
    expect(unsaid).toBeUndefined()
  })

  test('that passes is said although a limit keeps its checks back', async () => {
    const { said, notices } = await published({ refused: { 'Gatebook: peer-review': 'rate_limited' } })
    expect(said).toEqual(['status Gatebook: success'])
    expect(notices).toEqual([
      'Not posted: "Gatebook: peer-review", "Gatebook: verdict". GitHub says rate_limited. Do something about it.',
    ])
  })

  test('that branches do not see blocks by a check run of the same name, where that can be posted', async () => {
    const statusOnly = (route: string) => route.endsWith('/statuses/{sha}')
    const { said, notices } = await published({ of: FAIL, refuse: statusOnly })
    expect(said.at(-1)).toBe('check Gatebook: failure')
    expect(notices.join()).toContain('A red check run "Gatebook" was posted instead')
  })

  test('that branches do not see is said to be so, whatever else was posted', async () => {
    const { said, unsaid } = await published({ of: FAIL, refused: { Gatebook: 'forbidden' } })
    expect(said).toEqual(['check Gatebook: verdict: failure', 'check Gatebook: peer-review: failure'])
    expect(unsaid).toBe(
      'Not posted: the commit status "Gatebook", which branches require. An older one may still be shown. GitHub says forbidden. Do something about it.',
    )
  })

  test('of a gate whose check says so already is not posted again', async () => {
    const first = await published()
    const { parameters } = first.requests.find(({ route }) => route.startsWith('POST')) ?? { parameters: {} }
    const { output } = parameters as { output: object }
    const standing = {
      ...parameters,
      id: 5,
      completed_at: null,
      app: { slug: 'ci' },
      output: { ...output, text: null },
    }
    expect((await published({ checks: [standing] })).said).toEqual([
      'check Gatebook: verdict: success',
      'status Gatebook: success',
    ])
    // What another app says of the gate is not what this one has said.
    expect((await published({ checks: [{ ...standing, app: { slug: 'evil' } }] })).said).toHaveLength(3)
    const other = { ...standing, id: 6, conclusion: 'failure' }
    expect((await published({ checks: [other, standing] })).said).toHaveLength(3)
  })

  test('replaces a check run that has the name of the status and is not green', async () => {
    const old = { name: 'Gatebook', external_id: null, ...DONE, conclusion: 'failure' }
    const { said, notices } = await published({ checks: [old] })
    expect(said.slice(-2)).toEqual(['status Gatebook: success', 'check Gatebook: success'])
    expect(notices.join()).toMatch(/^The commit also has a check run "Gatebook" that is not green, .* posted anew\./)
    expect((await published({ checks: [{ ...old, conclusion: 'success' }] })).notices).toEqual([])
    expect((await published({ checks: [old], of: FAIL })).said).not.toContain('check Gatebook: failure')
    // Without the status it would be taken for it; and a job that is at work may be this one.
    const refused = await published({ checks: [old], refused: { Gatebook: 'forbidden' } })
    expect(refused.said).not.toContain('check Gatebook: success')
    expect((await published({ checks: [{ ...old, ...RUNNING }] })).notices).toEqual([])
  })
})

describe('the checks of an app of one’s own, which decide', () => {
  const publish = ['check-runs'] as const

  test.each([
    [PASS, ['check Gatebook: peer-review: success', 'check Gatebook: verdict: success']],
    [FAIL, ['check Gatebook: verdict: failure', 'check Gatebook: peer-review: failure']],
  ])('are the whole verdict first where it is red, and last where it is green', async (of, expected) => {
    expect(await published({ of, publish })).toMatchObject({ said: expected, notices: [], unsaid: undefined })
  })

  test('are not posted green over a newer red one', async () => {
    const newer = { ...DONE, conclusion: 'failure', external_id: 'gatebook:12:2026-03-02T08:59:59Z' }
    expect((await published({ publish, checks: [newer] })).said).toEqual([])
  })

  test('say that branches do not see them when the whole one is refused', async () => {
    const { unsaid } = await published({ of: FAIL, publish, refused: { 'Gatebook: verdict': 'unavailable' } })
    expect(unsaid).toMatch(/^Not posted: the check "Gatebook: verdict", which branches require\./)
  })
})

describe('a verdict on a head that moved during the run', () => {
  test('is not posted over that of the run that the head has of its own', async () => {
    const { said, notices } = await published({ checks: [RUNNING, DONE], startedFor: OLD })
    expect(said).toEqual([])
    expect(notices).toEqual(['The head moved to beef000 and another run has evaluated it. Nothing was posted.'])
  })

  test('is not posted either where only statuses are, and there is one', async () => {
    const ours = {
      id: 9,
      context: 'Gatebook',
      state: 'success',
      description: '',
      target_url: `https://x#gatebook=${AT}`,
    }
    const publish = ['commit-status'] as const
    expect((await published({ startedFor: OLD, publish, statuses: [{ ...ours, ...POSTED }] })).said).toEqual([])
    expect((await published({ startedFor: OLD, publish })).said).toEqual(['status Gatebook: success'])
  })

  test.each<[string, readonly object[] | 'refused']>([
    ['no run has judged it', []],
    ['a run of its own has not finished', [RUNNING]],
    ['a run of its own runs again', [{ ...RUNNING, completed_at: DONE.completed_at }]],
    ['only another change with this head was judged', [{ ...DONE, external_id: 'gatebook:13' }]],
    ['only somebody else posted a check of this name', [{ ...DONE, external_id: null }]],
    ['nobody may look', 'refused'],
  ])('is posted where %s', async (_, checks) => {
    expect((await published({ checks, startedFor: OLD })).said.at(-1)).toBe('status Gatebook: success')
  })
})
