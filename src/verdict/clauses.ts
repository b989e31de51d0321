/**
 * Clauses of ISO 9001 that a record is evidence for, by edition and by what is recorded. Only their numbers: the text of
 * the standard belongs to others.
 *
 * 2015 is confirmed. The numbers of 2026 are from public accounts of its final draft, which keep clauses 4 to 10; they
 * are to be compared with the standard itself before somebody relies on them.
 */
export const CLAUSES = {
  '2015': {
    gates: {
      approvals: ['8.3.4', '8.3.6', '8.6'],
      coverage: ['8.3.4', '8.6', '9.1.1'],
      tests: ['8.3.4', '8.6', '9.1.1'],
      traceability: ['8.3.3', '8.3.4', '8.5.2'],
      'change-record': ['6.1', '8.3.6', '8.5.6'],
      release: ['8.5.2', '8.5.6', '8.6'],
      checks: ['8.4.1', '8.6', '9.1.1'],
      'protected-paths': ['4.4.2', '6.3', '7.5.3'],
    },
    records: {
      merge: ['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.6', '9.1.1'],
      release: ['8.5.2', '8.5.6', '8.6'],
      'policy-change': ['4.4.2', '6.3', '7.5.3'],
    },
  },
  '2026': {
    gates: {
      approvals: ['8.3.4', '8.3.6', '8.6'],
      coverage: ['8.3.4', '8.6', '9.1.1'],
      tests: ['8.3.4', '8.6', '9.1.1'],
      traceability: ['8.3.3', '8.3.4', '8.5.2'],
      'change-record': ['6.1.2', '8.3.6', '8.5.6'],
      release: ['8.5.2', '8.5.6', '8.6'],
      checks: ['8.4.1', '8.6', '9.1.1'],
      'protected-paths': ['4.4.2', '6.3', '7.5.3'],
    },
    records: {
      merge: ['8.1', '8.3.4', '8.3.6', '8.5.2', '8.5.6', '8.6', '9.1.1'],
      release: ['8.5.2', '8.5.6', '8.6'],
      'policy-change': ['4.4.2', '6.3', '7.5.3'],
    },
  },
} as const satisfies Record<string, Catalogue>

interface Catalogue {
  gates: Readonly<Record<string, readonly string[]>>
  records: Readonly<Record<string, readonly string[]>>
}

export type Edition = keyof typeof CLAUSES
export const EDITIONS = ['2015', '2026'] as const satisfies readonly Edition[]

export interface Clause {
  edition: Edition
  id: string
}

/** What a gate of a type, or a record of a kind, is evidence for. */
export function clausesOf(edition: Edition, of: 'gates' | 'records', name: string): Clause[] {
  const catalogue: Catalogue = CLAUSES[edition]
  const ids = catalogue[of][name] ?? []
  return ids.map(id => ({ edition, id }))
}
