import type { DependencySet } from '../../facts/dependencies.ts'
import type { Request } from '../../facts/facts.ts'
import type { Report, ReportRequest } from '../../facts/reports.ts'
import type { Merged } from '../../reports/dependencies/readers.ts'
import type { DependencyReport } from '../../reports/dependencies/report.ts'
import { dependencyFormats } from '../../reports/formats.ts'
import { readCommitted } from './committed.ts'
import { dating } from './freshness.ts'
import { isManifest } from './manifests.ts'
import {
  contentsOf,
  measuredBy,
  type ReadRequest,
  type ReportCache,
  type ReportKind,
  readRequest,
  unread,
} from './report.ts'
import { isUnavailable, type ReportScene } from './scene.ts'

const DEPENDENCIES: ReportKind<DependencyReport> = {
  formats: dependencyFormats,
  size: reports =>
    reports.reduce((sum, { bill, scan }) => sum + (bill?.components.length ?? 0) + (scan?.packages.length ?? 0), 0),
  words: {
    empty: what => `There is no component in ${what}.`,
    read: (size, what) => `${size} ${size === 1 ? 'component' : 'components'} in ${what}.`,
  },
}

/** Reads every set of bills of materials and advisory reports, and where it is requested that of the base. */
export async function dependencySets(
  scene: ReportScene,
  requests: readonly Request<'dependencies'>[],
): Promise<DependencySet[]> {
  const cache: ReportCache<DependencyReport> = new Map()
  const sets: DependencySet[] = []
  for (const request of requests) sets.push(await setOf(scene, request, cache))
  return sets
}

async function setOf(
  scene: ReportScene,
  { reports: request, base: baseRequest }: Request<'dependencies'>,
  cache: ReportCache<DependencyReport>,
): Promise<DependencySet> {
  // A bill that is always written in the same way equals that of the base where no dependency changed.
  const mayEqual = (baseRequest ?? []).flatMap(({ artifact, paths }) => (artifact === undefined ? paths : []))
  const reading = { ...scene.reading, mayEqual }
  const measured = measuredBy(reading, request)
  const reads: ReadRequest<DependencyReport>[] = []
  for (const one of request) reads.push(await readRequest(reading, one, DEPENDENCIES, cache))
  const change = measured.as === 'other' ? undefined : scene.changeAs(measured)
  const known = change === undefined || isUnavailable(change) ? undefined : change
  // Only a change of the files that name the dependencies makes a report stale.
  const entries = (known?.entries ?? []).filter(({ path }) => isManifest(path))
  const date = await dating({
    ...reading,
    measured,
    request,
    change: { entries },
    measuredPaths: entries.map(one => one.path),
  })
  const merged = await mergedReports(reads)
  const compared = known?.from ?? null
  const base = baseRequest && (await baseOf(scene, compared, baseRequest))
  return {
    request: [...request],
    measured,
    compared,
    reports: reads.map(date),
    ...partsOf(merged, base?.ids),
    ...(base ? { base: base.fact } : {}),
  }
}

async function mergedReports(reads: readonly ReadRequest<DependencyReport>[]): Promise<Merged> {
  const { mergeReports } = await import('../../reports/dependencies/readers.ts')
  return mergeReports(reads.flatMap(contentsOf))
}

function partsOf(
  { components, isBilled, skipped, advisories, listsClean, unlisted }: Merged,
  inBase: ReadonlySet<string> | undefined,
): Pick<DependencySet, 'components' | 'billed' | 'unlisted' | 'skipped' | 'advisories' | 'scannedClean'> {
  return {
    components: components.map(({ scanned, licences, ...one }) => ({
      ...one,
      licences: [...licences],
      // Without a version nobody knows whether it is the same.
      ...(inBase ? { inBase: one.version !== null && inBase.has(one.id) } : {}),
      ...(scanned === undefined ? {} : { scanned }),
    })),
    billed: isBilled,
    unlisted: unlisted.slice(0, MAX_UNLISTED),
    skipped,
    advisories: advisories?.map(({ ids, ...one }) => ({ ids: [...ids], ...one })) ?? null,
    ...(advisories ? { scannedClean: listsClean } : {}),
  }
}

/** More names than this help nobody. */
const MAX_UNLISTED = 200

interface Base {
  fact: NonNullable<DependencySet['base']>
  /** Ids of its components. `undefined`: they are not known as a whole. */
  ids: ReadonlySet<string> | undefined
}

async function baseOf(scene: ReportScene, commit: string | null, request: readonly ReportRequest[]): Promise<Base> {
  const reads: ReadRequest<DependencyReport>[] = []
  if (commit !== null) reads.push(...(await readAt(scene, commit, request)))
  const merged = await mergedReports(reads)
  const reports: Report[] = reads.map(({ report }) => report)
  // A scan lists no components that a bill could be compared with.
  const isKnown = merged.isBilled && reports.every(({ state }) => state === 'read')
  return {
    fact: { request: [...request], commit, reports },
    ids: isKnown ? new Set(merged.components.map(({ id }) => id)) : undefined,
  }
}

/** Committed at the base, or from the newest successful runs on it. */
async function readAt(
  { reading, artifactsAt }: ReportScene,
  commit: string,
  requests: readonly ReportRequest[],
): Promise<ReadRequest<DependencyReport>[]> {
  const fromRuns = requests.filter(({ artifact }) => artifact !== undefined)
  const artifacts = fromRuns.length === 0 ? new Map() : await artifactsAt(commit, fromRuns)
  const reads: ReadRequest<DependencyReport>[] = []
  for (const one of requests) {
    if (one.artifact === undefined) reads.push(await readCommitted(reading.repository, commit, one, DEPENDENCIES))
    else if (isUnavailable(artifacts)) reads.push(unread(one.name, { state: 'missing', detail: artifacts.detail }))
    else reads.push(await readRequest({ ...reading, head: commit, artifacts }, one, DEPENDENCIES, new Map()))
  }
  return reads
}
