import { isSecondary } from '../verdict/clause-numbers.ts'
import type { Clause, Edition } from '../verdict/clauses.ts'
import type { CorrectionRecord, EventRecord } from './record.ts'

type RecordedClause = CorrectionRecord['clauses'][number]

/** What a record says, as far as it decides what it is evidence for. */
export interface Said {
  /** Left out: nothing was judged in it. */
  outcome?: string
  /** Whether a concession let something pass. */
  isConceded?: boolean
  /** Whether reports of tools decided. */
  isMeasured?: boolean
}

/**
 * What a kind of record is evidence for. What did not conform is no evidence of a release by planned arrangements (8.6),
 * but that it was found and is to be dealt with (8.7, 10.2). A refused release was kept back, which is all of that.
 */
export function clausesOf(edition: Edition, kind: EventRecord['kind'], said: Said = {}): RecordedClause[] {
  return clauses(edition, numbersOf(kind, said))
}

/** Clauses as a record names them, with how sure the numbers of the edition are. */
export const clauses = (edition: Edition, ids: readonly string[]): RecordedClause[] =>
  ids.map((id): Clause => ({ edition, id })).map(one => (isSecondary(edition) ? { ...one, status: 'secondary' } : one))

function numbersOf(kind: EventRecord['kind'], { outcome, isConceded = false, isMeasured = false }: Said): string[] {
  const result = outcome === 'pass' ? ['8.6', ...(isConceded ? ['8.7'] : [])] : ['8.7']
  const reaction = outcome === 'pass' ? [] : ['10.2']
  switch (kind) {
    case 'merge':
      return [
        ...(isMeasured ? ['7.1.5'] : []),
        ...['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', ...result, '9.1.1', ...reaction],
      ]
    case 'release':
      return ['8.5.2', '8.5.6', ...result, ...reaction]
    case 'policy-change':
      return ['4.4.2', '6.3', '7.5.3']
  }
}
