import { resolve } from 'node:path'
import { needsOwnProcess } from '../../in-process.ts'
import { runAction } from '../../run-action.ts'
import type { JobState } from '../job-state.ts'
import type { StepResult } from '../options.ts'
import type { ActionStep } from '../read/jobs.ts'
import { appToken } from './app-token.ts'
import { checkout } from './checkout.ts'
import { download } from './download.ts'
import { resultOf, type StandIn } from './stand-in.ts'
import { upload } from './upload.ts'

const STAND_INS: Readonly<Record<string, StandIn>> = {
  'actions/checkout': checkout,
  'actions/upload-artifact': upload,
  'actions/download-artifact': download,
  'actions/create-github-app-token': appToken,
}

/** A process of its own would really wait for what GitHub shows late. */
const MINUTE = 60_000

/** Runs what a step uses: Gatebook itself, or what stands for another action. Any other action is an error. */
export async function runUses(state: JobState, step: ActionStep, env: Record<string, string>): Promise<StepResult> {
  const action = step.uses.replace(/@.*$/, '')
  if (step.uses.startsWith('gatebook/gatebook@')) return runGatebook(state, step, env)
  if (step.uses.startsWith('./')) return runLocal(state, step, env)
  // Node, Java and the like are there already.
  if (/^actions\/setup-[a-z]+$/.test(action)) return resultOf({})
  const standIn = STAND_INS[action]
  if (standIn === undefined || action === step.uses) throw new Error(`${step.place}: nothing stands for ${step.uses}.`)
  const unknown = Object.keys(step.inputs).find(name => !standIn.inputs.includes(name))
  if (unknown !== undefined)
    throw new Error(`${step.place}.with: what stands for ${action} does not know the input "${unknown}".`)
  return resultOf(await standIn.run({ state, input: name => step.inputs[name] ?? '' }))
}

/** The action of the repository itself: its own bundle is what runs, and only from a checkout. */
async function runLocal(state: JobState, step: ActionStep, env: Record<string, string>): Promise<StepResult> {
  const folder = resolve(state.workspace, step.uses)
  if (state.checkedOut.has(folder)) return runGatebook(state, step, env)
  const place = `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'.`
  return resultOf({ failure: `${place} Did you forget to run actions/checkout before running your local action?` })
}

function runGatebook(state: JobState, { inputs }: ActionStep, env: Record<string, string>): Promise<StepResult> {
  const { action, inProcess, node, later } = state.facts.options
  const own = node !== undefined || inProcess === undefined || needsOwnProcess(env).length > 0
  if (own) later?.(MINUTE)
  const options = { ...state.options(env), action, inputs, ...(node === undefined ? {} : { node }) }
  return runAction(own ? options : { ...options, inProcess })
}
