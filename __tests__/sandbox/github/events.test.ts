import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Pull, RepositoryHandle } from '../../../sandbox/github/sandbox.ts'
import { git, push, type Stage, stage } from './stage.ts'

let on: Stage
let pull: Pull
let fork: RepositoryHandle

beforeAll(async () => {
  on = await stage()
  fork = await on.repository.fork({ owner: 'carol' })
  push(fork.path, { branch: 'one', from: 'main', files: { a: '1\n' } })
  pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'carol',
    head: { repository: fork, branch: 'one' },
    base: 'main',
    title: 'One',
    body: 'Text',
    labels: ['x'],
  })
})
afterAll(() => on.end())

const main = () => git(on.repository.path, 'alice', 'rev-parse', 'main')
const VALID = () => expect(on.sandbox.violations).toEqual([])

test('pull_request: every action is valid by the description of GitHub', async () => {
  for (const action of ['opened', 'reopened', 'edited', 'labeled', 'unlabeled', 'ready_for_review'] as const) {
    expect(await on.sandbox.events.pullRequest(pull, action)).toMatchObject({
      action,
      number: 1,
      sender: { login: 'carol' },
    })
  }
  VALID()
})

test('pull_request synchronize: shows both heads', async () => {
  const before = pull.head
  const after = push(fork.path, { branch: 'one', files: { a: '2\n' } })
  const payload = await on.sandbox.events.pullRequest(pull, 'synchronize')
  expect(payload).toMatchObject({
    before,
    after,
    pull_request: { head: { sha: after, repo: { full_name: 'carol/shop', fork: true } } },
  })
  VALID()
})

test('pull_request edited: a new base is shown with the old one', async () => {
  const sha = push(on.repository.path, { branch: 'release', from: 'main', files: { r: '1\n' } })
  const from = pull.base
  await on.sandbox.retarget(pull, 'release')
  const payload = await on.sandbox.events.pullRequest(pull, 'edited', 'alice')
  expect(payload).toMatchObject({
    changes: { base: { ref: { from: 'main' }, sha: { from } } },
    pull_request: { base: { ref: 'release', sha } },
    sender: { login: 'alice' },
  })
  await on.sandbox.retarget(pull, 'main')
  VALID()
})

test('pull_request edited: only what the last edit changed is shown, with its text before', async () => {
  const edited = async () => (await on.sandbox.events.pullRequest(pull, 'edited'))['changes']
  on.sandbox.editPull(pull, { title: 'Uno' })
  expect(await edited()).toEqual({ title: { from: 'One' } })
  on.sandbox.editPull(pull, { title: 'One', body: '' })
  expect(await edited()).toEqual({ title: { from: 'Uno' }, body: { from: 'Text' } })
  await on.sandbox.retarget(pull, 'release')
  expect(await edited()).toEqual({ base: { ref: { from: 'main' }, sha: { from: expect.any(String) } } })
  await on.sandbox.retarget(pull, 'main')
  on.sandbox.editPull(pull, { body: 'Text' })
  expect(await edited()).toEqual({ body: { from: '' } })
  VALID()
})

test('pull_request_review: submitted and dismissed', async () => {
  const review = await on.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED', body: 'Good.' })
  expect(await on.sandbox.events.review(review, 'submitted')).toMatchObject({
    review: { state: 'approved', commit_id: pull.head, user: { login: 'bob' } },
  })
  on.sandbox.dismissReview(review, 'alice')
  expect(await on.sandbox.events.review(review, 'edited')).toMatchObject({ action: 'edited' })
  expect(await on.sandbox.events.review(review, 'dismissed', 'alice')).toMatchObject({
    review: { id: review.id, state: 'dismissed' },
    sender: { login: 'alice' },
  })
  VALID()
})

test('pull_request closed and push: a merge, as both show it', async () => {
  const before = main()
  await on.sandbox.mergePull({ pull, by: 'alice', method: 'merge' })
  expect(await on.sandbox.events.pullRequest(pull, 'closed', 'alice')).toMatchObject({
    pull_request: { merged: true, merge_commit_sha: main() },
  })
  const payload = await on.sandbox.events.push({
    repository: on.repository,
    ref: 'refs/heads/main',
    before,
    after: main(),
    pusher: 'alice',
  })
  expect(payload).toMatchObject({
    before,
    after: main(),
    created: false,
    forced: false,
    pusher: { name: 'alice' },
    head_commit: { id: main() },
  })
  expect(payload['commits']).toHaveLength(3)
  VALID()
})

test('push: created, forced and deleted branches', async () => {
  const none = '0'.repeat(40)
  const first = push(on.repository.path, { branch: 'b', from: 'main', files: { f: '1\n' } })
  const created = await on.sandbox.events.push({
    repository: on.repository,
    ref: 'refs/heads/b',
    before: none,
    after: first,
    pusher: 'bob',
  })
  expect(created).toMatchObject({ created: true, commits: [{ id: first, added: ['f'] }] })
  const other = push(on.repository.path, { branch: 'c', from: 'main', files: { g: '1\n' } })
  expect(
    await on.sandbox.events.push({
      repository: on.repository,
      ref: 'refs/heads/b',
      before: first,
      after: other,
      pusher: 'bob',
    }),
  ).toMatchObject({ forced: true })
  expect(
    await on.sandbox.events.push({
      repository: on.repository,
      ref: 'refs/heads/b',
      before: other,
      after: none,
      pusher: 'bob',
    }),
  ).toMatchObject({ deleted: true, head_commit: null })
  VALID()
})

test('merge_group, release and workflow_run', async () => {
  const { repository } = on
  const headRef = `refs/heads/gh-readonly-queue/main/pr-1-${main()}`
  expect(
    await on.sandbox.events.mergeGroup({ repository, base: 'main', baseSha: main(), headRef, headSha: main() }),
  ).toMatchObject({ merge_group: { head_ref: headRef, base_ref: 'refs/heads/main' } })
  expect(await on.sandbox.events.release({ repository, tag: 'v1', target: 'main', author: 'alice' })).toMatchObject({
    release: { tag_name: 'v1' },
  })
  const run = {
    repository,
    name: 'CI',
    path: '.github/workflows/ci.yml',
    event: 'pull_request',
    headSha: main(),
    headBranch: 'main',
    conclusion: 'success',
    actor: 'alice',
  } as const
  expect(await on.sandbox.events.workflowRun(run)).toMatchObject({
    workflow_run: { head_sha: main(), conclusion: 'success', pull_requests: [] },
  })
  VALID()
})

test('release: its publisher may be another than its author, and the author a bot', async () => {
  on.sandbox.createUser({ login: 'releaser', type: 'Bot' })
  const release = { repository: on.repository, tag: 'v2', target: 'main', author: 'releaser', sender: 'alice', id: 7 }
  expect(await on.sandbox.events.release(release)).toMatchObject({
    release: { id: 7, author: { login: 'releaser[bot]', type: 'Bot' } },
    sender: { login: 'alice' },
  })
  VALID()
})

test('deployment: what is deployed where, and by whom', async () => {
  const deployment = { repository: on.repository, sha: main(), ref: 'v2', environment: 'production', creator: 'bob' }
  expect(await on.sandbox.events.deployment(deployment)).toMatchObject({
    action: 'created',
    deployment: { sha: main(), ref: 'v2', environment: 'production', creator: { login: 'bob' } },
    workflow_run: null,
    sender: { login: 'bob' },
  })
  VALID()
})

test('workflow_run: a run that was created is listed by its own id, with the changes that it was given', async () => {
  const head = push(fork.path, { branch: 'run', from: 'main', files: { run: '1\n' } })
  const source = { repository: fork, branch: 'run' }
  const of = { repository: on.repository, author: 'carol', head: source, base: 'main', title: 'Run' }
  const change = await on.sandbox.openPull(of)
  const run = { repository: on.repository, name: 'CI', event: 'pull_request', headSha: head, headBranch: 'run' }
  const made = on.sandbox.createRun({ ...run, headRepository: fork, conclusion: 'timed_out', actor: 'carol' })
  expect(await on.sandbox.events.workflowRun(made)).toMatchObject({
    workflow: { name: 'CI', path: '.github/workflows/ci.yml' },
    workflow_run: {
      id: made.id,
      conclusion: 'timed_out',
      head_repository: { full_name: 'carol/shop' },
      pull_requests: [],
    },
    sender: { login: 'carol' },
  })
  const named = on.sandbox.createRun({ ...run, headRepository: fork, pulls: [change] })
  expect(await on.sandbox.events.workflowRun(named)).toMatchObject({
    workflow_run: { pull_requests: [{ number: change.number, head: { sha: head, repo: { id: fork.id } } }] },
  })
  VALID()
})

test('a deleted head repository is shown as null, as GitHub does against its own description', async () => {
  push(fork.path, { branch: 'two', from: 'main', files: { z: '1\n' } })
  const two = await on.sandbox.openPull({
    repository: on.repository,
    author: 'carol',
    head: { repository: fork, branch: 'two' },
    base: 'main',
    title: 'Two',
  })
  await on.sandbox.deleteRepository(fork)
  expect(await on.sandbox.events.pullRequest(two, 'reopened')).toMatchObject({ pull_request: { head: { repo: null } } })
  VALID()
})

test('a payload that does not fit is put on record', async () => {
  const broken = await on.sandbox.openPull({
    repository: on.repository,
    author: 'bob',
    head: 'b',
    base: 'main',
    title: 'Broken',
  })
  Object.assign(broken, { title: 7 })
  await on.sandbox.events.pullRequest(broken, 'opened')
  expect(on.sandbox.violations).toEqual([
    { where: 'event pull-request-opened', message: '/pull_request/title must be string' },
  ])
})
