import { readRefs } from '../git/refs.ts'
import { instant } from '../runs/checks.ts'
import type { CommitStatus, World } from '../world.ts'
import { accountJson, type Site } from './account.ts'
import { commitJson } from './commit.ts'
import { repositoryUrl } from './repository.ts'

/** At most so many branches are in the event. */
const MAX_BRANCHES = 10

/** A status as its event has it, with the commit and the branches that end there. */
export async function statusEventJson(world: World, status: CommitStatus, site: Site) {
  const { id, repository, sha, context, description, state, targetUrl, createdAt, creator } = status
  const commit = await repository.objects.commit(sha)
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${sha}.`)
  const url = `${repositoryUrl(repository, site)}/commits/${sha}`
  const branches = [...readRefs(repository.path)].filter(([ref, oid]) => ref.startsWith('refs/heads/') && oid === sha)
  return {
    id,
    sha,
    name: repository.fullName,
    avatar_url: accountJson(creator, site).avatar_url,
    target_url: targetUrl,
    context,
    description,
    state,
    commit: commitJson(world, repository, commit, site),
    branches: branches
      .slice(0, MAX_BRANCHES)
      .map(([ref]) => ({ name: ref.slice('refs/heads/'.length), commit: { sha, url }, protected: false })),
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
  }
}
