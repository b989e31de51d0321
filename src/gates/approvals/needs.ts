import type { ChangedFile, Commit } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Memberships } from '../../facts/memberships.ts'
import type { CodeOwners } from '../../facts/owners.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { needsOfOwners } from '../reviews/owners.ts'
import { type Need, needFor } from '../reviews/rules.ts'
import { changedPaths, riskOf, riskText } from '../shared/risk.ts'
import type { Roles } from '../shared/roles.ts'
import { areVerified, unmet, type WhenFacts } from '../shared/when.ts'
import { list } from '../shared/wording.ts'
import * as say from './messages.ts'
import type { Leaf, Option, Requirement } from './settings.ts'

/** What of a change requirements go by; what none of them needs is not there. */
export type Basis = WhenFacts & { codeOwners?: CodeOwners; memberships?: Memberships }

/** What applies to a change: one of several lists of needs, and why other requirements do not apply. */
export interface RequiredApprovals {
  alternatives: readonly (readonly Need[])[]
  remarks: readonly Reason[]
}

/** The requirements of a policy for one change. */
export function requiredApprovals(require: readonly Requirement[], basis: Basis, terms: Terms): RequiredApprovals {
  const each = require.map(one => ({ one, why: doesNotApply(one, basis, terms) }))
  const required = each.filter(({ why }) => why === undefined).map(({ one }) => one)
  const { codeOwners: owners, memberships = {} } = basis
  const context = { owners, ownersUnknown: terms.lacking?.codeOwners, memberships, roles: terms.roles }
  const options = required.map(one => branchesOf(one, context))
  return {
    alternatives: options.reduce<readonly (readonly Need[])[]>(
      (all, next) => all.flatMap(before => next.map(option => [...before, ...option])),
      [[]],
    ),
    remarks: each.flatMap(({ why }) => (why === undefined ? [] : [say.doesNotApply(why)])),
  }
}

function doesNotApply(one: Requirement, basis: Basis, { risk }: Terms): string | undefined {
  return (one.when && unmet(one.when, basis, risk, 'this')) ?? (one['not-needed-when'] && notNeeded(one, basis, risk))
}

/** Why a requirement is not needed: every one of its conditions holds. */
function notNeeded(
  { 'not-needed-when': conditions = {} }: Requirement,
  { change, files = [], labels = [], commits = [] }: Basis,
  rules: Terms['risk'],
): string | undefined {
  const { 'only-paths': only, risk: levels, 'verified-commits': verified } = conditions
  const computed = levels && riskOf(rules, { change, files, labels })
  const all = [
    ...(only ? [isWithin(files, only) ? `All changed files match ${list(only)}.` : undefined] : []),
    ...(computed
      ? [isOneOf(computed.level, levels) ? `The risk of the change is ${riskText(computed)}.` : undefined]
      : []),
    ...(verified ? [signed(commits)] : []),
  ]
  return all.some(text => text === undefined) ? undefined : all.join(' ')
}

/** A change of nothing that is known is no small change. */
function isWithin(files: readonly ChangedFile[], patterns: readonly string[]): boolean {
  const paths = changedPaths(files)
  return paths.length > 0 && paths.every(matcher(patterns))
}

const isOneOf = (level: string, levels: readonly string[]): boolean => levels.includes(level)

const signed = (commits: readonly Commit[]): string | undefined =>
  areVerified(commits) ? 'Every commit of the change has a valid signature.' : undefined

interface Context {
  owners: CodeOwners | undefined
  /** Why the owners of the changed files are unknown. */
  ownersUnknown: Reason | undefined
  memberships: Memberships
  roles: Roles
}

/** The alternatives of one requirement, each a list of needs. */
function branchesOf(one: Requirement, context: Context): readonly (readonly Need[])[] {
  const all = one.any ? one.any.map(option => needsOfOption(option, context)) : [needsOf(one, context)]
  // An alternative that requires nobody, since no owner is concerned, is none while another one requires somebody.
  const asking = all.filter(needs => needs.length > 0)
  const options = asking.length > 0 ? asking : [[]]
  const { name, after, when } = one
  // A label brings a requirement in for the whole change.
  const isAbout = when?.paths && !when['or-labels'] ? matcher(when.paths) : undefined
  return options.map(needs => needs.map(need => ({ ...(isAbout ? { isAbout } : {}), ...need, name, after })))
}

const needsOfOption = (option: Option, context: Context): Need[] =>
  option.all ? option.all.flatMap(one => needsOf(one, context)) : needsOf(option, context)

function needsOf(leaf: Leaf, { owners, ownersUnknown, memberships, roles }: Context): Need[] {
  const which = leaf['code-owners']
  if (which === undefined) return [needFor({ count: leaf.count ?? 1, from: leaf.from }, roles)]
  if (!owners) {
    if (!ownersUnknown) throw new Error('Requirements by code owners need the code owners.')
    return [{ ...OF_OWNERS, unmeetable: ownersUnknown, isUnknown: true }]
  }
  return [...needsOfOwners(which, owners, memberships), ...needsOfUnowned(leaf, owners, roles)]
}

const OF_OWNERS = { count: 1, from: [], by: 'from an owner of each file', shares: true } as const

function needsOfUnowned({ unowned: rule = 'fail' }: Leaf, { unowned }: CodeOwners, roles: Roles): Need[] {
  if (rule === 'allow' || unowned.length === 0) return []
  const paths = new Set(unowned)
  const isAbout = (path: string) => paths.has(path)
  if (rule === 'fail') return [{ ...OF_OWNERS, isAbout, unmeetable: say.unowned(unowned) }]
  const need = needFor({ count: 1, from: rule.from }, roles)
  return [{ ...need, by: `${need.by}, for files without an owner`, isAbout, shares: true }]
}
