import { collectLocal, type LocalFacts } from '../../collect/reports/workspace.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { Numbers } from '../../record/merge.ts'
import { reportRequests, reportsIn } from '../facts/requests.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * What the branch has since a change was merged, by gate: from reports that were made on the merged commit itself, in
 * the job that records it. They decide nothing; the next change is compared with them. Nothing where the job made none.
 */
export async function branchNumbers(
  { workspace, path, client, clock }: Pick<RunContext, 'workspace' | 'path' | 'client' | 'clock'>,
  policy: Policy,
  { commit, parent }: { commit: string; parent: string },
): Promise<Record<string, Numbers>> {
  const gates = gatesFor(policy, 'change').filter(
    ({ basis, needs }) => basis && reportsIn(reportRequests(needs)).every(isHere),
  )
  if (workspace === undefined || gates.length === 0) return {}
  const local = await collectLocal({
    workspace,
    path,
    head: commit,
    base: parent,
    platformFileCount: undefined,
    requests: reportRequests(gates.flatMap(({ needs }) => needs)),
    artifacts: new Map(),
    reviewCommits: [],
    collectedAt: client.time(),
    now: clock.now(),
  })
  if (local === 'no-clone') return {}
  return Object.fromEntries(
    gates.flatMap(gate => {
      const numbers = numbersOf(gate, local, policy)
      return Object.keys(numbers).length > 0 ? [[gate.id, numbers]] : []
    }),
  )
}

/** Artifacts need a permission that the job which records does not have. */
const isHere = ({ artifact }: ReportRequest): boolean => artifact === undefined

/**
 * Of reports that can be used, and of no others. What the clone does not show, such as the time or the baseline, the
 * gate does without: only its numbers are wanted here.
 */
function numbersOf(
  { gate, settings, needs }: PolicyGate,
  { contents: _, ...local }: LocalFacts,
  policy: Policy,
): Numbers {
  const seen = Object.entries(local).filter(([name]) => needs.some(({ fact }) => fact === name))
  const known = seen.flatMap(([name, fact]) => (fact.state === 'complete' ? [[name, fact.value] as const] : []))
  if (known.length < seen.length) return {}
  const { measured } = gate.judge(settings, Object.fromEntries(known), policy)
  return Object.fromEntries(
    Object.entries(measured).filter((one): one is [string, number] => Number.isSafeInteger(one[1])),
  )
}
