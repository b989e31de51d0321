import { changedFiles } from '../git/diff.ts'
import type { FileChange } from '../git/file-change.ts'
import { gitText } from '../git/git.ts'
import { isAncestor, simpleFork } from '../git/history.ts'
import type { CommitObject } from '../git/objects.ts'
import type { Push } from '../occasions.ts'
import { account, accountOfEmail } from '../people/accounts.ts'
import { branchTip } from '../repositories.ts'
import { instant } from '../runs/checks.ts'
import type { Repository, World } from '../world.ts'
import type { Site } from './account.ts'
import { repositoryJson, repositoryPage } from './repository.ts'

const NONE = '0'.repeat(40)
/** GitHub lists no more commits than this in one event. */
const MAX_COMMITS = 2048

export async function pushJson(world: World, push: Push, site: Site) {
  const { repository, ref, before, after } = push
  const oids = await pushedCommits(push)
  const commits = await Promise.all(oids.slice(0, MAX_COMMITS).map(oid => pushedCommit(world, repository, oid)))
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
  const pusher = account(world, push.pusher)
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: before === NONE,
    deleted: after === NONE,
    forced: await isForced(push),
    compare: `${repositoryPage(repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: after === NONE ? null : await pushedCommit(world, repository, after),
    pusher: { name: pusher.login, email: pusher.emails[0] ?? null },
    // In this one event, GitHub writes the times of the repository as seconds.
    repository: {
      ...repositoryJson(repository, site),
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(world.now()),
    },
  }
}

/** Oldest first. A new branch brings what the default branch does not have. */
async function pushedCommits({ repository, ref, before, after }: Push): Promise<string[]> {
  if (after === NONE) return []
  const isDefault = ref === `refs/heads/${repository.defaultBranch}`
  const known = before !== NONE ? before : isDefault ? undefined : await branchTip(repository, repository.defaultBranch)
  const fork = known === undefined ? undefined : await simpleFork(repository.objects, known, after)
  if (fork !== undefined) return fork.commits
  const without = known === undefined ? [] : [`^${known}`]
  const text = await gitText(repository.path, ['rev-list', '--topo-order', '--reverse', after, ...without])
  return text === '' ? [] : text.split('\n')
}

export async function isForced({ repository, before, after }: Push): Promise<boolean> {
  if (before === NONE || after === NONE) return false
  return !(await isAncestor(repository.objects, before, after))
}

async function pushedCommit(world: World, repository: Repository, oid: string) {
  const commit = await repository.objects.commit(oid)
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${oid}.`)
  const parent = commit.parents[0]
  const files = parent === undefined ? [] : await changedFiles(repository.path, parent, oid)
  const paths = (...states: FileChange['status'][]) =>
    files.filter(file => states.includes(file.status)).map(file => file.path)
  return {
    id: oid,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message.trimEnd(),
    timestamp: instant(commit.committer.date),
    url: `${repositoryPage(repository)}/commit/${oid}`,
    author: person(world, commit.author),
    committer: person(world, commit.committer),
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...files.flatMap(file => file.previousPath ?? [])],
    modified: paths('modified', 'changed'),
  }
}

function person(world: World, { name, email }: CommitObject['author']) {
  const known = accountOfEmail(world, email)
  return { name, email, ...(known === undefined ? {} : { username: known.login }) }
}
