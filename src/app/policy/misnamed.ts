import { GitHubError } from '../../github/client/errors.ts'
import { basePaths } from '../../github/commit/base-paths.ts'
import { nearPath } from '../../text/near-path.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'

type Context = Pick<RunContext, 'client' | 'repository' | 'policyPath'>

/** Where there is no policy: whether a file with nearly its name is at one of these commits. The first one counts. */
export async function misnamedPolicy(context: Context, commits: readonly string[]): Promise<Reason[]> {
  const { policyPath } = context
  for (const commit of commits) {
    const found = nearPath(policyPath, await pathsAt(context, commit))
    if (found !== undefined) return [misnamed(found, policyPath, commit)]
  }
  return []
}

/** It helps, and decides nothing: what cannot be listed is not looked through. */
async function pathsAt({ client, repository }: Context, commit: string): Promise<readonly string[]> {
  try {
    return (await basePaths(client, repository, commit)).paths
  } catch (error) {
    if (error instanceof GitHubError) return []
    throw error
  }
}

const misnamed = (found: string, policyPath: string, commit: string): Reason => ({
  code: 'policy_misnamed',
  message: `There is a file ${found} at ${commit.slice(0, 7)}, but only ${policyPath} is read.`,
  next: `Rename it to ${policyPath}, or name it in the input \`policy\`.`,
})
