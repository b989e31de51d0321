import type { Remark } from '../../gates/shared/mentions.ts'
import { matchesAll } from '../../gates/shared/odd-lists.ts'
import { RISKS, type RiskRule, raises } from '../../gates/shared/risk.ts'
import { list } from '../../gates/shared/wording.ts'
import { isSecondary } from '../../verdict/clause-numbers.ts'
import type { Policy, PolicyGate } from '../policy.ts'

/** What is allowed and probably not meant, with its path in the policy. A policy with remarks is in force all the same. */
export function lint(
  policy: Pick<
    Policy,
    | 'edition'
    | 'extends'
    | 'profile'
    | 'roles'
    | 'risk'
    | 'gates'
    | 'builtIn'
    | 'objectives'
    | 'concessions'
    | 'corrections'
    | 'retrospectives'
    | 'unattended'
  >,
): Remark[] {
  // Over what another policy says it is the way to ask at every level.
  const mayWiden = policy.extends.length > 0 || policy.profile !== null
  return [
    ...unusedRoles(policy),
    ...secondaryEdition(policy),
    ...nothingToReview(policy),
    ...shadowedRules(policy.risk),
    ...everythingLow(policy.risk),
    ...actingForAnybody(policy),
    ...policy.gates.flatMap(entry => [...unusualConditions(entry, policy.risk, mayWiden), ...ofItsType(entry, policy)]),
  ]
}

function unusedRoles({
  roles,
  gates,
  builtIn,
  objectives,
  concessions,
  corrections,
  retrospectives,
}: Pick<
  Policy,
  'roles' | 'gates' | 'builtIn' | 'objectives' | 'concessions' | 'corrections' | 'retrospectives'
>): Remark[] {
  const mentioned = [...gates, ...builtIn].flatMap(
    ({ gate, settings }) => gate.roles?.(settings).map(({ role }) => role) ?? [],
  )
  const granters = [concessions, corrections].flatMap(rules => rules?.['granted-by'] ?? [])
  const used = new Set([
    ...mentioned,
    ...objectives.map(({ owner }) => owner),
    ...granters,
    ...(retrospectives?.['done-by'] ?? []),
  ])
  return [...roles.keys()]
    .filter(name => !used.has(name))
    .map(name => ({ path: ['roles', name], message: `No gate uses the role ${name}.` }))
}

/** Records carry the numbers for years. */
function secondaryEdition({ edition }: Pick<Policy, 'edition'>): Remark[] {
  const message = `The clause numbers of ISO 9001:${edition} are known from secondary sources only, and records are marked so. Compare them with the standard before you rely on them.`
  return isSecondary(edition) ? [{ path: ['iso9001', 'edition'], message }] : []
}

/** Who carries out reviews says nothing where nothing leaves one to be done. */
function nothingToReview({ gates, retrospectives }: Pick<Policy, 'gates' | 'retrospectives'>): Remark[] {
  if (!retrospectives || gates.some(({ settings }) => JSON.stringify(settings).includes('"review-within"'))) return []
  const message = 'Nothing leaves a review to be done: no type of change and no kind of release has `review-within`.'
  return [{ path: ['retrospective-reviews'], message }]
}

/** As GitHub Actions acts whoever can push a workflow. */
function actingForAnybody({ unattended }: Pick<Policy, 'unattended'>): Remark[] {
  const place = Array.isArray(unattended) ? unattended.indexOf('github-actions') : -1
  const message = 'Anybody who can push a workflow can act as github-actions, so it always acts for somebody.'
  return place === -1 ? [] : [{ path: ['unattended-apps', place], message }]
}

/** The first rule by paths decides, so one that matches every path leaves nothing to those after it. */
function shadowedRules(rules: readonly RiskRule[]): Remark[] {
  const all = rules.findIndex(rule => rule.paths?.includes('**') && rule['only-paths'] === undefined)
  if (all === -1) return []
  return rules.flatMap((rule, place) =>
    place > all && !raises(rule)
      ? [{ path: ['risk', place], message: `This rule never applies: rule ${all + 1} already matches all its paths.` }]
      : [],
  )
}

/** Then only labels and size can make a change risky, and a gate for risky changes hardly ever applies. */
function everythingLow(rules: readonly RiskRule[]): Remark[] {
  const first = rules.findIndex(rule => !raises(rule))
  const rule = rules[first]
  const isForAll = rule && [rule.paths, rule['only-paths']].every(list => list === undefined || matchesAll(list))
  if (!isForAll || rule.level !== 'low') return []
  const message =
    'This rule makes the risk of every change low, and no later rule by paths applies. Name the files that are meant, such as "docs/**".'
  return [{ path: ['risk', first], message }]
}

function unusualConditions({ id, when }: PolicyGate, rules: readonly RiskRule[], mayWiden: boolean): Remark[] {
  if (!when) return []
  const path = ['gates', id, 'when']
  const { 'or-labels': labels, risk, ...others } = when
  if (labels && !risk && Object.keys(others).length === 0) {
    return [
      {
        path,
        message: 'This gate applies only with a label, so anybody who can remove the label can disable it.',
      },
    ]
  }
  if (!risk) return []
  const levels = RISKS.filter(level => level === 'medium' || rules.some(rule => rule.level === level))
  if (RISKS.every(level => risk.includes(level))) {
    const message = 'This lists every level of risk, so the condition has no effect.'
    return mayWiden ? [] : [{ path: [...path, 'risk'], message }]
  }
  if (risk.some(level => levels.includes(level)) || labels) return []
  const message = `This gate never applies: no rule of "risk" sets the risk ${list(risk)}.`
  return [{ path: [...path, 'risk'], message }]
}

function ofItsType({ id, gate, settings, when }: PolicyGate, { roles }: Pick<Policy, 'roles'>): Remark[] {
  const all = gate.lint?.(settings, roles) ?? []
  const remarks = when?.from ? all.filter(({ ofHolders }) => !ofHolders) : all
  return remarks.map(({ path, message }) => ({ path: ['gates', id, ...path], message }))
}
