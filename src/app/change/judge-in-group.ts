import type { Artifacts } from '../../collect/reports/artifacts.ts'
import { isOutside } from '../../collect/reports/group/artifacts.ts'
import { collectGroup, type GroupFacts } from '../../collect/reports/group/facts.ts'
import type { GroupPart } from '../../collect/reports/group/part.ts'
import { isUnavailable } from '../../collect/reports/scene.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { needsIn } from '../../gates/shared/needs.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { overall } from '../../policy/overall.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { GateVerdict, Verdict } from '../../verdict/verdict.ts'
import { reportRequests, reportsIn } from '../facts/requests.ts'
import type { RunContext } from '../shared/context.ts'
import { channelOf } from '../shared/trust.ts'
import type { GroupReports } from './group-reports.ts'
import { worseOf } from './group-verdict.ts'
import type { JudgedAgain } from './judge-again.ts'

/** Where in a merge group a change is, and what was measured there. */
export interface InGroup {
  part: GroupPart
  reports: GroupReports
}

/**
 * The verdict on a change of a merge group. Gates whose reports the queue has made for the commit of the group are judged
 * on these too, and are as bad as the worse of both. Where it has made none, the verdict on the head is all there is.
 */
export async function judgeInGroup(context: RunContext, judged: JudgedAgain, at: InGroup): Promise<Verdict> {
  const { verdict, policy, facts } = judged
  if (!policy || !facts) return verdict
  const able = policy.gates.flatMap(entry => asInGroup(entry, policy))
  const wanted = able.flatMap(reportsOf)
  if (wanted.length === 0) return verdict
  const artifacts = await at.reports.artifacts(wanted)
  const measured = able.filter(
    entry => isUnavailable(artifacts) || !reportsOf(entry).every(report => isOutside(artifacts, report)),
  )
  if (measured.length === 0) return verdict
  const own = await factsOf(context, verdict.subject.base, { ...at, gates: measured, artifacts })
  const gates = policy.gates.map(entry => measured.find(({ id }) => id === entry.id) ?? entry)
  const source = { subject: verdict.subject, policy: verdict.policy }
  const again = evaluate({ ...policy, gates }, { ...facts, ...own }, source).gates
  return withBoth(
    verdict,
    policy,
    again.filter(({ id }) => measured.some(entry => entry.id === id)),
  )
}

/** A gate as it can be judged in a group; none where it cannot, or where a report has no commit that GitHub knows. */
function asInGroup(entry: PolicyGate, { risk }: Policy): PolicyGate[] {
  const settings = entry.gate.inGroup?.(entry.settings)
  if (settings === undefined) return []
  const own = { ...entry, settings, needs: [...needsIn(entry.gate.needs(settings, risk))] }
  const reports = reportsOf(own)
  return reports.length > 0 && reports.every(({ artifact }) => artifact !== undefined) ? [own] : []
}

const reportsOf = ({ needs }: PolicyGate): readonly ReportRequest[] => reportsIn(reportRequests(needs))

interface Measured extends InGroup {
  gates: readonly PolicyGate[]
  artifacts: Artifacts | Unavailable
}

/** `base`: the commit whose policy holds. */
async function factsOf(
  context: RunContext,
  base: string,
  { part, reports, gates, artifacts }: Measured,
): Promise<GroupFacts> {
  const { client, workspace, path, clock } = context
  const isTrustAsked = gates.flatMap(reportsOf).some(({ trust }) => trust !== undefined)
  return collectGroup({
    workspace,
    path,
    commit: reports.commit,
    part,
    requests: reportRequests(gates.flatMap(({ needs }) => needs)),
    artifacts,
    trust: isTrustAsked ? (await channelOf(context, base)).trust : undefined,
    collectedAt: client.time(),
    now: clock.now(),
  })
}

function withBoth({ reasons: _, ...verdict }: Verdict, policy: Policy, again: readonly GateVerdict[]): Verdict {
  const gates = verdict.gates.map(gate => {
    const inGroup = again.find(({ id }) => id === gate.id)
    return inGroup ? worseOf(gate, inGroup) : gate
  })
  return { ...verdict, gates, ...overall(gates, policy) }
}
