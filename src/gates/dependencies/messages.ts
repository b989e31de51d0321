import type { Advisory, Component, DependencySet } from '../../facts/dependencies.ts'
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
  message: 'The advisory report lists only packages with advisories, so it is unknown what else was scanned.',
  next: 'Scan with `--all-packages`, or add a bill of materials to `reports`.',
})

export function required(rule: Rule, { licences, advisories }: Settings): string | undefined {
  if (rule === 'version') return 'A version for every component'
  if (rule === 'licences') return licences && licencesRequired(licences)
  if (!advisories) return undefined
  if (rule === 'scan') return 'Every component scanned for advisories'
  if (advisories.max === 'critical') return 'Advisories known, of any severity'
  return advisories.max === 'none' ? 'No advisory' : `No advisory above ${advisories.max}`
}

function licencesRequired({ allow, deny = [] }: NonNullable<Settings['licences']>): string {
  if (allow) return `Only licences ${firstOf(allow)}`
  return deny.length === 0 ? 'A licence for every component' : `No licence ${firstOf(deny)}`
}

function firstOf(all: readonly string[]): string {
  const left = all.length - 4
  return left > 1 ? `${all.slice(0, 4).join(', ')} or ${left} more` : list(all)
}

export function found(rule: Rule, problems: readonly Problem[], judged: number): string {
  if (rule === 'advisories')
    return problems.length === 0 ? 'none' : `${problems.length} ${problems.length === 1 ? 'advisory' : 'advisories'}`
  const bad = new Set(problems.map(({ component }) => component.id)).size
  return `${judged - bad} of ${some(judged)}`
}

export function title(
  { components }: DependencySet,
  { judged, isNewOnly }: Scope,
  problems: readonly Problem[],
  settings: Settings,
): string {
  const bad = new Set(problems.map(({ component }) => component.id)).size
  const what = isNewOnly ? `new of ${some(components.length)}` : judged.length === 1 ? 'component' : 'components'
  const base = settings['new-only'] && !isNewOnly ? ', base unknown' : ''
  if (bad > 0) return `${bad} of ${judged.length} ${what} not accepted${base}`
  if (judged.length === 0)
    return isNewOnly ? `No new component (${components.length} in total)` : 'No component to judge'
  return `${judged.length} ${what} accepted${base}`
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

export function notes({ request, reports, components, advisories }: DependencySet, settings: Settings): Reason[] {
  const words = { dangling_reference: 'names a dependency that it does not contain, which was ignored' }
  const unlisted = settings.advisories && advisories ? components.filter(({ scanned }) => scanned === undefined) : []
  return [
    ...leftOut(request, reports),
    ...anomaliesOf(reports, words),
    ...(unlisted.length > 0 ? [notScannable(unlisted.length)] : []),
  ]
}

const notScannable = (count: number): Reason => ({
  code: 'components_not_scannable',
  message: `${some(count)} cannot be matched with advisories: the package URL or the version is missing, or the kind of package is not scanned.`,
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
  { components, advisories, compared, measured }: DependencySet,
  { judged, own }: Scope,
  problems: readonly Problem[],
  acceptedCount: number,
): Judgement['measured'] {
  const of = (rule: Rule) => problems.filter(problem => problem.rule === rule).length
  const deepest = components.reduce((most, { depth }) => Math.max(most, depth ?? 0), 0)
  const bySeverity = Object.entries(SEVERITY_KEYS).map(([severity, key]) => [
    key,
    (advisories ?? []).filter(one => one.severity === severity).length,
  ])
  return {
    components: components.length,
    ...(deepest === 0 ? {} : { direct: components.filter(({ depth }) => depth === 1).length, deepest }),
    judged: judged.length,
    ...(own > 0 ? { own } : {}),
    unversioned: of('version'),
    licencesRefused: of('licences'),
    ...(advisories
      ? { unscanned: of('scan'), advisoriesRefused: of('advisories'), ...Object.fromEntries(bySeverity) }
      : {}),
    accepted: acceptedCount,
    ...(measured.commit === null ? {} : { measuredCommit: measured.commit }),
    measuredAs: measured.as,
    ...(compared === null ? {} : { comparedCommit: compared }),
  }
}
