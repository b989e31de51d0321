import * as z from 'zod'
import type { Change, Commit } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Judgement } from '../../verdict/verdict.ts'
import type { FileMention } from './mentions.ts'
import type { Needs } from './needs.ts'
import {
  BY_PATH,
  bearsOne,
  changedPaths,
  isLarger,
  RISKS,
  type Risk,
  type RiskBasis,
  type RiskRule,
  riskNeeds,
  riskOf,
  riskText,
} from './risk.ts'
import { expectEmpty, label, mentioned, moreThan, NEEDS_PATHS, pattern } from './settings.ts'
import { list } from './wording.ts'

const SOURCES = ['apps', 'forks'] as const

const isUpward = (levels: readonly Risk[]): boolean =>
  RISKS.slice(Math.min(...levels.map(level => RISKS.indexOf(level)))).every(level => levels.includes(level))

/**
 * Which changes a gate is for. Everything here is reported by the platform or by the changed files; a label, which its
 * author may remove, can only bring a gate in that would not apply otherwise.
 */
export const when = z
  .strictObject({
    branches: z.array(pattern).min(1).max(50).optional().describe('Base branches, such as `main` or `release/*`.'),
    paths: z
      .array(pattern)
      .min(1)
      .max(50)
      .optional()
      .describe('One changed file must match, by its new or its old name.'),
    'expect-empty': expectEmpty,
    risk: z
      .array(z.enum(RISKS))
      .min(1)
      .refine(isUpward, 'must also name every higher level: higher risk must not require less')
      .optional()
      .describe('Levels of risk, with every higher one: `[medium, high]` or `[high]`.'),
    'more-than': moreThan.optional().describe('Changes larger than this.'),
    'unverified-commits': z
      .literal(true)
      .optional()
      .describe('Changes with a commit without a signature that GitHub verified.'),
    from: z
      .array(z.enum(SOURCES))
      .min(1)
      .optional()
      .describe('`apps`: changes that an app opened. `forks`: changes from a fork.'),
    'or-labels': z
      .array(label)
      .min(1)
      .max(20)
      .optional()
      .describe('Labels with which the gate always applies, whatever the other conditions.'),
  })
  .refine(
    conditions => Object.keys(conditions).some(key => key !== 'expect-empty'),
    'needs at least one condition; omit it to apply to every change',
  )
  .refine(({ paths, 'expect-empty': mark }) => mark === undefined || paths !== undefined, NEEDS_PATHS)

export type When = z.infer<typeof when>

/** The patterns of conditions; `path`: that of the conditions. */
export const whenMentions = (conditions: When | undefined, path: readonly PropertyKey[]): FileMention[] =>
  mentioned(conditions?.paths ?? [], [...path, 'paths'], {
    says: 'condition',
    expectEmpty: conditions?.['expect-empty'],
  })

/** What has to be known to tell whether a gate applies. */
export function whenNeeds(
  conditions: When,
  rules: readonly RiskRule[],
): Needs<'change', 'files' | 'commits' | 'labels'> {
  const { paths, risk, 'or-labels': labels } = conditions
  return {
    change: true,
    ...(paths || conditions['more-than'] ? { files: BY_PATH } : {}),
    ...(conditions['unverified-commits'] ? { commits: true } : {}),
    ...(risk ? riskNeeds(rules) : {}),
    ...(labels ? { labels: true } : {}),
  }
}

/** Facts as `whenNeeds` names them; the others may be missing. */
export type WhenFacts = { change: Change; commits?: readonly Commit[] } & Partial<Pick<RiskBasis, 'files' | 'labels'>>

/** Why a gate has no part in judging a change; undefined when it applies. */
export function doesNotApply(conditions: When, facts: WhenFacts, rules: readonly RiskRule[]): Judgement | undefined {
  const message = unmet(conditions, facts, rules, 'this gate')
  if (message === undefined) return undefined
  return {
    outcome: 'not_applicable',
    title: 'Does not apply to this change',
    reasons: [{ code: 'gate_not_asked', message }],
    findings: [],
    measured: {},
    children: [],
  }
}

/** Why conditions do not hold, in sentences about what they are for; undefined when they do. */
export function unmet(
  conditions: When,
  facts: WhenFacts,
  rules: readonly RiskRule[],
  what: string,
): string | undefined {
  const { 'or-labels': labels, ...others } = conditions
  if (labels && bearsOne(facts.labels ?? [], labels)) return undefined
  const why = objection(others, facts, rules, what)
  if (why === undefined && Object.keys(others).length > 0) return undefined
  const missing = labels ? `It has no label ${list(labels)}.` : ''
  return [why, missing].filter(Boolean).join(' ')
}

type Conditions = Omit<When, 'or-labels'>
/** What does not hold, in a sentence. `what`: what the conditions are for. */
type Test = (conditions: Conditions, facts: WhenFacts, rules: readonly RiskRule[], what: string) => string | undefined

/** The first condition that does not hold. */
const objection: Test = (...given) => TESTS.map(test => test(...given)).find(text => text !== undefined)

const TESTS: readonly Test[] = [
  ({ branches }, { change }, _, what) =>
    branches && !matcher(branches)(change.baseBranch)
      ? `The change targets ${change.baseBranch}; the policy requires ${what} on ${list(branches)}.`
      : undefined,
  ({ paths }, { files = [] }) =>
    paths && !changedPaths(files).some(matcher(paths)) ? `No changed file matches ${list(paths)}.` : undefined,
  ({ from }, { change }, _, what) =>
    from && !from.some(source => IS_FROM[source](change))
      ? `The change is not ${list(from.map(source => IS_OF[source]))}, for which the policy requires ${what}.`
      : undefined,
  ({ 'more-than': size }, { change, files = [] }) =>
    size && !isLarger({ change, files }, size) ? `The change is not larger than ${sizeText(size)}.` : undefined,
  ({ 'unverified-commits': unverified }, { commits = [] }) =>
    unverified && areVerified(commits) ? 'Every commit of the change has a valid signature.' : undefined,
  ({ risk }, { change, files = [], labels = [] }, rules, what) => {
    const computed = risk && riskOf(rules, { change, files, labels })
    return computed && !risk.includes(computed.level)
      ? `The risk of the change is ${riskText(computed)}; the policy requires ${what} at ${list(risk)}.`
      : undefined
  },
]

/** A change of no commits is no verified one. */
export const areVerified = (commits: readonly Commit[]): boolean =>
  commits.length > 0 && commits.every(({ verified }) => verified)

const sizeText = ({ files, lines }: NonNullable<When['more-than']>): string =>
  list([...(files ? [`${files} files`] : []), ...(lines ? [`${lines} lines`] : [])])

const IS_FROM: Readonly<Record<(typeof SOURCES)[number], (change: Change) => boolean>> = {
  // Whoever is gone cannot be shown to be a person.
  apps: ({ author }) => author?.kind !== 'User',
  forks: ({ fork }) => fork,
}
const IS_OF: Readonly<Record<(typeof SOURCES)[number], string>> = { apps: 'from an app', forks: 'from a fork' }
