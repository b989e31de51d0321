import { type Advisory, BY_SEVERITY } from '../../facts/dependencies.ts'
import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { elements, type Members, members, text, wholeJson } from '../text/json.ts'
import { type DependencyReport, type ListedAdvisory, MAX_COMPONENTS, MAX_TEXT, type ScannedPackage } from './report.ts'

type Severity = Advisory['severity']

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
  const said = saidBy(elements(entry['vulnerabilities'] ?? [], 'the list of vulnerabilities'))
  const groups = elements(entry['groups'] ?? [], 'the list of groups')
  const advisories = groups.map(group => advisoryOf(members(group, 'a group'), said))
  const grouped = new Set(advisories.flatMap(({ ids }) => ids))
  if ([...said.keys()].some(id => !grouped.has(id)))
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
function advisoryOf(group: Members, said: ReadonlyMap<string, Said>): ListedAdvisory {
  const own = elements(group['ids'], 'the ids of a group').map(id => short(id, 'an id'))
  const aliases = elements(group['aliases'] ?? [], 'the aliases of a group').map(id => short(id, 'an id'))
  const ids = [...new Set([...own, ...aliases])].sort()
  if (ids.length === 0) throw new UnreadableReport('It has a group without an id.')
  const score = short(group['max_severity'] ?? '', 'a severity')
  return {
    ids,
    severity: severityIn(
      score,
      own.flatMap(id => said.get(id) ?? []),
    ),
  }
}

/** The worst of the score and of what the databases say. */
function severityIn(score: string, said: readonly Said[]): Severity {
  const labels = said.flatMap(({ label }) => label ?? [])
  if (score !== '') return worst([severityOf(score), ...labels])
  // Where there are vectors that nobody worked out, a word is not all that is known.
  return said.some(({ hasVector }) => hasVector) ? 'unknown' : worst(labels)
}

const worst = (all: readonly Severity[]): Severity => BY_SEVERITY.find(severity => all.includes(severity)) ?? 'unknown'

/** By the bands of CVSS 3 and 4, https://www.first.org/cvss/v4-0/specification-document, section 6. */
function severityOf(score: string): Severity {
  const [, whole, tenth = '0'] = /^(\d{1,2})(?:\.(\d))?$/.exec(score) ?? []
  if (whole === undefined) return 'unknown'
  const tenths = Number(whole) * 10 + Number(tenth)
  if (tenths > 100) return 'unknown'
  return (BANDS.find(([least]) => tenths >= least) ?? ['', 'unknown'])[1]
}

const BANDS: readonly (readonly [number, Severity])[] = [
  [90, 'critical'],
  [70, 'high'],
  [40, 'moderate'],
  [1, 'low'],
  [0, 'none'],
]

interface Said {
  /** What the database that published it calls it. */
  label: Severity | undefined
  /** Whether there are CVSS vectors. */
  hasVector: boolean
}

function saidBy(vulnerabilities: readonly unknown[]): ReadonlyMap<string, Said> {
  return new Map(
    vulnerabilities.map(value => {
      const vulnerability = members(value, 'a vulnerability')
      const { severity } = members(vulnerability['database_specific'] ?? {}, 'what is specific to the database')
      const label = typeof severity === 'string' ? LABELS.get(severity.toUpperCase()) : undefined
      const hasVector = elements(vulnerability['severity'] ?? [], 'the severity of a vulnerability').length > 0
      return [short(vulnerability['id'], 'the id of a vulnerability'), { label, hasVector }]
    }),
  )
}

const LABELS = new Map<string, Severity>([
  ['CRITICAL', 'critical'],
  ['HIGH', 'high'],
  ['IMPORTANT', 'high'],
  ['MODERATE', 'moderate'],
  ['MEDIUM', 'moderate'],
  ['LOW', 'low'],
])
