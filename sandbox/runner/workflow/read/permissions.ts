import type { Part } from './part.ts'

/** As workflow files spell them. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
]

export type Level = 'read' | 'write' | 'none'
export type Permissions = Readonly<Record<string, Level>>

/** What is not named is none, as soon as anything is. Nothing where the key is not there. */
export function readPermissions(part: Part): Permissions | undefined {
  if (part.value === undefined) return undefined
  if (part.value === 'read-all') return everything('read')
  if (part.value === 'write-all') return everything('write')
  if (part.value === null) throw part.fault('is empty; write {} for none.')
  return Object.fromEntries(
    part.entries(SCOPES).map(([scope, level]) => [scope, level.oneOf(['read', 'write', 'none'])]),
  )
}

const everything = (level: Level): Permissions => Object.fromEntries(SCOPES.map(scope => [scope, level]))

/** Of a repository that was made since 2023 and whose settings nobody changed: the restricted ones. */
const RESTRICTED: Permissions = { contents: 'read', packages: 'read' }

interface Granted {
  workflow: Permissions | undefined
  job: Permissions | undefined
  /** Of a change from a fork: no write is granted, whatever the file says. */
  isFromFork: boolean
}

/** What the token of a job may do, as the API spells it. The job's permissions replace those of the workflow. */
export function grantedTo({ workflow, job, isFromFork }: Granted): Record<string, 'read' | 'write'> {
  const named = Object.entries(job ?? workflow ?? RESTRICTED).flatMap(([scope, level]) =>
    level === 'none' ? [] : [[scope.replaceAll('-', '_'), isFromFork ? 'read' : level] as const],
  )
  return { ...Object.fromEntries(named), metadata: 'read' }
}
