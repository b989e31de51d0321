import { recordActivity } from '../activities.ts'
import { taggerOf, tagName, tagTarget } from '../git/objects.ts'
import { moveRef, readRef } from '../git/refs.ts'
import { type TreeChange, writeTree } from '../git/trees.ts'
import { isMalformedPath, writeBlob, writeCommit } from '../git/write.ts'
import { type Answer, created, notFound, ok, unprocessable } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { nodeId } from '../json/account.ts'
import { gitCommitJson, personJson, verificationJson } from '../json/commit.ts'
import { repositoryUrl } from '../json/repository.ts'
import { signatureOf, WEB_FLOW } from '../people/accounts.ts'
import { shownTip } from '../weathers/read-lag.ts'
import { violation } from '../weathers/ruleset.ts'
import type { Repository } from '../world.ts'

const NONE = '0'.repeat(40)

interface TreeInput {
  base_tree?: string
  tree: { path?: string; mode?: string; type?: string; sha?: string | null; content?: string }[]
}

async function createTree(call: Call): Promise<Answer> {
  const { repository, site } = call
  const input = call.body as TreeInput
  const base = input.base_tree === undefined ? undefined : await treeish(repository, input.base_tree)
  const changes = await Promise.all(input.tree.map(entry => treeChange(repository, entry)))
  const sha = writeTree(repository.path, base, changes)
  const url = `${repositoryUrl(repository, site)}/git`
  const items = (await repository.objects.tree(sha)) ?? []
  const tree = items.map(({ name, mode, type, oid }) => ({
    path: name,
    mode,
    type,
    sha: oid,
    url: `${url}/${type}s/${oid}`,
  }))
  return created({ sha, url: `${url}/trees/${sha}`, truncated: false, tree })
}

async function treeish(repository: Repository, name: string): Promise<string> {
  const object = await repository.objects.read(name)
  if (object?.type === 'tree') return object.oid
  const commit = await repository.objects.commit(name)
  if (commit === undefined) throw unprocessable('base_tree is not a valid tree oid')
  return commit.tree
}

async function treeChange(repository: Repository, entry: TreeInput['tree'][number]): Promise<TreeChange> {
  const path = entry.path ?? ''
  const mode = entry.mode ?? '100644'
  if (isMalformedPath(path)) throw unprocessable('tree.path contains a malformed path component')
  if (entry.content !== undefined) return { path, mode, oid: writeBlob(repository.path, Buffer.from(entry.content)) }
  if (entry.sha === null) return { path, mode, oid: undefined }
  if ((await repository.objects.read(entry.sha ?? '')) === undefined)
    throw unprocessable(`tree.sha ${entry.sha} is not a valid blob`)
  return { path, mode, oid: entry.sha ?? '' }
}

interface Person {
  name: string
  email: string
  date?: string
}

interface CommitInput {
  message: string
  tree: string
  parents?: string[]
  author?: Person
  committer?: Person
}

async function createCommit(call: Call): Promise<Answer> {
  const { world, repository, site, token } = call
  const input = call.body as CommitInput
  if ((await repository.objects.tree(input.tree)) === undefined) throw unprocessable('Tree SHA does not exist')
  for (const parent of input.parents ?? []) {
    if ((await repository.objects.commit(parent)) === undefined)
      throw unprocessable('Parent SHA does not exist or is not a commit object')
  }
  const signed = (person: Person | undefined) => {
    const { name, email, date } = { ...signatureOf(token.account), ...person }
    return { name, email, date: date === undefined ? world.now() : new Date(date) }
  }
  // What an app commits without naming anybody, GitHub signs itself, whatever is in it (fern-api/fern#16482).
  const isOwn = token.app !== undefined && input.author === undefined && input.committer === undefined
  const oid = writeCommit(repository.path, {
    tree: input.tree,
    parents: input.parents ?? [],
    message: input.message,
    author: signed(input.author),
    committer: isOwn ? { ...WEB_FLOW, date: world.now() } : signed(input.committer ?? input.author),
  })
  if (isOwn) world.signatures.set(oid, 'github')
  const commit = await repository.objects.commit(oid)
  if (commit === undefined) throw notFound()
  return created(gitCommitJson(world, repository, commit, site))
}

async function createRef(call: Call): Promise<Answer> {
  const { world, repository, token } = call
  const { ref, sha } = call.body as { ref: string; sha: string }
  if (!/^refs\/(heads|tags)\/.+/.test(ref))
    throw unprocessable('Reference name must start with refs/ and have at least two slashes')
  const object = await repository.objects.read(sha)
  if (object === undefined) throw unprocessable('Object does not exist')
  const refused = violation(world, token, ref, 'create')
  if (refused !== undefined) throw unprocessable(refused)
  // The zero id says that there must be no such reference yet, also when two requests race.
  const made = moveRef(repository.path, ref, sha, NONE)
  if (!made) throw unprocessable('Reference already exists')
  recordActivity(world, { repository, kind: 'branch_creation', ref, before: NONE, after: sha, actor: token.account })
  return created(await refJson(call, ref, sha))
}

async function getRef(call: Call): Promise<Answer> {
  const name = `refs/${call.params['ref'] ?? ''}`
  const tip = readRef(call.repository.path, name)
  const oid = tip === undefined ? undefined : shownTip(call.world, call.repository, name, tip)
  if (oid === undefined) throw notFound()
  return ok(await refJson(call, name, oid))
}

/** An annotated tag. One without a signature, or whose key GitHub does not know, is not verified. */
async function getTag({ world, repository, site, params }: Call): Promise<Answer> {
  const object = await repository.objects.read(params['tag_sha'] ?? '')
  if (object?.type !== 'tag') throw notFound()
  const target = await repository.objects.read(tagTarget(object))
  const tagger = taggerOf(object)
  const url = `${repositoryUrl(repository, site)}/git`
  const text = object.content.toString()
  return ok({
    node_id: nodeId('TA', `${repository.id}:${object.oid}`),
    sha: object.oid,
    url: `${url}/tags/${object.oid}`,
    tag: tagName(object),
    message: text.slice(text.indexOf('\n\n') + 2),
    tagger: personJson(tagger ?? { name: '', email: '', date: new Date(0) }),
    object: {
      sha: tagTarget(object),
      type: target?.type ?? 'commit',
      url: `${url}/${target?.type ?? 'commit'}s/${tagTarget(object)}`,
    },
    verification: verificationJson(world, { oid: object.oid, signedAt: tagger?.date ?? world.now() }),
  })
}

async function refJson({ repository, site }: Call, ref: string, sha: string) {
  const type = (await repository.objects.read(sha))?.type ?? 'commit'
  const url = `${repositoryUrl(repository, site)}/git`
  return {
    ref,
    node_id: nodeId('REF', `${repository.id}:${ref}`),
    url: `${url}/${ref}`,
    object: { sha, type, url: `${url}/${type}s/${sha}` },
  }
}

export const gitDataRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/git/trees',
    permission: 'contents',
    level: 'write',
    handle: createTree,
  },
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/git/commits',
    permission: 'contents',
    level: 'write',
    handle: createCommit,
  },
  {
    method: 'POST',
    template: '/repos/{owner}/{repo}/git/refs',
    permission: 'contents',
    level: 'write',
    handle: createRef,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/git/ref/{ref}',
    permission: 'contents',
    level: 'read',
    handle: getRef,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/git/tags/{tag_sha}',
    permission: 'contents',
    level: 'read',
    handle: getTag,
  },
]
