import type { BaseFiles } from '../../facts/change.ts'
import { isLiteral, matcher } from '../../facts/glob.ts'
import type { Observed } from '../../facts/observed.ts'
import { GitError } from '../../git/errors.ts'
import { openRepository } from '../../git/repository.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { basePaths } from '../../github/commit/base-paths.ts'

export interface BaseFilesInput {
  base: string
  patterns: readonly string[]
  /** Folder with a clone, if there is one, and the search path for programs. */
  workspace: string | undefined
  path: string
}

/** Which patterns match a file of the base commit: by the clone where it has that commit, otherwise by GitHub's list. */
export async function baseFilesFact(
  client: Client,
  repository: Repository,
  input: BaseFilesInput,
): Promise<Observed<BaseFiles>> {
  const cloned = await clonedPaths(input)
  if (cloned) return fact(cloned, true, input, { source: 'git', trust: 'self-reported', collectedAt: client.time() })
  try {
    const { paths, isWhole } = await basePaths(client, repository, input.base)
    return fact(paths, isWhole, input, { source: 'github-rest', trust: 'platform', collectedAt: client.time() })
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const isForbidden = error.code === 'forbidden' || error.code === 'not_found'
    return {
      state: 'unavailable',
      why: isForbidden ? 'forbidden' : 'unreachable',
      detail: error.message,
      next: isForbidden ? grant('contents: read') : error.next,
    }
  }
}

/** Undefined: there is no clone, or none that can be read or has the commit. Then GitHub is asked. */
async function clonedPaths({ workspace, path, base }: BaseFilesInput): Promise<readonly string[] | undefined> {
  if (workspace === undefined) return undefined
  try {
    const clone = await openRepository({ folder: workspace, path })
    return (await clone.hasCommit(base)) ? [...(await clone.trackedFiles(base)).keys()] : undefined
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

function fact(
  paths: readonly string[],
  isWhole: boolean,
  { patterns }: BaseFilesInput,
  provenance: { source: string; trust: 'platform' | 'self-reported'; collectedAt: string },
): Observed<BaseFiles> {
  const unique = [...new Set(patterns)].sort()
  const named = new Set(paths)
  const value = { isWhole, patterns: unique.map(pattern => matched(pattern, paths, named)) }
  return { state: 'complete', value, provenance: { ...provenance, listed: paths.length } }
}

function matched(pattern: string, paths: readonly string[], named: ReadonlySet<string>): BaseFiles['patterns'][number] {
  if (!isLiteral(pattern)) return { pattern, file: paths.find(matcher([pattern])) ?? null }
  if (named.has(pattern)) return { pattern, file: pattern }
  const folder = `${pattern.replace(/\/$/, '')}/`
  return { pattern, file: null, ...(paths.some(path => path.startsWith(folder)) ? { folder: true } : {}) }
}
