import { recordActivity } from '../activities.ts'
import { changedFiles } from '../git/diff.ts'
import type { FileChange } from '../git/file-change.ts'
import { git, gitMaybe, gitText } from '../git/git.ts'
import { isAncestor, reachableFrom, simpleFork } from '../git/history.ts'
import { readRef, writeRef } from '../git/refs.ts'
import { mergedTree, writeCommit } from '../git/write.ts'
import { labelsOf, nextNumber } from '../issues.ts'
import { account, WEB_FLOW } from '../people/accounts.ts'
import { branchTip } from '../repositories.ts'
import type { Account, Activity, Pull, Repository, World } from '../world.ts'
import { closeWith } from './closing.ts'

export interface NewPull {
  repository: Repository
  /** Login of the author. */
  author: string
  /** Branch, in the same repository or in a fork of it. */
  head: string | { repository: Repository; branch: string }
  base: string
  title: string
  body?: string
  draft?: boolean
  labels?: readonly string[]
  /** Logins. */
  assignees?: readonly string[]
}

export async function openPull(world: World, wanted: NewPull): Promise<Pull> {
  const { repository } = wanted
  const source = typeof wanted.head === 'string' ? { repository, branch: wanted.head } : wanted.head
  const [head, base] = await Promise.all([
    branchTip(source.repository, source.branch),
    branchTip(repository, wanted.base),
  ])
  if (head === undefined) throw new Error(`${source.repository.fullName} has no branch ${source.branch}.`)
  if (base === undefined) throw new Error(`${repository.fullName} has no branch ${wanted.base}.`)
  if (head === base) throw new Error(`No commits between ${wanted.base} and ${source.branch}.`)
  const pull: Pull = {
    id: world.nextId(),
    issueId: world.nextId(),
    number: nextNumber(repository),
    repository,
    author: account(world, wanted.author),
    headRepository: source.repository,
    headBranch: source.branch,
    createdAt: world.now(),
    baseBranch: wanted.base,
    title: wanted.title,
    body: wanted.body ?? '',
    bodyEditedAt: undefined,
    draft: wanted.draft ?? false,
    labels: labelsOf(world, repository, wanted.labels ?? []),
    linked: [],
    state: 'OPEN',
    head: '',
    base,
    baseTip: '',
    testMerge: undefined,
    previousHead: undefined,
    previousBase: undefined,
    previousText: undefined,
    assignees: [],
    assignments: [],
    pusher: account(world, wanted.author),
    baseChanges: [],
    readied: [],
    dismissals: [],
    reviewRequests: [],
    updatedAt: world.now(),
    closedAt: undefined,
    merge: undefined,
  }
  for (const login of wanted.assignees ?? []) assign(world, pull, login, wanted.author)
  world.pulls.push(pull)
  await refresh(world, pull)
  return pull
}

/** Before the first commit of a branch. */
const NONE = '0'.repeat(40)

const turns = new WeakMap<Pull, Promise<void>>()

/**
 * Lets an open change follow its branches, as GitHub does after a push: head, refs/pull/N/head and the test merge at
 * refs/pull/N/merge. One at a time for each change, for two requests may look at it at once.
 */
export function refresh(world: World, pull: Pull): Promise<void> {
  const turn = (turns.get(pull) ?? Promise.resolve()).catch(() => {}).then(() => follow(world, pull))
  turns.set(pull, turn)
  return turn
}

async function follow(world: World, pull: Pull): Promise<void> {
  if (pull.state !== 'OPEN') return
  const { head, baseTip } = tips(pull)
  if (head === undefined) return close(world, pull)
  if (head === pull.head && baseTip === pull.baseTip) return
  if (head !== pull.head) await moveHead(world, pull, head, baseTip)
  const landing = await landedByPush(pull, baseTip)
  if (landing !== undefined) return finish(world, pull, landing, undefined)
  pull.baseTip = baseTip
  await refreshTestMerge(world, pull)
}

/** A deleted head repository leaves the change as it was; a deleted head branch closes it. */
function tips(pull: Pull): { head: string | undefined; baseTip: string } {
  const { repository, headRepository } = pull
  const head = headRepository.deleted ? pull.head : readRef(headRepository.path, `refs/heads/${pull.headBranch}`)
  return { head, baseTip: readRef(repository.path, `refs/heads/${pull.baseBranch}`) ?? pull.baseTip }
}

async function moveHead(world: World, pull: Pull, head: string, baseTip: string): Promise<void> {
  const { repository, headRepository, number } = pull
  if (headRepository !== repository)
    await git(repository.path, ['fetch', '--quiet', '--no-tags', headRepository.path, head])
  writeRef(repository.path, `refs/pull/${number}/head`, head)
  if (pull.head !== '') pull.previousHead = pull.head
  recordActivity(world, {
    repository: headRepository,
    kind: await kindOfMove(repository, pull.head, head),
    ref: `refs/heads/${pull.headBranch}`,
    before: pull.head === '' ? NONE : pull.head,
    after: head,
    actor: pull.pusher,
  })
  pull.head = head
  pull.base = baseTip
  pull.updatedAt = world.now()
}

/** A push that leaves out what was there is a forced one. */
async function kindOfMove({ objects }: Repository, before: string, after: string): Promise<Activity['kind']> {
  if (before === '') return 'branch_creation'
  return (await isAncestor(objects, before, after)) ? 'push' : 'force_push'
}

async function refreshTestMerge(world: World, pull: Pull): Promise<void> {
  const { path } = pull.repository
  const ref = `refs/pull/${pull.number}/merge`
  const tree = await mergedTree(pull.repository, pull.baseTip, pull.head)
  if (tree === undefined) {
    pull.testMerge = undefined
    await git(path, ['update-ref', '-d', ref])
    return
  }
  const by = { ...WEB_FLOW, date: world.now() }
  const message = `Merge ${pull.head} into ${pull.baseTip}`
  pull.testMerge = writeCommit(path, {
    tree,
    parents: [pull.baseTip, pull.head],
    message,
    author: by,
    committer: by,
  })
  writeRef(path, ref, pull.testMerge)
}

/**
 * The commit with which somebody pushed the head to the base branch by hand, if they did: GitHub takes such a change
 * for merged. It is the head itself, or the first commit of the branch that holds it.
 */
async function landedByPush({ repository, head, baseTip: before }: Pull, after: string): Promise<string | undefined> {
  if (before === '' || before === after || !(await isAncestor(repository.objects, head, after))) return undefined
  const walk = await gitText(repository.path, ['rev-list', '--first-parent', '--reverse', after, `^${before}`])
  for (const oid of walk.split('\n')) {
    if (oid === head || (await isAncestor(repository.objects, head, oid))) return oid
  }
  return undefined
}

/** Marks a change as merged; from here on its head and base stay as they are. */
export async function finish(world: World, pull: Pull, commit: string, by: Account | undefined): Promise<void> {
  const { objects } = pull.repository
  const [all, before] = await Promise.all([commit, pull.baseTip].map(oid => reachableFrom(objects, oid)))
  const landed = [...(all ?? [])].filter(oid => before?.has(oid) !== true)
  pull.state = 'MERGED'
  pull.merge = { at: world.now(), by, commit, landed }
  pull.closedAt = pull.merge.at
  pull.updatedAt = pull.merge.at
  closeWith(world, pull, by)
}

export async function close(world: World, pull: Pull): Promise<void> {
  pull.state = 'CLOSED'
  pull.closedAt = world.now()
  pull.updatedAt = pull.closedAt
}

/** Marks a draft as ready for review. */
export function markReady(world: World, pull: Pull): void {
  pull.draft = false
  pull.readied.push({ kind: 'ReadyForReviewEvent', id: world.nextId(), at: world.now() })
}

export async function retarget(world: World, pull: Pull, base: string): Promise<void> {
  const tip = await branchTip(pull.repository, base)
  if (tip === undefined) throw new Error(`${pull.repository.fullName} has no branch ${base}.`)
  if (pull.state !== 'OPEN') throw new Error('Only an open pull request can be retargeted.')
  pull.previousBase = { ref: pull.baseBranch, sha: pull.base }
  pull.previousText = undefined
  pull.baseBranch = base
  pull.base = tip
  // Another branch is no push to the old one, whatever it holds.
  pull.baseTip = ''
  pull.updatedAt = world.now()
  pull.baseChanges.push({ kind: 'BaseRefChangedEvent', id: world.nextId(), at: pull.updatedAt })
  await refresh(world, pull)
}

/** A new body is an edit, and its time is reported; a new title has an event only. */
export function editPull(world: World, pull: Pull, { title, body }: { title?: string; body?: string }): void {
  pull.previousText = {
    ...(title === undefined ? {} : { title: pull.title }),
    ...(body === undefined ? {} : { body: pull.body }),
  }
  pull.previousBase = undefined
  pull.title = title ?? pull.title
  pull.body = body ?? pull.body
  pull.updatedAt = world.now()
  if (body !== undefined) pull.bodyEditedAt = pull.updatedAt
}

/** What a change brings, as GitHub sees it: from the merge base to the head. */
export interface Contents {
  mergeBase: string | undefined
  /** Oldest first. */
  commits: readonly string[]
  files: readonly FileChange[]
}

const contents = new WeakMap<Repository, Map<string, Promise<Contents>>>()

/** Read once for each pair of commits: what lies between two commits never changes. */
export function contentsOf(pull: Pull): Promise<Contents> {
  return between(pull.repository, pull.baseTip, pull.head)
}

export function between(repository: Repository, base: string, head: string): Promise<Contents> {
  const known = contents.get(repository) ?? new Map<string, Promise<Contents>>()
  contents.set(repository, known)
  const key = `${base} ${head}`
  const found = known.get(key) ?? readContents(repository, base, head)
  known.set(key, found)
  found.catch(() => known.delete(key))
  return found
}

async function readContents(repository: Repository, base: string, head: string): Promise<Contents> {
  const { mergeBase, commits } =
    (await simpleFork(repository.objects, base, head)) ?? (await fork(repository, base, head))
  return { mergeBase, commits, files: await changedFiles(repository.path, mergeBase ?? base, head) }
}

async function fork({ path }: Repository, base: string, head: string): Promise<Omit<Contents, 'files'>> {
  const [mergeBase, commits] = await Promise.all([
    gitMaybe(path, ['merge-base', base, head]),
    gitText(path, ['rev-list', '--topo-order', '--reverse', head, `^${base}`]),
  ])
  return { mergeBase, commits: commits === '' ? [] : commits.split('\n') }
}

export function assign(world: World, pull: Pull, login: string, by: string): void {
  const assignee = account(world, login)
  if (!pull.assignees.includes(assignee)) pull.assignees.push(assignee)
  pull.assignments.push({ kind: 'AssignedEvent', id: world.nextId(), actor: account(world, by), assignee })
}

/** What is reported of it stays in the timeline. */
export function unassign({ assignees }: Pull, login: string): void {
  const place = assignees.findIndex(one => one.login === login)
  if (place === -1) throw new Error(`${login} is not assigned.`)
  assignees.splice(place, 1)
}
