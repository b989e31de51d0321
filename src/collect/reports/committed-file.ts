import { join } from 'node:path'
import { matcher } from '../../facts/glob.ts'
import type { Report } from '../../facts/reports.ts'
import type { Repository } from '../../git/repository.ts'
import { blobsOf } from '../../git/worktree.ts'

/** Files of an artifact that was unpacked. */
export interface Unpacked {
  artifact: string
  folder: string
  paths: readonly string[]
}

/**
 * Why a report is stale that is a file of the commit: a job that uploads what it finds uploads that too, where its tests
 * made nothing. `except`: patterns of files that a report may equal. Undefined: it is none.
 */
export async function committedFile(
  repository: Repository,
  commit: string,
  { artifact, folder, paths }: Unpacked,
  except: readonly string[],
): Promise<Pick<Report, 'state' | 'detail' | 'next'> | undefined> {
  const isExcepted = matcher(except)
  const pathsByBlob = new Map<string, string>()
  for (const [path, { mode, blob }] of await repository.trackedFiles(commit))
    if (mode.startsWith('100') && !isExcepted(path)) pathsByBlob.set(blob, path)
  for (const path of paths) {
    const blobs = await blobsOf(join(folder, path), commit.length)
    const tracked = blobs.flatMap(blob => pathsByBlob.get(blob) ?? [])[0]
    if (tracked !== undefined) return stale(artifact, path, `"${tracked}" of commit ${commit.slice(0, 10)}`)
  }
  return undefined
}

const stale = (artifact: string, path: string, tracked: string): Pick<Report, 'state' | 'detail' | 'next'> => ({
  state: 'stale',
  detail: `"${path}" of the artifact "${artifact}" is the file ${tracked}, so it was not created from that commit.`,
  next: 'Remove the report from the repository, and upload the one that the tests create.',
})
