import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Command, type Event, type PlayedJob, type PlayedRun, type RunResult, Workflows } from '../runner/index.ts'
import type { Company } from './company.ts'
import { runGit, runProgram } from './process.ts'
import { LCOV, TEST_FLAGS, TESTS, TREE, TREE_FILE } from './workflows.ts'

/** The package: beside `dist/`, from which the demo runs as a bundle, or above the sources. */
export const PACKAGE = ['..', '../..']
  .map(folder => fileURLToPath(new URL(folder, import.meta.url)))
  .find(folder => existsSync(join(folder, 'action.yml')))

/** The command, as built. */
export const CLI = join(PACKAGE ?? '', 'dist', 'cli.js')

/** What starts a run. */
export interface Start {
  /** Of the run's folder. */
  name: string
  event: Event
  /** Told as soon as the job `test` is through, with how many tests passed. */
  onTests?: (passed: number) => void
}

export interface Finished extends RunResult {
  /** Of the job `test`. */
  tests: { conclusion: PlayedJob['conclusion'] | undefined; log: readonly string[] }
  requests: number
}

/** Plays the workflow that an event starts, with the built Action, and keeps what it wrote. */
export async function playWorkflow(company: Company, start: Start): Promise<Finished> {
  const { sandbox, repository, folders } = company
  const before = sandbox.requests.length
  const workflows = new Workflows({
    sandbox,
    repository,
    root: join(folders.backstage, start.name),
    action: PACKAGE ?? '',
    commands: commandsOf(company, start),
    later: milliseconds => company.later(milliseconds),
  })
  const runs = await workflows.run(start.event)
  const [played] = runs
  if (played === undefined || runs.length > 1)
    throw new Error(`The event ${start.event.name} should start one workflow, but it started ${runs.length}.`)
  const result = resultOf(played)
  await keepDocuments(company, start, played, result)
  const test = played.jobs.find(({ id }) => id === 'test')
  const tests = { conclusion: test?.conclusion, log: logOf(test === undefined ? [] : [test]) }
  return { ...result, tests, requests: sandbox.requests.length - before }
}

/** The commands of the workflow, without a shell and a `node` on the search path: not every computer has both. */
function commandsOf(company: Company, { onTests }: Start): Record<string, Command> {
  return {
    [TESTS]: async ({ workspace }) => {
      onTests?.(await runTests(company, workspace))
      return 0
    },
    [TREE]: async ({ workspace }) => {
      const tree = await runGit(['rev-parse', 'HEAD^{tree}'], company.at(workspace))
      // The empty line is the prefix at the root.
      await writeFile(join(workspace, TREE_FILE), `${tree}\n\n`)
      return 0
    },
  }
}

/** Runs the project's own tests with coverage, and gives back how many passed. */
async function runTests(company: Company, workspace: string): Promise<number> {
  await mkdir(join(workspace, 'coverage'), { recursive: true })
  const { status, out, err } = await runProgram(process.execPath, TEST_FLAGS, company.at(workspace))
  const [, passed = '0'] = /^\S+ pass (\d+)$/m.exec(out) ?? []
  if (status !== 0 || passed === '0') throw new Error(`The tests of acme/shop do not pass:\n${out}${err}`)
  return Number(passed)
}

/** Of the step that ran Gatebook. */
function resultOf({ jobs }: PlayedRun): RunResult {
  const whole = resultsOf(jobs).findLast((result): result is RunResult => 'outcome' in result.outputs)
  if (whole === undefined)
    throw new Error(`Gatebook did not decide anything. The log of the run:\n${logOf(jobs).join('\n')}`)
  return whole
}

const resultsOf = (jobs: readonly PlayedJob[]) =>
  jobs.flatMap(({ steps }) => steps.flatMap(({ result }) => result ?? []))

const logOf = (jobs: readonly PlayedJob[]): string[] => resultsOf(jobs).flatMap(({ log }) => log)

/** The documents of the run, for whoever wants to look: verdict, facts, summary, log, event and report. */
async function keepDocuments({ folders }: Company, start: Start, played: PlayedRun, result: RunResult): Promise<void> {
  const folder = join(folders.root, 'runs', start.name)
  await mkdir(folder, { recursive: true })
  const documents = join(result.temp, '_temp', 'gatebook')
  if (existsSync(documents)) await cp(documents, folder, { recursive: true })
  await writeFile(join(folder, 'summary.md'), result.summary)
  await writeFile(join(folder, 'log.txt'), `${result.log.join('\n')}\n`)
  await writeFile(join(folder, 'event.json'), `${JSON.stringify(start.event.payload, null, 2)}\n`)
  // A run without tests read the report of an earlier one.
  const report = join(folders.backstage, `${played.run.headSha}.info`)
  const tested = played.jobs.find(({ id, conclusion }) => id === 'test' && conclusion === 'success')
  if (tested !== undefined) await copyFile(join(tested.workspace, LCOV), report)
  if (existsSync(report)) await copyFile(report, join(folder, 'lcov.info'))
}
