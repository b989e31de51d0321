import * as z from 'zod'
import { baseline } from './baseline.ts'
import { account } from './basics.ts'
import { change, changedFile, commit, review } from './change.ts'
import { checkRun } from './checks.ts'
import { concession } from './concessions.ts'
import { changeRecord, description, links, requirements } from './links.ts'
import { memberships } from './memberships.ts'
import { observed, type Unavailable } from './observed.ts'
import { codeOwners } from './owners.ts'
import { authorisation, release } from './release.ts'
import { measurement, testRun } from './reports.ts'
import { rulesChange } from './rules-change.ts'

/**
 * What was observed about one change or one release: collected once, never changed, enough to judge again years later.
 * Lists are sorted or in the platform's order, ids are strings, times are UTC.
 */
export const facts = z.strictObject({
  schema: z.literal('gatebook/facts/1'),
  change: observed(change),
  commits: observed(z.array(commit)),
  reviews: observed(z.array(review)),
  files: observed(z.array(changedFile)),
  labels: observed(z.array(z.string())),
  rulesChange: observed(rulesChange),
  checks: observed(z.array(checkRun)),
  coverage: observed(z.array(measurement)),
  tests: observed(z.array(testRun)),
  baseline: observed(z.array(baseline)),
  description: observed(description),
  links: observed(links),
  requirements: observed(requirements),
  changeRecords: observed(z.array(changeRecord)),
  memberships: observed(memberships).describe(
    'Who of the people whose word could count is in a team, or has a permission: account numbers by group.',
  ),
  lastPushers: observed(z.array(account)).describe(
    'Who pushed the head commit. Empty where GitHub knows the account no more, or where nobody approved.',
  ),
  codeOwners: observed(codeOwners),
  concessions: observed(z.array(concession)),
  time: observed(z.string()).describe(
    'When it is judged, UTC, by the clock of the platform; for a landed change, when it landed.',
  ),
  release: observed(release),
  authorisations: observed(z.array(authorisation)),
})

export type Facts = z.infer<typeof facts>
export type FactName = Exclude<keyof Facts, 'schema'>

const NOT_COLLECTED: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'No gate of the policy asks for this.',
  next: 'Nothing to do.',
}

/** The facts of a run in which nobody has looked at anything yet. */
export const NOTHING_KNOWN: Facts = {
  schema: 'gatebook/facts/1',
  change: NOT_COLLECTED,
  commits: NOT_COLLECTED,
  reviews: NOT_COLLECTED,
  files: NOT_COLLECTED,
  labels: NOT_COLLECTED,
  rulesChange: NOT_COLLECTED,
  checks: NOT_COLLECTED,
  coverage: NOT_COLLECTED,
  tests: NOT_COLLECTED,
  baseline: NOT_COLLECTED,
  description: NOT_COLLECTED,
  links: NOT_COLLECTED,
  requirements: NOT_COLLECTED,
  changeRecords: NOT_COLLECTED,
  memberships: NOT_COLLECTED,
  lastPushers: NOT_COLLECTED,
  codeOwners: NOT_COLLECTED,
  concessions: NOT_COLLECTED,
  time: NOT_COLLECTED,
  release: NOT_COLLECTED,
  authorisations: NOT_COLLECTED,
}
