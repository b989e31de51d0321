import { shown } from '../../documents/wording.ts'
import { PERMISSIONS } from '../../facts/memberships.ts'
import { protectedPaths } from '../../gates/protected-paths/index.ts'
import type { RoleMention } from '../../gates/shared/mentions.ts'
import { isNeeded, needsIn } from '../../gates/shared/needs.ts'
import { groupsOf, type Role, type Roles } from '../../gates/shared/roles.ts'
import { didYouMean } from '../../text/suggest.ts'
import { CLAUSE_NUMBERS, hasClause } from '../../verdict/clause-numbers.ts'
import { digestOf, type Policy, type PolicyGate } from '../policy.ts'
import { profileNamed } from '../profiles/index.ts'
import { policySchema } from '../schema/schema.ts'
import { checkGate } from './check-gate.ts'
import { groupAt, groupOf } from './groups.ts'
import { type PolicyIssue, problems, withoutEchoes } from './issues.ts'

export interface Checked {
  policy?: Policy
  problems: readonly PolicyIssue[]
}

/** A whole policy: every part by itself, and what one part needs of another. */
export function check(value: unknown): Checked {
  const parts = checkParts(value)
  const names = [...parts.roles.keys()].slice(0, MAX_COMPARED)
  const missing = [...mentionsIn(parts.gates), ...namedIn(value)].filter(({ role }) => !parts.roles.has(role))
  const apart = missing.map((mention, index) => unknownRole(mention, index < MAX_COMPARED ? names : []))
  const all = withoutEchoes([...parts.problems, ...apart])
  if (!parts.policy || all.length > 0) return { problems: all }
  const { policy } = parts
  const lonely = policy.gates.flatMap(entry => [
    ...withoutCompanion(entry, policy.gates),
    ...withoutReviewers(entry, policy),
    ...unknownClauses(entry, policy),
  ])
  return lonely.length > 0 ? { problems: lonely } : { policy, problems: [] }
}

/** A file with more roles, or with more that are missing, has no typing errors, and to compare them all takes time. */
const MAX_COMPARED = 200

/** What holds of each part alone. A policy that others build on may leave to them what it needs beside that. */
export function checkParts(value: unknown): Checked & { gates: readonly PolicyGate[]; roles: Roles } {
  const parsed = policySchema.safeParse(value)
  const found = parsed.success ? [] : problems(parsed.error.issues, policySchema, value)
  // The gates are checked even when something else is wrong, so that everything is reported at once.
  const roles = readRoles(value)
  const risk = parsed.success ? parsed.data.risk : []
  const checked = Object.entries(groupAt(value, 'gates')).map(([id, settings]) => checkGate(id, settings, risk))
  const gates = checked.flatMap(({ gate }) => (gate ? withMemberships(gate, roles) : []))
  const all = withoutEchoes([...found, ...checked.flatMap(gate => gate.problems)])
  if (!parsed.success || all.length > 0) return { problems: all, gates, roles }

  const {
    ledger,
    objectives,
    trust,
    concessions,
    corrections,
    iso9001,
    profile = null,
    extends: bases = [],
  } = parsed.data
  const {
    'retrospective-reviews': retrospectives,
    'unattended-apps': unattended,
    'known-addresses': knownAddresses,
    'when-nothing-applies': whenNothingApplies,
  } = parsed.data
  const builtIn = [withMemberships(guard(roles, profile), roles)]
  const policy = {
    profile,
    extends: bases,
    edition: iso9001.edition,
    roles,
    risk,
    gates,
    builtIn,
    concessions,
    corrections,
    retrospectives,
    unattended,
    knownAddresses,
    objectives,
    whenNothingApplies,
    trust,
    ledger,
  }
  return { policy: { ...policy, patterns: [], digest: digestOf(policy) }, problems: [], gates, roles }
}

/** Who answers for the rules, by the name that the role has in every policy. */
const QUALITY_OWNER = 'quality-owner'

/** Changes of the rules need somebody who answers for them; it is named like its type. */
function guard(roles: Roles, profile: string | null): PolicyGate {
  const { type: id } = protectedPaths
  const role = roles.has(QUALITY_OWNER) ? QUALITY_OWNER : null
  const settings = { role, 'own-changes': role !== null && profileNamed(profile)?.isForOne === true }
  return {
    id,
    gate: protectedPaths,
    settings,
    when: undefined,
    enforce: 'blocking',
    clauses: undefined,
    basis: undefined,
    needs: needsIn(protectedPaths.needs()),
  }
}

/** The members of a team must be requested. */
function withMemberships(entry: PolicyGate, roles: Roles): PolicyGate {
  const names = [...new Set((entry.gate.roles?.(entry.settings) ?? []).map(({ role }) => role))]
  const named = names.flatMap(name => roles.get(name) ?? [])
  const isKnownToNeed = isNeeded(entry.needs, 'memberships')
  if (!isKnownToNeed && !named.some(role => groupsOf(role).length > 0)) return entry
  return { ...entry, needs: [...entry.needs, ...needsIn({ memberships: { roles: names } })] }
}

const mentionsIn = (gates: readonly PolicyGate[]): RoleMention[] =>
  gates.flatMap(({ id, gate, settings }) =>
    (gate.roles?.(settings) ?? []).map(({ role, path }) => ({ role, path: ['gates', id, ...path] })),
  )

/** Who answers for objectives, who grants concessions and corrections, and who carries out reviews. */
function namedIn(value: unknown): RoleMention[] {
  const { objectives } = groupOf(value)
  const owned = Array.isArray(objectives) ? objectives : []
  return [
    ...owned.flatMap((one, place) => mentionOf(groupOf(one)['owner'], ['objectives', place, 'owner'])),
    ...['concessions', 'corrections'].flatMap(key => namedUnder(value, key, 'granted-by')),
    ...namedUnder(value, 'retrospective-reviews', 'done-by'),
  ]
}

function namedUnder(value: unknown, key: string, list: string): RoleMention[] {
  const roles = groupOf(groupOf(value)[key])[list]
  return Array.isArray(roles) ? roles.flatMap((role, place) => mentionOf(role, [key, list, place])) : []
}

const mentionOf = (role: unknown, path: readonly PropertyKey[]): RoleMention[] =>
  typeof role === 'string' ? [{ role, path }] : []

/** A gate may rest on what another one reads. */
function withoutCompanion({ id, gate, settings }: PolicyGate, all: readonly PolicyGate[]): readonly PolicyIssue[] {
  const missing = (gate.companions?.(settings) ?? []).filter(({ type }) => !all.some(other => other.gate.type === type))
  return missing.map(({ type, path }) => ({
    path: ['gates', id, ...path],
    message: `This needs a gate of type ${shown(type)} in the same policy that names the reports.`,
  }))
}

function unknownClauses({ id, clauses = [] }: PolicyGate, { edition }: Policy): readonly PolicyIssue[] {
  return clauses.flatMap((clause, place) => {
    if (hasClause(edition, clause)) return []
    const hint = didYouMean(clause, CLAUSE_NUMBERS[edition].ids)
    return [{ path: ['gates', id, 'clauses', place], message: `ISO 9001:${edition} has no clause ${clause}${hint}.` }]
  })
}

/** A rule that nobody could ever break, since nobody may carry out a review, would only look like one. */
function withoutReviewers({ id, gate, settings }: PolicyGate, { retrospectives }: Policy): readonly PolicyIssue[] {
  const path = retrospectives ? undefined : gate.awaitsReviews?.(settings)
  if (!path) return []
  const message = 'This needs `retrospective-reviews` in the same policy, which says who carries out the reviews.'
  return [{ path: ['gates', id, ...path], message }]
}

function unknownRole({ role, path }: RoleMention, names: readonly string[]): PolicyIssue {
  const hint =
    didYouMean(role, names) || (names.length > 0 ? ` (defined: ${names.join(', ')})` : '; define it under "roles"')
  return { path, message: `No role ${shown(role)} is defined${hint}.` }
}

/** The roles as far as they can be read; what is wrong with them is reported by the schema. */
function readRoles(value: unknown): Roles {
  const entries = Object.entries(groupAt(value, 'roles')).map(([name, role]): [string, Role] => {
    const { users, teams, permission: named } = groupOf(role)
    const permission = PERMISSIONS.find(one => one === named)
    return [
      name,
      { name, users: names(users), ...(teams ? { teams: names(teams) } : {}), ...(permission ? { permission } : {}) },
    ]
  })
  return new Map(entries)
}

/** Without case, as GitHub compares them, and each once. */
function names(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
  return [...new Set(texts.map(text => text.toLowerCase()))]
}
