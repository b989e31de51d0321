import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { readRefs, writeRef } from '../../../sandbox/github/git/refs.ts'
import { ROUTES } from '../../../sandbox/github/rest/routes.ts'
import type { Pull, Review, Run } from '../../../sandbox/github/sandbox.ts'
import { appGrantsOf, grantsOf } from '../stage/documented.ts'
import { LCOV, PROJECT, type RunOptions, Stage } from '../stage/stage.ts'
import { treeFile } from '../stage/tree.ts'

// What a job is granted is what it needs. Without a permission the stand-in refuses, so nothing would come out; what is
// granted and never needed is counted here. docs/reference/permissions.md says the same of each job.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
  release-manager: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  traceability: { type: traceability, work-items: [{ source: github-issues }] }
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    project: { min: 1 }
    when: { paths: ["src/**"] }
  release:
    type: release
    tags: ["v*"]
    authorised-by: { from: [release-manager], via: [environment] }
`

/** What an app's token may read beside that is for a commit status of somebody else. */
const WITH_STATUS = POLICY.replace(
  '  release:\n',
  '  ci: { type: checks, require: [{ name: ci, status-by: jenkins }] }\n  release:\n',
)

const MAIN = 'refs/heads/main'
let stage: Stage
let pull: Pull
let review: Review

/** Jobs by their file and name, in the order of what happens to a change; `apart`: to another change, by itself. */
const JOBS: readonly { job: string; play: () => Promise<unknown>; apart?: true; policy?: string }[] = [
  { job: 'gatebook.yml change', play: () => withReports(jobOptions('gatebook.yml', 'change')) },
  { job: 'after-ci.yml change', play: () => afterCi(jobOptions('after-ci.yml', 'change')), apart: true },
  {
    job: 'app-token.yml change',
    play: () => afterCi(appGrantsOf('app-token.yml', 'change')),
    apart: true,
    policy: WITH_STATUS,
  },
  { job: 'app-token.yml record', play: mergedByHand, apart: true, policy: WITH_STATUS },
  { job: 'open-changes.yml open-changes', play: lookAtOpen, apart: true },
  { job: 'merge-queue.yml group', play: inQueue },
  { job: 'gatebook.yml record', play: () => record(jobOptions('gatebook.yml', 'record')) },
  { job: 'release.yml authorise', play: () => release('v1.1.0', 'release.yml', 'authorise') },
  {
    job: 'deploy.yml authorise',
    play: () => release('v1.1.1', 'deploy.yml', 'authorise', { environment: 'staging', 'release-kind': 'normal' }),
  },
  { job: 'upkeep.yml upkeep', play: upkeep },
]

const needed = new Map<string, string[]>()

beforeAll(async () => {
  for (const { job, play, policy } of JOBS.filter(({ apart }) => apart)) {
    await begin(policy)
    await measure(job, play)
    await end()
  }
  await begin()
  for (const { job, play } of JOBS.filter(({ apart }) => !apart)) await measure(job, play)
}, 60_000)
afterAll(end)

/** A change that is approved and closes an issue. */
async function begin(policy = POLICY): Promise<void> {
  // Issues of a public repository are everybody's to read.
  stage = await Stage.open(policy, {}, { isPrivate: true })
  const { sandbox, repository } = stage
  tag('v1.0.0')
  const issue = sandbox.createIssue({ repository, title: 'Discounts', author: 'bob' })
  pull = await stage.change()
  sandbox.editPull(pull, { body: `Closes #${issue.number}` })
  review = await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
}

async function measure(job: string, play: () => Promise<unknown>): Promise<void> {
  stage.sandbox.resetRequests()
  await play()
  needed.set(job, written(stage.sandbox.neededPermissions()))
}

async function end(): Promise<void> {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
}

const jobOptions = (file: string, name: string, given = {}): Partial<RunOptions> => grantsOf(file, name, given)
const tip = (): string => readRefs(stage.repository.path).get(MAIN) ?? ''
const tag = (name: string): void => writeRef(stage.repository.path, `refs/tags/${name}`, tip())

/** The tests of a run have uploaded their report. */
function uploaded(name: string): Run {
  const { sandbox, repository } = stage
  const of = { repository, headSha: pull.head, headBranch: pull.headBranch }
  const run = sandbox.createRun({ ...of, name, event: 'pull_request' })
  sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': LCOV, ...treeFile(run) } })
  return run
}

async function withReports(options: Partial<RunOptions>): Promise<void> {
  const run = uploaded('Gatebook')
  await stage.runOn(pull, { runId: run.id, workspace: await stage.workspace(pull.head, null), ...options })
}

async function afterCi(options: Partial<RunOptions>): Promise<void> {
  const { sandbox } = stage
  const ci = uploaded('CI')
  const workspace = await stage.workspace(pull.head, null)
  const payload = await sandbox.events.workflowRun(ci)
  await stage.run('workflow_run', payload, { sha: tip(), ref: MAIN, workspace, ...options })
}

/** After the gate has passed, its approval is taken back without an event. */
async function lookAtOpen(): Promise<void> {
  await withReports(jobOptions('gatebook.yml', 'change'))
  stage.sandbox.resetRequests()
  await stage.sandbox.dismissReview(review, 'bob')
  await stage.run('schedule', {}, { sha: tip(), ref: MAIN, ...jobOptions('open-changes.yml', 'open-changes') })
}

async function inQueue(): Promise<void> {
  const group = await stage.sandbox.enqueue([pull])
  const place = { sha: group.headSha, ref: group.headRef, ...jobOptions('merge-queue.yml', 'group') }
  await stage.run('merge_group', await stage.sandbox.events.mergeGroup(group), place)
  await stage.sandbox.mergeGroup(group)
}

async function record(options: Partial<RunOptions>): Promise<void> {
  const { repository, sandbox } = stage
  const [before, after] = [stage.tip('origin/main'), tip()]
  const push = await sandbox.events.push({ repository, ref: MAIN, before, after, pusher: 'bob' })
  await stage.run('push', push, { sha: after, ref: MAIN, ...options })
}

async function release(name: string, file: string, job: string, given = {}): Promise<void> {
  const { repository, sandbox } = stage
  tag(name)
  const headSha = tip()
  const run = sandbox.createRun({ repository, name: 'Release', event: 'push', headSha, headBranch: name })
  sandbox.approveRun(run, { login: 'carol', environment: 'release-approval' })
  const pushed = { repository, ref: `refs/tags/${name}`, before: '0'.repeat(40), after: headSha, pusher: 'bob' }
  const event = Object.keys(given).length > 0 ? 'workflow_dispatch' : 'push'
  const place = { sha: headSha, ref: event === 'push' ? pushed.ref : MAIN, runId: run.id }
  await stage.run(event, await sandbox.events.push(pushed), { ...place, ...jobOptions(file, job, given) })
}

async function mergedByHand(): Promise<void> {
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await record(appGrantsOf('app-token.yml', 'record'))
}

/** A merge that nobody recorded, and then a release of it. */
async function upkeep(): Promise<void> {
  const { sandbox, repository } = stage
  await stage.git('fetch', '-q', 'origin')
  const issue = sandbox.createIssue({ repository, title: 'Prices', author: 'bob' })
  const other = await stage.change({ branch: 'prices', files: { 'docs/prices.md': 'one\n' } })
  sandbox.editPull(other, { body: `Closes #${issue.number}` })
  await sandbox.submitReview({ pull: other, user: 'bob', state: 'APPROVED' })
  await sandbox.mergePull({ pull: other, by: 'carol', method: 'squash' })
  const options = { sha: tip(), ref: MAIN, ...jobOptions('upkeep.yml', 'upkeep') }
  await stage.run('schedule', {}, options)
  await release('v1.2.0', 'upkeep.yml', 'upkeep', { release: 'v1.2.0' })
}

/** As a workflow file has them, sorted; that a token has metadata goes without saying. */
const written = (permissions: Readonly<Record<string, string>>): string[] =>
  Object.entries(permissions)
    .filter(([name]) => name !== 'metadata')
    .map(([name, level]) => `${name.replaceAll('_', '-')}: ${level}`)
    .sort()

const page = readFileSync(join(PROJECT, 'docs/reference/permissions.md'), 'utf8')
const named = (text: string): string[] => [...text.matchAll(/`([a-z-]+: (?:read|write))`/g)].map(([, one = '']) => one)

describe.each(JOBS)('the job $job', ({ job }) => {
  const [file = '', name = ''] = job.split(' ')
  const grants = file === 'app-token.yml' ? appGrantsOf(file, name) : grantsOf(file, name)
  const granted = written(grants.permissions ?? {})

  test('needs what it is granted, and nothing beside it', () => {
    expect(needed.get(job)).toEqual(granted)
  })

  test('is on the page with that', () => {
    const row = page.split('\n').find(line => line.startsWith(`| \`${file}\`, \`${name}\` |`)) ?? ''
    expect(named(row).sort()).toEqual(granted)
  })
})

test('no job of a documented workflow that runs Gatebook is left out', () => {
  const folder = join(PROJECT, 'docs/workflows')
  const all = readdirSync(folder).flatMap(file => {
    const { jobs } = load(readFileSync(join(folder, file), 'utf8')) as { jobs: Record<string, unknown> }
    return Object.entries(jobs).flatMap(([name, job]) =>
      JSON.stringify(job).includes('"gatebook/gatebook@') ? [`${file} ${name}`] : [],
    )
  })
  expect(JOBS.map(({ job }) => job).sort()).toEqual(all.sort())
})

describe('every request of the REST API', () => {
  const sources = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' }).filter(one =>
    one.endsWith('.ts'),
  )
  const text = sources.map(file => readFileSync(join(PROJECT, 'src', file), 'utf8')).join('\n')
  // Those that go through the ledger's single tries have their method beside them.
  const inCode = [...text.matchAll(/(?:\b(GET|POST|PATCH|PUT|DELETE) |')\/repos\/\{owner\}\/\{repo\}([\w/{}-]*)/g)]
  const routes = [...new Set(inCode.map(([, method = 'POST', path = '']) => `${method} ${path}`))].sort()
  const rows = new Map(
    [...page.matchAll(/^\| `((?:GET|POST|PATCH) \/[^`]*)` \| (.*) \|$/gm)].map(([, route = '', cell = '']) => [
      route,
      cell,
    ]),
  )

  test('is on the page, and no other one', () => {
    expect([...rows.keys()].sort()).toEqual(routes)
  })

  test.each([...rows])('%s needs %s, as the stand-in demands it', (route, cell) => {
    const [method = '', path = ''] = route.split(' ')
    const template = `/repos/{owner}/{repo}${path.replace('{basehead}', '{base}...{head}')}`
    const found = ROUTES.find(one => one.method === method && one.template === template)
    const demanded = found && written({ [found.permission]: found.level })
    expect(named(cell)).toEqual(demanded)
  })
})
