import * as z from 'zod'
import { baseline, baselineRequest } from './baseline.ts'
import { account } from './basics.ts'
import {
  access,
  baseFiles,
  baseFilesRequest,
  change,
  changedFile,
  commit,
  filesRequest,
  lastPushersRequest,
  review,
  reviewsRequest,
} from './change.ts'
import { checkRun, checksRequest, commitStatus, statusesRequest } from './checks.ts'
import { concession } from './concessions.ts'
import { dependenciesRequest, dependencySet } from './dependencies.ts'
import {
  changeRecord,
  changeRecordsRequest,
  description,
  links,
  linksRequest,
  recordIssue,
  requirements,
  requirementsRequest,
} from './links.ts'
import { memberships, membershipsRequest } from './memberships.ts'
import { type Observed, observed, type Unavailable } from './observed.ts'
import { owedReviews } from './owed-reviews.ts'
import { codeOwners } from './owners.ts'
import { artifact, artifactsRequest } from './release/artifacts.ts'
import { authorisation, authorisationsRequest, release, releaseRequest } from './release/release.ts'
import { coverageRequest, measurement, testRun, testsRequest } from './reports.ts'
import { rulesChange } from './rules-change.ts'

/** A kind of fact: everything that is known about it without collecting it. */
interface Declaration {
  value: z.ZodType
  /** What a gate says when it requests the fact, such as which reports. Left out: there is nothing to say. */
  request?: z.ZodType
  /** What it is about: a change, a release, or either. */
  about: readonly ('change' | 'release')[]
  /**
   * What holds when the change has merged. `collected`: it is collected again, as it was at the merge. `reused`: it is
   * gone, so the gates that rest on it keep the verdict of before the merge. `reused_if_missing`: it is collected again,
   * and where it is missing by then, as an edited description is, it counts as gone.
   */
  afterMerge: 'collected' | 'reused' | 'reused_if_missing'
  /** Read from reports that a job made, in the workspace or in artifacts. `src/collect/reports/kinds.ts` says how. */
  fromReports?: true
}

/**
 * Every fact there is, declared once. What a document holds, what gates may ask for, what is collected in which scene and
 * what survives a merge all follow from this table; `src/app/facts/collectors.ts` says how each is collected.
 */
export const FACTS = {
  change: { value: change, about: ['change'], afterMerge: 'collected' },
  commits: { value: z.array(commit), about: ['change'], afterMerge: 'collected' },
  reviews: { value: z.array(review), request: reviewsRequest, about: ['change'], afterMerge: 'collected' },
  files: { value: z.array(changedFile), request: filesRequest, about: ['change'], afterMerge: 'collected' },
  labels: { value: z.array(z.string()), about: ['change'], afterMerge: 'collected' },
  rulesChange: { value: rulesChange, about: ['change'], afterMerge: 'collected' },
  checks: { value: z.array(checkRun), request: checksRequest, about: ['change'], afterMerge: 'collected' },
  statuses: {
    value: z.array(commitStatus).describe('Of each context the newest status on the head commit.'),
    request: statusesRequest,
    about: ['change'],
    afterMerge: 'collected',
  },
  coverage: {
    value: z.array(measurement),
    request: coverageRequest,
    about: ['change'],
    afterMerge: 'reused',
    fromReports: true,
  },
  tests: {
    value: z.array(testRun),
    request: testsRequest,
    about: ['change'],
    afterMerge: 'reused',
    fromReports: true,
  },
  dependencies: {
    value: z.array(dependencySet),
    request: dependenciesRequest,
    about: ['change'],
    afterMerge: 'reused',
    fromReports: true,
  },
  baseline: { value: z.array(baseline), request: baselineRequest, about: ['change'], afterMerge: 'reused' },
  baseFiles: { value: baseFiles, request: baseFilesRequest, about: ['change'], afterMerge: 'reused' },
  description: { value: description, about: ['change'], afterMerge: 'reused_if_missing' },
  links: { value: links, request: linksRequest, about: ['change'], afterMerge: 'reused_if_missing' },
  requirements: { value: requirements, request: requirementsRequest, about: ['change'], afterMerge: 'collected' },
  changeRecords: {
    value: z.array(changeRecord),
    request: changeRecordsRequest,
    about: ['change'],
    afterMerge: 'collected',
  },
  recordIssue: { value: recordIssue, about: ['change'], afterMerge: 'reused_if_missing' },
  memberships: {
    value: memberships.describe(
      'Which of the people whose review or authorisation could count are in a team or have a permission: account ids by group.',
    ),
    request: membershipsRequest,
    about: ['change', 'release'],
    afterMerge: 'collected',
  },
  lastPushers: {
    value: z
      .array(account)
      .describe('Everybody who pushed to the change. Without those whose account is gone; empty if nobody approved.'),
    request: lastPushersRequest,
    about: ['change'],
    afterMerge: 'collected',
  },
  codeOwners: { value: codeOwners, about: ['change'], afterMerge: 'collected' },
  concessions: { value: z.array(concession), about: ['change'], afterMerge: 'collected' },
  owedReviews: {
    value: owedReviews.describe('Retrospective reviews that are to be done.'),
    about: ['change', 'release'],
    afterMerge: 'collected',
  },
  time: {
    value: z
      .string()
      .describe(
        'Time of the evaluation, UTC, by the clock of the platform. For a merged change, the time of the merge.',
      ),
    about: ['change', 'release'],
    afterMerge: 'collected',
  },
  access: {
    value: z
      .array(access)
      .describe('Of people whom the verdict would ask for a missing approval. Texts go by it, and no outcome does.'),
    about: ['change'],
    afterMerge: 'collected',
  },
  release: { value: release, request: releaseRequest, about: ['release'], afterMerge: 'collected' },
  artifacts: {
    value: z.array(artifact).describe('What the release delivers, in the order of its sources.'),
    request: artifactsRequest,
    about: ['release'],
    afterMerge: 'collected',
  },
  authorisations: {
    value: z.array(authorisation),
    request: authorisationsRequest,
    about: ['release'],
    afterMerge: 'collected',
  },
} as const satisfies Record<string, Declaration>

export type FactName = keyof typeof FACTS
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[]

/** Facts that reports make. */
export type ReportFact = {
  [Name in FactName]: (typeof FACTS)[Name] extends { fromReports: true } ? Name : never
}[FactName]
export const REPORT_FACTS = FACT_NAMES.filter(name => 'fromReports' in FACTS[name]) as readonly ReportFact[]

/** What was observed, by the name of the fact. */
export type Value<Name extends FactName> = z.infer<(typeof FACTS)[Name]['value']>

/** What a gate says when it requests a fact: `true` where there is nothing to say. */
export type Request<Name extends FactName> = (typeof FACTS)[Name] extends { request: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : true

/**
 * What was observed about one change or one release: collected once, never changed, enough to judge again years later.
 * Lists are sorted or in the platform's order, ids are strings, times are UTC.
 */
export type Facts = { schema: 'gatebook/facts/1' } & { [Name in FactName]: Observed<Value<Name>> }

export const NOT_COLLECTED: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'The facts do not contain this evidence: no gate needed it when they were collected.',
  next: 'Collect the facts again: run Gatebook with this policy.',
}

/** One fact in a document. A document that lacks it, as those of older versions do, reads it as not collected. */
export const factSchemas = Object.fromEntries(
  FACT_NAMES.map((name): [FactName, z.ZodType] => [name, observed(FACTS[name].value).default(NOT_COLLECTED)]),
) as { [Name in FactName]: z.ZodType<Observed<Value<Name>>> }

export const facts: z.ZodType<Facts> = z.strictObject({
  schema: z.literal('gatebook/facts/1'),
  ...factSchemas,
})

/** The facts of a run in which nobody has looked at anything yet. */
export const NOTHING_KNOWN: Facts = facts.parse({ schema: 'gatebook/facts/1' })
