import type { ChangeAnswer } from '../../github/change.ts'
import { findJudgements, type PreviousVerdict } from '../reuse/previous-verdict.ts'
import { reuseVerdict } from '../reuse/reuse-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { JudgedChange } from '../shared/result.ts'
import { judgeChange } from './judge-change.ts'

export interface JudgedAgain extends JudgedChange {
  /** The verdict of an earlier run on this head. */
  previous: PreviousVerdict | undefined
  /** Ids of gates that neither this run nor the earlier one could evaluate. */
  unknown: readonly string[]
}

/**
 * Judges a change on what GitHub reports now, in a run that has no reports. What only reports could show is reused from
 * the check on its head.
 */
export async function judgeAgain(context: RunContext, answer: ChangeAnswer, checkName: string): Promise<JudgedAgain> {
  const { client, repository } = context
  const judged = await judgeChange({ ...context, workspace: undefined }, answer)
  const { verdict, facts, policy } = judged
  if (!policy || !facts) return { ...judged, previous: undefined, unknown: [] }
  const wanted = {
    head: answer.change.headRefOid,
    commits: [],
    reviewed: [],
    pull: answer.change.number,
    checkName,
    viewer: answer.viewer,
    until: null,
  }
  const { previous } = await findJudgements(client, repository, wanted)
  const again = reuseVerdict(policy, facts, verdict, previous)
  const taken = previous && { gates: again.taken, from: previous.judged }
  return { ...judged, verdict: again.verdict, previous, taken, unknown: again.unknown }
}
