import type { Facts } from '../../facts/facts.ts'
import { isIdentifier } from '../../facts/identifiers.ts'
import type { MergeRecord } from '../../record/record.ts'
import type { GateVerdict, Reason, Verdict } from '../../verdict/verdict.ts'

type Details = Pick<MergeRecord, 'links' | 'changeRecord' | 'obligations'>

const MAX_LINKS = 100

/** What the record of a landed change keeps beside the verdict of its gates. */
export function mergeDetails(verdict: Verdict, facts: Facts, landedAt: string): Details {
  return {
    links: linksOf(verdict, facts),
    changeRecord: changeRecordOf(verdict),
    obligations: obligationsOf(verdict, landedAt),
  }
}

export const NO_DETAILS: Details = { links: [], changeRecord: null, obligations: [] }

/** The work items and requirements on which the gates of type traceability rest. */
function linksOf({ gates }: Verdict, { links }: Facts): Details['links'] {
  const items = links.state === 'complete' ? links.value.items : []
  const evidence = gates
    .filter(({ type }) => type === 'traceability')
    .flatMap(({ children }) => children.flatMap(child => child.evidence ?? []))
  return [...new Set(evidence)].slice(0, MAX_LINKS).flatMap((one): Details['links'] => {
    const item = items.find(found => found.state === 'resolved' && found.kind === 'issue' && found.id === one)
    if (item?.state === 'resolved') {
      return [{ kind: 'issue', repository: item.repositoryId, id: item.id, number: item.number }]
    }
    return isIdentifier(one) ? [{ kind: 'id', id: one }] : []
  })
}

function changeRecordOf(verdict: Verdict): Details['changeRecord'] {
  const [seen] = findings(verdict, 'record_seen')
  if (!seen) return null
  const { path, blob, type } = seen.reason.data ?? {}
  const { declaredRisk, computedRisk } = seen.gate.measured
  return {
    path: typeof path === 'string' && path !== '' ? path : null,
    blob: typeof blob === 'string' && blob !== '' ? blob : null,
    type: typeof type === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(type) ? type : null,
    declaredRisk: riskIn(declaredRisk),
    computedRisk: riskIn(computedRisk),
  }
}

const riskIn = (value: unknown): number | null =>
  typeof value === 'number' && [1, 2, 3].includes(value) ? value : null

const MAX_LENGTH = 90 * 24 * 3600

/**
 * A gate that was carried over has its numbers still, but no longer what its findings held. The duty stays when nobody
 * can tell how long there is for it: it is due at once then.
 */
function obligationsOf(verdict: Verdict, landedAt: string): Details['obligations'] {
  return findings(verdict, 'review_due').map(({ gate }) => {
    const told = gate.measured['reviewWithinSeconds']
    const seconds = typeof told === 'number' && Number.isInteger(told) && told > 0 && told <= MAX_LENGTH ? told : 0
    const due = new Date(Date.parse(landedAt) + seconds * 1000)
    return { what: 'review' as const, gate: gate.id, due: `${due.toISOString().slice(0, 19)}Z` }
  })
}

/** Of each gate at most one of a code: what is carried over counts them as somebody wrote. */
function findings({ gates }: Verdict, code: string): { gate: GateVerdict; reason: Reason }[] {
  return gates
    .filter(({ type }) => type === 'change-record')
    .flatMap(gate =>
      gate.findings
        .filter(reason => reason.code === code)
        .slice(0, 1)
        .map(reason => ({ gate, reason })),
    )
}
