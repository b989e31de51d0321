import type * as z from 'zod'
import type { FactName, Facts } from '../facts/facts.ts'
import type { Permission } from '../facts/memberships.ts'
import type { Observed } from '../facts/observed.ts'
import type { ReportRequest } from '../facts/reports.ts'
import type { Judgement } from '../verdict/verdict.ts'
import type { RiskRule } from './shared/risk.ts'

/** The facts a gate asked for, all of them complete. */
export type Known<Needs extends FactName> = {
  readonly [Name in Needs]: Facts[Name] extends Observed<infer Value> ? Value : never
}

/** Who may act in a role: anyone of those whom one of these names. */
export interface Role {
  name: string
  /** Logins in lower case, as GitHub compares them; with `#` and the number of the account where the policy gives it. */
  users: readonly string[]
  /** `organisation/team`, in lower case. */
  teams?: readonly string[]
  /** Least permission in the repository. */
  permission?: Permission
  /** Numbers of the accounts that belong to it by team or permission, once they are known. */
  members?: readonly string[]
}

export type Roles = ReadonlyMap<string, Role>

/** A role that settings mention, and where in them, so that an undefined one can be pointed at. */
export interface RoleMention {
  role: string
  path: readonly PropertyKey[]
}

/** A pattern that settings mention and that is meant for files of the repository, and where in them. */
export interface FileMention {
  pattern: string
  path: readonly PropertyKey[]
}

/** Something that is allowed and probably not meant. */
export interface Remark {
  path: readonly PropertyKey[]
  message: string
}

/** What the policy says beside the gate's own settings. */
export interface Terms {
  roles: Roles
  /** The first rule that matches tells the risk of a change. */
  risk: readonly RiskRule[]
}

/** What has to be collected for a gate because of its settings. */
export interface Requests {
  /** One set of coverage reports. */
  coverage?: readonly ReportRequest[]
  /** Whether lines are looked for that leave code out of what is measured. */
  exclusions?: boolean
  /** One set of test reports. */
  tests?: readonly ReportRequest[]
  /** Files of the base commit that list requirements. */
  requirements?: readonly string[]
  /** Patterns of the files that hold change records, and the file that they are copied from. */
  changeRecords?: { files: readonly string[]; template: string | undefined }
  /** Which tags are releases, from which commit on records are kept, and whose word authorises. */
  release?: { tags: readonly string[]; since: string | undefined; via: readonly ('environment' | 'release')[] }
  /** Whether an approval of another commit may hold for a part of the change. */
  inPart?: boolean
  /** Whether a request for changes can hold the change up. */
  vetoes?: boolean
  /** Whether people are asked for reviews that are missing. */
  reviewRequests?: boolean
  /** Whether the issue types of work items are asked for. */
  issueTypes?: boolean
}

/**
 * A kind of gate: what a team may set, what it needs to know, how it judges. Data and pure functions only.
 * `judge` and its siblings are written as methods so that gates with different settings fit into one registry; the
 * policy loader has parsed the settings with this gate's own schema before any of them runs.
 */
export interface Gate<Settings = unknown, Needs extends FactName = FactName, Sometimes extends FactName = FactName> {
  type: string
  /** What it is about. Gates of the other kind have no part in the verdict. */
  judges: 'change' | 'release'
  settings: z.ZodType<Settings>
  /** Whether it asks for less of a change of low risk, by its settings. */
  goesByRisk?(settings: Settings): boolean
  needs: readonly Needs[]
  /** What it needs in addition because of its settings. */
  alsoNeeds?(settings: Settings, risk: readonly RiskRule[]): readonly Sometimes[]
  asks?(settings: Settings): Requests
  /** How it counts, so that its numbers can be held against those of a record: the same text, the same way of counting. */
  basis?(settings: Settings): string
  /** The roles that the settings mention. */
  roles?(settings: Settings): readonly RoleMention[]
  /** Patterns that say nothing where they match no file of the repository. */
  files?(settings: Settings): readonly FileMention[]
  /** A gate type that the policy must have beside it, and the key that is why. */
  companions?(settings: Settings): readonly { type: string; path: readonly PropertyKey[] }[]
  /** What in the settings is allowed and probably not meant. */
  lint?(settings: Settings, roles: Roles): readonly Remark[]
  judge(settings: Settings, known: Known<Needs> & Partial<Known<Sometimes>>, terms: Terms): Judgement
}
