import { lstat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Repository } from '../git/repository.ts'
import type { LocalChange, Measured } from './checkout.ts'

/** Why a report that was written at this time is not about this change; undefined when it is. */
export type Freshness = (modified: number) => string | undefined

interface Context {
  repository: Repository
  measured: Measured
  head: string
  change: LocalChange
  measuredPaths: readonly string[]
}

export async function freshness(context: Context): Promise<Freshness> {
  const { repository, measured, head } = context
  if (measured.as === 'other') return () => anotherCommit(measured.commit, head)
  const commit = measured.commit ?? head
  const sources = changedSources(context)
  const [differing] = await repository.changedInWorktree(commit, sources)
  if (differing !== undefined) return () => editedSince(differing, commit)
  const newest = await newestOf(repository.folder, sources)
  return modified => (newest !== undefined && modified < newest.modified ? tooOld(newest.path) : undefined)
}

/**
 * Changed files of a kind that the reports measure, told by their ending: a new file that no test loads yet must count,
 * a note in the documentation must not.
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
  const made = commit === null ? 'no commit at all' : `commit ${commit.slice(0, 10)}`
  return `It was made with ${made} checked out, but the change ends at commit ${head.slice(0, 10)}.`
}

function editedSince(path: string, commit: string): string {
  return `The working copy of "${path}" is not what commit ${commit.slice(0, 10)} has, so the report may be about other lines.`
}

function tooOld(path: string): string {
  return `It is older than the working copy of "${path}", so it was made before this change was checked out.`
}
