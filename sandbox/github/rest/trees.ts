import { git } from '../git/git.ts'
import { readRef } from '../git/refs.ts'
import { type Answer, failure, notFound, ok } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { repositoryUrl } from '../json/repository.ts'
import { refs, resolveCommit } from '../repositories.ts'
import { mostEntries } from '../weathers/big-tree.ts'
import { shownTip } from '../weathers/read-lag.ts'
import type { Repository, World } from '../world.ts'

/** Beyond either of these, GitHub leaves the rest out and says so. */
const MAX_ENTRIES = 100_000
const MAX_BYTES = 7 * 1024 * 1024

async function getTree(call: Call): Promise<Answer> {
  const { world, repository, site, params, query, truncated } = call
  if ((await refs(repository)).size === 0) return failure(409, 'Git Repository is empty.')
  const sha = await treeNamed(world, repository, params['tree_sha'] ?? '')
  if (sha === undefined) throw notFound()
  const url = `${repositoryUrl(repository, site)}/git`
  // Any value requests everything below, even `0` or `false`.
  const all = (await entries(repository, sha, query.has('recursive'))).map(entry => ({
    ...entry,
    ...(entry.type === 'commit' ? {} : { url: `${url}/${entry.type}s/${entry.sha}` }),
  }))
  const tree = truncated
    ? all.slice(0, Math.floor(all.length / 2))
    : fitting(all, query.has('recursive') ? mostEntries(world, MAX_ENTRIES) : MAX_ENTRIES)
  return ok({ sha, url: `${url}/trees/${sha}`, tree, truncated: tree.length < all.length })
}

/** A tree, the tree of a commit, or that of a branch or tag. */
async function treeNamed(world: World, repository: Repository, name: string): Promise<string | undefined> {
  const object = await repository.objects.read(name.toLowerCase())
  if (object?.type === 'tree') return object.oid
  const tip = readRef(repository.path, `refs/heads/${name}`)
  const commit =
    tip === undefined ? await resolveCommit(repository, name) : shownTip(world, repository, `refs/heads/${name}`, tip)
  return commit === undefined ? undefined : (await repository.objects.commit(commit))?.tree
}

interface Entry {
  path: string
  mode: string
  type: string
  sha: string
  /** Of files only. */
  size?: number
}

async function entries({ path }: Repository, sha: string, recursive: boolean): Promise<Entry[]> {
  const deep = recursive ? ['-r', '-t'] : []
  const output = await git(path, ['ls-tree', '-z', '-l', '--full-tree', ...deep, sha])
  return output.toString().split('\0').filter(Boolean).map(parseEntry)
}

/** `mode type oid size`, a tab, the path; a size of `-` for what is no file. */
function parseEntry(line: string): Entry {
  const tab = line.indexOf('\t')
  const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/)
  return { path: line.slice(tab + 1), mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) }
}

function fitting<T>(all: readonly T[], most: number): T[] {
  let bytes = 0
  const end = all.findIndex((entry, at) => {
    bytes += Buffer.byteLength(JSON.stringify(entry))
    return at >= most || bytes > MAX_BYTES
  })
  return end === -1 ? [...all] : all.slice(0, end)
}

export const treeRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/git/trees/{tree_sha}',
    permission: 'contents',
    level: 'read',
    handle: getTree,
  },
]
