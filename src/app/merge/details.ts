import type { Facts } from '../../facts/facts.ts'
import { isIdentifier } from '../../facts/identifiers.ts'
import type { MergeRecord } from '../../record/record.ts'
import type { Verdict } from '../../verdict/verdict.ts'

type Details = Pick<MergeRecord, 'links' | 'changeRecord' | 'obligations'>

const MAX_LINKS = 100

/** What the record of a merged change keeps beside the verdict of its gates. */
export function mergeDetails(verdict: Verdict, facts: Facts, mergedAt: string): Details {
  return {
    links: linksOf(verdict, facts),
    changeRecord: changeRecordOf(verdict),
    obligations: obligationsOf(verdict, mergedAt),
  }
}

export const NO_DETAILS: Details = { links: [], changeRecord: null, obligations: [] }

/** The work items and requirements on which gates rest. */
function linksOf({ gates }: Verdict, { links }: Facts): Details['links'] {
  const items = links.state === 'complete' ? links.value.items : []
  const ids = gates.flatMap(gate => gate.links ?? [])
  return [...new Set(ids)].slice(0, MAX_LINKS).flatMap((one): Details['links'] => {
    const item = items.find(found => found.state === 'resolved' && found.kind === 'issue' && found.id === one)
    if (item?.state === 'resolved') {
      return [{ kind: 'issue', repository: item.repositoryId, id: item.id, number: item.number }]
    }
    return isIdentifier(one) ? [{ kind: 'id', id: one }] : []
  })
}

/** Of the first gate that judged one. A type that is no word of the kind somebody typed. */
function changeRecordOf({ gates }: Verdict): Details['changeRecord'] {
  const [found] = gates.flatMap(({ changeRecord }) => changeRecord ?? [])
  if (!found) return null
  return {
    ...found,
    source: found.source ?? null,
    type: found.type !== null && /^[a-z][a-z0-9-]{0,39}$/.test(found.type) ? found.type : null,
  }
}

function obligationsOf({ gates }: Verdict, mergedAt: string): Details['obligations'] {
  return gates.flatMap(({ id, obligations = [] }) =>
    obligations.map(({ what, withinSeconds }) => {
      const due = new Date(Date.parse(mergedAt) + withinSeconds * 1000)
      return { what, gate: id, due: `${due.toISOString().slice(0, 19)}Z`, listed: true as const }
    }),
  )
}
