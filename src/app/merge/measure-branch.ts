import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasClone } from '../../collect/clone.ts'
import { collectArtifacts } from '../../collect/reports/artifacts.ts'
import { collectLocal, type LocalFacts } from '../../collect/reports/workspace.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { Numbers } from '../../record/merge.ts'
import { reportRequests, reportsIn } from '../facts/requests.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * What the branch has since a change was merged, by gate: from reports that were made on the merged commit itself. They
 * decide nothing; the next change is compared with them. Nothing where there are none, or no clone to read them with.
 */
export async function branchNumbers(
  context: RunContext,
  policy: Policy,
  ends: { commit: string; parent: string },
): Promise<Record<string, Numbers>> {
  const gates = gatesFor(policy, 'change').filter(({ basis }) => basis)
  const { workspace, path } = context
  if (gates.length === 0 || workspace === undefined || !(await hasClone(workspace, path))) return {}
  const local = await readReports({ ...context, workspace }, gates, ends)
  if (local === 'no-clone') return {}
  return Object.fromEntries(
    gates.flatMap(gate => {
      const numbers = numbersOf(gate, local, policy)
      return Object.keys(numbers).length > 0 ? [[gate.id, numbers]] : []
    }),
  )
}

async function readReports(
  context: RunContext & { workspace: string },
  gates: readonly PolicyGate[],
  { commit, parent }: { commit: string; parent: string },
): Promise<LocalFacts | 'no-clone'> {
  const { workspace, path, client, clock } = context
  const requests = reportRequests(gates.flatMap(({ needs }) => needs))
  const temp = join(context.temp, 'gatebook', 'artifacts')
  try {
    return await collectLocal({
      workspace,
      path,
      head: commit,
      base: parent,
      platformFileCount: undefined,
      requests,
      artifacts: await collectArtifacts({ ...context, commit, requests: reportsIn(requests), temp }),
      reviewCommits: [],
      collectedAt: client.time(),
      now: clock.now(),
    })
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

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
