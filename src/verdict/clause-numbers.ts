import type { Edition } from './clauses.ts'

/**
 * The clauses that each edition has, from 4 to 10, by their numbers. `confirmed`: compared with the standard's own table
 * of contents. `secondary`: known from public accounts of the edition only; whoever relies on the numbers compares them
 * with the standard first.
 */
const COMMON = [
  ...['4.1', '4.2', '4.3', '4.4', '4.4.1', '4.4.2'],
  ...['5.1', '5.1.1', '5.1.2', '5.2', '5.2.1', '5.2.2', '5.3'],
  ...['6.1', '6.1.1', '6.1.2', '6.2', '6.2.1', '6.2.2', '6.3'],
  ...['7.1', '7.1.1', '7.1.2', '7.1.3', '7.1.4', '7.1.5', '7.1.5.1', '7.1.5.2', '7.1.6', '7.2', '7.3', '7.4'],
  ...['7.5', '7.5.1', '7.5.2', '7.5.3', '7.5.3.1', '7.5.3.2'],
  ...['8.1', '8.2', '8.2.1', '8.2.2', '8.2.3', '8.2.3.1', '8.2.3.2', '8.2.4'],
  ...['8.3', '8.3.1', '8.3.2', '8.3.3', '8.3.4', '8.3.5', '8.3.6', '8.4', '8.4.1', '8.4.2', '8.4.3'],
  ...['8.5', '8.5.1', '8.5.2', '8.5.3', '8.5.4', '8.5.5', '8.5.6', '8.6', '8.7', '8.7.1', '8.7.2'],
  ...['9.1', '9.1.1', '9.1.2', '9.1.3', '9.2', '9.2.1', '9.2.2', '9.3', '9.3.1', '9.3.2', '9.3.3'],
  ...['10.1', '10.2', '10.2.1', '10.2.2', '10.3'],
]

export const CLAUSE_NUMBERS: Readonly<Record<Edition, { status: 'confirmed' | 'secondary'; ids: readonly string[] }>> =
  {
    '2015': { status: 'confirmed', ids: COMMON },
    // Risks and opportunities are apart: 6.1.2 and 6.1.3.
    '2026': { status: 'secondary', ids: [...COMMON, '6.1.3'] },
  }

export const hasClause = (edition: Edition, id: string): boolean => CLAUSE_NUMBERS[edition].ids.includes(id)
export const isSecondary = (edition: Edition): boolean => CLAUSE_NUMBERS[edition].status === 'secondary'
