import { type Clause, type Clauses, clausesIn, type Edition, inEveryEdition } from '../verdict/clauses.ts'
import type { EventRecord } from './record.ts'

const CLAUSES: Readonly<Record<EventRecord['kind'], Clauses>> = {
  merge: inEveryEdition('8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.6', '9.1.1'),
  release: inEveryEdition('8.5.2', '8.5.6', '8.6'),
  'policy-change': inEveryEdition('4.4.2', '6.3', '7.5.3'),
}

/** What a kind of record is evidence for. */
export const clausesOf = (edition: Edition, kind: EventRecord['kind']): Clause[] => clausesIn(edition, CLAUSES[kind])
