import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { PROJECT, type RunOptions } from './stage.ts'

interface Job {
  permissions: Record<string, 'read' | 'write'>
  steps: { uses?: string; with?: Record<string, string> }[]
  needs?: string
}

/** A job of a documented workflow. */
export function jobOf(file: string, name: string): Job {
  const { jobs } = load(readFileSync(join(PROJECT, 'docs/workflows', file), 'utf8')) as { jobs: Record<string, Job> }
  const job = jobs[name]
  if (!job) throw new Error(`${file} has no job ${name}`)
  return job
}

/** Permissions and inputs as the workflow has them, for the step that is Gatebook; `given`: what was typed in by hand. */
export function grantsOf(
  file: string,
  name: string,
  given: Record<string, string> = {},
): Pick<RunOptions, 'permissions' | 'inputs'> {
  const { permissions, steps } = jobOf(file, name)
  const step = steps.find(({ uses }) => uses?.startsWith('gatebook/'))
  if (!step) throw new Error(`the job ${name} does not run Gatebook`)
  const granted = Object.entries(permissions).map(([key, level]) => [key.replaceAll('-', '_'), level] as const)
  return { permissions: { metadata: 'read', ...Object.fromEntries(granted) }, inputs: inputsOf(step.with ?? {}, given) }
}

/** The same for a step that has the token of an app, as the step before it requests that. */
export function appGrantsOf(file: string, name: string): Pick<RunOptions, 'permissions' | 'inputs' | 'app'> {
  const { inputs = {} } = grantsOf(file, name)
  const { token: _, ...others } = inputs
  const made = jobOf(file, name).steps.find(({ uses }) => uses?.startsWith('actions/create-github-app-token@'))
  if (!made) throw new Error(`the job ${name} makes no token of an app`)
  const requested = Object.entries(made.with ?? {}).flatMap(([key, level]) => {
    const [, permission] = /^permission-(.*)$/.exec(key) ?? []
    return permission ? [[permission.replaceAll('-', '_'), level as 'read' | 'write'] as const] : []
  })
  return { permissions: { metadata: 'read', ...Object.fromEntries(requested) }, inputs: others, app: APP }
}

export const APP = { slug: 'acme-gatebook', id: 4711 }

/** What is typed in by hand reaches a step as an input and nothing else; on a schedule it is empty. */
function inputsOf(step: Record<string, string>, given: Record<string, string>): Record<string, string> {
  const filled = (text: string) =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+)(?: \|\| (\w+))? \}\}/g, (_, name, other = '') => given[name] || other)
  return Object.fromEntries(Object.entries(step).map(([name, text]) => [name, filled(String(text))]))
}
