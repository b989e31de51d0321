import { recordActivity } from '../activities.ts'
import type { CommitObject } from '../git/objects.ts'
import { moveRef } from '../git/refs.ts'
import { mergedTree, writeCommit } from '../git/write.ts'
import { account, accountOfEmail, signatureOf, WEB_FLOW } from '../people/accounts.ts'
import { moveBase } from '../weathers/moved-base.ts'
import type { Account, Pull, World } from '../world.ts'
import { contentsOf, finish, refresh } from './pulls.ts'

export type MergeMethod = 'merge' | 'squash' | 'rebase'

export interface MergePull {
  pull: Pull
  /** Login of whoever presses the button. */
  by: string
  method: MergeMethod
}

/** Merges in the bare repository with the objects that GitHub would make, and without a working tree. */
export async function mergePull(world: World, { pull, by, method }: MergePull): Promise<void> {
  await refresh(world, pull)
  await moveBase(world, pull.repository, pull.baseBranch, account(world, by))
  await refresh(world, pull)
  if (pull.state !== 'OPEN') throw new Error(`Pull request ${pull.number} is not open.`)
  if (pull.testMerge === undefined) throw new Error(`Pull request ${pull.number} conflicts with ${pull.baseBranch}.`)
  const { repository, baseTip: before } = pull
  const merger = account(world, by)
  const tree = await treeOf(pull, pull.testMerge)
  const after = await landingCommit(world, { pull, merger, method, onto: before, tree })
  const ref = `refs/heads/${pull.baseBranch}`
  if (!moveRef(repository.path, ref, after, before))
    throw new Error('Base branch was modified. Review and try the merge again.')
  await finish(world, pull, after, merger)
  recordActivity(world, { repository, kind: 'pr_merge', ref, before, after, actor: merger })
}

export interface Merge {
  pull: Pull
  merger: Account
  method: MergeMethod
  /** Commit that the change is put on. */
  onto: string
  /** What both make together. */
  tree: string
}

/** The commit with which a change is merged; what GitHub makes itself, it signs. */
export async function landingCommit(world: World, landing: Merge): Promise<string> {
  const { commits } = await contentsOf(landing.pull)
  const commit = await METHODS[landing.method](world, landing, commits)
  // A rebase keeps the name of whoever requested it as committer, for whom GitHub cannot sign.
  if (landing.method !== 'rebase') world.signatures.set(commit, 'github')
  return commit
}

type Method = (world: World, landing: Merge, commits: readonly string[]) => Promise<string>

const METHODS: Record<MergeMethod, Method> = { merge, squash, rebase }

async function merge(world: World, { pull, merger, onto, tree }: Merge): Promise<string> {
  const date = world.now()
  return writeCommit(pull.repository.path, {
    tree,
    parents: [onto, pull.head],
    message: `Merge pull request #${pull.number} from ${pull.headRepository.owner.login}/${pull.headBranch}\n\n${pull.title}\n`,
    author: { ...signatureOf(merger), date },
    committer: { ...WEB_FLOW, date },
  })
}

async function squash(world: World, { pull, onto, tree }: Merge, commits: readonly string[]): Promise<string> {
  const date = world.now()
  const others = await coAuthors(world, pull, commits)
  const texts = commits.length > 1 ? await Promise.all(commits.map(oid => textOf(pull, oid))) : []
  const list = texts.map(text => `\n* ${text}\n`).join('')
  const line = list === '' ? '' : '\n---------\n'
  const trailers = others.length === 0 ? '' : `${line}\n${others.map(one => `Co-authored-by: ${one}\n`).join('')}`
  return writeCommit(pull.repository.path, {
    tree,
    parents: [onto],
    message: `${pull.title} (#${pull.number})\n${list}${trailers}`,
    author: { ...signatureOf(pull.author), date },
    committer: { ...WEB_FLOW, date },
  })
}

/** GitHub lists what every one of several squashed commits said. */
async function textOf(pull: Pull, oid: string): Promise<string> {
  return (await commitOf(pull, oid)).message.trim()
}

/** GitHub credits everyone else who wrote one of the squashed commits. */
async function coAuthors(world: World, pull: Pull, commits: readonly string[]): Promise<string[]> {
  const read = await Promise.all(commits.map(oid => commitOf(pull, oid)))
  const authors = read.map(commit => commit.author).filter(one => accountOfEmail(world, one.email) !== pull.author)
  return [...new Set(authors.map(({ name, email }) => `${name} <${email}>`))]
}

/** GitHub writes every commit anew, also where a fast-forward would do, and leaves merge commits out. */
async function rebase(world: World, landing: Merge, commits: readonly string[]): Promise<string> {
  const { pull, merger } = landing
  let { onto } = landing
  for (const oid of commits) {
    const commit = await commitOf(pull, oid)
    if (commit.parents.length > 1) continue
    const tree = await pickedTree(pull, commit, onto)
    const committer = { ...signatureOf(merger), date: world.now() }
    onto = writeCommit(pull.repository.path, { ...commit, tree, parents: [onto], committer })
  }
  return onto
}

/**
 * The tree of a cherry-pick. A throw-away commit with the tree of the new base and the parent of the picked commit
 * makes that parent the merge base; `merge-tree --merge-base` would say so directly, but needs git 2.40.
 */
async function pickedTree(pull: Pull, commit: CommitObject, onto: string): Promise<string> {
  const { path } = pull.repository
  const { author, committer } = commit
  const stage = writeCommit(path, {
    tree: await treeOf(pull, onto),
    parents: commit.parents,
    message: 'stage',
    author,
    committer,
  })
  const tree = await mergedTree(pull.repository, stage, commit.oid)
  if (tree === undefined) throw new Error(`Pull request ${pull.number} cannot be rebased: ${commit.oid} conflicts.`)
  return tree
}

async function treeOf(pull: Pull, oid: string): Promise<string> {
  return (await commitOf(pull, oid)).tree
}

async function commitOf({ repository }: Pull, oid: string): Promise<CommitObject> {
  const commit = await repository.objects.commit(oid)
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${oid}.`)
  return commit
}
