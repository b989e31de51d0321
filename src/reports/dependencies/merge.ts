import { isScannable, keyOfListed, keyOfScanned } from './packages.ts'
import type { Bill, DependencyReport, ListedAdvisory, ListedComponent, ScannedPackage } from './report.ts'

/** What several reports say together: each component and each advisory once. */
export interface Merged {
  components: readonly MergedComponent[]
  /** Whether the components are from bills of materials, and not only from scans. */
  isBilled: boolean
  skipped: number
  /** `null`: no advisory report is among them. */
  advisories: readonly MergedAdvisory[] | null
  /** Whether the scans list packages without advisories too. */
  listsClean: boolean
}

export interface MergedComponent {
  id: string
  name: string
  version: string | null
  licences: readonly string[]
  depth: number | null
  /** Name of the direct dependency that brings it. */
  through: string | null
  /** `undefined`: there is no advisory report, or none lists components of its kind. */
  scanned: boolean | undefined
}

export interface MergedAdvisory extends ListedAdvisory {
  name: string
  version: string
  /** Id of the component; `null`: no bill of materials lists it. */
  component: string | null
}

export function mergeReports(reports: readonly DependencyReport[]): Merged {
  const bills = reports.flatMap(({ bill }) => bill ?? [])
  const scans = reports.flatMap(({ scan }) => scan ?? [])
  const packages = scans.flatMap(scan => scan.packages)
  const found = bills.length > 0 ? listed(bills) : scanned(packages)
  const seen = new Set(packages.map(keyOfScanned))
  const isScanned = (key: string | undefined) => (key === undefined || scans.length === 0 ? undefined : seen.has(key))
  return {
    components: found.map(({ key, ...one }) => ({ ...one, scanned: isScanned(key) })).sort(byId),
    isBilled: bills.length > 0,
    skipped: bills.reduce((sum, { skipped }) => sum + skipped, 0),
    advisories: scans.length === 0 ? null : advisoriesOf(packages, found),
    listsClean: packages.some(({ advisories }) => advisories.length === 0),
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** A component, and what a scan would list it by; without that no scan can. */
type Found = Omit<MergedComponent, 'scanned'> & { key: string | undefined }

function listed(bills: readonly Bill[]): Found[] {
  const found = new Map<string, Found>()
  for (const { components } of bills)
    for (const one of components) {
      const component = foundIn(one, components)
      const known = found.get(component.id)
      found.set(component.id, known ? both(known, component) : component)
    }
  return [...found.values()]
}

function foundIn(one: ListedComponent, all: readonly ListedComponent[]): Found {
  const { name, version, licences, depth, purl } = one
  const through = one.through === null ? null : (all[one.through]?.name ?? null)
  const key = purl && version !== null && isScannable(purl) ? keyOfListed(purl, version) : undefined
  return { id: idOf(one), name, version, licences, depth, through, key }
}

/** By its package URL: tools write names and versions in ways of their own. */
function idOf({ name, version, purl }: ListedComponent): string {
  if (purl === null) return version === null ? name : `${name}@${version}`
  return purl.version === null && version !== null ? `${purl.text}@${encodeURIComponent(version)}` : purl.text
}

/** Every licence that a report states applies. The shortest way to it counts, whichever report is read first. */
function both(one: Found, other: Found): Found {
  const { depth, through } = isNearer(other, one) ? other : one
  return { ...one, licences: [...new Set([...one.licences, ...other.licences])].sort(), depth, through }
}

function isNearer(one: Found, other: Found): boolean {
  if (one.depth === null || other.depth === null) return one.depth !== null
  return one.depth === other.depth ? (one.through ?? '') < (other.through ?? '') : one.depth < other.depth
}

/** Where there is no bill of materials, what was scanned is all that is known. */
function scanned(packages: readonly ScannedPackage[]): Found[] {
  const found = packages.map((one): [string, Found] => {
    const { ecosystem, name, version } = one
    const id = `${ecosystem}/${name}@${version}`
    const known = { name, version: version === '' ? null : version, licences: [], depth: null, through: null }
    return [id, { id, ...known, key: keyOfScanned(one) }]
  })
  return [...new Map(found).values()]
}

function advisoriesOf(packages: readonly ScannedPackage[], found: readonly Found[]): MergedAdvisory[] {
  const ids = new Map(found.flatMap(({ key, id }) => (key === undefined ? [] : [[key, id] as const])))
  const all = new Map<string, MergedAdvisory>()
  for (const one of packages) {
    const { name, version } = one
    const component = ids.get(keyOfScanned(one)) ?? null
    for (const advisory of one.advisories) {
      const key = JSON.stringify([component ?? keyOfScanned(one), advisory.ids])
      all.set(key, worse({ ...advisory, name, version, component }, all.get(key)))
    }
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, advisory]) => advisory)
}

/** Worst first: what nobody rated may be anything. */
export const BY_SEVERITY: readonly ListedAdvisory['severity'][] = [
  'unknown',
  'critical',
  'high',
  'moderate',
  'low',
  'none',
]

function worse(one: MergedAdvisory, other: MergedAdvisory | undefined): MergedAdvisory {
  if (other === undefined) return one
  return BY_SEVERITY.indexOf(one.severity) <= BY_SEVERITY.indexOf(other.severity) ? one : other
}
