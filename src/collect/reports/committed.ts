import { matcher } from '../../facts/glob.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { GitError } from '../../git/errors.ts'
import type { Repository } from '../../git/repository.ts'
import { chosen } from '../../reports/formats.ts'
import { readBytes } from '../../reports/read.ts'
import { type ReadRequest, type ReportKind, together, unread, type WithAnomalies } from './report.ts'

const MAX_FILES = 200

/** Reads a report that is part of a commit. Links and submodules are no reports. */
export async function readCommitted<Content extends WithAnomalies>(
  repository: Repository,
  commit: string,
  request: ReportRequest,
  kind: ReportKind<Content>,
): Promise<ReadRequest<Content>> {
  try {
    return await readTracked(repository, commit, request, kind)
  } catch (error) {
    // What git does not give of another commit says nothing about the reports of the change itself.
    if (error instanceof GitError) return unread(request.name, { state: 'unreadable', detail: error.detail })
    throw error
  }
}

async function readTracked<Content extends WithAnomalies>(
  repository: Repository,
  commit: string,
  request: ReportRequest,
  kind: ReportKind<Content>,
): Promise<ReadRequest<Content>> {
  const { name, paths, format } = request
  const tracked = [...(await repository.trackedFiles(commit))].filter(([, { mode }]) => mode.startsWith('100'))
  const at = commit.slice(0, 10)
  const unmatched = paths.find(pattern => !tracked.map(([path]) => path).some(matcher([pattern])))
  if (unmatched !== undefined)
    return unread(name, { state: 'missing', detail: `No file of commit ${at} matches "${unmatched}".` })
  const matches = matcher(paths)
  const found = tracked.filter(([path]) => matches(path)).sort(([a], [b]) => (a < b ? -1 : 1))
  if (found.length > MAX_FILES)
    return unread(name, { state: 'unreadable', detail: `More than ${MAX_FILES} files of commit ${at} match.` })
  const files = []
  for (const [path, { blob }] of found)
    files.push(await readBytes(path, await repository.bytes(blob), chosen(kind.formats, format)))
  return together(request, files, kind)
}
