import { unjudged } from '../../gates/shared/unjudged.ts'
import type { GateVerdict, Reason, Verdict } from '../../verdict/verdict.ts'

/** A verdict about what kept Gatebook from judging at all, in the shape of a gate so that it is shown like one. */
export function brokenVerdict(
  subject: Verdict['subject'],
  policyPath: string,
  cause: { title: string; reasons: Reason[] },
): Verdict {
  const gate: GateVerdict = {
    id: 'policy',
    type: 'policy',
    enforce: 'blocking',
    ...unjudged(cause.reasons),
    title: cause.title,
    clauses: [],
  }
  return {
    schema: 'gatebook/verdict/1',
    outcome: 'error',
    subject,
    policy: { path: policyPath, blob: '', digest: '' },
    gates: [gate],
  }
}
