import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { elements, type Members, members, text, wholeJson } from '../text/json.ts'
import { type DependencyReport, type ListedAdvisory, MAX_COMPONENTS, MAX_TEXT, type ScannedPackage } from './report.ts'

export const osvReader = (): ReportReader<DependencyReport> => wholeJson(readReport)

function readReport(value: unknown): DependencyReport {
  const report = members(value, 'the report')
  const results = elements(report['results'] ?? [], 'the list of results')
  const packages: ScannedPackage[] = []
  for (const result of results)
    for (const one of elements(members(result, 'a result')['packages'] ?? [], 'the list of packages')) {
      if (packages.length === MAX_COMPONENTS) throw new UnreadableReport(`It has more than ${MAX_COMPONENTS} packages.`)
      packages.push(packageOf(members(one, 'an entry of the list of packages')))
    }
  return { bill: undefined, scan: { packages }, anomalies: new Map() }
}

function packageOf(entry: Members): ScannedPackage {
  const { ecosystem, name, version } = members(entry['package'], 'a package')
  const labels = labelsOf(elements(entry['vulnerabilities'] ?? [], 'the list of vulnerabilities'))
  const groups = elements(entry['groups'] ?? [], 'the list of groups')
  const advisories = groups.map(group => advisoryOf(members(group, 'a group'), labels))
  const grouped = new Set(advisories.flatMap(({ ids }) => ids))
  if ([...labels.keys()].some(id => !grouped.has(id)))
    throw new UnreadableReport('It has a vulnerability that is in none of its groups.')
  return {
    ecosystem: short(ecosystem, 'the ecosystem of a package'),
    name: short(name, 'the name of a package'),
    version: short(version ?? '', 'the version of a package'),
    advisories,
  }
}

function short(value: unknown, what: string): string {
  const written = text(value, what)
  if (written.length > MAX_TEXT) throw new UnreadableReport(`It has ${what} of more than ${MAX_TEXT} characters.`)
  return written
}

/** One advisory is published under several names, which a group holds together. */
function advisoryOf(group: Members, labels: ReadonlyMap<string, ListedAdvisory['severity']>): ListedAdvisory {
  const own = elements(group['ids'], 'the ids of a group').map(id => short(id, 'an id'))
  const aliases = elements(group['aliases'] ?? [], 'the aliases of a group').map(id => short(id, 'an id'))
  const ids = [...new Set([...own, ...aliases])].sort()
  if (ids.length === 0) throw new UnreadableReport('It has a group without an id.')
  const score = severityOf(short(group['max_severity'] ?? '', 'a severity'))
  return { ids, severity: score === 'unknown' ? worst(own.map(id => labels.get(id) ?? 'unknown')) : score }
}

/** By the bands of CVSS 3 and 4, https://www.first.org/cvss/v4-0/specification-document, section 6. */
function severityOf(score: string): ListedAdvisory['severity'] {
  const [, whole, tenth = '0'] = /^(\d{1,2})(?:\.(\d))?$/.exec(score) ?? []
  if (whole === undefined) return 'unknown'
  const tenths = Number(whole) * 10 + Number(tenth)
  if (tenths > 100) return 'unknown'
  return (BANDS.find(([least]) => tenths >= least) ?? ['', 'unknown'])[1]
}

const BANDS: readonly (readonly [number, ListedAdvisory['severity']])[] = [
  [90, 'critical'],
  [70, 'high'],
  [40, 'moderate'],
  [1, 'low'],
  [0, 'none'],
]

/** What the database calls it, where nobody gave it a score. */
function labelsOf(vulnerabilities: readonly unknown[]): ReadonlyMap<string, ListedAdvisory['severity']> {
  return new Map(
    vulnerabilities.map(value => {
      const vulnerability = members(value, 'a vulnerability')
      const { severity } = members(vulnerability['database_specific'] ?? {}, 'what is specific to the database')
      const label = typeof severity === 'string' ? LABELS.get(severity.toUpperCase()) : undefined
      return [short(vulnerability['id'], 'the id of a vulnerability'), label ?? 'unknown']
    }),
  )
}

const LABELS = new Map<string, ListedAdvisory['severity']>([
  ['CRITICAL', 'critical'],
  ['HIGH', 'high'],
  ['IMPORTANT', 'high'],
  ['MODERATE', 'moderate'],
  ['MEDIUM', 'moderate'],
  ['LOW', 'low'],
])

const ORDER: readonly ListedAdvisory['severity'][] = ['critical', 'high', 'moderate', 'low']

/** Of several names of one advisory, the worst that any says; unknown where none says anything. */
const worst = (all: readonly ListedAdvisory['severity'][]): ListedAdvisory['severity'] =>
  ORDER.find(severity => all.includes(severity)) ?? 'unknown'
