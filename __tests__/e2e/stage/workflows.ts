import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Event, type PlayedRun, Workflows, type WorkflowsOptions } from '../../../sandbox/runner/index.ts'
import { PROJECT, type Stage } from './stage.ts'

const DOCUMENTED = 'docs/workflows'

/** Files of docs/workflows as a repository has them. */
export function documentedFiles(
  names: readonly string[] = readdirSync(join(PROJECT, DOCUMENTED)),
): Record<string, string> {
  const read = (name: string) => readFileSync(join(PROJECT, DOCUMENTED, name), 'utf8')
  return Object.fromEntries(names.map(name => [`.github/workflows/${name}`, read(name)]))
}

/** The workflows of the stage's repository, with the built Action. */
export function workflowsOf(stage: Stage, options: Partial<WorkflowsOptions> = {}): Workflows {
  return new Workflows({
    sandbox: stage.sandbox,
    repository: stage.repository,
    root: join(stage.root, 'jobs'),
    action: PROJECT,
    inProcess: stage.inProcess(),
    later: milliseconds => stage.later(milliseconds),
    ...options,
  })
}

/** Plays everything that an event starts, and what follows from it, until nothing happens any more. */
export async function runWorkflows(
  stage: Stage,
  event: Event,
  options: Partial<WorkflowsOptions> = {},
): Promise<PlayedRun[]> {
  return workflowsOf(stage, options).run(event)
}

/** What a person would look at first when something is not as it should be: every job, its end and its log. */
export const told = (runs: readonly PlayedRun[]): string =>
  runs
    .flatMap(({ path, jobs }) =>
      jobs.flatMap(({ name, conclusion, steps }) => [
        `${path}: ${name}: ${conclusion}`,
        ...steps.flatMap(({ result }) => result?.log ?? []),
      ]),
    )
    .join('\n')

/** What Gatebook gave back in a run. */
export function outputsOf({ jobs }: PlayedRun): Readonly<Record<string, string>> {
  const results = jobs.flatMap(({ steps }) => steps.flatMap(({ result }) => result ?? []))
  return results.findLast(({ outputs }) => 'outcome' in outputs)?.outputs ?? {}
}
