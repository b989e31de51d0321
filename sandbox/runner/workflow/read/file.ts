import { load } from 'js-yaml'
import { type Concurrency, readConcurrency } from './concurrency.ts'
import { type Defaults, type Job, readDefaults, readJobs } from './jobs.ts'
import { Part } from './part.ts'
import { type Permissions, readPermissions } from './permissions.ts'
import { readTriggers, type Trigger } from './triggers.ts'

/** A workflow file as it is written. */
export interface Workflow {
  /** Its file, from the root of the repository. */
  path: string
  /** The path, where it has no name. */
  name: string
  triggers: readonly Trigger[]
  permissions: Permissions | undefined
  concurrency: Concurrency | undefined
  env: Readonly<Record<string, string>>
  defaults: Defaults
  /** Each after those that it needs. */
  jobs: readonly Job[]
}

/** Reads a workflow file. A key that the stand-in does not know is an error: what is ignored in silence is not tested. */
export function readWorkflow(text: string, path: string): Workflow {
  const part = new Part(load(text, { filename: path }), path)
  const at = part.keys(['name', 'run-name', 'on', 'permissions', 'concurrency', 'env', 'defaults', 'jobs'])
  return {
    path,
    name: at('name').textOr(path),
    triggers: readTriggers(at('on')),
    permissions: readPermissions(at('permissions')),
    concurrency: readConcurrency(at('concurrency')),
    env: at('env').table(),
    defaults: readDefaults(at('defaults')),
    jobs: readJobs(at('jobs')),
  }
}
