import { type GitHubContext, interpolate } from './expressions.ts'
import { runInProcess } from './in-process.ts'
import { type Manifest, readManifest } from './manifest.ts'
import type { RunOptions, RunResult } from './options.ts'
import { runProcess } from './process.ts'
import { runStep } from './step.ts'
import type { StepLog } from './step-log.ts'

/** Runs a JavaScript action as GitHub's runner would, and gives back what a person would see. */
export async function runAction(options: RunOptions): Promise<RunResult> {
  const manifest = await readManifest(options.action)
  const command = options.node ?? process.execPath
  return runStep(options, {
    name: manifest.name,
    inputs: (github, log) => resolveInputs(manifest, options.inputs ?? {}, github, log),
    execute: running =>
      options.inProcess
        ? runInProcess(options.inProcess, running)
        : runProcess({ ...running, command, args: [manifest.main] }),
  })
}

/**
 * Given inputs, then defaults for the rest. An undeclared input is only warned of and still reaches the action, and
 * `required: true` is nobody's business here: the runner does not look at it. actions/runner, ActionRunner.cs, RunAsync
 */
function resolveInputs(
  manifest: Manifest,
  given: Record<string, string>,
  github: GitHubContext,
  log: StepLog,
): Map<string, string> {
  const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase()
  const isDeclared = (name: string) => manifest.inputs.some(input => same(input.name, name))
  const isGiven = (name: string) => Object.keys(given).some(other => same(other, name))
  const deprecated = manifest.inputs.filter(input => input.deprecationMessage !== '' && isGiven(input.name))
  for (const { name, deprecationMessage } of deprecated) {
    log.report('warning', `Input '${name}' has been deprecated with message: ${deprecationMessage}`)
  }
  const unexpected = Object.keys(given).filter(name => !isDeclared(name))
  if (unexpected.length > 0) {
    const valid = manifest.inputs.map(({ name }) => name)
    log.report('warning', `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(valid)}]`)
  }
  const defaults = manifest.inputs.filter(({ name }) => !isGiven(name))
  return new Map([
    ...Object.entries(given),
    ...defaults.map(input => [input.name, interpolate(input.default, { contexts: { github } })] as const),
  ])
}

function quoted(names: readonly string[]): string {
  return `'${names.join("', '")}'`
}
