import type { Advisory } from '../../facts/dependencies.ts'
import type { PackageUrl } from '../../facts/package-url.ts'

/** What a bill of materials or an advisory report comes to, whatever its format. */
export interface DependencyReport {
  /** `undefined`: it is no bill of materials. */
  bill: Bill | undefined
  /** `undefined`: it is no advisory report. */
  scan: Scan | undefined
  anomalies: ReadonlyMap<string, number>
}

export interface Bill {
  components: readonly ListedComponent[]
  /** Entries that are no components. */
  skipped: number
}

export interface ListedComponent {
  name: string
  version: string | null
  purl: PackageUrl | null
  /** As written; what says that there is none is left out. */
  licences: readonly string[]
  /** 1: a direct dependency. `null`: the report does not contain the way to it. */
  depth: number | null
  /** Place of the direct dependency that brings it, among the components. */
  through: number | null
}

export interface Scan {
  packages: readonly ScannedPackage[]
}

export interface ScannedPackage {
  ecosystem: string
  name: string
  version: string
  advisories: readonly ListedAdvisory[]
}

export interface ListedAdvisory {
  ids: readonly string[]
  severity: Advisory['severity']
}

/** More than any project has, and few enough to be held and shown. */
export const MAX_COMPONENTS = 100_000
export const MAX_EDGES = 2_000_000
/** A name, a version or a licence that is longer is none. */
export const MAX_TEXT = 2000
export const MAX_LICENCES = 100
