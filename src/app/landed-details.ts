import type { Facts } from '../facts/facts.ts'
import { isIdentifier } from '../facts/identifiers.ts'
import type { MergeRecord } from '../record/record.ts'
import type { Reason, Verdict } from '../verdict/verdict.ts'

type Details = Pick<MergeRecord, 'links' | 'changeRecord' | 'obligations'>

const MOST_LINKS = 100

/** What the record of a landed change keeps beside the verdict of its gates. */
export function landedDetails(verdict: Verdict, facts: Facts, landedAt: string): Details {
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
  return [...new Set(evidence)].slice(0, MOST_LINKS).flatMap((one): Details['links'] => {
    const item = items.find(found => found.state === 'resolved' && found.kind === 'issue' && found.id === one)
    if (item?.state === 'resolved') {
      return [{ kind: 'issue', repository: item.repositoryId, id: item.id, number: item.number }]
    }
    return isIdentifier(one) ? [{ kind: 'id', id: one }] : []
  })
}

const RISKS = ['low', 'medium', 'high']

function changeRecordOf(verdict: Verdict): Details['changeRecord'] {
  const [seen] = findings(verdict, 'record_seen')
  if (!seen?.reason.data) return null
  const { path, blob, type, risk, computed } = seen.reason.data
  return {
    path: typeof path === 'string' && path !== '' ? path : null,
    blob: typeof blob === 'string' && blob !== '' ? blob : null,
    type: typeof type === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(type) ? type : null,
    declaredRisk: RISKS.indexOf(String(risk)) + 1 || null,
    computedRisk: RISKS.indexOf(String(computed)) + 1 || 2,
  }
}

function obligationsOf(verdict: Verdict, landedAt: string): Details['obligations'] {
  return findings(verdict, 'review_due').flatMap(({ gate, reason }) => {
    const seconds = reason.data?.['seconds']
    // Taken over from a check run, it has lost until when: then it is due at once, and not forgotten.
    const due = new Date(Date.parse(landedAt) + (typeof seconds === 'number' ? seconds * 1000 : 0))
    return [{ what: 'review' as const, gate, due: `${due.toISOString().slice(0, 19)}Z` }]
  })
}

function findings({ gates }: Verdict, code: string): { gate: string; reason: Reason }[] {
  return gates
    .filter(({ type }) => type === 'change-record')
    .flatMap(gate => gate.findings.filter(reason => reason.code === code).map(reason => ({ gate: gate.id, reason })))
}
