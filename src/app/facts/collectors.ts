import { baseFilesFact } from '../../collect/change/base-files.ts'
import { changeFact, commitsFact, labelsFact } from '../../collect/change/change.ts'
import { checksFact } from '../../collect/change/checks.ts'
import { codeOwnersFact } from '../../collect/change/code-owners.ts'
import { confirmFiles } from '../../collect/change/confirm-files.ts'
import { statusesFact } from '../../collect/change/statuses.ts'
import { concessionsFact } from '../../collect/concessions/concessions.ts'
import {
  type FACTS,
  type FactName,
  type Facts,
  NOT_COLLECTED,
  REPORT_FACTS,
  type ReportFact,
} from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { isNeeded, requestsFor } from '../../gates/shared/needs.ts'
import { resultingPolicyLoader } from '../policy/read-policy.ts'
import { rulesChangeFact } from '../policy/rules-change.ts'
import { access } from './access.ts'
import { baselineFact } from './baselines.ts'
import { owedReviewsFact } from './owed-reviews.ts'
import { grantingRoles, lastPushers, mayHoldIn, memberships } from './people.ts'
import { reviews } from './reviews.ts'
import { type ChangeScene, type Collector, REUSED } from './scene.ts'
import { timeFact } from './time.ts'

type ChangeFact = {
  [Name in FactName]: 'change' extends (typeof FACTS)[Name]['about'][number] ? Name : never
}[FactName]

/** How each fact about a change is collected. A fact that is declared and not here does not compile. */
export const collectors: { readonly [Name in ChangeFact]: Collector<Name> } = {
  change: async scene => changeFact(scene.source, await scene.contents()),
  commits: ({ source }) => commitsFact(source),
  reviews,
  files,
  labels: ({ source }) => labelsFact(source),
  rulesChange,
  checks: scene => {
    const apps = requestsFor(scene.needs, 'checks').flatMap(request => request.apps)
    return checksFact(scene.context.client, scene.context.repository, { ...posted(scene), apps })
  },
  statuses: scene => {
    const { client, repository, clock } = scene.context
    const contexts = requestsFor(scene.needs, 'statuses').flatMap(request => request.contexts)
    return statusesFact(client, repository, { ...posted(scene), contexts, sleep: clock.sleep })
  },
  ...fromReports(),
  baseline,
  baseFiles,
  description: async scene => (await scene.links()).description ?? NOT_COLLECTED,
  links: async scene => (await scene.links()).links ?? NOT_COLLECTED,
  requirements: async scene => (await scene.links()).requirements ?? NOT_COLLECTED,
  recordIssue: async scene => (scene.merged ? ISSUE_GONE : ((await scene.links()).recordIssue ?? NOT_COLLECTED)),
  changeRecords: async scene => (await scene.links()).changeRecords ?? NOT_COLLECTED,
  memberships,
  lastPushers,
  codeOwners: async ({ rules, collectedAt, fact }) =>
    rules ? codeOwnersFact(rules, await fact('files'), collectedAt) : NOT_COLLECTED,
  concessions,
  owedReviews,
  time,
  access,
}

/** Which of what was posted counts: of a merged change, what was there when it did. */
function posted({ context, change, merged }: ChangeScene) {
  const isNew = !merged && context.news?.commit === change.headRefOid
  const until = merged ? change.mergedAt : null
  return { commit: change.headRefOid, until, news: isNew ? context.news : undefined }
}

/** Facts that reports make are all read in the workspace. */
function fromReports(): { readonly [Name in ReportFact]: Collector<Name> } {
  const collectorOf = (name: ReportFact) => async (scene: ChangeScene) => (await scene.local())?.[name] ?? NO_CLONE
  return Object.fromEntries(REPORT_FACTS.map(name => [name, collectorOf(name)])) as {
    readonly [Name in ReportFact]: Collector<Name>
  }
}

/** Where paths decide they are the platform's; lines of code are known from the clone only. */
async function files(scene: ChangeScene): Promise<Facts['files']> {
  const { needs, merged } = scene
  const local = await scene.local()
  const isByPath =
    requestsFor(needs, 'files').some(({ decidesBy }) => decidesBy === 'path') || (await isConcededByPath(scene))
  if (isByPath) return local ? confirmFiles(local.files, await scene.listedFiles()) : scene.listedFiles()
  if (local) return local.files
  if (merged) return REUSED
  return isNeeded(needs, 'files') ? scene.listedFiles() : NOT_COLLECTED
}

async function isConcededByPath({ needs, fact }: ChangeScene): Promise<boolean> {
  if (!isNeeded(needs, 'concessions')) return false
  const concessions = await fact('concessions')
  return (
    concessions.state === 'complete' &&
    concessions.value.some(({ paths, grants }) => paths.length > 0 && grants.length > 0)
  )
}

/** The list is the platform's, also where lines are read from a clone: the clone is in the hands of the change. */
async function rulesChange(scene: ChangeScene): Promise<Facts['rulesChange']> {
  const { context, policy, change, rules, resultingRules, collectedAt, merged } = scene
  if (!resultingRules) return HEAD_UNKNOWN
  const listed = async () => {
    const known = merged ? await scene.fact('files') : undefined
    return known?.state === 'complete' ? known : scene.listedFiles()
  }
  return rulesChangeFact({
    before: rules,
    after: resultingRules,
    policy,
    policyPath: context.policyPath,
    branch: change.baseRefName,
    collectedAt,
    load: resultingPolicyLoader(context, policy),
    files: listed,
  })
}

async function baseline({ context, policy, rules, collectedAt, fact }: ChangeScene): Promise<Facts['baseline']> {
  if (!rules) return NOT_COLLECTED
  const base = { tip: rules.oid, ledger: policy.ledger.branch }
  const reports = { coverage: await fact('coverage'), tests: await fact('tests') }
  return baselineFact(context, policy, base, reports, collectedAt)
}

async function baseFiles({ context, needs, rules }: ChangeScene): Promise<Facts['baseFiles']> {
  if (!rules) return NOT_COLLECTED
  const patterns = requestsFor(needs, 'baseFiles').flatMap(request => request.patterns)
  const { client, repository, workspace, path } = context
  return baseFilesFact(client, repository, { base: rules.oid, patterns, workspace, path })
}

/** Where the policy lets somebody grant them; of a merged change as they were then. */
function concessions(scene: ChangeScene): Promise<Facts['concessions']> {
  const { context, policy, change, merged, collectedAt } = scene
  if (!policy.concessions) return Promise.resolve(NOT_COLLECTED)
  const { label } = policy.concessions
  const mayGrant = mayHoldIn(grantingRoles(policy))
  const input = { label, pull: change.number, mayGrant, asOf: merged?.at ?? collectedAt }
  return concessionsFact(context.client, context.repository, input)
}

/** Where the policy says who does them; of a merged change those that were to be done then. */
function owedReviews({ context, policy, source, merged, collectedAt }: ChangeScene): Promise<Facts['owedReviews']> {
  if (!policy.retrospectives) return Promise.resolve(NOT_COLLECTED)
  const asOf = merged?.at ?? collectedAt
  return owedReviewsFact(context, { repositoryId: source.repository.id, ledger: policy.ledger.branch, asOf })
}

/** A merge is judged as of its time. */
function time({ merged, collectedAt }: ChangeScene): Facts['time'] {
  return timeFact(merged?.at ?? collectedAt, collectedAt)
}

const ISSUE_GONE: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'What an issue said, and how it was labelled, when the change was merged is not known afterwards.',
  next: 'Nothing to do: the verdict from before the merge is reused.',
}

const HEAD_UNKNOWN: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'GitHub does not show the head commit of the change, so it is unknown whether the change edits the rules.',
  next: 'Run the job again.',
}

const NO_CLONE: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'There is no local clone in the workspace, so no report can be read.',
  next: 'Check out the change with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook in the same job. If CI uploads the reports, check out the base and fetch the head.',
}
