import type * as z from 'zod'
import type { FactName, Facts, ReportRequest } from '../facts/facts.ts'
import type { Observed } from '../facts/observed.ts'
import type { Judgement } from '../verdict/verdict.ts'

/** The facts a gate asked for, all of them complete. */
export type Known<Needs extends FactName> = {
  readonly [Name in Needs]: Facts[Name] extends Observed<infer Value> ? Value : never
}

/** Who may act in a role, by login in lower case: GitHub compares logins without case. */
export interface Role {
  name: string
  users: readonly string[]
}
export type Roles = ReadonlyMap<string, Role>

/** A role that settings mention, and where in them, so that an undefined one can be pointed at. */
export interface RoleMention {
  role: string
  path: readonly PropertyKey[]
}

/**
 * A kind of gate: what a team may set, what it needs to know, how it judges. Data and pure functions only.
 * `judge` and its siblings are written as methods so that gates with different settings fit into one registry; the
 * policy loader has parsed the settings with this gate's own schema before any of them runs.
 */
export interface Gate<Settings = unknown, Needs extends FactName = FactName> {
  type: string
  /** ISO 9001:2015 clauses that its records are evidence for. */
  clauses: readonly string[]
  settings: z.ZodType<Settings>
  needs: readonly Needs[]
  /** The sets of coverage reports to read, when it judges any. */
  reports?(settings: Settings): readonly ReportRequest[]
  /** The roles that the settings mention. */
  roles?(settings: Settings): readonly RoleMention[]
  judge(settings: Settings, known: Known<Needs>, roles: Roles): Judgement
}
