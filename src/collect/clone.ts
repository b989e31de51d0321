import type { Unavailable } from '../facts/observed.ts'
import { GitError, type GitErrorCode } from '../git/errors.ts'
import { openRepository, type Repository } from '../git/repository.ts'

/** Where the clone is that a job has checked out. */
export interface ClonePlace {
  workspace: string
  /** The search path for programs, from the entry point. */
  path: string
}

export async function openClone({ workspace, path }: ClonePlace): Promise<Repository | Unavailable | 'no-clone'> {
  try {
    return await openRepository({ folder: workspace, path })
  } catch (error) {
    if (error instanceof GitError && error.code === 'not_a_repository') return 'no-clone'
    return unavailable(error)
  }
}

/** Whether a folder holds a clone that can be read. */
export const hasClone = async (workspace: string, path: string): Promise<boolean> =>
  (await openClone({ workspace, path })) !== 'no-clone'

/** The answer of git, or why there is none. */
export async function attempt<Value>(answer: Promise<Value>): Promise<Value | Unavailable> {
  try {
    return await answer
  } catch (error) {
    return unavailable(error)
  }
}

const WHY: Record<GitErrorCode, Unavailable['why']> = {
  git_missing: 'unreachable',
  not_a_repository: 'missing',
  history_missing: 'missing',
  git_failed: 'unreachable',
  output_too_large: 'truncated',
  timeout: 'unreachable',
}

function unavailable(error: unknown): Unavailable {
  if (!(error instanceof GitError)) throw error
  return { state: 'unavailable', why: WHY[error.code], detail: error.detail, next: error.next }
}
