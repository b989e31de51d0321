import { createHash } from 'node:crypto'
import type { Trust } from '../facts/trust.ts'
import type { Gate } from '../gates/gate.ts'
import type { Unattended } from '../gates/reviews/rules.ts'
import type { Need } from '../gates/shared/needs.ts'
import type { RiskRule } from '../gates/shared/risk.ts'
import type { Roles } from '../gates/shared/roles.ts'
import type { When } from '../gates/shared/when.ts'
import type { Edition } from '../verdict/clauses.ts'
import type { Basis } from './basis.ts'
import type { ConcessionRules } from './schema/concessions.ts'
import type { CorrectionRules } from './schema/corrections.ts'
import type { Enforcement } from './schema/gate-keys.ts'
import type { KnownAddresses } from './schema/known-addresses.ts'
import type { Objective } from './schema/objectives.ts'
import type { RetrospectiveRules } from './schema/retrospectives.ts'
import type { WhenNothingApplies } from './schema/when-nothing-applies.ts'

/** A gate of the policy in force: its type, and its settings as its type's schema reads them. */
export interface PolicyGate {
  id: string
  gate: Gate
  settings: unknown
  when: When | undefined
  enforce: Enforcement
  /** In place of those of its type. */
  clauses: readonly string[] | undefined
  /** How its numbers are counted. Undefined: they are compared with none of a record. */
  basis: Basis | undefined
  /** What has to be observed before it can be known whether it applies, and before it can judge. */
  needs: readonly Need[]
}

/** A pattern that must match a file of the repository, or something that the policy requires is off. */
export interface PolicyPattern {
  pattern: string
  /** Of which gate it is. `null`: of the rules of risk. */
  gate: string | null
  /** The list in the policy, as in `gates.coverage.source.include`. */
  key: string
  says: 'measured' | 'condition'
  /** `null`: another policy says it, for many repositories. */
  line: number | null
}

export interface Policy {
  /** The built-in policy that it builds on. */
  profile: string | null
  /** Policies of other repositories that it builds on. */
  extends: readonly string[]
  /** Of ISO 9001. */
  edition: Edition
  roles: Roles
  risk: readonly RiskRule[]
  gates: readonly PolicyGate[]
  /** Gates that every policy has, whatever it says. */
  builtIn: readonly PolicyGate[]
  /** Undefined: nobody may accept a failure. */
  concessions: ConcessionRules | undefined
  /** Undefined: nobody settles contradicting records. */
  corrections: CorrectionRules | undefined
  /** Undefined: nobody carries out retrospective reviews, so none is asked about. */
  retrospectives: RetrospectiveRules | undefined
  /** Undefined: an app that opens a change or pushes to it acts for somebody. */
  unattended: Unattended | undefined
  /** Addresses in commits that no account has, and what they are. Undefined: none is known. */
  knownAddresses: KnownAddresses | undefined
  /** What the team aims at; nothing is decided by it. */
  objectives: readonly Objective[]
  /** The result for a change to which no blocking gate applies. */
  whenNothingApplies: WhenNothingApplies
  /** What the run and its reports must be believed for. */
  trust: Trust
  ledger: { branch: string }
  /** Patterns that must match a file; where they are written is no part of the digest. */
  patterns: readonly PolicyPattern[]
  /** `sha256:` over the policy with every default filled in: what was in force, whatever the file looked like. */
  digest: string
}

/** Over what is in force: the same whatever the files looked like that say it. */
export function digestOf({
  edition,
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
}: Omit<Policy, 'digest' | 'patterns'>): string {
  // By name, not as a list: in which order a file names its roles and gates says nothing.
  const resolved = {
    version: 1,
    iso9001: { edition },
    roles: Object.fromEntries(roles),
    risk,
    gates: Object.fromEntries(
      [...gates, ...builtIn].map(({ id, gate, settings, when, enforce, clauses }) => [
        id,
        { type: gate.type, settings, when, enforce, clauses },
      ]),
    ),
    concessions,
    corrections,
    retrospectives,
    unattended,
    knownAddresses,
    objectives,
    // Policies of before there were these two keep their digest.
    'when-nothing-applies': whenNothingApplies === 'fail' ? undefined : whenNothingApplies,
    trust: trust === 'self-reported' ? undefined : trust,
    ledger,
  }
  return `sha256:${createHash('sha256').update(stableJson(resolved)).digest('hex')}`
}

/** JSON with sorted keys, so that the order in which a file lists things that have no order does not change a digest. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString()
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
