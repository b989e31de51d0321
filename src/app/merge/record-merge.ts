import { account } from '../../collect/change/change.ts'
import { type MergedAnswer, type MergedChange, readMerged } from '../../github/change.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { type ChangedPaths, compareCommits } from '../../github/compare.ts'
import { type MergedCommit, readPushed } from '../../github/push.ts'
import { appendOrAmend } from '../../ledger/amend.ts'
import { type Appended, isInLedger } from '../../ledger/append.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { RecordError } from '../../record/check.ts'
import { type Decision, type Merge, mergeRecord, utcSecond } from '../../record/merge.ts'
import type { MergeRecord, PolicyChangeRecord } from '../../record/record.ts'
import { ledgerBranch, type PolicyInForce, policyInForce, resultingPolicy } from '../policy/policy-in-force.ts'
import { recordedPerson } from '../policy/role-holders.ts'
import { awaitsOf } from '../shared/awaits.ts'
import type { RunContext } from '../shared/context.ts'
import type { Push } from '../shared/event.ts'
import { explain } from '../shared/explain.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import { NO_DETAILS } from './details.ts'
import { withoutPolicy } from './first-policy.ts'
import { judgeMerged } from './judge-merged.ts'
import { firstPolicyOf, policyChangeOf, unreadableRules } from './policy-change.ts'
import { timeOfRecord } from './recorded-at.ts'

export interface Recorded {
  record: MergeRecord
  /** Undefined on a dry run. */
  appended: Appended | undefined
  /** Of the rules themselves, when what was merged changed them. */
  policyChange: { record: PolicyChangeRecord; appended: Appended | undefined } | undefined
}

/** What brought the first policy: there was none to evaluate it by. */
export interface Installed {
  installed: PolicyChangeRecord
  /** Undefined on a dry run. */
  appended: Appended | undefined
}

export type Outcome = Recorded | Installed | Unrecorded

/** A merge of which no record could be made, and why. */
export interface Unrecorded {
  merged: MergedCommit
  problem: { message: string; next: string }
}

/** Records everything that one push brought onto a branch just now. */
export async function recordMerge(context: RunContext, push: Push, options: RecordOptions): Promise<Outcome[]> {
  const { client, repository, clock } = context
  return recordAll(context, push, await readPushed(client, repository, push, clock), options)
}

/** In the order in which it was merged. What goes wrong with one merge must not hide the next. */
async function recordAll(
  context: RunContext,
  push: Push,
  all: readonly MergedCommit[],
  options: RecordOptions,
): Promise<Outcome[]> {
  const recorded: Outcome[] = []
  for (const merged of all) recorded.push(await recordOrExplain(context, push, merged, options))
  return recorded
}

/** Records one change or push; what goes wrong with it is told instead of thrown. */
export async function recordOrExplain(
  context: RunContext,
  push: Push,
  merged: MergedCommit,
  options: RecordOptions,
): Promise<Outcome> {
  const { origin } = merged
  if (origin === 'unknown') return { merged, problem: ORIGIN_UNKNOWN }
  try {
    return await recordOne(context, push, { ...merged, pull: origin === 'direct' ? null : origin }, options)
  } catch (error) {
    return { merged, problem: explain(error) }
  }
}

/** A merge of which it is known how it came. `pull`: `null` for a direct push. */
type KnownMerge = MergedCommit & { pull: number | null }

/** A merge that was recorded as a direct push would stay that for ever. */
const ORIGIN_UNKNOWN = {
  message: 'GitHub does not say yet through which pull request it came, or that it was pushed directly.',
  next: 'Run the job again in some minutes, or let the upkeep workflow record it.',
}

async function recordOne(
  context: RunContext,
  push: Push,
  merged: KnownMerge,
  options: RecordOptions,
): Promise<Outcome> {
  const { client, repository, policyPath } = context
  const answer = await readMerged(client, repository, merged, policyPath)
  const rules = await policyInForce(context, answer, push.branch)
  const left = await resultingPolicy(context, answer, push.branch)
  const branch = ledgerBranch(rules, left)
  const store = githubStore(client, { ...repository, branch })
  const at = await timeOfPush(store, push, merged, answer)
  const first = await withoutPolicy(context, store, { branch: push.branch, merged, answer, rules, left, at })
  if (first === 'no policy') return { merged, problem: noPolicy(policyPath) }
  const paths = await mergedPaths(context, merged, answer, push.at)
  const what = await merge(context, { ...push, at }, merged, answer, rules, paths, options)
  if (first === 'installs') return install(what, { answer, rules, left, paths }, policyPath, store, options)
  const record = recordOf(what)
  const change = rulesRecordOf(what, () => policyChangeOf(what, { answer, rules, left, paths }, policyPath))
  if (options.dryRun)
    return { record, appended: undefined, policyChange: change && { record: change, appended: undefined } }

  // The change of the rules comes first: upkeep asks for the record of the merge, and makes up for both where it is missing.
  const policyChange = change && { record: change, appended: await appendOrAmend(store, change, options.retryPolicy) }
  const isOwed = policyChange && !isInLedger(policyChange.appended) && policyChange.appended.status !== 'conflict'
  const appended = isOwed ? policyChange.appended : await appendOrAmend(store, record, options.retryPolicy)
  return { record, appended, policyChange }
}

/** Where there is neither a policy nor a ledger. */
export const noPolicy = (policyPath: string) => ({
  message: 'The repository has no policy yet, so nothing is evaluated or recorded.',
  next: `Add ${policyPath} with a pull request: records begin with it.`,
})

/** Longer than GitHub takes to show a commit in comparisons. */
const SHOWN_MS = 60 * 60 * 1000

/**
 * What was merged, by path; undefined where GitHub does not list all of it. A commit of just now may not be comparable
 * yet: to record that as unverifiable would be false for ever.
 */
async function mergedPaths(
  { client, repository }: RunContext,
  { parent }: KnownMerge,
  { commit, change }: MergedAnswer,
  pushedAt: string,
): Promise<ChangedPaths | undefined> {
  const compared = await compareCommits(client, repository, parent, commit.oid)
  const age = Date.parse(client.time()) - Date.parse(change?.mergedAt ?? pushedAt)
  if (!compared && age < SHOWN_MS) throw notShown(commit.oid)
  return compared?.paths
}

const notShown = (oid: string): GitHubError =>
  new GitHubError('unavailable', `GitHub cannot compare ${oid.slice(0, 7)} with the commit before it yet.`, {
    status: 404,
    next: 'Run the job again in some minutes, or let the upkeep workflow record it.',
  })

/** Records that the rules begin: a change of the rules, and no merge that was or was not evaluated. */
async function install(
  what: Merge,
  { answer, rules, left, paths }: Parameters<typeof firstPolicyOf>[1],
  policyPath: string,
  store: RecordStore,
  { dryRun, retryPolicy }: RecordOptions,
): Promise<Installed> {
  const installed = firstPolicyOf(what, { answer, rules, left, paths }, policyPath)
  return { installed, appended: dryRun ? undefined : await appendOrAmend(store, installed, retryPolicy) }
}

/** Of a change GitHub always gives the same time. That of a push differs by seconds, and a second day is a second record. */
function timeOfPush(
  store: RecordStore,
  push: Push,
  merged: KnownMerge,
  answer: MergedAnswer,
): Promise<string> | string {
  const { branch, at } = push
  if (merged.pull !== null) return at
  return timeOfRecord(store, answer.repository.id, { branch, merged, times: [at] }, at)
}

/** A change of the rules that does not fit into its record is recorded without what it does. */
function rulesRecordOf(merge: Merge, make: () => PolicyChangeRecord | undefined): PolicyChangeRecord | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    return unreadableRules(merge)
  }
}

/** What does not fit into a record must not keep the merge out of the ledger: then it says that, and nothing else. */
function recordOf(merge: Merge): MergeRecord {
  try {
    return mergeRecord(merge)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    const decision = { outcome: 'error', reasons: ['record_not_built'], policy: null } as const
    return mergeRecord({ ...merge, ...NO_DETAILS, decision, evidence: [], approvals: [] })
  }
}

async function merge(
  context: RunContext,
  push: Push,
  merged: MergedCommit,
  answer: MergedAnswer,
  rules: PolicyInForce,
  paths: ChangedPaths | undefined,
  { decidedBy, checkName }: RecordOptions,
): Promise<Merge> {
  const place = { branch: push.branch, commit: answer.commit.oid, tree: answer.commit.tree, parent: merged.parent }
  const { policy } = rules
  const common = {
    repository: answer.repository,
    decidedBy: { ...decidedBy, channel: { ...decidedBy.channel, token: tokenOf(answer.viewer) } },
    awaits: awaitsOf,
    edition: policy?.edition ?? '2015',
  } as const
  if (!answer.change) {
    return {
      ...common,
      at: push.at,
      subject: { ...place, change: { via: 'direct-push' } },
      decision: unjudged(merged.rewritten ? 'history_rewritten' : 'direct_push', rules),
      evidence: [],
      approvals: [],
      attempts: null,
      times: { ...NO_TIMES, merged: utcSecond(push.at) },
      ...NO_DETAILS,
      author: null,
      mergedBy: recordedPerson(push.pusher, policy),
      basis: 'push',
    }
  }
  const judged = await judgeMerged(context, answer, answer.change, rules, checkName, paths)
  return {
    ...common,
    at: answer.change.mergedAt ?? push.at,
    subject: {
      ...place,
      change: { via: 'pull-request', number: answer.change.number, head: answer.change.headRefOid },
    },
    decision: judged.decision,
    evidence: judged.evidence,
    approvals: judged.approvals,
    attempts: judged.attempts,
    times: { ...timesOf(answer.change), ...judged.times },
    ...judged.details,
    author: recordedPerson(account(answer.change.author), judged.policy),
    mergedBy: recordedPerson(account(answer.change.mergedBy), judged.policy),
    basis: 'merge',
  }
}

const NO_TIMES = { firstCommit: null, opened: null, ready: null, firstVerdict: null, firstGreen: null }

function timesOf({ history, mergedAt }: MergedChange): Omit<MergeRecord['times'], 'firstVerdict' | 'firstGreen'> {
  const { firstCommit, opened, ready } = history
  const second = (at: string | null) => at && utcSecond(at)
  return { firstCommit: second(firstCommit), opened: second(opened), ready: second(ready), merged: second(mergedAt) }
}

/** The token of a job acts as the app of GitHub Actions. */
const tokenOf = (viewer: string): 'job' | 'app' => (viewer === 'github-actions[bot]' ? 'job' : 'app')

/** A change that was not evaluated is recorded as exactly that. */
function unjudged(code: string, { source, reasons }: PolicyInForce): Decision {
  return { outcome: 'not_judged', reasons: [code, ...reasons.map(reason => reason.code)], policy: source }
}
