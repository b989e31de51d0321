import { checkRecord } from './check.ts'
import { clauses } from './clauses.ts'
import { amendmentIdOf } from './identity.ts'
import { NOTHING_KEPT } from './merge.ts'
import type { Amendment, ConflictRecord, CorrectionRecord, EventRecord, RetrospectiveRecord } from './record.ts'
import { SCHEMA } from './v2/parts.ts'

/** What is said of an earlier record. */
export type Statement =
  | Pick<CorrectionRecord, 'basis' | 'learnt' | 'authority' | 'holds' | 'partOf'>
  | Pick<ConflictRecord, 'differs' | 'found'>
  | Pick<RetrospectiveRecord, 'due' | 'recorded' | 'result' | 'findings' | 'actions' | 'authority'>

/** Which record it is about, and as what it is numbered. */
export interface About {
  id: string
  kind: EventRecord['kind']
  /** Of the event, as its first record says: the path has it. */
  at: string
  /** How many entries about it there are already. */
  amendments: number
}

/** Control of documented information: what is retained stays identifiable and legible, with its corrections. */
const CLAUSES = ['7.5.3']
/** Results of the review of changes; a nonconformity is reacted to. */
const REVIEWED = { conforming: ['8.5.6'], nonconforming: ['8.5.6', '10.2'] } as const
const CLASSES = { merge: 'change', 'policy-change': 'quality', release: 'release' } as const

/** An entry about an earlier record; `by`: the later evaluation on whose occasion it is written. */
export function amendment(
  { id: record, kind, at, amendments }: About,
  { repository, decidedBy, clauses: about }: Pick<EventRecord, 'repository' | 'decidedBy' | 'clauses'>,
  statement: Statement,
): Amendment {
  const number = amendments + 1
  const common = {
    schema: SCHEMA,
    id: amendmentIdOf(repository.id, record, number),
    at,
    repository,
    decidedBy,
    kept: NOTHING_KEPT,
    amends: { record, kind, number },
    clauses: clauses(about[0]?.edition ?? '2015', 'result' in statement ? REVIEWED[statement.result] : CLAUSES),
    retention: { class: CLASSES[kind], until: null },
  } as const
  const made: Amendment = { ...common, ...said(statement) }
  checkRecord(made)
  return made
}

function said(statement: Statement) {
  if ('found' in statement) return { kind: 'conflict', ...statement } as const
  return 'result' in statement
    ? ({ kind: 'retrospective', ...statement } as const)
    : ({ kind: 'correction', ...statement } as const)
}
