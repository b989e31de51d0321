import type { Reason } from '../../verdict/verdict.ts'
import type { Called } from './names.ts'

/** The rules of the gate, in the order in which they are shown. */
export const RULES = ['advisories', 'scan', 'licences', 'version'] as const
export type Rule = (typeof RULES)[number]

/** What is wrong with one component. */
export interface Problem {
  rule: Rule
  component: Called
  /** What a policy may accept it for, such as `licence` or any id of the advisory. */
  topics: readonly string[]
  reason: Reason
}
