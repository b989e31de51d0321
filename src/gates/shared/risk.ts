import type { Change, ChangedFile } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Needs } from './needs.ts'

export const RISKS = ['low', 'medium', 'high'] as const
export type Risk = (typeof RISKS)[number]

/**
 * A rule places a change by its paths, or raises its risk by a label or its size. `paths`: when one changed path
 * matches; `only-paths`: when all of them do.
 */
export interface RiskRule {
  level: Risk
  paths?: readonly string[] | undefined
  'only-paths'?: readonly string[] | undefined
  'expect-empty'?: true | undefined
  labels?: readonly string[] | undefined
  'more-than'?: { files?: number | undefined; lines?: number | undefined } | undefined
}

/** What rules go by. */
export interface RiskBasis {
  change: Pick<Change, 'lines'>
  files: readonly ChangedFile[]
  labels?: readonly string[]
}

/** The risk of a change, and the number of the rule that says so, from 1; `null`: no rule applies, which is medium. */
export interface ComputedRisk {
  level: Risk
  rule: number | null
}

/**
 * The first rule by paths that applies places the change. Rules by label or size, which its author can set or split,
 * only ever raise it from there.
 */
export function riskOf(rules: readonly RiskRule[], basis: RiskBasis): ComputedRisk {
  const applying = rules.flatMap((rule, place) => (applies(rule, basis) ? [{ ...rule, rule: place + 1 }] : []))
  const first = applying.find(rule => !raises(rule))
  const placed = { level: first?.level ?? 'medium', rule: first?.rule ?? null }
  return applying
    .filter(raises)
    .reduce<ComputedRisk>((risk, { level, rule }) => (isLower(risk.level, level) ? { level, rule } : risk), placed)
}

/** For the middle of a sentence. */
export const riskText = ({ level, rule }: ComputedRisk): string =>
  rule === null ? `${level}, because no rule of \`risk\` applies` : `${level}, by rule ${rule} of \`risk\``

/** What has to be known to tell the risk. */
export function riskNeeds(rules: readonly RiskRule[]): Needs<'change' | 'files', 'labels'> {
  return { change: true, files: BY_PATH, ...labelNeeds(rules) }
}

/** Whether rules go by labels. */
export const labelNeeds = (rules: readonly RiskRule[]): Needs<never, 'labels'> =>
  rules.some(({ labels }) => labels) ? { labels: true } : {}

/** The files of a change as the platform lists them: their paths decide. */
export const BY_PATH = { decidesBy: 'path' } as const

export const isLower = (risk: Risk, than: Risk): boolean => RISKS.indexOf(risk) < RISKS.indexOf(than)

/** Rules by label or size, as against those by paths. */
export const raises = (rule: RiskRule): boolean => rule.labels !== undefined || rule['more-than'] !== undefined

function applies(rule: RiskRule, { change: { lines }, files, labels = [] }: RiskBasis): boolean {
  if (rule.labels) return bearsOne(labels, rule.labels)
  if (rule['more-than']) return isLarger({ change: { lines }, files }, rule['more-than'])
  return appliesByPath(rule, changedPaths(files))
}

/** Larger by either of the two. */
export function isLarger(
  { change: { lines }, files }: Pick<RiskBasis, 'change' | 'files'>,
  most: NonNullable<RiskRule['more-than']>,
): boolean {
  return isMore(files.length, most.files) || isMore(lines.added + lines.removed, most.lines)
}

const isMore = (count: number, than: number | undefined): boolean => than !== undefined && count > than

/** A change of nothing that is known is no small change: `only-paths` needs at least one. */
function appliesByPath(rule: RiskRule, paths: readonly string[]): boolean {
  if (rule.paths && !paths.some(matcher(rule.paths))) return false
  return !rule['only-paths'] || (paths.length > 0 && paths.every(matcher(rule['only-paths'])))
}

/** What is moved away from a risky place is as risky as what stays there. */
export function changedPaths(files: readonly ChangedFile[]): string[] {
  return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]))
}

/** GitHub takes labels that differ in case only for one. */
export function bearsOne(labels: readonly string[], wanted: readonly string[]): boolean {
  const known = new Set(labels.map(label => label.toLowerCase()))
  return wanted.some(label => known.has(label.toLowerCase()))
}
