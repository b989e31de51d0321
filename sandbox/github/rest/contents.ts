import { posix } from 'node:path'
import type { RawObject, TreeItem } from '../git/objects.ts'
import { type Answer, failure, notFound, ok, Refusal } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { encodePath } from '../json/commit.ts'
import { repositoryPage, repositoryUrl } from '../json/repository.ts'
import { resolveCommit } from '../repositories.ts'

/** Up to here the content is in the answer; up to the second limit only the raw media type gives it. */
const INLINE = 1024 * 1024
const LARGEST = 100 * 1024 * 1024

interface Place {
  call: Call
  commit: string
  tree: string
  path: string
}

async function get(call: Call): Promise<Answer> {
  const place = await placeOf(call)
  if (place.path === '') return ok(await directory(place, place.tree))
  const entry = await entryAt(place)
  if (entry === undefined) throw notFound()
  if (entry.type === 'tree') return ok(await directory(place, entry.oid))
  if (entry.type === 'commit') return ok({ ...common(place, entry, 'submodule', 0), submodule_git_url: '' })
  const blob = await blobOf(call, entry)
  const target = entry.mode === '120000' ? blob.content.toString() : undefined
  const pointed =
    target === undefined ? undefined : await entryAt({ ...place, path: posix.join(posix.dirname(place.path), target) })
  // A link to a file of the same repository is followed, any other is described.
  if (pointed?.type === 'blob') return file(place, pointed, await blobOf(call, pointed))
  if (target !== undefined) return ok({ ...common(place, entry, 'symlink', blob.content.length), target })
  return file(place, entry, blob)
}

async function placeOf(call: Call): Promise<Place> {
  const { repository, params, query } = call
  const ref = query.get('ref') ?? repository.defaultBranch
  const oid = await resolveCommit(repository, ref)
  const commit = oid === undefined ? undefined : await repository.objects.commit(oid)
  if (commit === undefined) throw new Refusal(failure(404, `No commit found for the ref ${ref}`))
  return { call, commit: commit.oid, tree: commit.tree, path: (params['path'] ?? '').replace(/\/+$/, '') }
}

async function entryAt({ call, tree, path }: Place): Promise<TreeItem | undefined> {
  return call.repository.objects.entry(tree, path)
}

async function blobOf({ repository }: Call, { oid }: TreeItem): Promise<RawObject> {
  const blob = await repository.objects.read(oid)
  if (blob === undefined) throw notFound()
  return blob
}

function file(place: Place, entry: TreeItem, { content }: RawObject): Answer {
  if (content.length > LARGEST) throw new Refusal(failure(403, 'This API returns blobs up to 100 MB in size.'))
  if (/\.raw\b/.test(place.call.accept)) {
    return { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } }
  }
  const inline = content.length <= INLINE
  return ok({
    ...common(place, entry, 'file', content.length),
    encoding: inline ? 'base64' : 'none',
    content: inline ? content.toString('base64').replace(/(.{60})/g, '$1\n') : '',
  })
}

async function directory(place: Place, tree: string) {
  const items = (await place.call.repository.objects.tree(tree)) ?? []
  return Promise.all(
    items.map(async item => {
      const inside = { ...place, path: posix.join(place.path, item.name) }
      const size = item.type === 'blob' ? (await blobOf(place.call, item)).content.length : 0
      return common(inside, item, kindOf(item), size)
    }),
  )
}

function kindOf({ type, mode }: TreeItem): 'dir' | 'file' | 'submodule' | 'symlink' {
  if (type === 'tree') return 'dir'
  if (type === 'commit') return 'submodule'
  return mode === '120000' ? 'symlink' : 'file'
}

function common({ call, commit, path }: Place, entry: TreeItem, type: ReturnType<typeof kindOf>, size: number) {
  const { repository, site } = call
  const at = encodePath(path)
  const self = `${repositoryUrl(repository, site)}/contents/${at}?ref=${encodeURIComponent(call.query.get('ref') ?? commit)}`
  const git = `${repositoryUrl(repository, site)}/git/${type === 'dir' ? 'trees' : 'blobs'}/${entry.oid}`
  const html = `${repositoryPage(repository)}/${type === 'dir' ? 'tree' : 'blob'}/${commit}/${at}`
  return {
    type,
    name: posix.basename(path),
    path,
    sha: entry.oid,
    size,
    url: self,
    git_url: git,
    html_url: html,
    download_url: type === 'dir' ? null : `${repositoryPage(repository)}/raw/${commit}/${at}`,
    _links: { self, git, html },
  }
}

export const contentRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/contents/{path}',
    permission: 'contents',
    level: 'read',
    handle: get,
  },
]
