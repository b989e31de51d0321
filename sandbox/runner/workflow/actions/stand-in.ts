import type { JobState } from '../job-state.ts'
import type { StepResult } from '../options.ts'

/** What stands for an action that the runner would fetch. */
export interface StandIn {
  /** Inputs that it knows; any other is an error. */
  inputs: readonly string[]
  run(call: Call): Promise<Answer> | Answer
}

export interface Call {
  state: JobState
  /** Evaluated. */
  input(name: string): string
}

export interface Answer {
  outputs?: Record<string, string>
  /** What the action says when it fails. */
  failure?: string
  log?: readonly string[]
}

export function resultOf({ outputs = {}, failure, log = [] }: Answer): StepResult {
  return {
    outcome: failure === undefined ? 'success' : 'failure',
    outputs,
    env: {},
    path: [],
    log: failure === undefined ? log : [...log, `Error: ${failure}`],
  }
}

/** As the toolkit reads a boolean; an input that is empty has the value that the action gives it. */
export function isTrue(text: string, usual: boolean): boolean {
  if (text === '') return usual
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  throw new Error(`Input does not meet YAML 1.2 "Core Schema" specification: ${text}`)
}
