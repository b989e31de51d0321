/**
 * Editions of ISO 9001 whose clauses a record can name. Only numbers: the text of the standard belongs to others. Each
 * gate type declares its own (`clauses` in `src/gates/<type>/index.ts`), each kind of record in `src/record/clauses.ts`.
 *
 * 2015 is confirmed. The numbers of 2026 are from public accounts of its final draft, which keep clauses 4 to 10; they
 * are to be compared with the standard itself before somebody relies on them.
 */
export const EDITIONS = ['2015', '2026'] as const
export type Edition = (typeof EDITIONS)[number]

export interface Clause {
  edition: Edition
  id: string
}

/** By edition, as a gate type or a kind of record declares them. */
export type Clauses = Readonly<Record<Edition, readonly string[]>>

/** Those of one edition, as a verdict or a record carries them. */
export const clausesIn = (edition: Edition, clauses: Clauses): Clause[] => clauses[edition].map(id => ({ edition, id }))

/** Numbers that are the same in every edition. */
export const inEveryEdition = (...ids: readonly string[]): Clauses => ({ '2015': ids, '2026': ids })
