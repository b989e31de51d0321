import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { Clock } from '../../clock/clock.ts'
import type { ThisRun } from '../../collect/channel.ts'
import { createClient } from '../../github/client/client.ts'
import { VERSION } from '../../version.ts'
import { baseReader } from '../policy/base-reader.ts'
import type { RunContext } from '../shared/context.ts'
import type { Occasion } from '../shared/event.ts'
import type { Inputs } from '../shared/inputs.ts'
import { newsOf } from '../shared/news.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { bentGit, findGit } from './channel.ts'

/**
 * What the runner tells an action about where it runs, each with the shape it must have. No other file knows these
 * names. Checked by hand: this is read before the first request, for which nothing large may be loaded.
 */
const VARIABLES = {
  GITHUB_REPOSITORY: /^[\w.-]+\/[\w.-]+$/,
  GITHUB_API_URL: /^https?:\/\/\S+$/,
  GITHUB_SERVER_URL: /^https?:\/\/\S+$/,
  GITHUB_EVENT_NAME: /^\w+$/,
  GITHUB_EVENT_PATH: /./,
  GITHUB_RUN_ID: /^\d+$/,
  GITHUB_RUN_ATTEMPT: /^[1-9]\d{0,5}$/,
  RUNNER_TEMP: /./,
} as const

export type RunnerEnvironment = Record<keyof typeof VARIABLES, string> & {
  /** Folder of the checkout, if the runner has one. */
  workspace: string | undefined
  /** The search path for programs: the folder of git, if there is one. */
  path: string
  bentGit: UserFacingError | undefined
  /** The commit and the ref that started the run. */
  sha: string | undefined
  ref: string | undefined
  /** Which workflow file runs, and at which commit; only a record needs to know, and not every runner tells. */
  workflow: { ref: string; sha: string }
  /** Key of the job in the workflow, and the machine that it runs on. */
  job: string
  machine: string
  /** Repository of the action that runs; empty: a folder of the workspace. */
  action: string
  /** `github-hosted` or `self-hosted`; anything else is not known. */
  runner: string | undefined
  /** Account that started the run. */
  actor: string | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

export function readRunnerEnvironment(env: Environment): RunnerEnvironment {
  const wrong = Object.entries(VARIABLES).flatMap(([name, shape]) => (shape.test(env[name] ?? '') ? [] : [name]))
  if (wrong.length > 0) throw unknownRunner(wrong)
  const names = Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]
  const known = Object.fromEntries(names.map(name => [name, env[name] ?? ''])) as Record<keyof typeof VARIABLES, string>
  const workspace = env['GITHUB_WORKSPACE'] || undefined
  const git = findGit(env['PATH'] ?? '', [
    ...[workspace, known.RUNNER_TEMP, env['HOME'], env['USERPROFILE']],
    homeFolder(),
  ])
  return {
    ...known,
    workspace,
    path: git.folder ?? '',
    bentGit: bentGit(env, git),
    sha: env['GITHUB_SHA'] || undefined,
    ref: env['GITHUB_REF'] || undefined,
    runner: env['RUNNER_ENVIRONMENT'],
    actor: env['GITHUB_ACTOR_ID'],
    job: env['GITHUB_JOB'] ?? '',
    machine: env['RUNNER_NAME'] ?? '',
    action: env['GITHUB_ACTION_REPOSITORY'] ?? '',
    workflow: { ref: env['GITHUB_WORKFLOW_REF'] ?? '', sha: env['GITHUB_WORKFLOW_SHA'] ?? '' },
  }
}

/** As the system has it: a step can set HOME for those behind it. A container may have a user that the system does not know. */
function homeFolder(): string | undefined {
  try {
    return userInfo().homedir
  } catch {
    return undefined
  }
}

function unknownRunner(names: readonly string[]): UserFacingError {
  return new UserFacingError(
    'runner_unknown',
    `The runner environment is incomplete: ${names.join(', ')} is missing or unreadable.`,
    'Run Gatebook as a step of a GitHub Actions workflow, on a runner of version 2.327.1 or newer. Locally, use the command `gatebook`.',
  )
}

export async function readEvent({
  GITHUB_EVENT_NAME,
  GITHUB_EVENT_PATH,
  sha,
  ref,
}: RunnerEnvironment): Promise<Occasion> {
  try {
    return { name: GITHUB_EVENT_NAME, payload: JSON.parse(await readFile(GITHUB_EVENT_PATH, 'utf8')), sha, ref }
  } catch {
    throw new UserFacingError('event_unreadable', 'The event file cannot be read.', 'Run the job again.')
  }
}

export function runContext(at: RunnerEnvironment, inputs: Inputs, clock: Clock, event: Occasion): RunContext {
  const [owner = '', name = ''] = at.GITHUB_REPOSITORY.split('/')
  const clientWith = (token: string) =>
    createClient({ token, apiUrl: at.GITHUB_API_URL, userAgent: `gatebook/${VERSION}`, clock })
  const client = clientWith(inputs.token)
  const orgClient = inputs.orgToken === '' ? client : clientWith(inputs.orgToken)
  return {
    client,
    orgClient,
    readBase: baseReader({ job: client, organisation: orgClient }),
    repository: { owner, name },
    server: at.GITHUB_SERVER_URL,
    policyPath: inputs.policy,
    workspace: at.workspace,
    temp: at.RUNNER_TEMP,
    path: at.path,
    bentGit: at.bentGit,
    clock,
    news: newsOf(event),
    thisRun: runOf(at, event),
  }
}

function runOf(at: RunnerEnvironment, { payload }: Occasion): ThisRun {
  // As in `acme/shop/.github/workflows/ci.yml@refs/heads/main`.
  const [, workflowRepository = '', workflow = ''] = /^([^/]+\/[^/]+)\/([^@]+)@/.exec(at.workflow.ref) ?? []
  return {
    id: Number(at.GITHUB_RUN_ID),
    event: at.GITHUB_EVENT_NAME,
    workflow,
    workflowRepository,
    workflowSha: at.workflow.sha,
    onDefaultBranch: at.ref !== undefined && at.ref === defaultBranchOf(payload),
    job: at.job,
    runner: at.machine,
    action: at.action,
  }
}

/** As a full ref. Every event of a repository names it, but nobody has looked at the event yet. */
function defaultBranchOf(payload: unknown): string | undefined {
  const { repository } = (payload ?? {}) as { repository?: { default_branch?: unknown } }
  return typeof repository?.default_branch === 'string' ? `refs/heads/${repository.default_branch}` : undefined
}

export const runUrl = (at: RunnerEnvironment): string =>
  `${at.GITHUB_SERVER_URL}/${at.GITHUB_REPOSITORY}/actions/runs/${at.GITHUB_RUN_ID}`

/** Ten minutes would be a wasted runner; two are enough for fifty writers at once. */
const LEDGER_BUDGET_MS = 120_000
const LEDGER_TRIES = 40

export async function recordOptions(
  at: RunnerEnvironment,
  inputs: Inputs,
  program: URL,
  clock: Clock,
): Promise<RecordOptions> {
  const { ref, sha } = at.workflow
  if (ref === '' || !/^[0-9a-f]{40,64}$/.test(sha)) throw unknownRunner(['GITHUB_WORKFLOW_REF or GITHUB_WORKFLOW_SHA'])
  return {
    decidedBy: {
      workflowRef: ref,
      workflowSha: sha,
      run: at.GITHUB_RUN_ID,
      attempt: Number(at.GITHUB_RUN_ATTEMPT),
      version: VERSION,
      bundle: await bundleDigest(program),
      channel: { ...channelOf(at), proxy: inputs.proxy.length > 0 },
    },
    checkName: inputs.checkName,
    dryRun: inputs.dryRun,
    retryPolicy: { ...clock, budgetMs: LEDGER_BUDGET_MS, tries: LEDGER_TRIES },
  }
}

type RecordedChannel = RecordOptions['decidedBy']['channel']

/** What the runner tells of the way on which it judges; what the workflow says of it is read when something is recorded. */
function channelOf({
  GITHUB_EVENT_NAME: event,
  runner,
  actor = '',
}: RunnerEnvironment): Omit<RecordedChannel, 'proxy'> {
  const known = runner === 'github-hosted' || runner === 'self-hosted' ? runner : null
  const account = /^\d{1,20}$/.test(actor) ? actor : null
  return { event, actor: account, runner: known, token: null, job: null, trust: null }
}

/** What `sha256sum * | sha256sum` says in dist/, in the C locale: anybody can compute it from a release. */
async function bundleDigest(program: URL): Promise<string> {
  const folder = new URL('.', program)
  const names = (await readdir(folder)).sort()
  const lines = await Promise.all(
    names.map(async name => `${sha256(await readFile(new URL(name, folder)))}  ${name}\n`),
  )
  return `sha256:${sha256(lines.join(''))}`
}

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
