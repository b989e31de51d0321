import type { Pull } from '../github/sandbox.ts'
import type { Event } from '../runner/index.ts'
import { annotationView, type Checks, checksView } from './checks-view.ts'
import type { Company } from './company.ts'
import { type Finished, playWorkflow, type Start } from './job.ts'
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

/** What happens to a change, and whether it brings something new to test. */
export interface Happening {
  name: string
  event: Event
  isTested: boolean
}

/** Plays the workflow on the change, shows its checks, and compares them with the story. */
export async function judge(stage: Stage, pull: Pull, happening: Happening, expected: Expected): Promise<Checks> {
  const { company, teller } = stage
  const { isTested, ...start } = happening
  await company.sandbox.refresh(pull)
  if (pull.testMerge === undefined)
    throw new Unexpected(`Change #${pull.number} cannot be merged with ${pull.baseBranch}.`)
  teller.step(`Event ${start.event.name}. ${isTested ? TESTING : NOT_TESTING}`)
  const result = await gatebook(stage, { ...start, onTests: passed => teller.step(tested(passed)) })
  const wanted = isTested ? 'success' : 'skipped'
  if (result.tests.conclusion !== wanted)
    throw new Unexpected(
      `The job test should end as ${wanted}, but it ended as ${result.tests.conclusion}. Its log:\n${result.tests.log.join('\n')}`,
    )
  teller.step(`${result.requests} API requests. The pull request now shows:`)
  const checks = checksOf(company, pull)
  teller.show(checksView(checks, teller))
  compare(checks, expected, result)
  return checks
}

const TESTING = 'Job test checks out the commit and runs the tests.'
const NOT_TESTING =
  'No test runs again: job test is skipped, and job gatebook finds the report of the last test run on this commit.'
const tested = (passed: number): string =>
  `${passed} tests pass, and the coverage report is uploaded. Job gatebook reads it, the policy, the reviews and the diff, and decides.`

/** Plays a workflow, and insists that it and the stand-in kept to GitHub's own description. */
export async function gatebook(stage: Stage, start: Start): Promise<Finished> {
  const { company } = stage
  const result = await playWorkflow(company, start)
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
  const posted = newestFirst.map(({ name }) => name).filter(name => name.startsWith('Gatebook: ') && name !== WHOLE)
  const names = new Set(posted.reverse())
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
  // With `fail-on: error` a red verdict leaves no red job behind.
  if (mergeable !== allGreen || exitCode !== 0)
    throw new Unexpected(
      `The status or the exit status ${exitCode} does not match the gates. The log of the run:\n${log.join('\n')}`,
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
