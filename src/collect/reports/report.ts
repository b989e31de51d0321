import { join } from 'node:path'
import type { Report, ReportRequest } from '../../facts/reports.ts'
import { type Trust, trustOfReport } from '../../facts/trust.ts'
import type { Side } from '../../git/raw.ts'
import type { Repository } from '../../git/repository.ts'
import { anomalies } from '../../reports/anomalies.ts'
import type { Module } from '../../reports/coverage/paths/packages.ts'
import { TrackedPaths } from '../../reports/coverage/paths/resolve.ts'
import { findReports, type ReportFolder } from '../../reports/find.ts'
import { chosen } from '../../reports/formats.ts'
import { type ReadBytes, type ReportFile, readReport } from '../../reports/read.ts'
import type { AnyFormat } from '../../reports/text/format.ts'
import { type Artifacts, artifactKey } from './artifacts.ts'
import type { Measured } from './checkout.ts'
import { committedFile, type Unpacked } from './committed-file.ts'
import { type MeasuredTree, unmatched } from './measured-tree.ts'

/** What reports are read for. */
export interface Reading {
  repository: Repository
  /** Folder with the clone, by the name that tools were told. */
  workspace: string
  /** Which commit the workspace has checked out, or the reports of a merge group are for. */
  measured: Measured
  /** The commit that is judged. */
  head: string
  /** Patterns of files of the commit that a report may equal, as those of a base that it is compared with; none. */
  mayEqual?: readonly string[]
  /** What was downloaded for reports that are not in the workspace. */
  artifacts: Artifacts
  /** How far this run can be believed; undefined: no report depends on it. */
  trust: Trust | undefined
  /** Milliseconds since 1970 by the runner's clock, as the times of its files. */
  now: number
}

/**
 * What a set of reports is about. The platform says that artifacts are of the head, or of the merge group; for anything
 * in the workspace it is what is checked out there.
 */
export function measuredBy({ measured, head }: Reading, request: readonly ReportRequest[]): Measured {
  if (measured.as === 'group') return measured
  return request.every(({ artifact }) => artifact !== undefined) ? { commit: head, as: 'head' } : measured
}

/** Finds which of the tracked files a path in a report means. */
export function trackedPaths(
  { repository, workspace }: Reading,
  tracked: ReadonlyMap<string, Side>,
  modules: readonly Module[] = [],
): TrackedPaths {
  const regular = new Set([...tracked].flatMap(([path, { mode }]) => (mode.startsWith('100') ? [path] : [])))
  // A tool may have been told the folder by a name that is a link.
  return new TrackedPaths(regular, [workspace, repository.folder], modules)
}

/** Reports that several gates judge are read once. */
export type ReportCache<Content> = Map<string, Promise<ReportFile<Content>>>

/** Lists the anomalies of a report. */
export interface WithAnomalies {
  anomalies: ReadonlyMap<string, number>
}

/** What makes reports of one kind: how they look, and how to count what they hold. */
export interface ReportKind<Content extends WithAnomalies> {
  formats: readonly AnyFormat<Content>[]
  /** How many lines or cases all of them hold together. */
  size(reports: readonly Content[]): number
  /** Of a report with nothing in it, and of one with something. `what` names its files. */
  words: { empty(what: string): string; read(size: number, what: string): string }
}

/** One report of the policy, which may be many files. */
export interface ReadRequest<Content> {
  report: Report
  pieces: readonly Piece<Content>[]
  /** What an artifact says of the folders that it was uploaded from. Left out: the report is in the workspace. */
  trees?: readonly MeasuredTree[]
  /** Files in the workspace, whose age shows something. */
  written: readonly WrittenFile[]
}

/** One file of a report. */
export interface Piece<Content> {
  /** In the workspace or in the artifact. */
  path: string
  content: Content
}

export const contentsOf = <Content>({ pieces }: ReadRequest<Content>): Content[] => pieces.map(piece => piece.content)

export type WrittenFile = Pick<Extract<ReportFile<unknown>, { state: 'read' }>, 'inside' | 'modified'>

/** The worst thing first: it is what the report is. */
const WORST = ['unsafe', 'unreadable', 'missing', 'empty'] as const

export async function readRequest<Content extends WithAnomalies>(
  reading: Reading,
  request: ReportRequest,
  kind: ReportKind<Content>,
  cache: ReportCache<Content>,
): Promise<ReadRequest<Content>> {
  const read = await readPlaced(reading, request, kind, cache)
  if (reading.trust === undefined) return read
  return { ...read, report: { ...read.report, trust: trustOfReport(request, reading.trust) } }
}

async function readPlaced<Content extends WithAnomalies>(
  reading: Reading,
  request: ReportRequest,
  kind: ReportKind<Content>,
  cache: ReportCache<Content>,
): Promise<ReadRequest<Content>> {
  const { artifact, workflow } = request
  if (artifact === undefined) {
    const folder = { path: reading.repository.folder, called: 'the workspace' }
    return readIn(folder, request, kind, cache)
  }
  const unpacked = reading.artifacts.get(artifactKey({ name: artifact, workflow }))
  if (unpacked?.state !== 'unpacked') return unread(request.name, unpacked ?? notDownloaded(artifact))
  const folder = { path: unpacked.folder, called: `the artifact "${artifact}"` }
  const other = await unmatched(reading.repository, reading.head, { artifact, trees: unpacked.trees })
  const found = other ? unread(request.name, other) : await readIn(folder, request, kind, cache)
  const { report, pieces } = await notCommitted(reading, { artifact, folder: folder.path }, found)
  // Whoever uploads an artifact meant something to be in it.
  const { absent: _, ...there } = report
  return { report: { ...there, artifact: unpacked.origin }, pieces, trees: unpacked.trees, written: [] }
}

async function notCommitted<Content>(
  { repository, head, mayEqual = [] }: Reading,
  from: Pick<Unpacked, 'artifact' | 'folder'>,
  found: ReadRequest<Content>,
): Promise<ReadRequest<Content>> {
  if (found.report.state !== 'read') return found
  const paths = found.report.files.map(({ path }) => path)
  const stale = await committedFile(repository, head, { ...from, paths }, mayEqual)
  return stale === undefined ? found : { ...found, report: { ...found.report, ...stale }, pieces: [] }
}

const notDownloaded = (artifact: string): Pick<Report, 'state' | 'detail'> => ({
  state: 'missing',
  detail: `The artifact "${artifact}" was not downloaded.`,
})

async function readIn<Content extends WithAnomalies>(
  folder: ReportFolder,
  request: ReportRequest,
  kind: ReportKind<Content>,
  cache: ReportCache<Content>,
): Promise<ReadRequest<Content>> {
  const found = await findReports(folder, request.paths)
  if (found.state !== 'found') return unread(request.name, found)
  const files: ReportFile<Content>[] = []
  for (const path of found.paths)
    files.push(await cached(folder, path, { ...kind, formats: chosen(kind.formats, request.format) }, cache))
  return together(request, files, kind)
}

function cached<Content extends WithAnomalies>(
  folder: ReportFolder,
  path: string,
  { formats }: ReportKind<Content>,
  cache: ReportCache<Content>,
): Promise<ReportFile<Content>> {
  // What it must be can differ between two gates that read it.
  const place = JSON.stringify([join(folder.path, path), formats.map(({ name }) => name)])
  const known = cache.get(place) ?? readReport(folder, path, formats)
  cache.set(place, known)
  return known
}

/** One report of several files, which is what the worst of them is. */
export function together<Content extends WithAnomalies>(
  request: Pick<ReportRequest, 'name' | 'on-empty-file'>,
  files: readonly (ReportFile<Content> | ReadBytes<Content>)[],
  kind: ReportKind<Content>,
): ReadRequest<Content> {
  const { name } = request
  const evidence = files.flatMap(file => file.evidence ?? [])
  const pieces = files.flatMap(file =>
    file.state === 'read' ? [{ path: 'inside' in file ? file.inside : file.evidence.path, content: file.report }] : [],
  )
  const empty = files.filter(
    file => file.state === 'empty' || (file.state === 'read' && kind.size([file.report]) === 0),
  )
  const mayBeEmpty = request['on-empty-file'] === 'pass' && empty.length < files.length
  const worst = WORST.filter(state => state !== 'empty' || !mayBeEmpty).flatMap(state =>
    files.filter(file => file.state === state),
  )[0]
  const contents = pieces.map(piece => piece.content)
  const isWorse = worst !== undefined && worst.state !== 'read' && (worst.state !== 'empty' || files.length === 1)
  const { state, detail, next } = isWorse
    ? worst
    : summary(contents, { evidence, empty: mayBeEmpty ? [] : empty }, kind)
  if (files.every(file => file.state === 'missing')) return unread(name, { state, detail, absent: true })
  const passedOver = state === 'read' ? empty.flatMap(({ evidence }) => evidence?.path ?? []) : []
  return {
    report: {
      name,
      state,
      detail,
      ...(next === undefined ? {} : { next }),
      files: evidence,
      oddities: anomalies(contents),
      ...(passedOver.length > 0 ? { empty: passedOver } : {}),
    },
    // Of a report that is not whole nothing counts, whatever the gate makes of that.
    pieces: state === 'read' ? pieces : [],
    written: files.flatMap(file => (file.state === 'read' && 'modified' in file ? file : [])),
  }
}

/** A file that says nothing may be of a run that was killed, so it speaks for the whole report. */
function summary<Content extends WithAnomalies>(
  contents: readonly Content[],
  { evidence, empty }: { evidence: readonly { path: string }[]; empty: readonly { evidence?: { path: string } }[] },
  { size, words }: ReportKind<Content>,
): Pick<Report, 'state' | 'detail' | 'next'> {
  const held = size(contents)
  const what = evidence.length === 1 ? `"${evidence[0]?.path}"` : `${evidence.length} files`
  if (held === 0) return { state: 'empty', detail: words.empty(what) }
  const [first] = empty
  if (first === undefined) return { state: 'read', detail: words.read(held, what) }
  const one = `"${first.evidence?.path}"`
  const which = empty.length > 1 ? `${one} and ${empty.length - 1} more of ${what}` : `${one}, one of ${what}`
  return { state: 'empty', detail: words.empty(which), next: WHY_EMPTY }
}

const WHY_EMPTY =
  'Check whether the tests that write it ran. If it is always empty, set `on-empty-file: pass` for the report.'

/** A report of which nothing is read. */
export function unread(
  name: string,
  { state, detail, next, absent }: Pick<Report, 'state' | 'detail' | 'next'> & { absent?: boolean },
): ReadRequest<never> {
  const more = { ...(next === undefined ? {} : { next }), ...(absent ? { absent } : {}) }
  const report = { name, state, detail, ...more, files: [], oddities: [] }
  return { report, pieces: [], written: [] }
}

/** Whether all of the reports are of artifacts, so that those of another commit can be had as well. */
export const areArtifacts = (request: readonly ReportRequest[]): boolean =>
  request.every(({ artifact }) => artifact !== undefined)
