import { githubContext } from '../environment.ts'
import type { Scope } from '../expressions.ts'
import type { StepOptions } from '../options.ts'
import type { WorkflowsOptions } from './options.ts'
import type { Event, Place } from './place.ts'
import type { Workflow } from './read/file.ts'

/** What is the same for everything in one run of a workflow. */
export interface RunFacts {
  options: WorkflowsOptions
  workflow: Workflow
  event: Event
  place: Place
  runId: number
  attempt: number
  actor: string
  actorId: number
  inputs: Readonly<Record<string, unknown>>
}

/** The options of a step, whichever it is. */
export function stepOptions(facts: RunFacts, { token = '', job = '', workspace = '', machine = '' } = {}): StepOptions {
  const { options, workflow, event, place } = facts
  const { repository, sandbox } = options
  return {
    event,
    token,
    job,
    machine,
    workspace,
    repository: { nameWithOwner: repository.fullName, id: repository.id, ownerId: repository.owner.id },
    sha: place.sha,
    ref: place.ref,
    headRef: place.headRef,
    baseRef: place.baseRef,
    apiUrl: sandbox.url,
    runId: facts.runId,
    runAttempt: facts.attempt,
    actor: facts.actor,
    actorId: facts.actorId,
    workflow: workflow.name,
    workflowRef: `${repository.fullName}/${workflow.path}@${place.ref}`,
    workflowSha: place.sha,
    secrets: Object.values(secretsOf(facts)),
  }
}

/** A change from a fork is given none but the token. */
export function secretsOf({ options, place }: RunFacts): Readonly<Record<string, string>> {
  return place.isFromFork ? {} : (options.secrets ?? {})
}

/**
 * What the keys of a workflow may name, each its own contexts.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
 */
export function runScope(facts: RunFacts): Scope {
  const { options, inputs } = facts
  return { contexts: { github: githubContext(stepOptions(facts), ''), inputs, vars: options.variables ?? {} } }
}

/** `name`, `environment` and, with secrets, `env` of a job. */
export function jobScope(facts: RunFacts, needs: unknown, matrix: unknown): Scope {
  return { contexts: { ...runScope(facts).contexts, needs, matrix, strategy: {} } }
}

export function withSecrets(scope: Scope, facts: RunFacts, token = ''): Scope {
  const secrets = { ...secretsOf(facts), ...(token === '' ? {} : { GITHUB_TOKEN: token }) }
  return { ...scope, contexts: { ...scope.contexts, secrets } }
}
