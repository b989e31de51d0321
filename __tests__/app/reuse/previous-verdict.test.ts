import { afterEach, describe, expect, test } from '@jest/globals'
import { findJudgements, type Wanted } from '../../../src/app/reuse/previous-verdict.ts'
import { createClient } from '../../../src/github/client/client.ts'
import { testClock } from '../../clock.ts'
import { push, type Stage, stage } from '../../sandbox/github/stage.ts'

// How often a change was judged, as far as its check runs still tell. What is not known is never told as a pass.

const SHOP = { owner: 'acme', name: 'shop' }
const MERGED = '2026-03-02T10:00:00Z'

let on: Stage
afterEach(() => on.end())

/** A change of so many commits, newest first. */
async function commits(count: number): Promise<string[]> {
  on = await stage()
  const all: string[] = []
  for (let n = 1; n <= count; n++) {
    const from = n === 1 ? { from: 'main' } : {}
    all.unshift(push(on.repository.path, { branch: 'one', ...from, files: { 'a.js': `${n}\n` } }))
  }
  return all
}

const client = () =>
  createClient({ token: on.token, apiUrl: on.sandbox.url, userAgent: 'gatebook-tests', clock: testClock() })

/** Posts a verdict on a commit, as a run of Gatebook does. */
async function judge(commit: string | undefined, conclusion: 'success' | 'failure', part: object = {}): Promise<void> {
  await client().rest(
    'POST /repos/{owner}/{repo}/check-runs',
    {
      owner: 'acme',
      repo: 'shop',
      name: 'Gatebook: verdict',
      head_sha: commit,
      status: 'completed',
      conclusion,
      external_id: 'gatebook:7:2026-03-02T09:29:58Z',
      completed_at: '2026-03-02T09:30:00Z',
      output: { title: 'Judged', summary: 'Judged.' },
      ...part,
    },
    { what: 'posting a check' },
  )
}

async function attempts(all: readonly string[], part: Partial<Wanted> = {}) {
  const [head = ''] = all
  const who = { pull: 7, checkName: 'Gatebook', viewer: 'github-actions[bot]', until: MERGED }
  return (await findJudgements(client(), SHOP, { head, commits: all, reviewed: [], ...who, ...part })).attempts
}

/** Requests for the check runs of a commit, so far. */
const asked = (): number => on.sandbox.requests.filter(({ path }) => /\/check-runs/.test(path)).length

describe('the attempts of a change', () => {
  test('are its verdicts on all of its commits, and the first of them shows whether it passed at once', async () => {
    const all = await commits(2)
    await judge(all[1], 'failure')
    await judge(all[0], 'failure')
    await judge(all[0], 'success')
    expect(await attempts(all)).toEqual({ count: 3, firstPass: false, failedFirst: null, heads: { asked: 2, all: 2 } })
    expect(on.sandbox.violations).toEqual([])
  })

  test('began with a pass when the first verdict of all was one, whatever came later', async () => {
    const all = await commits(2)
    await judge(all[1], 'success')
    await judge(all[0], 'failure')
    await judge(all[0], 'success')
    expect(await attempts(all)).toEqual({ count: 3, firstPass: true, failedFirst: null, heads: { asked: 2, all: 2 } })
  })

  test('are not known when no verdict is left', async () => {
    expect(await attempts(await commits(1))).toBeNull()
  })

  test.each<[string, object]>([
    ['of another pull request', { external_id: 'gatebook:8' }],
    ['of another name', { name: 'Gatebook: coverage' }],
    ['of after the merge', { completed_at: '2026-03-02T10:00:01Z' }],
  ])('do not count a check %s', async (_, part) => {
    const all = await commits(1)
    await judge(all[0], 'success')
    await judge(all[0], 'failure', part)
    expect(await attempts(all)).toEqual({ count: 1, firstPass: true, failedFirst: null, heads: { asked: 1, all: 1 } })
  })

  test('are the least there were when the change has more commits than are requested', async () => {
    const all = await commits(7)
    await judge(all.at(-1), 'failure')
    await judge(all[0], 'success')
    const before = asked()
    expect(await attempts(all)).toEqual({ count: 1, firstPass: null, failedFirst: null, heads: { asked: 6, all: 7 } })
    expect(asked() - before).toBe(6)
  })

  test('of a change whose commits GitHub does not list show nothing of the first', async () => {
    const [head = ''] = await commits(1)
    await judge(head, 'success')
    expect(await attempts([head], { commits: [] })).toEqual({
      count: 1,
      firstPass: null,
      failedFirst: null,
      heads: { asked: 1, all: null },
    })
  })

  test('on a head that a force push replaced count when somebody reviewed it, and then the first is not known', async () => {
    const [old = ''] = await commits(1)
    await judge(old, 'failure')
    const head = push(on.repository.path, { branch: 'one', from: 'main', files: { 'a.js': 'again\n' } })
    await judge(head, 'success')
    const heads = { asked: 2, all: null }
    expect(await attempts([head], { reviewed: [head, old] })).toEqual({
      count: 2,
      firstPass: null,
      failedFirst: null,
      heads,
    })
  })

  test('are looked for first where somebody reviewed', async () => {
    const all = await commits(9)
    await judge(all.at(-1), 'failure')
    await judge(all[0], 'success')
    const heads = { asked: 6, all: 9 }
    expect(await attempts(all, { reviewed: all.slice(-1) })).toEqual({
      count: 2,
      firstPass: null,
      failedFirst: null,
      heads,
    })
  })

  test.each([
    ['cannot be read', { status: 403 }],
    ['is known no more', { status: 404 }],
  ])('do not keep the merge out of the ledger when an earlier head %s', async (_, fault) => {
    const all = await commits(2)
    await judge(all[1], 'failure')
    await judge(all[0], 'success')
    on.sandbox.faults.add({ match: { path: new RegExp(`/commits/${all[1]}/check-runs`) }, fault })
    expect(await attempts(all)).toEqual({ count: 1, firstPass: null, failedFirst: null, heads: { asked: 1, all: 2 } })
  })

  test('show nothing of the first when a head has more verdicts than one request returns', async () => {
    const all = await commits(2)
    await judge(all[1], 'failure')
    for (let n = 0; n < 100; n++) await judge(all[1], 'success')
    await judge(all[0], 'success')
    expect(await attempts(all)).toEqual({ count: 1, firstPass: null, failedFirst: null, heads: { asked: 1, all: 2 } })
  })
})

test('a head whose own checks cannot be read is an error: what it carries decides', async () => {
  const all = await commits(1)
  on.sandbox.faults.add({ match: { path: /check-runs/ }, fault: { status: 403 } })
  await expect(attempts(all)).rejects.toMatchObject({ code: 'forbidden' })
})
