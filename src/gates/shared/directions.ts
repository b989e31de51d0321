import { TRUST } from '../../facts/trust.ts'

/**
 * Which way a key of a policy points.
 * `minimum`, `limit`: a number, of which more, or less, is stricter; without it nothing is required.
 * `slack`: a limit too, but what it is without its rule says nothing.
 * `asked`: a rule that may be left out. `when`: on which changes it applies. `exception`: on which it is not.
 * `permission`: what may be done all the same. `duration`: how long is allowed at most.
 * `day`: the last one on which something is allowed.
 * `more`, `fewer`: a list that asks for all it holds, or that allows any of it. `entries`: a list whose entries are
 * compared one by one, while another number or order of them says nothing. A list of words: from lax to strict.
 * `leftOut`: the word that is meant where none is written.
 * `undirected`: it is unknown which of two values is stricter; a group of keys is compared as one.
 */
export type Direction =
  | 'minimum'
  | 'limit'
  | 'slack'
  | 'asked'
  | 'when'
  | 'exception'
  | 'permission'
  | 'duration'
  | 'day'
  | 'more'
  | 'fewer'
  | 'entries'
  | 'undirected'
  | readonly string[]
  | WithDefault

export interface WithDefault {
  /** From lax to strict. */
  order: readonly string[]
  leftOut: string
}

/** By key, as in `patch.min`. A list of groups has the keys of its entries below its own. */
export type Directions = Readonly<Record<string, Direction>>

/** Of the keys that reports have in every gate. */
export const REPORTS = {
  reports: 'entries',
  'reports.name': 'undirected',
  'reports.artifact': 'undirected',
  'reports.workflow': 'undirected',
  'reports.paths': 'undirected',
  'reports.on-empty-file': { order: ['pass', 'fail'], leftOut: 'fail' },
  'reports.trust': { order: TRUST, leftOut: 'self-reported' },
  'reports.required': { order: ['false', 'true'], leftOut: 'true' },
  'reports.format': 'undirected',
} as const satisfies Directions

/** Where reports name files of the code. */
export const REPORTS_OF_CODE = {
  ...REPORTS,
  'reports.path-map': 'undirected',
  'reports.root': 'undirected',
} as const satisfies Directions
