import { combine, type GateVerdict, type Reason, type Verdict } from '../../verdict/verdict.ts'

/** The verdict of one change of a group. */
export interface OfGroup {
  pull: number
  verdict: Verdict
}

/** One verdict for all changes of a group. It passes only if that of every change does, whichever gates apply to which. */
export function groupVerdict(verdicts: readonly OfGroup[], subject: Verdict['subject'], policyPath: string): Verdict {
  const gates = combinedGates(verdicts)
  const [first] = verdicts
  return {
    schema: 'gatebook/verdict/1',
    outcome: outcomeOf(verdicts, gates),
    subject,
    policy: first?.verdict.policy ?? { path: policyPath, blob: '', digest: '' },
    gates,
    ...ofNoGate(verdicts),
  }
}

/** What is of no gate: of changes to which none applies, and of the policy. */
function ofNoGate(verdicts: readonly OfGroup[]): Pick<Verdict, 'reasons' | 'findings'> {
  const [reasons = [], findings = []] = (['reasons', 'findings'] as const).map(key =>
    verdicts.flatMap(({ pull, verdict }) => named(pull, verdict[key] ?? [])),
  )
  return { ...(reasons.length > 0 ? { reasons } : {}), ...(findings.length > 0 ? { findings } : {}) }
}

function outcomeOf(verdicts: readonly OfGroup[], gates: readonly GateVerdict[]): Verdict['outcome'] {
  const outcomes = verdicts.map(({ verdict }) => verdict.outcome)
  const worst = (['error', 'fail'] as const).find(outcome => outcomes.includes(outcome))
  if (worst) return worst
  const combined = combine(gates)
  if (combined !== 'nothing_applies') return combined
  // Each change was let pass by its policy; a group of none was not.
  return verdicts.length > 0 ? 'pass' : 'fail'
}

/** The worst thing first. */
const WORST = ['error', 'fail', 'waived', 'pass', 'not_applicable'] as const

/** One gate of each name, as bad as the worst of its changes; what it says names the change. */
function combinedGates(verdicts: readonly OfGroup[]): GateVerdict[] {
  const ids = [...new Set(verdicts.flatMap(({ verdict }) => verdict.gates.map(({ id }) => id)))]
  return ids.flatMap(id => {
    const all = verdicts.flatMap(({ pull, verdict }) => {
      return verdict.gates.filter(gate => gate.id === id).map(gate => ({ pull, gate }))
    })
    const outcome = WORST.find(one => all.some(({ gate }) => gate.outcome === one)) ?? 'error'
    const worst = all.find(({ gate }) => gate.outcome === outcome)
    if (!worst) return []
    const { gate, pull } = worst
    return [
      {
        ...gate,
        outcome,
        // Blocking where one of the policies says so.
        enforce: all.some(one => one.gate.enforce === 'blocking') ? 'blocking' : 'advisory',
        title: all.length === 1 ? gate.title : `#${pull}: ${gate.title}`,
        reasons: all.flatMap(one => named(one.pull, one.gate.reasons)),
        findings: all.flatMap(one => named(one.pull, one.gate.findings)),
        children: all.flatMap(one =>
          one.gate.children.map(child => ({ ...child, required: `#${one.pull}: ${child.required}` })),
        ),
        measured: { changes: all.length },
      } satisfies GateVerdict,
    ]
  })
}

/** Places are lines of another commit than the one that is shown, so they stay out. */
function named(pull: number, reasons: readonly Reason[]): Reason[] {
  return reasons.map(({ location: _, ...reason }) => ({ ...reason, message: `#${pull}: ${reason.message}` }))
}

/**
 * The worse of what a gate says of the head of a change and of its group. Where both are as bad, what the group shows is
 * told first: of the head only codes are left.
 */
export function worseOf(atHead: GateVerdict, ofGroup: GateVerdict): GateVerdict {
  const head = WORST.indexOf(atHead.outcome)
  const group = WORST.indexOf(ofGroup.outcome)
  if (head < group) return atHead
  const inGroup = sayingSo(ofGroup)
  return head > group || inGroup.outcome === 'pass'
    ? inGroup
    : { ...inGroup, reasons: [...inGroup.reasons, ...atHead.reasons] }
}

function sayingSo(gate: GateVerdict): GateVerdict {
  return {
    ...gate,
    title: `In the merge group: ${gate.title}`,
    reasons: gate.reasons.map(inGroup),
    findings: gate.findings.map(inGroup),
    children: gate.children.map(child => ({ ...child, required: `In the merge group: ${child.required}` })),
  }
}

/** Nobody looks at lines of the group's commit, so they are named. */
function inGroup({ location, ...reason }: Reason): Reason {
  const where = location ? `, ${location.file}` : ''
  return { ...reason, message: `In the merge group${where}: ${reason.message}` }
}
