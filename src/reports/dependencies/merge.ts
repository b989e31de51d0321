import { BY_SEVERITY } from '../../facts/dependencies.ts'
import { packageUrl } from '../../facts/package-url.ts'
import { idOfScanned, isScannable, keyOfListed, keyOfScanned } from './packages.ts'
import type { Bill, DependencyReport, ListedAdvisory, ListedComponent, ScannedPackage } from './report.ts'

/** What several reports say together: each component and each advisory once. */
export interface Merged {
  components: readonly MergedComponent[]
  /** Whether the components are from bills of materials, and not only from scans. */
  isBilled: boolean
  skipped: number
  /** `null`: no advisory report is among them. */
  advisories: readonly MergedAdvisory[] | null
  /** Whether every scan lists packages without advisories too. */
  listsClean: boolean
  /** Packages that only scans list, though there is a bill of materials. */
  unlisted: readonly string[]
}

export interface MergedComponent {
  id: string
  name: string
  version: string | null
  licences: readonly string[]
  depth: number | null
  /** Name of the direct dependency that brings it. */
  through: string | null
  /** `undefined`: there is no advisory report, or none could list it. */
  scanned: boolean | undefined
}

export interface MergedAdvisory extends ListedAdvisory {
  name: string
  version: string
  /** Id of the component. */
  component: string
  /** Whether it is among the components. */
  listed: boolean
}

export function mergeReports(reports: readonly DependencyReport[]): Merged {
  const bills = reports.flatMap(({ bill }) => bill ?? [])
  const scans = reports.flatMap(({ scan }) => scan ?? [])
  const packages = scans.flatMap(scan => scan.packages)
  const found = bills.length > 0 ? listed(bills) : scanned(packages)
  const ids = idsByKey(found)
  const seen = new Set(packages.map(keyOfScanned))
  return {
    components: found
      .map(({ key, ...one }) => ({ ...one, scanned: scans.length === 0 ? undefined : isScanned(key, seen) }))
      .sort(byId),
    isBilled: bills.length > 0,
    skipped: bills.reduce((sum, { skipped }) => sum + skipped, 0),
    advisories: scans.length === 0 ? null : advisoriesOf(packages, ids),
    listsClean: scans.every(scan => scan.packages.some(({ advisories }) => advisories.length === 0)),
    unlisted: [...new Set(packages.filter(one => !ids.has(keyOfScanned(one))).map(idOfScanned))].sort(),
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** A component, and what a scan would list it by. */
type Found = Omit<MergedComponent, 'scanned'> & { key: Key }

/** `unmatched`: it cannot be looked for in a scan. `not-scannable`: no scan lists components of its kind. */
type Key = { scannedAs: string } | 'unmatched' | 'not-scannable'

function isScanned(key: Key, seen: ReadonlySet<string>): boolean | undefined {
  if (key === 'not-scannable') return undefined
  return key !== 'unmatched' && seen.has(key.scannedAs)
}

/** Two components may be one to a scan, such as `v1.0.0` and `1.0.0`: what is found concerns both. */
function idsByKey(found: readonly Found[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, key } of found) {
    if (typeof key === 'string') continue
    const known = ids.get(key.scannedAs)
    if (known) known.push(id)
    else ids.set(key.scannedAs, [id])
  }
  return ids
}

function listed(bills: readonly Bill[]): Found[] {
  const found = new Map<string, Found>()
  const licences = new Map<string, Set<string>>()
  for (const { components } of bills)
    for (const one of components) {
      const component = foundIn(one, components)
      const { id } = component
      const known = found.get(id)
      if (!known || isNearer(component, known)) found.set(id, component)
      const stated = licences.get(id) ?? new Set()
      for (const licence of one.licences) stated.add(licence)
      licences.set(id, stated)
    }
  // Every licence that a report states applies.
  return [...found.values()].map(one => ({ ...one, licences: [...(licences.get(one.id) ?? [])].sort() }))
}

function foundIn(one: ListedComponent, all: readonly ListedComponent[]): Found {
  const { name, version, depth } = one
  const through = one.through === null ? null : (all[one.through]?.name ?? null)
  return { id: idOf(one), name, version, licences: [], depth, through, key: keyFor(one) }
}

/** By its package URL: tools write names and versions in ways of their own. */
function idOf({ name, version, purl }: ListedComponent): string {
  if (purl === null) return version === null ? name : `${name}@${version}`
  return purl.version === null && version !== null ? packageUrl({ ...purl, version }) : purl.text
}

function keyFor({ purl, version }: ListedComponent): Key {
  if (purl && !isScannable(purl)) return 'not-scannable'
  // Without a version it fails for that; without a package URL nobody knows which package it is.
  if (version === null) return 'not-scannable'
  return purl ? { scannedAs: keyOfListed(purl, version) } : 'unmatched'
}

/** Of several ways the shortest counts, whichever report is read first. */
function isNearer(one: Found, other: Found): boolean {
  if (one.depth === null || other.depth === null) return one.depth !== null
  if (one.depth !== other.depth) return one.depth < other.depth
  return `${one.through} ${one.name}` < `${other.through} ${other.name}`
}

/** Where there is no bill of materials, what was scanned is all that is known. */
function scanned(packages: readonly ScannedPackage[]): Found[] {
  const found = packages.map((one): [string, Found] => {
    const id = idOfScanned(one)
    const { name, version } = one
    const known = { name, version: version === '' ? null : version, licences: [], depth: null, through: null }
    return [id, { id, ...known, key: { scannedAs: keyOfScanned(one) } }]
  })
  return [...new Map(found).values()]
}

function advisoriesOf(
  packages: readonly ScannedPackage[],
  ids: ReadonlyMap<string, readonly string[]>,
): MergedAdvisory[] {
  const all = new Map<string, MergedAdvisory>()
  for (const one of packages) {
    if (one.advisories.length === 0) continue
    const known = ids.get(keyOfScanned(one))
    for (const component of known ?? [idOfScanned(one)])
      for (const advisory of one.advisories) {
        const key = JSON.stringify([component, advisory.ids])
        const { name, version } = one
        all.set(key, worse({ ...advisory, name, version, component, listed: known !== undefined }, all.get(key)))
      }
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, advisory]) => advisory)
}

function worse(one: MergedAdvisory, other: MergedAdvisory | undefined): MergedAdvisory {
  if (other === undefined) return one
  return BY_SEVERITY.indexOf(one.severity) <= BY_SEVERITY.indexOf(other.severity) ? one : other
}
