import { plain } from '../../text/escape.ts'
import { didYouMean } from '../../text/suggest.ts'
import { type ReleaseInputs, readReleaseInputs } from './release-inputs.ts'
import { readUpkeepInputs, type UpkeepInputs } from './upkeep-inputs.ts'
import { UserFacingError } from './user-facing-error.ts'

/** The inputs of `action.yml`, read once. Every default is written there, and only there. */
export interface Inputs {
  command: Command
  token: string
  /** Reads teams and policies of other repositories; empty where there is none. */
  orgToken: string
  policy: string
  pullRequest: number | undefined
  publish: ReadonlySet<Publishing>
  checkName: string
  failOn: 'fail' | 'error' | 'never'
  dryRun: boolean
  /** URLs of the proxies that the runner needs, and where the certificates are that it trusts besides. */
  proxy: readonly string[]
  caFile: readonly string[]
  upkeep: UpkeepInputs
  release: ReleaseInputs
}

const COMMANDS = ['auto', 'check', 'merge-record', 'release', 'upkeep'] as const
export type Command = (typeof COMMANDS)[number]

const PUBLISHING = ['commit-status', 'check-runs', 'summary', 'annotations', 'release-notes'] as const
export type Publishing = (typeof PUBLISHING)[number]

const FAIL_ON = ['fail', 'error', 'never'] as const

export const INPUT_NAMES = [
  'command',
  'token',
  'org-token',
  'policy',
  'pull-request',
  'since',
  'branches',
  'commit',
  'release',
  'environment',
  'package',
  'release-kind',
  'incident',
  'reason',
  'artifacts',
  'publish',
  'check-name',
  'fail-on',
  'dry-run',
  'proxy',
  'ca-file',
] as const

/** The runner hands inputs over as `INPUT_<NAME>`, in capitals, with spaces as underscores and hyphens kept. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  refuseUndeclared(env)
  const get = (name: (typeof INPUT_NAMES)[number]) => (env[variable(name)] ?? '').trim()
  return {
    command: oneOf('command', get('command'), COMMANDS),
    token: required('token', get('token'), 'Leave the input out to use the token of the job.'),
    orgToken: get('org-token'),
    policy: policyPath(get('policy')),
    pullRequest: pullNumber(get('pull-request')),
    publish: new Set(listOf(get('publish')).map(part => oneOf('publish', part, PUBLISHING))),
    checkName: checkName(get('check-name')),
    failOn: oneOf('fail-on', get('fail-on'), FAIL_ON),
    dryRun: oneOf('dry-run', get('dry-run'), ['true', 'false'] as const) === 'true',
    proxy: listOf(get('proxy')).map(proxyUrl),
    caFile: listOf(get('ca-file')),
    upkeep: readUpkeepInputs(get),
    release: readReleaseInputs(get),
  }
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)

const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

/** The runner only warns about an input that `action.yml` does not declare, so a typing error would go unnoticed. */
function refuseUndeclared(env: Readonly<Record<string, string | undefined>>): void {
  const known = new Set(INPUT_NAMES.map(variable))
  const unknown = Object.keys(env).filter(name => name.startsWith('INPUT_') && !known.has(name))
  if (unknown.length === 0) return
  const names = unknown.map(name => name.slice('INPUT_'.length).toLowerCase())
  throw new UserFacingError(
    'input_unknown',
    names.map(name => `There is no input "${name}"${didYouMean(name, INPUT_NAMES)}.`).join(' '),
    `The inputs are: ${INPUT_NAMES.join(', ')}.`,
  )
}

function required(name: string, value: string, next: string): string {
  if (value === '') throw new UserFacingError('input_invalid', `The input "${name}" is empty.`, next)
  return value
}

function oneOf<Value extends string>(name: string, value: string, values: readonly Value[]): Value {
  const found = values.find(candidate => candidate === value)
  if (found !== undefined) return found
  throw new UserFacingError(
    'input_invalid',
    `The input "${name}" cannot be "${value}"${didYouMean(value, values)}.`,
    `Valid values: ${values.join(', ')}.`,
  )
}

/** GitHub's GraphQL takes numbers of 32 bits and refuses the whole question because of a larger one. */
const MAX_PULLS = 2_147_483_647

function pullNumber(value: string): number | undefined {
  if (value === '') return undefined
  if (/^[1-9]\d{0,9}$/.test(value) && Number(value) <= MAX_PULLS) return Number(value)
  throw new UserFacingError(
    'input_invalid',
    `The input "pull-request" cannot be "${value}".`,
    'Give the number of a pull request, such as 7.',
  )
}

function proxyUrl(value: string): string {
  if (/^(?:https?|socks[45][ah]?):\/\/[^\s/@]+\/?$/.test(value) && URL.canParse(value)) return value
  throw new UserFacingError(
    'input_invalid',
    'The input "proxy" is not the URL of a proxy.',
    'Give its protocol, host and port, such as http://proxy.example.com:3128, without a name or password.',
  )
}

const MAX_PATH_LENGTH = 400

function policyPath(value: string): string {
  const refuse = (what: string, next = 'Give a path inside the repository, such as .github/quality-policy.yml.') =>
    new UserFacingError('input_invalid', `The input "policy" ${what}.`, next)
  if (value.length > MAX_PATH_LENGTH) throw refuse(`is longer than ${MAX_PATH_LENGTH} characters`)
  // The path is shown in logs and records: it must be what it looks like.
  if (plain(value) !== value) throw refuse('must be one line without invisible characters')
  if (value.includes('\\'))
    throw refuse(`cannot be "${value}"`, `Write it with / instead of \\: ${value.replaceAll('\\', '/')}`)
  const segments = value.split('/')
  if (segments.some(segment => segment === '' || segment === '.' || segment === '..'))
    throw refuse(`cannot be "${value}"`)
  return value
}

/** The name is looked for again at the merge, so it must be shown exactly as it is. */
function checkName(value: string): string {
  if (value !== '' && value.length <= 60 && plain(value) === value) return value
  throw new UserFacingError(
    'input_invalid',
    'The input "check-name" must be one line of 1 to 60 printable characters.',
    'Leave it out to use "Gatebook".',
  )
}
