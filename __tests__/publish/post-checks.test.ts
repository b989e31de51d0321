import { describe, expect, test } from '@jest/globals'
import type { GitHubErrorCode } from '../../src/github/client/errors.ts'
import { checkRuns, type PreparedCheck } from '../../src/publish/check-runs.ts'
import { postChecks } from '../../src/publish/post-checks.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { facts, gate, verdict } from '../builders.ts'
import { problem, scriptedClient } from '../github/scripted-client.ts'

const OPTIONS = {
  name: 'Gatebook',
  overall: 'Gatebook: verdict',
  judgedAt: '2026-03-02T09:00:00Z',
  detailsUrl: 'https://github.com/acme/shop/actions/runs/1',
  annotate: true,
}

const runs = (of: Verdict) => checkRuns(of, facts(), 'Faster checkout', OPTIONS)

describe('posting the check runs', () => {
  const SHOP = { owner: 'acme', name: 'shop' }
  const PASSING = verdict({ gates: [gate({ id: 'one' }), gate({ id: 'two' })] })
  const FAILING = verdict({
    outcome: 'fail',
    gates: [gate({ id: 'one', outcome: 'fail' }), gate({ id: 'two' })],
  })

  /** GitHub takes every check but those that are named; `posted` is what now stands there, in order. */
  async function post(checks: readonly PreparedCheck[], refused: Readonly<Record<string, GitHubErrorCode>> = {}) {
    const posted: string[] = []
    const client = scriptedClient(({ route, parameters: { name, conclusion } }) => {
      const code = refused[route.startsWith('PATCH') ? 'PATCH' : String(name)]
      if (code) throw problem(code, `${route.startsWith('PATCH') ? 'The annotations' : name}: ${code}.`)
      if (route.startsWith('POST')) posted.push(`${name}: ${conclusion}`)
      return { id: posted.length, html_url: `https://github.com/runs/${posted.length}` }
    })
    return { ...(await postChecks(client, SHOP, checks)), posted, requests: client.requests }
  }

  test.each<[string, Verdict, string[], string]>([
    [
      'of a pass begins with the gates, and ends with the overall check',
      PASSING,
      ['Gatebook: one: success', 'Gatebook: two: success', 'Gatebook: verdict: success'],
      'https://github.com/runs/3',
    ],
    [
      'of a failure begins with the overall check, so that no older green one stays meanwhile',
      FAILING,
      ['Gatebook: verdict: failure', 'Gatebook: one: failure', 'Gatebook: two: success'],
      'https://github.com/runs/1',
    ],
  ])('%s', async (_, of, order, url) => {
    expect(await post(runs(of))).toMatchObject({ posted: order, overall: { url }, problem: undefined, missing: [] })
  })

  test.each<GitHubErrorCode>(['unavailable', 'invalid', 'not_found', 'unauthorized'])(
    'never makes the overall check green after a gate that was refused as %s',
    async code => {
      const refused = { 'Gatebook: one': code }
      expect(await post(runs(PASSING), refused)).toMatchObject({
        posted: ['Gatebook: two: success'],
        missing: ['Gatebook: one', 'Gatebook: verdict'],
        problem: { code, message: `Gatebook: one: ${code}.` },
        overall: undefined,
      })
    },
  )

  test('never makes it green either after an answer to a gate that cannot be read', async () => {
    const client = scriptedClient(({ parameters: { name } }) =>
      name === 'Gatebook: two' ? {} : { id: 1, html_url: null },
    )
    expect(await postChecks(client, SHOP, runs(PASSING))).toMatchObject({
      missing: ['Gatebook: two', 'Gatebook: verdict'],
      problem: { code: 'unavailable' },
    })
    expect(client.requests.map(({ parameters: { name } }) => name)).toEqual(['Gatebook: one', 'Gatebook: two'])
  })

  test('lists all that is missing, and why the first of it is', async () => {
    const refused = { 'Gatebook: one': 'unavailable', 'Gatebook: two': 'invalid' } as const
    expect(await post(runs(PASSING), refused)).toMatchObject({
      posted: [],
      missing: ['Gatebook: one', 'Gatebook: two', 'Gatebook: verdict'],
      problem: { code: 'unavailable' },
    })
  })

  test('of a failure goes on whatever is refused: red may stand alone', async () => {
    expect(await post(runs(FAILING), { 'Gatebook: one': 'unavailable' })).toMatchObject({
      posted: ['Gatebook: verdict: failure', 'Gatebook: two: success'],
      missing: ['Gatebook: one'],
      overall: { url: 'https://github.com/runs/1' },
    })
    expect(await post(runs(FAILING), { 'Gatebook: verdict': 'unavailable' })).toMatchObject({
      posted: ['Gatebook: one: failure', 'Gatebook: two: success'],
      missing: ['Gatebook: verdict'],
      overall: undefined,
    })
  })

  test('waits for a limit once, and not again for every check', async () => {
    expect(await post(runs(PASSING), { 'Gatebook: one': 'rate_limited' })).toMatchObject({
      posted: [],
      missing: ['Gatebook: one', 'Gatebook: two', 'Gatebook: verdict'],
      problem: { code: 'rate_limited' },
    })
  })

  test.each<[string, Verdict, string]>([
    ['a gate', PASSING, 'Gatebook: one'],
    ['the overall check', FAILING, 'Gatebook: verdict'],
  ])('sends no more requests once the token may not post %s', async (_, of, first) => {
    const { requests, missing, problem } = await post(runs(of), { [first]: 'forbidden' })
    expect(requests).toHaveLength(1)
    expect([missing.length, problem?.code]).toEqual([3, 'forbidden'])
  })

  test.each([
    [50, [50]],
    [51, [50, 1]],
    [101, [50, 50, 1]],
  ])('sends %i annotations as %j, and a refusal of the further ones keeps no check back', async (count, batches) => {
    const findings = Array.from({ length: count }, (_, at) => ({
      code: 'line_uncovered',
      message: 'Line.',
      location: { file: 'src/a.ts', line: at + 1 },
    }))
    const checks = runs(verdict({ gates: [gate({ findings })] }))
    const { requests, problem } = await post(checks)
    const sent = requests.flatMap(({ parameters }) => {
      const { annotations } = parameters['output'] as { annotations?: readonly unknown[] }
      return annotations?.length ?? []
    })
    expect([sent, problem]).toEqual([batches, undefined])
    expect(await post(checks, { PATCH: 'forbidden' })).toMatchObject({
      posted: ['Gatebook: peer-review: success', 'Gatebook: verdict: success'],
      missing: [],
      ...(count > 50 ? { annotationProblem: { message: 'The annotations: forbidden.' } } : {}),
    })
  })
})
