import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rest, type Stage, stage } from './stage.ts'

let on: Stage
let sha = ''

beforeAll(async () => {
  on = await stage()
  sha = (await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/main')).body.object.sha
})
afterAll(() => on.end())

const create = (more: Record<string, unknown> = {}, as: Stage = on) =>
  rest(as, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: sha, ...more })
const list = (query: string) => rest(on, 'GET', `/repos/acme/shop/commits/${sha}/check-runs${query}`)
const note = (more: Record<string, unknown> = {}) => ({
  path: 'a.ts',
  start_line: 1,
  end_line: 1,
  annotation_level: 'failure',
  message: 'No.',
  ...more,
})

describe('a check run', () => {
  test('is created again by every request, and the newest of a name counts', async () => {
    const first = await create({ conclusion: 'failure', output: { title: '1 of 2', summary: 'No.' } })
    const second = await create({
      status: 'completed',
      conclusion: 'success',
      external_id: 'x',
      output: { title: '2 of 2', summary: 'Yes.', annotations: [note()] },
    })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBeGreaterThan(first.body.id)
    expect(second.body).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      external_id: 'x',
      app: { id: 15368, slug: 'github-actions' },
      output: { title: '2 of 2', annotations_count: 1 },
    })
    expect(on.sandbox.requiredCheck(on.repository, sha, 'Gatebook')?.conclusion).toBe('success')
    expect(on.sandbox.checkRuns(on.repository, sha).map(run => run.id)).toEqual([second.body.id, first.body.id])

    expect((await list('?check_name=Gatebook')).body).toMatchObject({
      total_count: 1,
      check_runs: [{ id: second.body.id }],
    })
    expect((await list('?check_name=Gatebook&filter=all')).body.total_count).toBe(2)
    expect((await list('?check_name=Other')).body).toEqual({ total_count: 0, check_runs: [] })
    expect((await list('?app_id=1')).body.total_count).toBe(0)
    expect((await list('?app_id=15368&status=completed&per_page=1&filter=all')).headers.get('link')).toMatch(
      'rel="next"',
    )
  })

  test('starts queued and takes its end from an update, with annotations adding up', async () => {
    const { body } = await create({ name: 'Slow', output: { title: 'a', summary: 'b', annotations: [note()] } })
    expect(body).toMatchObject({ status: 'queued', conclusion: null, completed_at: null })
    const done = await rest(on, 'PATCH', `/repos/acme/shop/check-runs/${body.id}`, {
      status: 'completed',
      conclusion: 'failure',
      output: { summary: 'c', annotations: [note()] },
    })
    expect(done.body).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      completed_at: '2026-03-02T09:00:00Z',
      output: { title: 'a', summary: 'c', annotations_count: 2 },
    })
  })

  test('is changed only by the app that made it', async () => {
    const { body } = await create({ name: 'Mine' })
    const other = {
      ...on,
      token: on.sandbox.issueToken({ app: { slug: 'acme-gate', id: 77 }, permissions: { checks: 'write' } }),
    }
    const refused = await rest(other, 'PATCH', `/repos/acme/shop/check-runs/${body.id}`, { name: 'Yours' })
    expect([refused.status, refused.body.message]).toEqual([
      403,
      'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.',
    ])
  })

  test('of another app has its own place among the latest', async () => {
    const other = {
      ...on,
      token: on.sandbox.issueToken({ app: { slug: 'acme-gate', id: 78 }, permissions: { checks: 'write' } }),
    }
    await create({ name: 'Shared', conclusion: 'success' })
    await create({ name: 'Shared', conclusion: 'failure' }, other)
    const { body } = await list('?check_name=Shared')
    expect(body.check_runs.map((run: { app: { slug: string } }) => run.app.slug)).toEqual([
      'acme-gate',
      'github-actions',
    ])
    expect(on.sandbox.requiredCheck(on.repository, sha, 'Shared')?.conclusion).toBe('failure')
  })

  test('is nothing that a user can make', async () => {
    const alice = { ...on, token: on.sandbox.issueToken({ user: 'alice', permissions: { checks: 'write' } }) }
    expect(await create({}, alice)).toMatchObject({
      status: 403,
      body: { message: 'You must authenticate via a GitHub App.' },
    })
  })

  test('so far, nobody broke a rule', () => expect(on.sandbox.violations).toEqual([]))
})

describe('a request that GitHub refuses is refused and put on record', () => {
  const output = { title: 't', summary: 's' }
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['completed without a conclusion', { status: 'completed' }, /conclusion/],
    ['an unknown conclusion', { conclusion: 'fine' }, /conclusion must be equal to one of the allowed values/],
    [
      'more than 50 annotations',
      { output: { ...output, annotations: Array.from({ length: 51 }, () => note()) } },
      /annotations must NOT have more than 50 items/,
    ],
    [
      'an annotation without a path',
      { output: { ...output, annotations: [note({ path: undefined })] } },
      /must have required property 'path'/,
    ],
    [
      'an annotation that ends before it starts',
      { output: { ...output, annotations: [note({ start_line: 3, end_line: 2 })] } },
      /start_line must not be after end_line/,
    ],
    [
      'a summary of 65,536 characters',
      { output: { ...output, summary: 'x'.repeat(65_536) } },
      /summary must NOT have more than 65535 characters/,
    ],
    [
      'a summary of fewer characters but too many bytes',
      { output: { ...output, summary: 'ü'.repeat(40_000) } },
      /summary exceeds a maximum bytesize of 65535 \(80000\)/,
    ],
    [
      'a text of too many bytes',
      { output: { ...output, text: '✓'.repeat(30_000) } },
      /text exceeds a maximum bytesize/,
    ],
    ['an output without a summary', { output: { title: 't' } }, /must have required property 'summary'/],
    ['a commit that is not there', { head_sha: '1'.repeat(40) }, /No commit found for SHA/],
  ])('%s', async (_, more, message) => {
    on.sandbox.violations.length = 0
    const before = on.sandbox.checkRuns(on.repository, sha).length
    const { status, body } = await create(more)
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringMatching(message)])
    expect(on.sandbox.checkRuns(on.repository, sha)).toHaveLength(before)
    expect(on.sandbox.violations[0]).toMatchObject({
      where: 'POST /repos/acme/shop/check-runs',
      message: expect.stringMatching(message),
    })
  })

  test('a misspelt field, which GitHub ignores, is put on record all the same', async () => {
    on.sandbox.violations.length = 0
    expect((await create({ concluson: 'success' })).status).toBe(201)
    expect((await list('?checkname=Gatebook')).status).toBe(200)
    expect(on.sandbox.violations.map(one => one.message)).toEqual([
      'request: body concluson is not known',
      'request: query checkname is not known',
    ])
  })

  test('an operation that is not in the slice, and a body that is no JSON', async () => {
    on.sandbox.violations.length = 0
    expect((await rest(on, 'GET', '/repos/acme/shop/topics')).status).toBe(404)
    const headers = { authorization: `token ${on.token}` }
    const broken = await fetch(`${on.sandbox.url}/repos/acme/shop/check-runs`, { method: 'POST', headers, body: '{' })
    expect(broken.status).toBe(400)
    expect(on.sandbox.violations.map(one => one.message)).toEqual([
      'the stand-in has no such operation',
      'the body is not JSON',
    ])
  })

  test('an answer of our own that GitHub would not give', async () => {
    on.sandbox.violations.length = 0
    await create({ name: 'Broken' })
    Object.assign(on.sandbox.requiredCheck(on.repository, sha, 'Broken') ?? {}, { status: 'done' })
    await list('?check_name=Broken')
    expect(on.sandbox.violations).toEqual([
      {
        where: `GET /repos/acme/shop/commits/${sha}/check-runs`,
        message: 'answer 200: /check_runs/0/status must be equal to one of the allowed values',
      },
    ])
  })
})
