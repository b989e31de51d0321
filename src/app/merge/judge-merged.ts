import type { MergedAnswer, MergedChange } from '../../github/change.ts'
import type { ChangedPaths } from '../../github/compare.ts'
import { evaluate, withPeople } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import { type ApprovalSeen, type Decision, evidenceOf } from '../../record/merge.ts'
import type { Evidence, MergeRecord } from '../../record/record.ts'
import { collectFacts } from '../facts/collect.ts'
import { collectors } from '../facts/collectors.ts'
import { mergedScene } from '../facts/scene.ts'
import type { PolicyInForce } from '../policy/policy-in-force.ts'
import { findJudgements, type PreviousVerdict } from '../reuse/previous-verdict.ts'
import { reuseVerdict } from '../reuse/reuse-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import { approvalsSeen } from './approvals.ts'
import { contentMismatch } from './content-mismatch.ts'
import { mergeDetails, NO_DETAILS } from './details.ts'
import { branchNumbers } from './measure-branch.ts'

export interface JudgedMerge {
  decision: Decision
  evidence: Evidence[]
  approvals: ApprovalSeen[]
  attempts: MergeRecord['attempts']
  times: Pick<MergeRecord['times'], 'firstVerdict' | 'firstGreen'>
  details: Pick<MergeRecord, 'links' | 'changeRecord' | 'obligations'>
  /** With everybody who held its roles. */
  policy: Policy | undefined
}

/**
 * Judges a merged change: again on everything that the platform can still report, and as it was judged before
 * on what only reports could show.
 */
export async function judgeMerged(
  context: RunContext,
  answer: MergedAnswer,
  change: MergedChange,
  { policy, source, reasons }: PolicyInForce,
  checkName: string,
  merged: ChangedPaths | undefined,
): Promise<JudgedMerge> {
  if (!policy || !source) {
    const decision = { outcome: 'error', reasons: reasons.map(reason => reason.code), policy: null } as const
    return unjudged(decision)
  }
  const ends = { parent: answer.rules?.oid ?? '', commit: answer.commit.oid, head: change.headRefOid }
  const otherwise = await contentMismatch(context.client, context.repository, { ...ends, pull: change }, merged)
  if (otherwise) {
    const decision = { outcome: 'not_judged', reasons: [otherwise], policy: source } as const
    return unjudged(decision, policy)
  }
  const { head } = ends
  const commits = change.commits?.nodes.flatMap(node => node?.commit.oid ?? []).reverse() ?? []
  const reviewed = change.reviews?.nodes.flatMap(node => node?.commit?.oid ?? []).reverse() ?? []
  const wanted = {
    head,
    commits,
    reviewed,
    pull: change.number,
    checkName,
    viewer: answer.viewer,
    until: change.mergedAt,
  }
  const { previous: before, attempts, times } = await findJudgements(context.client, context.repository, wanted)
  const facts = await collectFacts(mergedScene(context, { ...answer, change }, policy, before?.judged, collectors))
  const subject = { repository: answer.repository.name, pull: change.number, head, base: ends.parent }
  const again = evaluate(policy, facts, { subject, policy: source })
  const { verdict, reused } = reuseVerdict(policy, facts, again, before)
  const inForce = withPeople(policy, facts)
  return {
    decision: { verdict, reused, branchNumbers: await branchNumbers(context, policy, ends) },
    evidence: [...evidenceOf(facts), ...previousEvidence(before)],
    approvals: approvalsSeen(inForce, verdict, facts),
    attempts,
    times,
    details: mergeDetails(verdict, facts, change.mergedAt ?? context.client.time()),
    policy: inForce,
  }
}

const unjudged = (decision: Decision, policy?: Policy): JudgedMerge => ({
  decision,
  evidence: [],
  approvals: [],
  attempts: null,
  times: { firstVerdict: null, firstGreen: null },
  details: NO_DETAILS,
  policy,
})

function previousEvidence(before: PreviousVerdict | undefined): Evidence[] {
  return (before?.judged.evidence ?? []).map(({ fact, collectedAt, digest }) => {
    return { fact, source: 'check-run', trust: 'self-reported', collectedAt, digest }
  })
}
