import type { GitHubContext } from './expressions.ts'
import type { StepOptions } from './options.ts'

/** Where one step keeps its files. */
export interface Places {
  home: string
  temp: string
  tools: string
  eventPath: string
  /** Name of the machine. */
  machine: string
}

/** The `github` context of the step, for expressions and, in part, for the environment. */
export function githubContext(options: StepOptions, eventPath: string): GitHubContext {
  const { repository, ref, sha } = options
  const actor = options.actor ?? 'octocat'
  const apiUrl = options.apiUrl.replace(/\/$/, '')
  return {
    token: options.token,
    action: '__self',
    action_ref: '',
    action_repository: '',
    actor,
    actor_id: String(options.actorId ?? 583231),
    api_url: apiUrl,
    base_ref: options.baseRef ?? '',
    event: options.event.payload,
    event_name: options.event.name,
    event_path: eventPath,
    graphql_url: graphqlUrl(apiUrl),
    head_ref: options.headRef ?? '',
    job: options.job ?? 'gatebook',
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: String(options.refProtected ?? false),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: repository.nameWithOwner,
    repository_id: String(repository.id),
    repository_owner: repository.nameWithOwner.split('/')[0] ?? '',
    repository_owner_id: String(repository.ownerId),
    retention_days: '90',
    run_attempt: String(options.runAttempt ?? 1),
    run_id: String(options.runId ?? 1),
    run_number: '1',
    server_url: options.serverUrl ?? 'https://github.com',
    sha,
    triggering_actor: actor,
    workflow: options.workflow ?? 'Gatebook',
    workflow_ref: options.workflowRef ?? `${repository.nameWithOwner}/.github/workflows/gatebook.yml@${ref}`,
    workflow_sha: options.workflowSha ?? sha,
    workspace: options.workspace,
  }
}

/** GitHub Enterprise Server serves REST under /api/v3 and GraphQL beside it. */
function graphqlUrl(apiUrl: string): string {
  return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`
}

/** In the context, but not given to the action as a variable. actions/runner, GitHubContext.cs, _contextEnvAllowlist */
const withoutVariable = new Set(['token', 'event'])

/**
 * Everything the action's process can see of its environment; nothing of the host but PATH.
 * `GITHUB_TOKEN` is not here: an action has the token only when an input or the workflow gives it.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function environment(
  github: GitHubContext,
  places: Places,
  inputs: ReadonlyMap<string, string>,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const context = Object.entries(github).filter(([name]) => !withoutVariable.has(name))
  return {
    CI: 'true',
    HOME: places.home,
    PATH: process.env['PATH'] ?? '',
    // A workflow may set these three and any name of its own, but none of what follows.
    ...extra,
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(context.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: places.machine,
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
    RUNNER_TEMP: places.temp,
    RUNNER_TOOL_CACHE: places.tools,
    ...Object.fromEntries([...inputs].map(([name, value]) => [inputVariable(name), value])),
  }
}

/** Spaces become underscores, dashes stay. actions/runner, Handlers/Handler.cs, AddInputsToEnvironment */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}
