import { type LandedAnswer, readLanded } from '../github/change.ts'
import { type Landed, readPushed } from '../github/push.ts'
import { singleTries } from '../github/transport.ts'
import { type Appended, append, type Patience } from '../ledger/append.ts'
import { githubStore } from '../ledger/github-store.ts'
import { RecordError } from '../record/check.ts'
import { type Decision, type Landing, mergeRecord } from '../record/merge.ts'
import type { MergeRecord } from '../record/record.ts'
import type { Push } from './event.ts'
import { explain } from './explain.ts'
import { judgeLanded } from './judge-landed.ts'
import { ledgerBranch, type RulesInForce, rulesInForce } from './rules-in-force.ts'
import type { RunContext } from './run-context.ts'

export interface RecordOptions {
  decidedBy: MergeRecord['decidedBy']
  checkName: string
  dryRun: boolean
  patience: Patience
}

export interface Recorded {
  record: MergeRecord
  /** Undefined on a dry run. */
  appended: Appended | undefined
}

/** A landing of which no record could be made, and why. */
export interface Unrecorded {
  landed: Landed
  problem: { message: string; next: string }
}

/**
 * Records everything that one push brought onto a branch, in the order in which it landed. What goes wrong with one
 * landing must not hide the next.
 */
export async function recordMerge(
  context: RunContext,
  push: Push,
  options: RecordOptions,
): Promise<(Recorded | Unrecorded)[]> {
  const recorded: (Recorded | Unrecorded)[] = []
  for (const landed of await readPushed(context.client, context.repository, push)) {
    try {
      recorded.push(await recordOne(context, push, landed, options))
    } catch (error) {
      recorded.push({ landed, problem: explain(error) })
    }
  }
  return recorded
}

async function recordOne(context: RunContext, push: Push, landed: Landed, options: RecordOptions): Promise<Recorded> {
  const { client, repository, policyPath } = context
  const answer = await readLanded(client, repository, landed, policyPath)
  const rules = rulesInForce(answer, policyPath, push.branch)
  const record = recordOf(await landing(context, push, landed, answer, rules, options))
  if (options.dryRun) return { record, appended: undefined }

  const branch = ledgerBranch(rules, answer, policyPath)
  const store = githubStore(singleTries(client), { ...repository, branch })
  return { record, appended: await append(store, record, options.patience) }
}

/** What does not fit into a record must not keep the landing out of the ledger: then it says that, and nothing else. */
function recordOf(landing: Landing): MergeRecord {
  try {
    return mergeRecord(landing)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    const decision = { outcome: 'error', reasons: ['record_not_built'], policy: null } as const
    return mergeRecord({ ...landing, decision, evidence: [], approvals: [] })
  }
}

async function landing(
  context: RunContext,
  push: Push,
  landed: Landed,
  answer: LandedAnswer,
  rules: RulesInForce,
  { decidedBy, checkName }: RecordOptions,
): Promise<Landing> {
  const place = { branch: push.branch, commit: answer.commit.oid, tree: answer.commit.tree, parent: landed.parent }
  const common = { repository: answer.repository, attempts: null, decidedBy }
  if (!answer.change) {
    return {
      ...common,
      at: push.at,
      subject: { ...place, change: { via: 'direct-push' } },
      decision: unjudged(landed.rewritten ? 'history_rewritten' : 'direct_push', rules),
      evidence: [],
      approvals: [],
      mergedBy: push.pusher && { ...push.pusher, login: '' },
      basis: 'push',
    }
  }
  const judged = await judgeLanded(context, answer, answer.change, rules, checkName)
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
    mergedBy: judged.mergedBy,
    basis: 'merge',
  }
}

/** A change that nobody judged is recorded as exactly that. */
function unjudged(code: string, { source, reasons }: RulesInForce): Decision {
  return { outcome: 'not_judged', reasons: [code, ...reasons.map(reason => reason.code)], policy: source }
}
