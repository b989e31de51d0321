import type * as z from 'zod'
import type { FactName } from '../facts/facts.ts'
import type { Clauses } from '../verdict/clauses.ts'
import type { FileLines } from '../verdict/file-lines.ts'
import type { Awaits, Judgement, Reason } from '../verdict/verdict.ts'
import type { KnownAddresses, Unattended } from './reviews/rules.ts'
import type { Directions } from './shared/directions.ts'
import type { FileMention, Remark, RoleMention } from './shared/mentions.ts'
import type { Known, Needs } from './shared/needs.ts'
import type { RiskRule } from './shared/risk.ts'
import type { Roles } from './shared/roles.ts'

/** Codes of reasons, by what they wait for; every other reason is the author's to mend. */
export type Waiting = Readonly<Partial<Record<Exclude<Awaits, 'author'>, readonly string[]>>>

/** What the policy says beside the gate's own settings. */
export interface Terms {
  roles: Roles
  /** The first rule that matches tells the risk of a change. */
  risk: readonly RiskRule[]
  /** Apps that act on nobody's behalf. Undefined: none. */
  unattended?: Unattended | undefined
  /** Addresses in commits that no account has. Undefined: none is known. */
  knownAddresses?: KnownAddresses | undefined
  /** Who carries out retrospective reviews. Undefined: nobody, and nothing follows from one that is overdue. */
  retrospectives?: { 'done-by': readonly string[] } | undefined
  /** Why facts are unavailable that the gate may lack. */
  lacking?: Readonly<Partial<Record<FactName, Reason>>>
}

/**
 * A kind of gate: all that anybody else has to know about it. What a team may set and which way each setting points, what
 * it needs to know, how it judges, which clauses it is evidence for. Data and pure functions only.
 * `judge` and its siblings are written as methods so that gates with different settings fit into one registry; the
 * policy loader has parsed the settings with this gate's own schema before any of them runs.
 */
export interface Gate<Settings = unknown, Always extends FactName = never, Sometimes extends FactName = FactName> {
  type: string
  /** What it is about. Gates of the other kind have no part in the verdict. */
  judges: 'change' | 'release'
  /** Clauses of ISO 9001 that its records are evidence for, by edition. */
  clauses: Clauses
  settings: z.ZodType<Settings>
  /** Which way each key of the settings points, as in `patch.min`: a test holds that none is forgotten. */
  directions: Directions
  /** Whether it requires less of a change of low risk, by its settings. */
  dependsOnRisk?(settings: Settings): boolean
  needs(settings: Settings, risk: readonly RiskRule[]): Needs<Always, Sometimes>
  /** Facts that make its texts more exact. It judges without them, to the same outcome. */
  helpedBy?: readonly Sometimes[]
  /**
   * Facts that it needs, and judges without where nothing depends on them: `terms.lacking` says why one is unavailable.
   * Without any other fact that it needs it is not asked at all.
   */
  mayLack?: readonly Sometimes[]
  /**
   * What it does where the members of a team could not be read. `itself`: it goes by what its roles say of that. `passes`:
   * more members could only help it to pass, so a pass without them is one. Left out: it is not asked.
   */
  withoutMembers?: 'itself' | 'passes'
  /** Whether missing reviews are requested from people. */
  requestsReviews?(settings: Settings): boolean
  /** How it counts, so that its numbers can be compared with those of a record: the same text, the same way of counting. */
  basis?(settings: Settings): string
  /**
   * The settings with which reports of a merge group's own commit are judged: without what compares with the base, whose
   * numbers are not known of commits in a queue. Left out: its verdict on the head of the change is all there is.
   */
  inGroup?(settings: Settings): Settings
  /** The roles that the settings mention. */
  roles?(settings: Settings): readonly RoleMention[]
  /** Patterns that say nothing where they match no file of the repository. */
  files?(settings: Settings): readonly FileMention[]
  /** Files of the repository that are part of the rules by its settings: whoever changes them changes what passes. */
  rules?(settings: Settings): readonly string[]
  /** A gate type that the policy must have beside it, and the key that is why. */
  companions?(settings: Settings): readonly { type: string; path: readonly PropertyKey[] }[]
  /** The key by which it waits for retrospective reviews, so that somebody must be named who carries them out. */
  awaitsReviews?(settings: Settings): readonly PropertyKey[] | undefined
  /** What in the settings is allowed and probably not meant. */
  lint?(settings: Settings, roles: Roles): readonly Remark[]
  /** Codes of its reasons that wait for something else than other work by the author. */
  awaits?: Waiting
  /** Of the reasons that wait for evidence those that end by themselves: it is being made, and its end starts a run. */
  pending?: readonly string[]
  /** No concession covers its failure. */
  neverConceded?: true
  /** Why it does not apply to a change, asked before anything else that it needs; of the facts only those that are known. */
  notApplicable?(known: Partial<Known<FactName>>): Judgement | undefined
  judge(settings: Settings, known: Known<Always> & Partial<Known<Sometimes>>, terms: Terms): Judgement
  /** What it can show of single files of the change, for people. It decides nothing. */
  fileLines?(settings: Settings, known: Partial<Known<FactName>>): readonly FileLines[]
  /**
   * What a verdict of before the merge says for others, of which only codes and numbers are left: what `judge` said in
   * `exemption`, `changeRecord` and `obligations` then.
   */
  recall?(verdict: RecalledVerdict): Partial<Pick<Judgement, 'exemption' | 'changeRecord' | 'obligations'>>
}

/** A verdict as a check run keeps it. */
export interface RecalledVerdict {
  outcome: Judgement['outcome']
  measured: Judgement['measured']
  /** Codes. */
  reasons: readonly string[]
  findings: readonly string[]
}
