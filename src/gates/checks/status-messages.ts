import type { CommitStatus } from '../../facts/checks.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { StatusRequirement } from './settings.ts'

export const required = ({ name, 'status-by': by }: StatusRequirement): string => `Status "${name}" by ${by} succeeded`

export const stateOf = ({ state, creator }: CommitStatus): string => `${state} by ${whoOf(creator)}`

const whoOf = (creator: CommitStatus['creator']): string => creator?.login ?? 'an unknown account'

const dataOf = ({ name, 'status-by': by }: StatusRequirement) => ({ check: name, account: by })

export const missing = (requirement: StatusRequirement): Reason => ({
  code: 'check_missing',
  message: `No commit status "${requirement.name}" exists on the head commit.`,
  next: `Wait for ${requirement['status-by']} to post it. If it posts a check run instead, the policy must name its app with \`app\`.`,
  data: dataOf(requirement),
})

export const byOther = (status: CommitStatus, requirement: StatusRequirement): Reason => ({
  code: 'status_by_other',
  message: `The newest commit status "${requirement.name}" is from ${whoOf(status.creator)}${idNote(status, requirement)}, not from ${requirement['status-by']}, and does not count.`,
  next: `Have ${requirement['status-by']} post it again. If another account posts it now, correct the policy.`,
  data: { ...dataOf(requirement), creator: status.creator?.id ?? '' },
})

/** Where the policy means an account by its number, two may have the same name. */
const idNote = ({ creator }: CommitStatus, { 'status-by': by }: StatusRequirement): string =>
  creator && by.includes('#') ? ` (account ${creator.id})` : ''

export const pending = (requirement: StatusRequirement): Reason => ({
  code: 'check_pending',
  message: `The commit status "${requirement.name}" by ${requirement['status-by']} is pending.`,
  next: 'Wait for it, then run Gatebook again. A workflow that runs on status does so automatically.',
  data: dataOf(requirement),
})

export const notSucceeded = (status: CommitStatus, requirement: StatusRequirement): Reason => ({
  code: 'check_not_succeeded',
  message: `The commit status "${requirement.name}" by ${requirement['status-by']} is: ${status.state}.`,
  next: 'Fix what it reports and run it again.',
  data: { ...dataOf(requirement), conclusion: status.state },
})
