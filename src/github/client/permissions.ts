/**
 * What a job can be granted, as workflow files spell it (GitHub, "Workflow syntax for GitHub Actions", `permissions`).
 * The API and its headers spell some of it with underscores, and know more that only apps can be granted.
 */
const KEYS = [
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
] as const

export type JobPermission = `${(typeof KEYS)[number]}: ${'read' | 'write'}`

/** The next step where a job lacks permissions. */
export const grant = (...permissions: readonly JobPermission[]): string =>
  `Grant the job \`${permissions.join(', ')}\` under \`permissions:\` in the workflow.`

/** What would have been enough: for a job, or where no job can be granted it, for an app. */
export type Accepted = { job: readonly JobPermission[] } | { app: string }

/** GitHub names the permissions that would do as `pull_requests=write; contents=read`, alternatives after a comma. */
export function acceptedPermissions(header: unknown): Accepted | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined
  const alternatives = header.split(',').map(one => one.split(';').map(spelt))
  const job = alternatives.find(permissions => permissions.every(isOfJobs))
  return job ? { job: job.filter(isOfJobs) } : { app: (alternatives[0] ?? []).join(', ') }
}

const spelt = (permission: string): string => permission.trim().replaceAll('_', '-').replace('=', ': ')

const isOfJobs = (permission: string): permission is JobPermission =>
  KEYS.some(key => permission === `${key}: read` || permission === `${key}: write`)
