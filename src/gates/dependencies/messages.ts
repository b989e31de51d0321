import { type Advisory, type Component, countBySeverity, type DependencySet } from '../../facts/dependencies.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { type Advice, anomaliesOf, leftOut } from '../shared/reports.ts'
import { list } from '../shared/wording.ts'
import type { Problem, Rule } from './problem.ts'
import type { Scope } from './scope.ts'
import type { Accepted, Settings } from './settings.ts'

/** `1 component`, `2 components`. */
const some = (number: number): string => `${number} ${number === 1 ? 'component' : 'components'}`

export const ADVICE: Advice = {
  missing: 'Create the bill of materials or the scan before this step, or correct the report paths in the policy.',
  empty:
    'Check that the tool finds the dependencies. OSV-Scanner lists every package only with `--all-packages`; without it, a failed scan looks like a clean one.',
  stale:
    'Create the report after the checkout of this change, in the same job. Do not commit it, and do not edit lock files after it.',
  unreadable:
    'Create the report again, as a complete file in CycloneDX JSON 1.4 to 1.7, SPDX JSON 2.3 or OSV-Scanner JSON.',
}

/** What a component is called in a sentence, and how it gets into the project. */
type Shown = Pick<Component, 'name' | 'version' | 'depth' | 'through'>

function shown({ name, version, depth, through }: Shown): string {
  const called = version === null ? name : `${name} ${version}`
  if (depth === null) return called
  if (depth === 1) return `${called} (direct)`
  return `${called} (depth ${depth}${through === null ? '' : `, through ${through}`})`
}

const dataOf = ({ name, version }: Pick<Component, 'name' | 'version'>): NonNullable<Reason['data']> => ({
  component: name,
  ...(version === null ? {} : { version }),
})

const OR_ACCEPT = 'or list it in `accepted` with a reason, an owner and a last day'

export const versionMissing = (component: Component): Reason => ({
  code: 'component_unversioned',
  message: `${shown(component)} has no version.`,
  next: `Pin its version, ${OR_ACCEPT}.`,
  data: dataOf(component),
})

export const licenceMissing = (component: Component): Reason => ({
  code: 'licence_missing',
  message: `${shown(component)} has no licence.`,
  next: `Find out its licence and replace the component if it has none, ${OR_ACCEPT}.`,
  data: dataOf(component),
})

export const licenceUnrecognised = (component: Component, licence: string): Reason => ({
  code: 'licence_unrecognised',
  message: `${shown(component)} has a licence that is not an SPDX expression: ${cut(licence)}`,
  next: `Find out which licence is meant, ${OR_ACCEPT}.`,
  data: { ...dataOf(component), licence: cut(licence) },
})

export const licenceRefused = (component: Component, licence: string): Reason => ({
  code: 'licence_refused',
  message: `${shown(component)} has a licence that the policy does not allow: ${cut(licence)}`,
  next: `Replace the component, ${OR_ACCEPT}.`,
  data: { ...dataOf(component), licence: cut(licence) },
})

const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text)

export const notScanned = (component: Component): Reason => ({
  code: 'component_unscanned',
  message: `${shown(component)} is not in the advisory report.`,
  next: 'Scan the lock files that the bill of materials is made from, with `--all-packages`. Name packages of your own in `own`.',
  data: dataOf(component),
})

/** A package that only the scan lists. */
export const unlistedPackage = ({ component, name, version }: Advisory): Shown & { id: string } => ({
  ...{ id: component, name, version },
  ...{ depth: null, through: null },
})

export function advisoryTooSevere(component: Shown, { ids, severity }: Advisory): Reason {
  const [first = '', ...others] = shownIds(ids)
  const also = others.length === 0 ? '' : ` (also ${list(others, 'and')})`
  return {
    code: 'advisory_too_severe',
    message: `${shown(component)} has ${severity === 'unknown' ? 'an advisory of unknown severity' : `a ${severity} advisory`}: ${first}${also}.`,
    next: `Update to a version that is not affected, ${OR_ACCEPT}.`,
    data: { ...dataOf(component), severity, ids: [...ids].slice(0, MAX_IDS) },
  }
}

const MAX_IDS = 10

/** The id that most people know first. */
function shownIds(ids: readonly string[]): string[] {
  const isCve = (id: string) => id.startsWith('CVE-')
  return [...ids.filter(isCve), ...ids.filter(id => !isCve(id))].slice(0, 3)
}

export const billMissing = (): Reason => ({
  code: 'bill_missing',
  message: 'None of the reports is a bill of materials, so no licence is known.',
  next: 'Add a bill of materials in CycloneDX or SPDX to `reports`.',
})

export const advisoryReportMissing = (): Reason => ({
  code: 'advisory_report_missing',
  message: 'None of the reports is an advisory report, so no advisory is known.',
  next: 'Scan with OSV-Scanner (`--all-packages --format json`) and add its report to `reports`.',
})

export const scanIncomplete = (): Reason => ({
  code: 'scan_incomplete',
  message: 'An advisory report lists no package without advisories, so it is unknown what else was scanned.',
  next: 'Scan with `--all-packages`, or add a bill of materials to `reports`.',
})

export function required(rule: Rule, { licences, advisories }: Settings): string | undefined {
  if (rule === 'version') return 'A version for every component'
  if (rule === 'licences') return licences && licencesRequired(licences)
  if (!advisories) return undefined
  if (rule === 'scan') return 'Every component scanned for advisories'
  if (advisories.max === 'critical') return 'Advisories known; all are allowed'
  return `No advisory above ${advisories.max === 'none' ? 'severity none' : advisories.max}`
}

function licencesRequired({ allow, deny = [] }: NonNullable<Settings['licences']>): string {
  if (allow) return `Only licences ${firstOf(allow)}`
  return deny.length === 0 ? 'A licence for every component' : `No licence ${firstOf(deny)}`
}

function firstOf(all: readonly string[], join = 'or'): string {
  const left = all.length - 4
  return left > 1 ? `${all.slice(0, 4).join(', ')} ${join} ${left} more` : list(all, join)
}

export function found(rule: Rule, problems: readonly Problem[], { judged, advisories }: Scope): string {
  if (rule === 'advisories') return bySeverity(advisories)
  const counted = rule === 'scan' ? judged.filter(({ scanned }) => scanned !== undefined) : judged
  const bad = new Set(problems.map(({ component }) => component.id)).size
  const left = judged.length - counted.length
  return `${counted.length - bad} of ${some(counted.length)}${left > 0 ? `; ${left} more cannot be scanned` : ''}`
}

/** `1 critical, 2 high`. */
function bySeverity(advisories: readonly Advisory[]): string {
  const counts = countBySeverity(advisories).flatMap(([severity, count]) => (count === 0 ? [] : `${count} ${severity}`))
  return counts.length === 0 ? 'none' : counts.join(', ')
}

export function title(
  { components }: DependencySet,
  { judged, isNewOnly }: Scope,
  problems: readonly Problem[],
  settings: Settings,
): string {
  const listed = new Set(judged.map(({ id }) => id))
  const bad = [...new Set(problems.map(({ component }) => component.id))]
  const unlisted = bad.filter(id => !listed.has(id)).length
  const ends = [
    ...(unlisted > 0 ? [`${unlisted} unlisted ${unlisted === 1 ? 'package' : 'packages'} with advisories`] : []),
    ...(settings['new-only'] && !isNewOnly ? ['base unknown'] : []),
  ]
  const all = isNewOnly ? components.length : undefined
  return [titleOf(judged.length, bad.length - unlisted, all), ...ends].join(', ')
}

/** `all`: how many components there are, where only the new ones of them are judged. */
function titleOf(judged: number, bad: number, all: number | undefined): string {
  if (judged === 0) return all === undefined ? 'No component to judge' : `No new component (${all} in total)`
  const what = all === undefined ? some(judged).replace(/^\d+ /, '') : `new of ${some(all)}`
  return bad > 0 ? `${bad} of ${judged} ${what} not accepted` : `${judged} ${what} accepted`
}

/** Why all components are judged although the policy asks for new ones only. */
export function baseNotes({ base, compared }: DependencySet, settings: Settings, { isNewOnly }: Scope): Reason[] {
  if (!settings['new-only'] || isNewOnly) return []
  const unread = base?.reports.find(({ state }) => state !== 'read')
  const why = unread
    ? `Report "${unread.name}": ${unread.detail}`
    : compared === null
      ? 'The commit that the change is compared with is not in the clone.'
      : 'None of its reports is a bill of materials.'
  return [
    {
      code: 'base_components_unknown',
      message: `The components of the base are unknown, so all of them are judged. ${why}`,
      next: 'Run the workflow that uploads the bill of materials on every push to the base branch, or commit it and name it in `base`.',
    },
  ]
}

const calledIn = ({ component, for: topic }: Accepted): string => `${component} (${topic})`

export const accepted = (one: Accepted): Reason => ({
  code: 'component_accepted',
  message: `Accepted until ${one.until}: ${calledIn(one)}. ${one.reason}`,
  next: `${one.owner} is responsible for it.`,
})

export const acceptanceExpired = (one: Accepted): Reason => ({
  code: 'acceptance_expired',
  message: `The acceptance expired on ${one.until}: ${calledIn(one)}.`,
  next: `Remove it from the policy. If it is still needed, ${one.owner} decides on a new last day.`,
})

export const acceptanceUnused = (one: Accepted): Reason => ({
  code: 'acceptance_unused',
  message: `Accepted until ${one.until}, but nothing is wrong with it: ${calledIn(one)}.`,
  next: 'Remove it from the policy.',
})

export function notes(set: DependencySet, settings: Settings): Reason[] {
  const { request, reports, components, advisories, billed, unlisted } = set
  const words = { declared_incomplete: 'says itself that its list of components is incomplete' }
  const isScanned = settings.advisories !== undefined && advisories !== null
  const left = isScanned ? components.filter(({ scanned }) => scanned === undefined) : []
  return [
    ...leftOut(request, reports),
    ...anomaliesOf(reports, words),
    ...(left.length > 0 ? [notScannable(left.length)] : []),
    ...(billed && unlisted.length > 0 ? [packagesUnlisted(unlisted)] : []),
  ]
}

const packagesUnlisted = (all: readonly string[]): Reason => ({
  code: 'packages_unlisted',
  message: `The advisory report lists packages that no bill of materials lists, so their licences are unknown: ${firstOf(all, 'and')}.`,
  next: 'Create both from the same dependencies.',
  data: { packages: all.slice(0, MAX_IDS) },
})

const notScannable = (count: number): Reason => ({
  code: 'components_not_scannable',
  message: `${some(count)} cannot be matched with advisories: OSV-Scanner lists no components of their kind, or they have no version.`,
  data: { count },
})

const SEVERITY_KEYS = {
  critical: 'advisoriesCritical',
  high: 'advisoriesHigh',
  moderate: 'advisoriesModerate',
  low: 'advisoriesLow',
  none: 'advisoriesNone',
  unknown: 'advisoriesUnknown',
} as const

export function numbers(
  { components, advisories, skipped, compared, measured }: DependencySet,
  { judged, own }: Scope,
  problems: readonly Problem[],
  acceptedCount: number,
): Judgement['measured'] {
  const of = (one: Rule) => problems.filter(({ rule }) => rule === one).length
  const missing = problems.filter(({ rule, reason }) => rule === 'licences' && reason.code !== 'licence_refused').length
  const deepest = components.reduce((most, { depth }) => Math.max(most, depth ?? 0), 0)
  const counts = countBySeverity(advisories ?? []).map(([severity, count]) => [SEVERITY_KEYS[severity], count])
  return {
    components: components.length,
    ...(deepest === 0 ? {} : { direct: components.filter(({ depth }) => depth === 1).length, deepest }),
    judged: judged.length,
    ...(skipped > 0 ? { skipped } : {}),
    ...(own > 0 ? { own } : {}),
    unversioned: of('version'),
    licencesMissing: missing,
    licencesRefused: of('licences') - missing,
    ...(advisories
      ? { unscanned: of('scan'), advisoriesRefused: of('advisories'), ...Object.fromEntries(counts) }
      : {}),
    accepted: acceptedCount,
    ...(measured.commit === null ? {} : { measuredCommit: measured.commit }),
    measuredAs: measured.as,
    ...(compared === null ? {} : { comparedCommit: compared }),
  }
}
