import { collectLocal, type LocalFacts } from '../../collect/reports/workspace.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../../policy/policy.ts'
import type { Numbers } from '../../record/merge.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * What the branch has since a change landed, by gate: from reports that were made on the landed commit itself, in the job
 * that records it. They decide nothing; the next change is held against them. Nothing where the job made none.
 */
export async function branchNumbers(
  { workspace, path, client, clock }: Pick<RunContext, 'workspace' | 'path' | 'client' | 'clock'>,
  policy: Policy,
  { commit, parent }: { commit: string; parent: string },
): Promise<Record<string, Numbers>> {
  const gates = gatesFor(policy, 'change').filter(gate => gate.basis && reportsOf(gate).every(isHere))
  if (workspace === undefined || gates.length === 0) return {}
  const local = await collectLocal({
    workspace,
    path,
    head: commit,
    base: parent,
    platformFileCount: undefined,
    reports: sets(gates, 'coverage'),
    exclusions: false,
    tests: sets(gates, 'tests'),
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

const asked = ({ gate, settings }: PolicyGate) => gate.asks?.(settings) ?? {}

const reportsOf = (gate: PolicyGate): readonly ReportRequest[] => asked(gate).coverage ?? asked(gate).tests ?? []

/** Artifacts need a permission that the job which records does not have. */
const isHere = ({ artifact }: ReportRequest): boolean => artifact === undefined

const sets = (gates: readonly PolicyGate[], kind: 'coverage' | 'tests') =>
  gates.flatMap(gate => {
    const set = asked(gate)[kind]
    return set ? [set] : []
  })

/** Of reports that can be used, and of no others. */
function numbersOf({ gate, settings }: PolicyGate, { files, coverage, tests }: LocalFacts, policy: Policy): Numbers {
  const facts = { files, coverage, tests }
  const known = gate.needs.map(name => {
    const fact = name in facts ? facts[name as keyof typeof facts] : undefined
    return fact?.state === 'complete' ? ([name, fact.value] as const) : undefined
  })
  if (known.includes(undefined)) return {}
  const entries = known.flatMap(one => (one ? [one] : []))
  const { measured } = gate.judge(settings, Object.fromEntries(entries) as never, policy)
  return Object.fromEntries(
    Object.entries(measured).filter((one): one is [string, number] => Number.isSafeInteger(one[1])),
  )
}
