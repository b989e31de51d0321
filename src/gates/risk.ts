import type { ChangedFile } from '../facts/change.ts'
import { matcher } from '../facts/glob.ts'

export const RISKS = ['low', 'medium', 'high'] as const
export type Risk = (typeof RISKS)[number]

/** `paths`: when one changed path matches; `only-paths`: when all of them do. */
export interface RiskRule {
  level: Risk
  paths?: readonly string[] | undefined
  'only-paths'?: readonly string[] | undefined
}

/** The risk of a change, and the number of the rule that says so, from 1; `null`: no rule matches, which is medium. */
export function riskOf(
  rules: readonly RiskRule[],
  files: readonly ChangedFile[],
): { level: Risk; rule: number | null } {
  // What is moved away from a risky place is as risky as what stays there.
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]))
  const found = rules.findIndex(rule => applies(rule, paths))
  return { level: rules[found]?.level ?? 'medium', rule: found === -1 ? null : found + 1 }
}

/** A change of nothing that is known is no small change: `only-paths` needs at least one. */
function applies(rule: RiskRule, paths: readonly string[]): boolean {
  if (rule.paths && !paths.some(matcher(rule.paths))) return false
  return !rule['only-paths'] || (paths.length > 0 && paths.every(matcher(rule['only-paths'])))
}

export const isLower = (risk: Risk, than: Risk): boolean => RISKS.indexOf(risk) < RISKS.indexOf(than)
