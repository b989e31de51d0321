import type { Report, ReportRequest } from '../facts/reports.ts'
import { byCodeUnits } from '../git/names.ts'
import { findReports } from '../reports/find.ts'
import type { CoverageReport } from '../reports/format.ts'
import { type ReportFile, readReport } from '../reports/read.ts'

/** Reports that several gates judge are read once. */
export type ReportCache = Map<string, Promise<ReportFile>>

/** One report of the policy, which may be many files. */
export interface ReadRequest {
  report: Report
  coverage: readonly CoverageReport[]
  written: readonly WrittenFile[]
}

export type WrittenFile = Pick<Extract<ReportFile, { state: 'read' }>, 'inside' | 'modified'>

/** The worst thing first: it is what the report is. */
const WORST = ['unsafe', 'unreadable', 'missing', 'empty'] as const

export async function readRequest(workspace: string, request: ReportRequest, cache: ReportCache): Promise<ReadRequest> {
  const found = await findReports(workspace, request.paths)
  if (found.state !== 'found') return unread(request.name, found)
  const files: ReportFile[] = []
  for (const path of found.paths) files.push(await cached(workspace, path, cache))
  return together(request.name, files)
}

function cached(workspace: string, path: string, cache: ReportCache): Promise<ReportFile> {
  const known = cache.get(path) ?? readReport(workspace, path)
  cache.set(path, known)
  return known
}

function together(name: string, files: readonly ReportFile[]): ReadRequest {
  const evidence = files.flatMap(file => file.evidence ?? [])
  const read = files.filter(file => file.state === 'read')
  const coverage = read.map(file => file.report)
  const worst = WORST.flatMap(state => files.filter(file => file.state === state))[0]
  const verdict = worst !== undefined && worst.state !== 'read' ? worst : summary(coverage, evidence)
  return {
    report: { name, state: verdict.state, detail: verdict.detail, files: evidence, oddities: oddities(coverage) },
    coverage,
    written: read,
  }
}

function summary(
  coverage: readonly CoverageReport[],
  files: readonly { path: string }[],
): Pick<Report, 'state' | 'detail'> {
  const lines = coverage.flatMap(report => [...report.files.values()]).reduce((sum, of) => sum + of.length, 0)
  const what = files.length === 1 ? `"${files[0]?.path}"` : `${files.length} files`
  if (lines === 0) return { state: 'empty', detail: `No line was measured in ${what}.` }
  return { state: 'read', detail: `${lines} measured lines in ${what}.` }
}

function oddities(coverage: readonly CoverageReport[]): Report['oddities'] {
  const counts = new Map<string, number>()
  for (const [code, count] of coverage.flatMap(report => [...report.oddities])) {
    counts.set(code, (counts.get(code) ?? 0) + count)
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => byCodeUnits(a.code, b.code))
}

function unread(name: string, { state, detail }: Pick<Report, 'state' | 'detail'>): ReadRequest {
  return { report: { name, state, detail, files: [], oddities: [] }, coverage: [], written: [] }
}
