import type { Reason } from '../../verdict/verdict.ts'
import type { Called } from './names.ts'

/** The rules of the gate, in the order in which they are shown. */
export const RULES = ['advisories', 'scan', 'licences', 'version'] as const
export type Rule = (typeof RULES)[number]

/** What is wrong with one component. */
export interface Problem {
  rule: Rule
  component: Called
  /** The ids of the advisory, if it is about one. */
  topics: readonly string[]
  reason: Reason
}

/** What a policy may accept of a component beside advisories, and whose rule that is. */
export const ACCEPTABLE: ReadonlyMap<string, Rule> = new Map([
  ['licence', 'licences'],
  ['version', 'version'],
  ['scan', 'scan'],
])
