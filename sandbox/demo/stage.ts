import type { Pull } from '../github/sandbox.ts'
import { annotationView, type Checks, checksView } from './checks-view.ts'
import type { Company, Person } from './company.ts'
import { checkOut, type Finished, type Job, runGatebook, runTests } from './job.ts'
import type { Teller } from './teller.ts'

export interface Stage {
  company: Company
  teller: Teller
}

/** Something happened that the story does not report: the demo stops and says so. */
export class Unexpected extends Error {}

const WHOLE = 'Gatebook: verdict'

/** The conclusions that the story tells, by gate. */
export type Expected = Readonly<Record<'peer-review' | 'coverage' | 'traceability' | 'change-record', 'green' | 'red'>>

export type PullEvent = { name: string; event: string; payload: unknown; actor: Person }

/** Runs the workflow on the change, shows its checks, and compares them with the story. */
export async function judge(stage: Stage, pull: Pull, event: PullEvent, expected: Expected): Promise<Checks> {
  const { company, teller } = stage
  await company.sandbox.refresh(pull)
  if (pull.testMerge === undefined)
    throw new Unexpected(`Change #${pull.number} cannot be merged with ${pull.baseBranch}.`)
  const job = { ...event, sha: pull.testMerge, ref: `refs/pull/${pull.number}/merge` }
  teller.step(`Event ${event.event}: the workflow checks out the change and runs its tests.`)
  const workspace = await checkOut(company, job)
  const passed = await runTests(company, workspace)
  teller.step(`${passed} tests pass. Gatebook reads policy, reviews, diff and coverage report, and decides.`)
  const result = await gatebook(stage, job, workspace)
  teller.step(`${result.requests} API requests, exit status ${result.exitCode}. The pull request now shows:`)
  const checks = checksOf(company, pull)
  teller.show(checksView(checks, teller))
  compare(checks, expected, result)
  return checks
}

/** Runs the Action, and insists that it and the stand-in kept to GitHub's own description. */
export async function gatebook(stage: Stage, job: Job, workspace?: string): Promise<Finished> {
  const { company } = stage
  const result = await runGatebook(company, job, workspace)
  const [violation, ...more] = company.sandbox.violations
  if (violation !== undefined) {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`
    throw new Unexpected(`${violation.where} does not match the GitHub API description: ${violation.message}${others}`)
  }
  if (result.timedOut)
    throw new Unexpected(`The Action did not end in time. The log of the run:\n${result.log.join('\n')}`)
  return result
}

function checksOf({ sandbox, repository }: Company, { number, head }: Pull): Checks {
  const newestFirst = sandbox.checkRuns(repository, head)
  // In the order in which they first came: a gate that says the same again is not posted again.
  const names = new Set(newestFirst.map(({ name }) => name).reverse())
  names.delete(WHOLE)
  const status = sandbox.requiredCheck(repository, head, 'Gatebook')
  const newest = [...names].flatMap(name => newestFirst.find(run => run.name === name) ?? [])
  return {
    title: `Pull request #${number}, commit ${head.slice(0, 7)}`,
    // The status that sums them up stands for the check of the whole verdict, to which it leads.
    runs: status === undefined ? newest : [...newest, status],
    mergeable: status?.conclusion === 'success',
  }
}

function compare({ runs, mergeable }: Checks, expected: Expected, { log, exitCode }: Finished): void {
  const colours = Object.entries(expected)
  for (const [gate, colour] of colours) {
    const run = runs.find(({ name }) => name === `Gatebook: ${gate}`)
    const shown = run === undefined ? 'missing' : run.conclusion === 'success' ? 'green' : 'red'
    if (shown !== colour)
      throw new Unexpected(
        `The check of gate ${gate} should be ${colour} but is ${shown}. The log of the run:\n${log.join('\n')}`,
      )
  }
  const allGreen = colours.every(([, colour]) => colour === 'green')
  if (mergeable !== allGreen || exitCode !== (allGreen ? 0 : 1))
    throw new Unexpected(
      `The overall check or the exit status ${exitCode} does not match the gates. The log of the run:\n${log.join('\n')}`,
    )
}

/** The annotations of the checks, with the lines that they are about. */
export async function showAnnotations({ company, teller }: Stage, { head }: Pull, { runs }: Checks): Promise<void> {
  const paths = new Set(runs.flatMap(run => run.annotations.map(({ path }) => path)))
  if (paths.size === 0) throw new Unexpected('No line was annotated.')
  const sources = new Map<string, string>()
  for (const path of paths) sources.set(path, await company.git('show', `${head}:${path}`))
  teller.show(annotationView(runs, path => sources.get(path) ?? '', teller))
}
