import { policyText } from '../../collect/change/rule-files.ts'
import type { ChangedFile } from '../../facts/change.ts'
import type { Observed } from '../../facts/observed.ts'
import type { RulesChange } from '../../facts/rules-change.ts'
import { changedPaths } from '../../gates/shared/risk.ts'
import type { MergedRules } from '../../github/client/answers.ts'
import { comparePolicies } from '../../policy/compare/compare.ts'
import { formatDiagnostic, type Loaded } from '../../policy/load/load.ts'
import type { Policy } from '../../policy/policy.ts'
import { isRule, namedRules, ruleBlobs } from './rule-files.ts'

export interface RulesChangeInput {
  /** At the commit that the change goes onto, and as the change leaves them. */
  before: MergedRules | null
  after: MergedRules
  policy: Policy
  policyPath: string
  /** Base branch, for messages. */
  branch: string
  collectedAt: string
  /** Reads the policy of the change, with what it builds on. */
  load: (bytes: Uint8Array) => Promise<LoadedLeft>
  /** Asked only when something differs. */
  files: () => Promise<Observed<ChangedFile[]>>
}

/**
 * What a change does to the rules. Where every file and folder of rules is the same on both sides there is nothing to
 * ask; where one differs the base may have moved on by itself, so the list of changed files decides.
 */
export async function rulesChangeFact(input: RulesChangeInput): Promise<Observed<RulesChange>> {
  const { before, after, policyPath, collectedAt } = input
  const provenance = { source: 'github-graphql', trust: 'platform', collectedAt } as const
  const was = new Map(ruleBlobs(before, policyPath))
  const differs = ruleBlobs(after, policyPath).some(([path, blob]) => was.get(path) !== blob)
  // Those that the policy names are not looked at on both sides.
  const named = namedRules(input.policy)
  if (!differs && named.length === 0) return { state: 'complete', value: UNTOUCHED, provenance }
  const files = await input.files()
  if (files.state !== 'complete') return files
  const touches = isRule(policyPath, named)
  const paths = [...new Set(changedPaths(files.value).filter(touches))].sort()
  const value = paths.includes(policyPath) ? { paths, ...(await policyLeft(input)) } : { ...UNTOUCHED, paths }
  return { state: 'complete', value, provenance }
}

const UNTOUCHED: RulesChange = { paths: [], policy: 'same', problem: null, effect: [] }

/** What it builds on may be unknown here: the token of the job need not be able to read it. */
export type LoadedLeft = Loaded | { unread: string }

/** The policy of the change decides nothing. It is read to say what it would do. */
async function policyLeft({
  after,
  policy,
  policyPath,
  branch,
  load,
}: RulesChangeInput): Promise<Omit<RulesChange, 'paths'>> {
  if (after.policy === null) return { policy: 'gone', problem: null, effect: [] }
  const text = policyText(after, policyPath, branch)
  if (!text.ok) return { policy: 'invalid', problem: text.message, effect: [] }
  const loaded = await load(text.bytes)
  if ('unread' in loaded) return { policy: 'unread', problem: loaded.unread, effect: [] }
  if (loaded.ok) return { policy: 'valid', problem: null, effect: comparePolicies(policy, loaded.policy) }
  const [first] = loaded.diagnostics
  return { policy: 'invalid', problem: first ? formatDiagnostic(first) : null, effect: [] }
}
