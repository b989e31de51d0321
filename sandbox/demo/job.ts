import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunResult, runAction } from '../runner/index.ts'
import type { Company, Person } from './company.ts'
import { runGit, runProgram } from './process.ts'

const RECORDING = {
  contents: 'write',
  checks: 'write',
  statuses: 'write',
  pull_requests: 'read',
  issues: 'read',
  metadata: 'read',
} as const
const JUDGING = { ...RECORDING, contents: 'read' } as const

const LCOV = 'coverage/lcov.info'
/** They work on Node 20, 22 and 24. */
const TEST_FLAGS = [
  '--test',
  '--experimental-test-coverage',
  '--test-reporter=lcov',
  `--test-reporter-destination=${LCOV}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
]

/** The package: beside `dist/`, from which the demo runs as a bundle, or above the sources. */
export const PACKAGE = ['..', '../..']
  .map(folder => fileURLToPath(new URL(folder, import.meta.url)))
  .find(folder => existsSync(join(folder, 'action.yml')))

/** The command, as built. */
export const CLI = join(PACKAGE ?? '', 'dist', 'cli.js')

/** One run of the workflow. */
export interface Job {
  /** Of its folder among the runs. */
  name: string
  event: string
  payload: unknown
  actor: Person
  sha: string
  ref: string
}

export interface Finished extends RunResult {
  requests: number
}

/** What actions/checkout leaves with `fetch-depth: 0`. */
export async function checkOut(company: Company, { name, sha, ref }: Job): Promise<string> {
  const folder = join(company.folders.backstage, name, 'workspace')
  await mkdir(folder, { recursive: true })
  const git = (...args: string[]) => runGit(args, company.at(folder))
  await git('clone', '-q', '--no-checkout', company.repository.path, '.')
  await git('fetch', '-q', 'origin', `+${ref}:refs/remotes/pull/merge`)
  await git('checkout', '-q', '--detach', sha)
  return folder
}

/** Runs the project's own tests with coverage, and gives back how many passed. */
export async function runTests(company: Company, workspace: string): Promise<number> {
  await mkdir(join(workspace, 'coverage'), { recursive: true })
  const { status, out, err } = await runProgram(process.execPath, TEST_FLAGS, company.at(workspace))
  const [, passed = '0'] = /^\S+ pass (\d+)$/m.exec(out) ?? []
  if (status !== 0 || passed === '0') throw new Error(`The tests of acme/shop do not pass:\n${out}${err}`)
  return Number(passed)
}

/** Runs the built Action as the runner would, and keeps what it wrote. */
export async function runGatebook(company: Company, job: Job, workspace: string | undefined): Promise<Finished> {
  const { sandbox, repository, folders, people } = company
  // Runs start late. Until then GitHub shows what moved a branch, and knows whether a push by hand merged a change.
  company.aMinuteLater()
  const recording = job.event === 'push' || job.event === 'release'
  const before = sandbox.requests.length
  const temp = join(folders.backstage, job.name, 'runner')
  const result = await runAction({
    action: PACKAGE ?? '',
    event: { name: job.event, payload: job.payload },
    token: sandbox.issueToken({ repository, permissions: recording ? RECORDING : JUDGING }),
    repository: { nameWithOwner: repository.fullName, id: repository.id, ownerId: repository.owner.id },
    sha: job.sha,
    ref: job.ref,
    refProtected: recording,
    actor: job.actor,
    actorId: people[job.actor].id,
    runId: Number.parseInt(job.name, 10),
    workspace: workspace ?? (await emptyWorkspace(company, job)),
    apiUrl: sandbox.url,
    temp,
  })
  await keepDocuments(company, job, result, workspace)
  return { ...result, requests: sandbox.requests.length - before }
}

async function emptyWorkspace(company: Company, { name }: Job): Promise<string> {
  const folder = join(company.folders.backstage, name, 'workspace')
  await mkdir(folder, { recursive: true })
  return folder
}

/** The documents of the run, for whoever wants to look: verdict, facts, summary, log, event and report. */
async function keepDocuments({ folders }: Company, job: Job, result: RunResult, workspace?: string): Promise<void> {
  const folder = join(folders.root, 'runs', job.name)
  await mkdir(folder, { recursive: true })
  const documents = join(result.temp, '_temp', 'gatebook')
  if (existsSync(documents)) await cp(documents, folder, { recursive: true })
  await writeFile(join(folder, 'summary.md'), result.summary)
  await writeFile(join(folder, 'log.txt'), `${result.log.join('\n')}\n`)
  await writeFile(join(folder, 'event.json'), `${JSON.stringify(job.payload, null, 2)}\n`)
  if (workspace !== undefined) await copyFile(join(workspace, LCOV), join(folder, 'lcov.info'))
}
