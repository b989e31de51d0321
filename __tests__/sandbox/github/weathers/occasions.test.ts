import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { CURRENT } from '../../../../src/github/client/queries.ts'
import { graphql, NOW, OF_SHOP, push, rest, type Stage, stage } from '../stage.ts'

let on: Stage
let ahead = 0

beforeEach(async () => {
  ahead = 0
  on = await stage({ now: () => new Date(NOW.getTime() + ahead) })
})
afterEach(async () => {
  expect(on.sandbox.violations).toEqual([])
  await on.end()
})

async function open(branch: string, title = branch) {
  push(on.repository.path, { branch, from: 'main', files: { [`${branch}.txt`]: 'a\n' } })
  const { repository } = on
  return on.sandbox.openPull({ repository, author: 'alice', head: branch, base: 'main', title })
}

const mainTip = async () => (await rest(on, 'GET', '/repos/acme/shop/git/ref/heads/main')).body.object.sha

describe('lost-run', () => {
  async function merged(title: string, pusher = 'bob') {
    const before = await mainTip()
    const pull = await open(`branch-${title.length}`, title)
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    const { repository } = on
    const ref = 'refs/heads/main'
    return on.sandbox.events.push({ repository, ref, before, after: await mainTip(), pusher })
  }

  test('a push starts a run, unless a message that was squashed into it says not to', async () => {
    expect(await on.sandbox.startsRun({ name: 'push', payload: await merged('Add prices') })).toBe(true)
    expect(await on.sandbox.startsRun({ name: 'push', payload: await merged('Add a note [skip ci]') })).toBe(false)
  })

  test('what several commits said is in the message', async () => {
    const pull = await open('several')
    push(on.repository.path, { branch: 'several', files: { 'b.txt': 'b\n' }, message: 'Tidy up\n\n[ci skip]' })
    const before = await mainTip()
    await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    const { repository } = on
    const after = await mainTip()
    const payload = await on.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
    expect(await on.sandbox.startsRun({ name: 'push', payload })).toBe(false)
  })

  test('a review starts a run all the same', async () => {
    const pull = await open('topic')
    push(on.repository.path, { branch: 'topic', files: { 'b.txt': 'b\n' }, message: 'More [skip ci]' })
    const review = await on.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const event = await on.sandbox.events.review(review, 'submitted')
    const change = await on.sandbox.events.pullRequest(pull, 'synchronize')
    expect(await on.sandbox.startsRun({ name: 'pull_request_review', payload: event })).toBe(true)
    expect(await on.sandbox.startsRun({ name: 'pull_request', payload: change })).toBe(false)
  })

  test('what the token of a job does starts nothing', async () => {
    expect(await on.sandbox.startsRun({ name: 'push', payload: await merged('Bump', 'github-actions') })).toBe(false)
  })

  test('under the weather some occasions are lost for no reason', async () => {
    on.sandbox.setWeather(['lost-run'])
    const started: boolean[] = []
    for (let at = 0; at < 20; at += 1) started.push(await on.sandbox.startsRun({ name: 'schedule', payload: {} }))
    expect([...new Set(started)].sort()).toEqual([false, true])
  })
})

test('moved-base: before a change is merged its base has changed more files than a comparison lists', async () => {
  const pull = await open('topic')
  const before = await mainTip()
  on.sandbox.setWeather(['moved-base'])
  await on.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const [moved, merge] = on.sandbox.moves(on.repository, 'main')
  expect([moved?.kind, merge?.kind]).toEqual(['push', 'pr_merge'])
  const { body } = await rest(on, 'GET', `/repos/acme/shop/compare/${before}...${moved?.after}`)
  expect(body.files).toHaveLength(300)
  const other = await open('other')
  await on.sandbox.mergePull({ pull: other, by: 'bob', method: 'squash' })
  expect(on.sandbox.moves(on.repository, 'main')).toHaveLength(3)
})

describe('ruleset', () => {
  const APPEND = `mutation Append($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`
  const create = async (as: Stage = on, name = 'quality-records') =>
    rest(as, 'POST', '/repos/acme/shop/git/refs', { ref: `refs/heads/${name}`, sha: await mainTip() })
  const append = async (as: Stage = on) =>
    graphql(as, APPEND, {
      input: {
        branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'quality-records' },
        expectedHeadOid: await mainTip(),
        message: { headline: 'record' },
        fileChanges: { additions: [{ path: 'a.json', contents: 'e30=' }] },
      },
    })

  test('a job neither makes the branch nor appends to it', async () => {
    on.sandbox.setWeather(['ruleset'])
    const { status, body } = await create()
    expect([status, body.message]).toEqual([422, expect.stringMatching('^Repository rule violations found')])
    on.sandbox.setWeather([])
    expect((await create()).status).toBe(201)
    on.sandbox.setWeather(['ruleset'])
    const [error] = (await append()).body.errors
    expect(error.message).toBe('Repository rule violations found\n\nChanges must be made through a pull request.\n\n')
    on.sandbox.setWeather([])
    expect((await append()).body.errors).toBeUndefined()
  })

  test('an app of its own may be let through, and other branches are free', async () => {
    on.sandbox.setWeather(['ruleset'])
    const { repository } = on
    const app = { slug: 'acme-records', id: 88 }
    const token = on.sandbox.issueToken({ app, repository, permissions: { contents: 'write' } })
    expect((await create(on, 'elsewhere')).status).toBe(201)
    expect((await create({ ...on, token })).status).toBe(201)
  })

  test('it may protect another branch', async () => {
    on.sandbox.setWeather(['ruleset'], { protects: 'elsewhere' })
    expect((await create()).status).toBe(201)
    expect((await create(on, 'elsewhere')).status).toBe(422)
  })
})

test('batch: of two changes that were merged at once one cannot be read for a while', async () => {
  const pulls = [await open('one'), await open('two')]
  const alone = await open('alone')
  on.sandbox.setWeather(['batch'])
  await on.sandbox.mergePull({ pull: alone, by: 'bob', method: 'squash' })
  const read = async ({ number }: { number: number }) => {
    const { body } = await graphql(on, CURRENT, { ...OF_SHOP, number })
    return body.errors?.[0].message.slice(0, 20) ?? body.data.repository.pullRequest.state
  }
  expect(await read(alone)).toBe('MERGED')
  ahead = 60 * 60_000
  await on.sandbox.mergeGroup(await on.sandbox.enqueue(pulls))
  expect([await read(pulls[0] ?? alone), await read(pulls[1] ?? alone)].sort()).toEqual([
    ...['MERGED', 'Something went wrong'],
  ])
  ahead += 120_000
  expect([await read(pulls[0] ?? alone), await read(pulls[1] ?? alone)]).toEqual(['MERGED', 'MERGED'])
})

test('slow-post: what a newer run posts arrives before what an older one has sent', async () => {
  const { head } = await open('topic')
  const post = (token: string, conclusion: string) =>
    rest({ ...on, token }, 'POST', '/repos/acme/shop/check-runs', { name: 'Gatebook', head_sha: head, conclusion })
  const newer = on.sandbox.issueToken({ repository: on.repository, permissions: { checks: 'write' } })
  on.sandbox.setWeather(['slow-post'], { meanwhile: () => post(newer, 'failure') })
  await post(on.token, 'success')
  expect(on.sandbox.checkRuns(on.repository, head).map(({ conclusion }) => conclusion)).toEqual(['success', 'failure'])
})
