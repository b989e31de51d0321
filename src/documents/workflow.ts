import { parseYaml } from './yaml.ts'

/** What a workflow file says about the job that runs Gatebook. `shared`: code of the change may run in it too. */
export type JobSeen = { job: 'separate' } | { job: 'shared' | 'unknown'; why: string }

/** Actions of the platform that run nothing of what they fetch. */
const PLATFORM_ACTIONS = [
  'actions/checkout',
  'actions/create-github-app-token',
  'actions/download-artifact',
  'actions/upload-artifact',
]
/** Fetches commits, and nothing else; a change from a fork is not on any branch that actions/checkout brings. */
const FETCH = 'git fetch --no-tags origin "$HEAD_SHA"'
/** What a job, and what the whole workflow may not have: each brings programs, variables or a shell of its own. */
const OF_ITS_OWN = ['container', 'services', 'env', 'defaults']
const OF_ALL_JOBS = ['env', 'defaults']
/** What decides how and where a command runs. */
const OF_A_COMMAND = ['shell', 'working-directory']

/**
 * Whether nothing of the change can run in a job. This finds mistakes, not attackers: whoever writes the workflow decides
 * what runs in it, and actions are believed by their names. `action`: the repository that this action is from.
 */
export function judgingJob(text: string, key: string, action: string): JobSeen {
  const document = parseYaml(text, 'workflow')
  if (!('locate' in document)) return { job: 'unknown', why: 'The workflow file is not valid YAML.' }
  const job = at(at(document.value, 'jobs'), key)
  const steps = at(job, 'steps')
  if (!Array.isArray(steps)) return { job: 'unknown', why: `The workflow file has no job "${key}" with steps.` }
  const ofAll = OF_ALL_JOBS.find(name => at(document.value, name) !== undefined)
  if (ofAll !== undefined) return { job: 'shared', why: `The workflow has \`${ofAll}\` for all of its jobs.` }
  const own = OF_ITS_OWN.find(name => at(job, name) !== undefined)
  if (own !== undefined) return { job: 'shared', why: `The job "${key}" has \`${own}\` of its own.` }
  const gatebook = ['gatebook/gatebook', ...(action === '' ? [] : [action])]
  const trusted = [...PLATFORM_ACTIONS, ...gatebook]
  const [why] = steps.flatMap(step => stepProblem(step, trusted) ?? []).map(what => `The job "${key}" ${what}.`)
  if (why !== undefined) return { job: 'shared', why }
  if (steps.some(step => isOneOf(gatebook, nameOf(at(step, 'uses'))))) return { job: 'separate' }
  return { job: 'unknown', why: `The job "${key}" has no step that uses Gatebook.` }
}

function stepProblem(step: unknown, trusted: readonly string[]): string | undefined {
  const [run, uses, env] = ['run', 'uses', 'env'].map(name => at(step, name))
  if (typeof run === 'string') {
    const names = typeof env === 'object' && env !== null ? Object.keys(env) : []
    const isPlain = OF_A_COMMAND.every(name => at(step, name) === undefined)
    return run.trim() === FETCH && isPlain && names.every(name => name === 'HEAD_SHA')
      ? undefined
      : 'runs commands of its own'
  }
  if (typeof uses !== 'string') return 'has a step without `uses`'
  const name = nameOf(uses)
  if (!uses.includes('@') || !isOneOf(trusted, name))
    return `uses ${/^[\w./-]{1,100}$/.test(name) ? name : 'an action'}, which may run anything`
  return env === undefined ? undefined : 'sets variables for a step'
}

const nameOf = (uses: unknown): string => (typeof uses === 'string' ? (uses.split('@')[0] ?? '') : '')

const isOneOf = (actions: readonly string[], name: string): boolean =>
  actions.some(one => one.toLowerCase() === name.toLowerCase())

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
