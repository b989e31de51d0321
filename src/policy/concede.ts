import type { Account } from '../facts/basics.ts'
import type { Change } from '../facts/change.ts'
import type { Concession } from '../facts/concessions.ts'
import type { Facts } from '../facts/facts.ts'
import { matcher } from '../facts/glob.ts'
import { parseDuration } from '../gates/duration.ts'
import type { Role } from '../gates/gate.ts'
import { makersOf } from '../gates/opinions.ts'
import { protectedPaths } from '../gates/protected-paths/index.ts'
import { changedPaths } from '../gates/risk.ts'
import { holds } from '../gates/roles.ts'
import { list } from '../gates/wording.ts'
import type { GateVerdict, Reason } from '../verdict/verdict.ts'
import type { ConcessionRules } from './concessions.ts'
import type { Policy } from './policy.ts'

/**
 * Turns the failure of a gate into `waived` where a concession accepts it, and keeps what the gate found beside it. What
 * could not be judged is not waived: nobody knows what would be accepted. Nor is a change of the rules.
 */
export function conceded(gates: readonly GateVerdict[], policy: Policy, facts: Facts): GateVerdict[] {
  const rules = policy.concessions
  if (!rules) return [...gates]
  const { concessions, change } = facts
  if (concessions.state !== 'complete' || change.state !== 'complete') return gates.map(gate => untold(gate, facts))
  const context = contextOf(rules, policy, facts, change.value)
  const applying = concessions.value.filter(one => covers(one, change.value, facts))
  return gates.map(gate => concededOne(gate, applying, context))
}

interface Context {
  rules: ConcessionRules
  roles: readonly Role[]
  makers: ReadonlySet<string>
  time: string | undefined
  gateIds: ReadonlySet<string>
}

function contextOf(
  rules: ConcessionRules,
  policy: Policy,
  { commits, lastPushers, time }: Facts,
  change: Change,
): Context {
  const makers = makersOf({
    change,
    commits: commits.state === 'complete' ? commits.value : [],
    reviews: [],
    lastPushers: lastPushers.state === 'complete' ? lastPushers.value : [],
  })
  return {
    rules,
    roles: rules['granted-by'].flatMap(name => policy.roles.get(name) ?? []),
    makers: new Set(Object.values(makers).flatMap(ids => [...ids])),
    time: time.state === 'complete' ? time.value : undefined,
    gateIds: new Set(policy.gates.map(({ id }) => id)),
  }
}

/** By its number, or by every file of the change. */
function covers({ pulls, paths }: Concession, { pull }: Change, { files }: Facts): boolean {
  if (pulls.includes(pull)) return true
  if (paths.length === 0 || files.state !== 'complete') return false
  const changed = changedPaths(files.value)
  return changed.length > 0 && changed.every(matcher(paths))
}

function concededOne(gate: GateVerdict, applying: readonly Concession[], context: Context): GateVerdict {
  if (gate.type === protectedPaths.type) return gate
  const mine = applying.filter(({ gates }) => gates.includes(gate.id))
  if (gate.outcome === 'pass') return { ...gate, findings: [...gate.findings, ...mine.map(unused)] }
  if (gate.outcome !== 'fail') return gate
  const judged = mine.map(one => ({ one, why: objection(one, context) }))
  const valid = judged.find(({ why }) => why === undefined)?.one
  const findings = [
    ...judged.flatMap(({ one, why }) => (why ? [invalid(one, why)] : [])),
    ...applying.flatMap(one => orphaned(one, context)),
  ]
  return valid ? waived(gate, valid, findings) : { ...gate, findings: [...gate.findings, ...findings] }
}

interface Why {
  code: string
  because: string
  next: string
}

/** What keeps a concession from holding; every one that could be mended says how. */
function objection(one: Concession, { rules, roles, makers, time }: Context): Why | undefined {
  const entitled = `somebody with the role ${list(roles.map(({ name }) => name))}`
  const again = `Have ${entitled} look at it and put the label "${rules.label}" on it again.`
  const by = one.granted?.by
  if (!one.granted || !by || by.kind !== 'User' || !roles.some(role => holds(by, role)))
    return {
      code: 'concession_not_granted',
      because: `${nameOf(by)} put the label on it, and it takes ${entitled}`,
      next: again,
    }
  if (by.id === one.requestedBy?.id)
    return {
      code: 'concession_by_requester',
      because: `${by.login} asked for it`,
      next: `Have another person with the role grant it.`,
    }
  if (makers.has(by.id))
    return {
      code: 'concession_by_maker',
      because: `${by.login} has a hand in the change`,
      next: `Have another person with the role grant it.`,
    }
  if (one.editedAt !== null && !(Date.parse(one.editedAt) < Date.parse(one.granted.at)))
    return { code: 'concession_edited', because: 'its text was changed after it was granted', next: again }
  if (one.reasonLength < LEAST_REASON)
    return {
      code: 'concession_without_reason',
      because: 'it gives no reason that a reader could learn from',
      next: `Write it under "Reason", and have it granted again.`,
    }
  return lifetimeObjection(one, one.granted.at, rules, time)
}

const LEAST_REASON = 20

function lifetimeObjection(
  one: Concession,
  grantedAt: string,
  rules: ConcessionRules,
  time: string | undefined,
): Why | undefined {
  const again = 'Write it under "Expires", as 2027-03-01, and have it granted again.'
  if (one.expires === null)
    return { code: 'concession_without_end', because: 'it names no day on which it ends', next: again }
  const end = Date.parse(`${one.expires}T00:00:00Z`) + DAY
  const most = Date.parse(grantedAt) + (parseDuration(rules['max-duration']) ?? 0) * 1000
  // The day on which it ends is begun at most.
  if (!(end - DAY <= most))
    return {
      code: 'concession_too_long',
      because: `it holds until ${one.expires}, and the policy allows ${rules['max-duration']} from when it is granted`,
      next: again,
    }
  if (time === undefined || !(Date.parse(time) < end))
    return {
      code: 'concession_expired',
      because: `it ended with ${one.expires}`,
      next: 'Correct what it accepted, or ask for another one.',
    }
  return undefined
}

const DAY = 24 * 60 * 60 * 1000

const nameOf = (account: Account | null | undefined): string => account?.login ?? 'an account that is gone'

function waived(gate: GateVerdict, { issue, granted, expires }: Concession, findings: readonly Reason[]): GateVerdict {
  const by = granted?.by
  if (!granted || !by || expires === null) return gate
  const message = `Concession #${issue}, granted by ${by.login} and good until ${expires}, accepts this.`
  return {
    ...gate,
    outcome: 'waived',
    title: `Accepted by concession #${issue}: ${gate.title}`,
    concession: { issue, grantedBy: by.id, grantedAt: granted.at, expires, result: 'fail' },
    reasons: [...gate.reasons],
    findings: [
      { code: 'concession_applies', message, data: { issue, account: by.id, expires } },
      ...gate.findings,
      ...findings,
    ],
    clauses: [...gate.clauses, ...nonconforming(gate)],
  }
}

/** Control of nonconforming outputs, in every edition. */
function nonconforming({ clauses }: GateVerdict): GateVerdict['clauses'] {
  const [first] = clauses
  return first && !clauses.some(({ id }) => id === CONTROL) ? [{ edition: first.edition, id: CONTROL }] : []
}

const CONTROL = '8.7.2'

const unused = ({ issue }: Concession): Reason => ({
  code: 'concession_unused',
  message: `Concession #${issue} is not needed: the gate passes without it.`,
  next: 'Close it.',
  data: { issue },
})

const invalid = ({ issue }: Concession, { code, because, next }: Why): Reason => ({
  code,
  message: `Concession #${issue} does not hold: ${because}.`,
  next,
  data: { issue },
})

function orphaned({ issue, gates }: Concession, { gateIds }: Context): Reason[] {
  const unknown = gates.filter(id => !gateIds.has(id)).slice(0, 10)
  if (unknown.length === 0) return []
  const message = `Concession #${issue} names ${list(unknown, 'and')}, which ${unknown.length === 1 ? 'is no gate' : 'are no gates'} of the policy.`
  return [
    { code: 'concession_orphaned', message, next: 'Correct its gates, and have it granted again.', data: { issue } },
  ]
}

/** A failure stays one, and it is said why no concession could change that. */
function untold(gate: GateVerdict, { concessions }: Facts): GateVerdict {
  if (gate.outcome !== 'fail' || concessions.state === 'complete' || concessions.why === 'not_collected') return gate
  const finding = { code: 'concessions_unknown', message: concessions.detail, next: concessions.next }
  return { ...gate, findings: [...gate.findings, finding] }
}
