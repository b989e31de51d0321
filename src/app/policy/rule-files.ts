import { matcher } from '../../facts/glob.ts'
import type { MergedRules } from '../../github/client/answers.ts'
import type { Policy } from '../../policy/policy.ts'

const OWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const
/** Besides the policy: who owns what, and the workflows that run the gates. */
const AUTOMATION = ['.github/workflows', '.github/actions'] as const
const RULES = [...OWNERS, ...AUTOMATION.map(folder => `${folder}/**`)]

/** Whether a path is of a file that says how changes are judged; `named`: those that the policy itself adds. */
export function isRule(policyPath: string, named: readonly string[]): (path: string) => boolean {
  const matches = matcher(RULES)
  // What was a folder may become a file, or a link.
  const single = [policyPath, ...AUTOMATION, ...named]
  return path => single.includes(path) || matches(path)
}

/** Files that are rules because a gate goes by them, such as whom it trusts. */
export function namedRules(policy: Pick<Policy, 'gates'> | undefined): string[] {
  return (policy?.gates ?? []).flatMap(({ gate, settings }) => gate.rules?.(settings) ?? [])
}

/** What lies at each place of rules, files and folders whole; `null`: nothing. */
export function ruleBlobs(rules: MergedRules | null, policyPath: string): [path: string, blob: string | null][] {
  const owners = [rules?.codeowners1, rules?.codeowners2, rules?.codeowners3]
  const folders = [rules?.workflows, rules?.actions]
  const oidOf = (entry: { object: { oid: string } | null } | null | undefined) => entry?.object?.oid ?? null
  return [
    [policyPath, oidOf(rules?.policy)],
    ...OWNERS.map((path, place): [string, string | null] => [path, oidOf(owners[place])]),
    ...AUTOMATION.map((path, place): [string, string | null] => [path, oidOf(folders[place])]),
  ]
}
