import { lstat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Report, ReportRequest } from '../../facts/reports.ts'
import type { LocalChange } from './checkout.ts'
import type { Reading, ReadRequest, WrittenFile } from './report.ts'

/** Why a file of a report is not about this change; undefined when it is. */
type Freshness = (file: WrittenFile) => string | undefined

/** Clocks of runners and file servers differ by less. */
const CLOCK_SKEW = 24 * 60 * 60 * 1000

interface Context extends Reading {
  request: readonly ReportRequest[]
  change: Pick<LocalChange, 'entries'>
  /** Tracked files that the reports measure. */
  measuredPaths: readonly string[]
}

/** A report that is whole, but not about this change, is stale. */
export async function dating(context: Context): Promise<(read: ReadRequest<unknown>) => Report> {
  const inWorkspace = context.request.some(({ artifact }) => artifact === undefined)
  const fresh: Freshness = inWorkspace ? await freshness(context) : () => undefined
  return ({ report, written }) => {
    if (report.state !== 'read') return report
    const [why] = report.artifact ? [besides(context)] : written.flatMap(file => fresh(file) ?? [])
    return why === undefined ? report : { ...report, state: 'stale', detail: why }
  }
}

/** An artifact is about the head by what the platform says; beside a report with other line numbers it is not usable. */
function besides({ measured, head }: Context): string | undefined {
  if (measured.as === 'head' || measured.as === 'group') return undefined
  return `It is for commit ${head.slice(0, 10)}, but the reports in the workspace are for another commit, so they cannot be merged.`
}

async function freshness(context: Context): Promise<Freshness> {
  const { repository, measured, head, now } = context
  if (measured.as === 'other') return () => anotherCommit(measured.commit, head)
  const commit = measured.commit ?? head
  const sources = changedSources(context)
  const [differing] = await repository.changedInWorktree(commit, sources)
  if (differing !== undefined) return () => editedSince(differing, commit)
  const newest = await newestOf(repository.folder, sources)
  const tracked = await repository.trackedFiles(commit)
  const checkedOut = await repository.checkedOutAt()
  // File times are the runner's, so they are compared with its clock and not the platform's.
  const latest = now + CLOCK_SKEW
  return ({ inside, modified }) => {
    // Its time shows nothing: the checkout wrote it.
    if (tracked.has(inside)) return committed(inside, commit)
    if (modified > latest) return inTheFuture(inside)
    if (newest !== undefined && modified < newest.modified) return tooOld(newest.path)
    // Also where no source file changed: a change may take nothing but tests away.
    return modified < checkedOut ? beforeCheckout(inside, commit) : undefined
  }
}

/**
 * Changed files of a kind that the reports measure, given by their ending: a new file that no test loads yet must
 * count, a note in the documentation must not.
 */
function changedSources({ change, measuredPaths }: Context): string[] {
  const kinds = new Set(measuredPaths.map(path => extname(path)))
  return change.entries.flatMap(({ path, after }) =>
    after?.mode.startsWith('100') && kinds.has(extname(path)) ? [path] : [],
  )
}

async function newestOf(
  folder: string,
  paths: readonly string[],
): Promise<{ path: string; modified: number } | undefined> {
  let newest: { path: string; modified: number } | undefined
  for (const path of paths) {
    const { mtimeMs: modified } = await lstat(join(folder, path))
    if (newest === undefined || modified > newest.modified) newest = { path, modified }
  }
  return newest
}

function anotherCommit(commit: string | null, head: string): string {
  const made = commit === null ? 'no commit' : `commit ${commit.slice(0, 10)}`
  return `It was created with ${made} checked out, but the head of the change is commit ${head.slice(0, 10)}.`
}

function editedSince(path: string, commit: string): string {
  return `The working copy of "${path}" differs from commit ${commit.slice(0, 10)}, so the report may be for other lines.`
}

function tooOld(path: string): string {
  return `It is older than the working copy of "${path}", so it was created before this change was checked out.`
}

function committed(path: string, commit: string): string {
  return `"${path}" is part of commit ${commit.slice(0, 10)}, so it was not created from it.`
}

function inTheFuture(path: string): string {
  return `"${path}" has a modification time in the future, so it may be an old report.`
}

function beforeCheckout(path: string, commit: string): string {
  return `"${path}" is older than the checkout of commit ${commit.slice(0, 10)}, so it was not created from it.`
}
