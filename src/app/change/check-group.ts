import { readChange } from '../../github/change.ts'
import { askChange } from '../../github/client/ask.ts'
import { combine, type GateVerdict, type Reason, type Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { GroupTask } from '../shared/event.ts'
import type { JudgedChange } from '../shared/result.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { groupChanges } from './group-changes.ts'
import { judgeAgain } from './judge-again.ts'

/**
 * Evaluates every change of a merge group again, on what GitHub reports now. What only reports could show is reused
 * from the check on the change's own head: the queue tests another commit, on which nothing of this is known.
 */
export async function checkGroup(context: RunContext, task: GroupTask, checkName: string): Promise<JudgedChange> {
  const verdicts: { pull: number; verdict: Verdict }[] = []
  for (const pull of await groupChanges(context, task)) {
    verdicts.push({ pull, verdict: await judgeQueued(context, pull, checkName) })
  }
  const { owner, name } = context.repository
  const gates = combinedGates(verdicts)
  const [first] = verdicts
  const verdict: Verdict = {
    schema: 'gatebook/verdict/1',
    outcome: combine(gates),
    subject: { repository: `${owner}/${name}`, head: task.head, base: task.base },
    policy: first?.verdict.policy ?? { path: context.policyPath, blob: '', digest: '' },
    gates,
  }
  const title = `merge group of ${verdicts.map(({ pull }) => `#${pull}`).join(', ')}`
  return { verdict, facts: undefined, policy: undefined, title }
}

async function judgeQueued(context: RunContext, pull: number, checkName: string): Promise<Verdict> {
  const { client, repository, policyPath } = context
  const answer = await readChange(client, repository, pull, askChange(client, repository, pull, policyPath))
  if (answer.change.state !== 'OPEN') {
    throw new UserFacingError(
      'change_closed',
      `Change #${pull} of the merge group is no longer open.`,
      'Queue the remaining changes again.',
    )
  }
  // Reports in the workspace would be of the queue's commit, not of the change's head.
  return (await judgeAgain(context, answer, checkName)).verdict
}

/** The worst thing first. */
const WORST = ['error', 'fail', 'waived', 'pass', 'not_applicable'] as const

/** One gate of each name, as bad as the worst of its changes; what it says names the change. */
function combinedGates(verdicts: readonly { pull: number; verdict: Verdict }[]): GateVerdict[] {
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
