/**
 * A policy that is built in, for teams that want to begin with what has proved itself. It fixes what it says and leaves
 * open what only a team knows: who has a role, where the reports are, where work items are kept.
 */
export interface Profile {
  name: string
  /** For whom it is, in one sentence. */
  summary: string
  /** The policy, in its own language. */
  text: string
  /** What the team has to say itself, as paths of keys. */
  leavesOpen: readonly string[]
  /** Clauses of ISO 9001:2015 that gates could be evidence for, and those of this profile are not. */
  leavesOut: readonly LeftOut[]
  /** Whether one person may answer for a change of the rules that nobody else made. */
  isForOne?: true
}

export interface LeftOut {
  clauses: readonly string[]
  why: string
}

/** Other suppliers' checks have names that no profile can know, and which components a project takes neither. */
export const SUPPLIED: LeftOut = {
  clauses: ['8.4.1', '8.4.2'],
  why: 'Each project relies on different third-party checks and components: add a gate of type `checks` for the checks and one of type `dependencies` for the components.',
}
