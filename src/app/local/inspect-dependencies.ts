import { countBySeverity } from '../../facts/dependencies.ts'
import { parseLicence } from '../../facts/licences.ts'
import { anomalies } from '../../reports/anomalies.ts'
import { dependencyFormats } from '../../reports/formats.ts'
import { readReports } from './read-reports.ts'

/** What bills of materials and advisory reports say together, counted as the gate counts. */
export interface InspectedDependencies {
  files: number
  /** `null`: the way to no component is known. */
  components: { total: number; direct: number | null; deepest: number | null; skipped: number }
  /** How many components state it, most first. `null`: no recognised licence. */
  licences: { licence: string | null; components: number }[]
  unlicensed: string[]
  unversioned: string[]
  /** By severity, the worst first. `null`: no advisory report. */
  advisories: Record<string, number> | null
  unscanned: string[]
  findings: { code: string; count: number }[]
}

export async function inspectDependencies(
  folder: string,
  files: readonly string[],
): Promise<InspectedDependencies | { problem: string }> {
  const read = await readReports(folder, files, dependencyFormats)
  if ('problem' in read) return read
  const { mergeReports } = await import('../../reports/dependencies/readers.ts')
  const { components, skipped, advisories } = mergeReports(read.files.map(({ content }) => content))
  if (components.length === 0) return { problem: `There is no component in ${files.join(', ')}.` }
  const depths = components.flatMap(({ depth }) => depth ?? [])
  const named = (all: typeof components) =>
    all.map(({ name, version }) => (version === null ? name : `${name} ${version}`))
  return {
    files: files.length,
    components: {
      total: components.length,
      direct: depths.length === 0 ? null : depths.filter(depth => depth === 1).length,
      deepest: depths.length === 0 ? null : depths.reduce((a, b) => Math.max(a, b)),
      skipped,
    },
    licences: licencesOf(components),
    unlicensed: named(components.filter(({ licences }) => !isLicensed(licences))),
    unversioned: named(components.filter(({ version }) => version === null)),
    advisories: advisories && Object.fromEntries(countBySeverity(advisories).filter(([, count]) => count > 0)),
    unscanned: named(components.filter(({ scanned }) => scanned === false)),
    findings: anomalies(read.files.map(({ content }) => content)),
  }
}

const isLicensed = (licences: readonly string[]): boolean =>
  licences.length > 0 && licences.every(text => parseLicence(text) !== undefined)

function licencesOf(components: readonly { licences: readonly string[] }[]): InspectedDependencies['licences'] {
  const counts = new Map<string | null, number>()
  for (const { licences } of components) {
    const licence = isLicensed(licences) ? licences.join(' and ') : null
    counts.set(licence, (counts.get(licence) ?? 0) + 1)
  }
  const all = [...counts].map(([licence, count]) => ({ licence, components: count }))
  return all.sort((a, b) => b.components - a.components || ((a.licence ?? '') < (b.licence ?? '') ? -1 : 1))
}
