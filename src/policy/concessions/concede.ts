import type { Change } from '../../facts/change.ts'
import type { Concession } from '../../facts/concessions.ts'
import type { Facts } from '../../facts/facts.ts'
import { matcher } from '../../facts/glob.ts'
import type { Provenance } from '../../facts/observed.ts'
import { unattributed } from '../../gates/reviews/strangers.ts'
import { contributorsOf } from '../../gates/reviews/votes.ts'
import { changedPaths } from '../../gates/shared/risk.ts'
import { groupsOf } from '../../gates/shared/roles.ts'
import { list } from '../../gates/shared/wording.ts'
import type { GateVerdict, Reason } from '../../verdict/verdict.ts'
import type { Policy } from '../policy.ts'
import type { ConcessionRules } from '../schema/concessions.ts'
import { assess, type Grant, type Granting, type Why } from './objections.ts'

/**
 * Turns the failure of a gate into `waived` where a concession accepts it, and keeps what the gate found beside it. What
 * could not be evaluated is not waived: nobody knows what would be accepted. Nor is a change of the rules.
 */
export function conceded(gates: readonly GateVerdict[], policy: Policy, facts: Facts): GateVerdict[] {
  const { concessions: rules } = policy
  if (!rules) return [...gates]
  const concede = conceding(rules, policy, facts)
  const never = new Set([...policy.gates, ...policy.builtIn].flatMap(({ id, gate }) => (gate.neverConceded ? id : [])))
  return gates.map(gate => (never.has(gate.id) ? gate : concede(gate)))
}

/** What concessions make of a gate. */
function conceding(rules: ConcessionRules, policy: Policy, facts: Facts): (gate: GateVerdict) => GateVerdict {
  const { concessions, change } = facts
  if (concessions.state !== 'complete' || change.state !== 'complete') return gate => unreported(gate, facts)
  const context = contextOf(rules, policy, facts, change.value)
  const applying = concessions.value.filter(one => covers(one, change.value, facts))
  return gate => {
    const named = concessions.value.filter(({ gates }) => gates.includes(gate.id))
    return withFindings(concededOne(gate, applying, context), [
      ...filesUnknown(named, facts),
      ...notAllRead(concessions),
    ])
  }
}

/** A verdict that a concession accepted, as the gate itself gave it. */
export function unconceded(gate: GateVerdict): GateVerdict {
  return { ...gate, outcome: 'fail', findings: gate.findings.filter(({ code }) => code !== APPLIES) }
}

const APPLIES = 'concession_applies'

interface Context extends Granting {
  gateIds: ReadonlySet<string>
}

function contextOf(rules: ConcessionRules, policy: Policy, facts: Facts, change: Change): Context {
  const { time } = facts
  return {
    rules,
    roles: rules['granted-by'].flatMap(name => policy.roles.get(name) ?? []),
    contributors: contributorsIn(facts, change, policy),
    time: time.state === 'complete' ? time.value : undefined,
    rolesUnknown: rolesUnknown(facts, policy, rules),
    gateIds: new Set(policy.gates.map(({ id }) => id)),
  }
}

function rolesUnknown({ memberships }: Facts, policy: Policy, rules: ConcessionRules): Granting['rolesUnknown'] {
  const roles = rules['granted-by'].flatMap(name => policy.roles.get(name) ?? [])
  const groups = roles.flatMap(groupsOf)
  if (groups.length === 0) return undefined
  if (memberships.state !== 'complete') return { message: memberships.detail, next: memberships.next }
  // What cannot be read of those who grant is left out, so that reviews can be judged all the same.
  const [unread] = roles.flatMap(role => role.unread ?? [])
  if (unread) return { message: unread.detail, next: unread.next }
  const left = groups.filter(group => !Object.hasOwn(memberships.value, group))
  if (left.length === 0) return undefined
  return { message: `who is in ${list(left, 'and')} was not read`, next: 'Pass an `org-token` that can read teams.' }
}

/** Undefined while one of them may be unknown, who could be whoever grants it. */
function contributorsIn(
  { commits, lastPushers }: Facts,
  change: Change,
  { knownAddresses }: Policy,
): ReadonlySet<string> | undefined {
  if (commits.state !== 'complete' || lastPushers.state !== 'complete') return undefined
  if (unattributed(commits.value, { exclude: ['committers', 'co-authors'], knownAddresses }).length > 0)
    return undefined
  const contributors = contributorsOf({ change, commits: commits.value, reviews: [], lastPushers: lastPushers.value })
  return new Set(Object.values(contributors).flatMap(ids => [...ids]))
}

/** By its number, or by every file of the change. */
export function covers({ pulls, paths }: Concession, { pull }: Change, { files }: Facts): boolean {
  if (pulls.includes(pull)) return true
  if (paths.length === 0 || files.state !== 'complete') return false
  const changed = changedPaths(files.value)
  return changed.length > 0 && changed.every(matcher(paths))
}

/** A failure says so when a concession could be for it that goes by files which nobody knows. */
function filesUnknown(all: readonly Concession[], { files }: Facts): Reason[] {
  if (files.state === 'complete' || all.every(({ paths }) => paths.length === 0)) return []
  const message = `It is unknown which concessions apply to the files of this change. ${files.detail}`
  return [{ code: 'concessions_unknown', message, next: files.next }]
}

/** Those that were not read could only accept more, so a failure says that there are some. */
function notAllRead({ provenance: { listed, total } }: { provenance: Provenance }): Reason[] {
  if (listed === undefined || total === undefined || listed >= total) return []
  const message = `Only the ${listed} concessions changed last were read, of ${total} that are open.`
  const next = 'Close those that nobody needs. To have one read, comment on it, and run the job again.'
  return [{ code: 'concessions_not_all_read', message, next }]
}

const withFindings = (gate: GateVerdict, findings: readonly Reason[]): GateVerdict =>
  gate.outcome === 'fail' && findings.length > 0 ? { ...gate, findings: [...gate.findings, ...findings] } : gate

function concededOne(gate: GateVerdict, applying: readonly Concession[], context: Context): GateVerdict {
  const mine = applying.filter(({ gates }) => gates.includes(gate.id))
  if (gate.outcome === 'pass') return { ...gate, findings: [...gate.findings, ...mine.map(unused)] }
  if (gate.outcome !== 'fail') return gate
  const assessed = mine.map(one => ({ one, ...assess(one, context) }))
  const findings = [
    ...assessed.flatMap(each => ('why' in each ? [invalid(each.one, each.why)] : [])),
    ...applying.flatMap(one => orphaned(one, context)),
  ]
  const holding = assessed.flatMap(each => ('grant' in each ? [each] : []))[0]
  return holding
    ? waived(gate, holding.one, holding.grant, findings)
    : { ...gate, findings: [...gate.findings, ...findings] }
}

function waived(
  gate: GateVerdict,
  { issue, expires }: Concession,
  { by, at }: Grant,
  findings: readonly Reason[],
): GateVerdict {
  if (!by || expires === null) return gate
  const message = `Concession #${issue}, granted by ${by.login} and valid until ${expires}, accepts this.`
  return {
    ...gate,
    outcome: 'waived',
    title: `Accepted by concession #${issue}: ${gate.title}`,
    concession: { issue, grantedBy: by.id, grantedAt: at, expires, result: 'fail' },
    findings: [{ code: APPLIES, message, data: { issue, account: by.id, expires } }, ...gate.findings, ...findings],
    clauses: [...gate.clauses, ...nonconforming(gate)],
  }
}

/** Control of nonconforming outputs, in every edition. */
function nonconforming({ clauses }: GateVerdict): GateVerdict['clauses'] {
  const [first] = clauses
  return first && !clauses.some(({ id }) => id === CONTROL) ? [{ edition: first.edition, id: CONTROL }] : []
}

const CONTROL = '8.7.2'

const unused = ({ issue, paths, pulls }: Concession): Reason => ({
  code: 'concession_unused',
  message: `Concession #${issue} is not needed: the gate passes without it.`,
  next: paths.length === 0 && pulls.length === 1 ? 'Close it.' : 'Close it when no other change needs it.',
  data: { issue },
})

const invalid = ({ issue }: Concession, { code, because, next }: Why): Reason => ({
  code,
  message: `Concession #${issue} is not valid: ${because}.`,
  next,
  data: { issue },
})

function orphaned({ issue, gates }: Concession, { gateIds }: Context): Reason[] {
  const unknown = gates.filter(id => !gateIds.has(id)).slice(0, 10)
  if (unknown.length === 0) return []
  const message = `Concession #${issue} names ${list(unknown, 'and')}, which ${unknown.length === 1 ? 'is not a gate' : 'are not gates'} of the policy.`
  return [
    { code: 'concession_orphaned', message, next: 'Correct its gates and have it granted again.', data: { issue } },
  ]
}

/** A failure stays one, and the reason states why no concession could change that. */
function unreported(gate: GateVerdict, { concessions }: Facts): GateVerdict {
  if (gate.outcome !== 'fail' || concessions.state === 'complete' || concessions.why === 'not_collected') return gate
  return withFindings(gate, [{ code: 'concessions_unknown', message: concessions.detail, next: concessions.next }])
}
