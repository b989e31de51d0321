import * as z from 'zod'
import type { Change } from '../facts/change.ts'
import { matcher } from '../facts/glob.ts'
import {
  bearsOne,
  changedPaths,
  RISKS,
  type Risk,
  type RiskBasis,
  type RiskRule,
  riskNeeds,
  riskOf,
  riskSaid,
} from '../gates/risk.ts'
import { label, pattern } from '../gates/settings.ts'
import { list } from '../gates/wording.ts'
import type { Judgement } from '../verdict/verdict.ts'

const SOURCES = ['apps', 'forks'] as const

const isUpward = (levels: readonly Risk[]): boolean =>
  RISKS.slice(Math.min(...levels.map(level => RISKS.indexOf(level)))).every(level => levels.includes(level))

/**
 * Which changes a gate is for. Everything here is told by the platform or by the changed files; a label, which its
 * author may take away, can only bring a gate in that would not apply otherwise.
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
    risk: z
      .array(z.enum(RISKS))
      .min(1)
      .refine(isUpward, 'must also name every higher level: more risk never asks for less')
      .optional()
      .describe('Levels of risk, and every higher one: `[medium, high]` or `[high]`.'),
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
      .describe('A label that brings the gate in, whatever the other conditions say.'),
  })
  .refine(
    conditions => Object.keys(conditions).length > 0,
    'needs at least one condition; leave it out for every change',
  )

export type When = z.infer<typeof when>

/** What has to be known to tell whether a gate applies. */
export function whenNeeds({ paths, risk, 'or-labels': labels }: When, rules: readonly RiskRule[]) {
  return [
    'change' as const,
    ...(paths ? (['files'] as const) : []),
    ...(risk ? riskNeeds(rules) : []),
    ...(labels ? (['labels'] as const) : []),
  ]
}

/** Facts as `whenNeeds` names them; the others may be missing. */
export type WhenFacts = { change: Change } & Partial<Pick<RiskBasis, 'files' | 'labels'>>

/** Why a gate has no part in judging a change; undefined when it applies. */
export function notAsked(conditions: When, facts: WhenFacts, rules: readonly RiskRule[]): Judgement | undefined {
  const { 'or-labels': labels, ...others } = conditions
  if (labels && bearsOne(facts.labels ?? [], labels)) return undefined
  const unmet = objection(others, facts, rules)
  if (unmet === undefined && Object.keys(others).length > 0) return undefined
  const missing = labels ? `It has no label ${list(labels)}.` : ''
  const message = [unmet, missing].filter(Boolean).join(' ')
  return {
    outcome: 'not_applicable',
    title: 'Not asked of this change',
    reasons: [{ code: 'gate_not_asked', message }],
    findings: [],
    measured: {},
    children: [],
  }
}

/** The first condition that does not hold, in a sentence. */
function objection(
  { branches, paths, risk, from }: Omit<When, 'or-labels'>,
  { change, files = [], labels = [] }: WhenFacts,
  rules: readonly RiskRule[],
): string | undefined {
  if (branches && !matcher(branches)(change.baseBranch))
    return `The change goes into ${change.baseBranch}; the policy asks for this gate on ${list(branches)}.`
  if (paths && !changedPaths(files).some(matcher(paths))) return `No changed file matches ${list(paths)}.`
  if (from && !from.some(source => IS_FROM[source](change)))
    return `The change is not ${list(from.map(source => IS_OF[source]))}, for which the policy asks for this gate.`
  if (!risk) return undefined
  const computed = riskOf(rules, { change, files, labels })
  if (risk.includes(computed.level)) return undefined
  return `The risk of the change is ${riskSaid(computed)}; the policy asks for this gate at ${list(risk)}.`
}

const IS_FROM: Readonly<Record<(typeof SOURCES)[number], (change: Change) => boolean>> = {
  // Whoever is gone cannot be shown to be a person.
  apps: ({ author }) => author?.kind !== 'User',
  forks: ({ fork }) => fork,
}
const IS_OF: Readonly<Record<(typeof SOURCES)[number], string>> = { apps: 'of an app', forks: 'from a fork' }
