import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import type { RunResult } from '../../../sandbox/runner/index.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    tags: ["v*"]
    authorised-by: { from: [release-manager] }
`
const RELEASING = { ...RECORDING, actions: 'read' } as const

let stage: Stage
let nextRun = 1
beforeEach(async () => {
  stage = await Stage.open(POLICY)
  await tag('v1.0.0')
})
afterEach(() => stage.close())

async function tag(name: string, commit = 'origin/main', ...options: string[]): Promise<string> {
  await stage.git('fetch', '-q', 'origin')
  await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'tag', ...options, name, commit)
  await stage.git('push', '-q', '-f', 'origin', `refs/tags/${name}`)
  return stage.git('rev-parse', `${name}^{commit}`)
}

/** A change by alice that bob approved, merged and recorded. */
async function land(
  branch: string,
  options: { approve?: boolean; method?: 'squash' | 'merge' | 'rebase' } = {},
): Promise<Pull> {
  const { approve = true, method = 'squash' } = options
  await stage.git('fetch', '-q', 'origin')
  const pull = await stage.change({
    branch,
    title: `Add ${branch}`,
    files: { [`src/${branch}.js`]: `export const ${branch} = 1\n` },
  })
  if (approve) await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'bob', method })
  await pushed(before)
  return pull
}

async function pushed(before: string): Promise<RunResult> {
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
  return stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
}

async function publish(
  name: string,
  commit: string,
  sender = 'carol',
  permissions: Record<string, 'read' | 'write'> = RELEASING,
) {
  const { repository } = stage
  const payload = await stage.sandbox.events.release({ repository, tag: name, target: 'main', author: 'alice', sender })
  const run = { repository, name: 'Release', event: 'release', headSha: commit, headBranch: name, id: nextRun++ }
  stage.sandbox.createRun(run)
  const result = await stage.run('release', payload, {
    runId: run.id,
    sha: commit,
    ref: `refs/tags/${name}`,
    permissions,
  })
  return { ...result, text: result.log.join('\n') }
}

async function recordOf(result: RunResult): Promise<Record<string, unknown>> {
  await stage.git('fetch', '-q', 'origin')
  return JSON.parse(await stage.git('show', `origin/quality-records:${result.outputs['record-path']}`)).record
}

describe('a release', () => {
  test('is authorised by whoever published it, recorded, and shown on one page', async () => {
    const pull = await land('one')
    const commit = await tag('v1.1.0')
    const result = await publish('v1.1.0', commit)
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })
    expect(stage.checks(commit)).toMatchObject({
      'Gatebook release': 'success',
      'Gatebook release: release': 'success',
    })
    const record = await recordOf(result)
    expect(record).toMatchObject({
      kind: 'release',
      subject: { commit, tag: 'v1.1.0', environment: null, line: 'main', kind: 'normal', previous: null },
      verdict: { outcome: 'pass' },
      changes: [{ commit, pull: pull.number, outcome: 'pass' }],
      authorisations: [
        {
          roles: ['maintainer', 'release-manager'],
          via: 'release',
          state: 'published',
          precision: 'exact',
          counted: true,
        },
      ],
    })
    expect(JSON.stringify(record)).not.toMatch(/carol|alice|example\.com/)
    const page = await readFile(join(result.outputs['verdict'] ?? '', '../release.md'), 'utf8')
    expect(page).toContain('**Authorised** on ')
    expect(page).toContain(`| pull request ${pull.number} | passed |`)
    expect(stage.sandbox.violations).toEqual([])
  })

  test('is refused and recorded without a valid authorisation, and authorised after that', async () => {
    await land('one')
    const commit = await tag('v1.1.0')
    const refused = await publish('v1.1.0', commit, 'bob')
    expect(refused).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail', ledger: 'appended' } })
    expect(refused.text).toContain('[release_not_authorised]')
    expect(refused.text).toContain('[authorisation_without_role]')
    const page = await readFile(join(refused.outputs['verdict'] ?? '', '../release.md'), 'utf8')
    expect(page).toMatch(/\| bob \| .* \| no: authorisation without role \|/)
    expect(stage.checks(commit)['Gatebook release']).toBe('failure')
    const approved = await publish('v1.1.0', commit, 'carol')
    expect(approved.outputs['outcome']).toBe('pass')
    expect(stage.checks(commit)['Gatebook release']).toBe('success')
  })

  test('is authorised by the reviewer of an environment, in a job before the deployment', async () => {
    await land('one')
    const commit = await tag('v1.1.0', 'origin/main', '-a', '-m', 'Version 1.1.0')
    const { sandbox, repository } = stage
    const run = sandbox.createRun({
      repository,
      name: 'Deploy',
      event: 'push',
      headSha: commit,
      headBranch: 'v1.1.0',
      id: 4711,
    })
    sandbox.approveRun(run, { login: 'carol', environment: 'production' })
    const payload = await sandbox.events.push({
      repository,
      ref: 'refs/tags/v1.1.0',
      before: '0'.repeat(40),
      after: commit,
      pusher: 'alice',
    })
    const options = {
      sha: commit,
      ref: 'refs/tags/v1.1.0',
      permissions: RELEASING,
      inputs: { command: 'release', environment: 'production' },
      runId: 4711,
    }
    const result = await stage.run('push', payload, options)
    expect(result.log.join('\n')).toContain('Release v1.1.0 to production authorised.')
    expect(await recordOf(result)).toMatchObject({
      authorisations: [{ via: 'environment', environment: 'production', precision: 'captured', counted: true }],
    })
    expect(sandbox.violations).toEqual([])
  })

  test.each(['merge', 'rebase'] as const)('counts a change once that was merged by %s', async method => {
    const pull = await land('one', { method })
    const result = await publish('v1.1.0', await tag('v1.1.0'))
    expect(await recordOf(result)).toMatchObject({ verdict: { outcome: 'pass' }, changes: [{ pull: pull.number }] })
  })
})

test('a release approved for one environment counts, whatever the same person did for another', async () => {
  await stage.close()
  stage = await Stage.open(POLICY.replace('tags: ["v*"]', 'tags: ["v*"]\n    environments: [production]'))
  await tag('v1.0.0')
  await land('one')
  const commit = await tag('v1.1.0')
  const at = {
    repository: stage.repository,
    name: 'Deploy',
    event: 'push',
    headSha: commit,
    headBranch: 'v1.1.0',
    id: 4712,
  }
  const run = stage.sandbox.createRun(at)
  for (const environment of ['staging', 'production']) stage.sandbox.approveRun(run, { login: 'carol', environment })
  const result = await stage.run(
    'workflow_dispatch',
    {},
    {
      sha: commit,
      ref: 'refs/tags/v1.1.0',
      permissions: RELEASING,
      inputs: { command: 'release' },
      runId: 4712,
    },
  )
  expect(result.outputs['outcome']).toBe('pass')
  expect(await recordOf(result)).toMatchObject({
    authorisations: [
      { environment: 'staging', counted: false, why: 'authorisation_other_environment' },
      { environment: 'production', counted: true },
    ],
  })
})

describe('a release that must not go out', () => {
  test('contains a change that was merged without an approval', async () => {
    await land('one', { approve: false })
    const { text } = await publish('v1.1.0', await tag('v1.1.0'))
    expect(text).toMatch(
      /Change #1 \([0-9a-f]{7}\) was merged although it did not pass: peer-review\. \[change_not_passed\]/,
    )
  })

  test('30: holds a direct push, recorded and named', async () => {
    const before = stage.tip('origin/main')
    await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
    await stage.commit('alice', 'hotfix', { 'src/hotfix.js': 'export const x = 1\n' })
    await stage.git('push', '-q', 'origin', 'main')
    await pushed(before)
    const { text } = await publish('v1.1.0', await tag('v1.1.0'))
    expect(text).toContain('[direct_push_released]')
  })

  test('holds a change without a record', async () => {
    const pull = await stage.change({ branch: 'one', files: { 'src/one.js': 'export const one = 1\n' } })
    await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    const { text } = await publish('v1.1.0', await tag('v1.1.0'))
    expect(text).toContain('[change_unrecorded]')
  })

  test('has a tag that was moved', async () => {
    await land('one')
    const commit = await tag('v1.1.0')
    await land('two')
    await tag('v1.1.0', 'origin/main', '-f')
    const { text } = await publish('v1.1.0', commit)
    expect(text).toContain('[tag_moved]')
  })

  test('does not continue the release before it', async () => {
    await land('one')
    await stage.git('checkout', '-q', '--orphan', 'elsewhere')
    await stage.commit('alice', 'other', { 'src/other.js': 'export const other = 1\n' })
    const commit = await tag('v2.0.0', 'HEAD')
    await publish('v1.1.0', await tag('v1.1.0', 'origin/main'))
    const { text, outputs } = await publish('v2.0.0', commit)
    expect(outputs['outcome']).toBe('error')
    expect(text).toMatch(
      /GitHub cannot compare \w{7} with \w{7}: it does not show .* no commit in common\. \[fact_ambiguous\]/,
    )
  })

  test('is published by an app alone', async () => {
    await land('one')
    stage.sandbox.createUser({ login: 'release-bot[bot]', type: 'Bot', emails: [] })
    const { text } = await publish('v1.1.0', await tag('v1.1.0'), 'release-bot[bot]')
    expect(text).toContain('[authorisation_by_bot]')
  })

  test('does not know who approved it, because the token may not read that', async () => {
    await land('one')
    const { text, outputs } = await publish('v1.1.0', await tag('v1.1.0'), 'carol', RECORDING)
    expect(outputs['outcome']).toBe('error')
    expect(text).toContain('Grant the job `actions: read`')
  })

  test('20: is authorised by somebody who made a part of it', async () => {
    await stage.git('fetch', '-q', 'origin')
    const pull = await stage.change({
      author: 'carol',
      branch: 'hers',
      files: { 'src/hers.js': 'export const hers = 1\n' },
    })
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    await pushed(before)
    const { text } = await publish('v1.1.0', await tag('v1.1.0'))
    expect(text).toContain('[authorisation_by_author]')
    expect(text).toContain('[release_not_authorised]')
  })
})
