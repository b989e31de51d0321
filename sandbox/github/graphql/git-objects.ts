import { gitText, type Signature } from '../git/git.ts'
import { reachableFrom, simpleHistory } from '../git/history.ts'
import {
  type CommitObject,
  parseTree,
  type RawObject,
  type TreeItem,
  taggerOf,
  tagName,
  tagTarget,
} from '../git/objects.ts'
import { nodeId } from '../json/account.ts'
import { accountOfEmail } from '../people/accounts.ts'
import { contentsOf, refresh } from '../pulls/pulls.ts'
import { branchTip } from '../repositories.ts'
import type { Account, Pull, Repository, World } from '../world.ts'
import { connection } from './connection.ts'
import { type Context, type Fields, requirePermission } from './context.ts'

/** Beyond this, text is cut and says so. */
const MAX_TEXT_LENGTH = 1024 * 1024
/** git looks at this much of a file for a zero byte before it calls it binary. */
const BINARY_PROBE = 8000

export interface CommitNode {
  kind: 'Commit'
  repository: Repository
  commit: CommitObject
}

export interface OtherNode {
  kind: 'Blob' | 'Tree' | 'Tag'
  repository: Repository
  object: RawObject
}

export async function gitObject(repository: Repository, oid: string): Promise<CommitNode | OtherNode | null> {
  const object = await repository.objects.read(oid.toLowerCase())
  if (object === undefined) return null
  if (object.type === 'commit') return commitNode(repository, oid)
  const kind = object.type === 'blob' ? 'Blob' : object.type === 'tree' ? 'Tree' : 'Tag'
  return { kind, repository, object }
}

export async function commitNode(repository: Repository, oid: string): Promise<CommitNode | null> {
  const commit = await repository.objects.commit(oid)
  return commit === undefined ? null : { kind: 'Commit', repository, commit }
}

export const commit: Fields<CommitNode> = {
  id: ({ repository, commit }) => nodeId('C', `${repository.id}:${commit.oid}`),
  oid: ({ commit }) => commit.oid,
  tree: ({ repository, commit }) => gitObject(repository, commit.tree),
  message: ({ commit }) => commit.message.trimEnd(),
  messageHeadline: ({ commit }) => commit.message.split('\n')[0] ?? '',
  committedDate: ({ commit }) => `${commit.committer.date.toISOString().slice(0, 19)}Z`,
  signature: ({ commit }, _, { world }): SignatureNode | null => {
    const signed = world.signatures.get(commit.oid)
    return signed === undefined ? null : { kind: 'GpgSignature', signed, email: commit.committer.email }
  },
  author: ({ commit }) => commit.author,
  committer: ({ commit }) => commit.committer,
  authors: ({ commit }, args, context) =>
    connection({ name: 'authors', items: authorsOf(commit), key: one => one.email }, args, context),
  parents: async ({ repository, commit }, args, context) => {
    const listed = connection({ name: 'parents', items: commit.parents, key: oid => oid }, args, context)
    return { ...listed, nodes: await Promise.all(listed.nodes.map(oid => commitNode(repository, oid))) }
  },
  history: async ({ repository, commit }, args, context) => {
    const { path } = args
    const items = await historyOf(repository, commit.oid, typeof path === 'string' ? path : undefined)
    const listed = connection({ name: 'history', items, key: oid => oid }, args, context)
    return { ...listed, nodes: await Promise.all(listed.nodes.map(oid => commitNode(repository, oid))) }
  },
  file: async ({ repository, commit }, args) => {
    const item = await repository.objects.entry(commit.tree, String(args['path']))
    return item === undefined ? null : { repository, item, path: String(args['path']) }
  },
  associatedPullRequests: async (source, args, context) => {
    requirePermission(context, source.repository, 'pull_requests')
    const items = await associated(source, context)
    return connection({ name: 'associatedPullRequests', items, key: pull => pull.id }, args, context)
  },
}

async function historyOf({ path, objects }: Repository, tip: string, of: string | undefined): Promise<string[]> {
  const simple = of === undefined ? undefined : await simpleHistory(objects, tip, of)
  if (simple !== undefined) return simple
  const only = of === undefined ? [] : ['--', of]
  return (await gitText(path, ['rev-list', tip, ...only])).split('\n').filter(Boolean)
}

/** Only whether it is good matters here, so every signature is of the commonest kind. */
interface SignatureNode {
  kind: 'GpgSignature'
  signed: 'github' | 'good' | 'bad'
  email: string
}

export const gitSignature: Fields<SignatureNode> = {
  isValid: ({ signed }) => signed !== 'bad',
  wasSignedByGitHub: ({ signed }) => signed === 'github',
  email: ({ email }) => email,
}

/** The author git knows, then everyone named in a trailer, each once. */
function authorsOf({ author, message }: CommitObject): Signature[] {
  const trailers = [...message.matchAll(/^co-authored-by: *(.*?) *<([^<>\n]+)> *$/gim)]
  const all = [author, ...trailers.map(([, name = '', email = '']) => ({ name, email }))]
  return all.filter((one, at) => all.findIndex(other => other.email.toLowerCase() === one.email.toLowerCase()) === at)
}

/**
 * The merged changes that brought a commit, and, for one that is not on the default branch yet, the open changes that
 * hold it; those from forks only when they are merged.
 */
async function associated({ repository, commit }: CommitNode, { world }: Context): Promise<Pull[]> {
  const pulls = world.pulls.filter(pull => pull.repository === repository)
  const landed = pulls.filter(pull => namesMerge(world, pull, commit.oid))
  const tip = await branchTip(repository, repository.defaultBranch)
  if (tip !== undefined && (await ancestors(repository, tip)).has(commit.oid)) return landed
  const open = pulls.filter(pull => pull.state === 'OPEN' && pull.headRepository === repository)
  await Promise.all(open.map(pull => refresh(world, pull)))
  const held = await Promise.all(open.map(async pull => (await contentsOf(pull)).commits.includes(commit.oid)))
  return [...landed, ...open.filter((_, at) => held[at] === true)]
}

/** Whether GitHub says by now that a commit came through a change. */
function namesMerge({ weather, now }: World, { merge, id }: Pull, oid: string): boolean {
  if (merge?.landed.includes(oid) !== true) return false
  if (weather.has('rebase-association') && merge.commit !== oid) return false
  return !weather.hides('association-lag', String(id), now().getTime() - merge.at.getTime())
}

const reachable = new WeakMap<Repository, { tip: string; all: Promise<Set<string>> }>()

/** Everything reachable from a tip; the last answer is kept, for a page of history asks once for each commit. */
function ancestors(repository: Repository, tip: string): Promise<Set<string>> {
  const known = reachable.get(repository)
  if (known?.tip === tip) return known.all
  const all = reachableFrom(repository.objects, tip)
  reachable.set(repository, { tip, all })
  return all
}

export const gitActor: Fields<Signature> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  user: ({ email }, _, { world }): Account | null => accountOfEmail(world, email) ?? null,
}

interface EntrySource {
  repository: Repository
  item: TreeItem
  path: string
}

export const treeEntry: Fields<EntrySource> = {
  name: ({ item }) => item.name,
  path: ({ path }) => path,
  oid: ({ item }) => item.oid,
  type: ({ item }) => item.type,
  // The octal mode of git as a plain number: 100644 is 33188.
  mode: ({ item }) => Number.parseInt(item.mode, 8),
  // A submodule points into another repository, where nothing is looked up.
  object: ({ repository, item }) => (item.type === 'commit' ? null : gitObject(repository, item.oid)),
}

const isBinary = ({ content }: RawObject) => content.subarray(0, BINARY_PROBE).includes(0)

export const blob: Fields<OtherNode> = {
  id: ({ repository, object }) => nodeId('B', `${repository.id}:${object.oid}`),
  oid: ({ object }) => object.oid,
  byteSize: ({ object }) => object.content.length,
  isBinary: ({ object }) => isBinary(object),
  isTruncated: ({ object }) => object.content.length > MAX_TEXT_LENGTH,
  text: ({ object }) => (isBinary(object) ? null : object.content.subarray(0, MAX_TEXT_LENGTH).toString()),
}

export const tree: Fields<OtherNode> = {
  id: ({ repository, object }) => nodeId('T', `${repository.id}:${object.oid}`),
  oid: ({ object }) => object.oid,
  // All at once, without pages, and without what lies in the folders among them.
  entries: ({ repository, object }): EntrySource[] =>
    parseTree(object.content).map(item => ({ repository, item, path: item.name })),
}

export const tag: Fields<OtherNode> = {
  id: ({ repository, object }) => nodeId('TA', `${repository.id}:${object.oid}`),
  oid: ({ object }) => object.oid,
  // One step only: a tag may point at a tag.
  target: ({ repository, object }) => gitObject(repository, tagTarget(object)),
  name: ({ object }) => tagName(object),
  tagger: ({ object }) => taggerOf(object),
}
