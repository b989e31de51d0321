import { changedFiles } from '../git/diff.ts'
import type { FileChange } from '../git/file-change.ts'
import { countBeyond } from '../git/history.ts'
import type { CommitObject } from '../git/objects.ts'
import { patchesOf } from '../git/patches.ts'
import { type Answer, notFound, ok, unprocessable } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { commitJson, fileJson } from '../json/commit.ts'
import { repositoryPage, repositoryUrl } from '../json/repository.ts'
import { between, type Contents } from '../pulls/pulls.ts'
import { resolveCommit } from '../repositories.ts'
import { isIncomparable } from '../weathers/read-lag.ts'

/** The tree without anything in it, which every repository has: the first commit is compared with it. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

async function get(call: Call): Promise<Answer> {
  const { world, repository, site, params } = call
  const commit = await commitAt(call, params['ref'] ?? '')
  if (commit === undefined) throw unprocessable(`No commit found for SHA: ${params['ref']}`)
  const changes = await changedFiles(repository.path, commit.parents[0] ?? EMPTY_TREE, commit.oid)
  const { items, headers } = page(call, changes)
  const edits = await patchesOf(repository.path, commit.parents[0] ?? EMPTY_TREE, commit.oid)
  const body = {
    ...commitJson(world, repository, commit, site),
    stats: stats(changes),
    files: items.map(file => fileJson(repository, file, commit.oid, site, edits.get(file.path))),
  }
  return ok(body, headers)
}

function stats(files: readonly FileChange[]) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0)
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
  return { additions, deletions, total: additions + deletions }
}

const patches = new WeakMap<Contents, ReturnType<typeof patchesOf>>()

/** Read once for each comparison, as everything in it. */
function patchesIn(contents: Contents, ...range: Parameters<typeof patchesOf>): ReturnType<typeof patchesOf> {
  const read = patches.get(contents) ?? patchesOf(...range)
  patches.set(contents, read)
  return read
}

/** Three dots, as on the site: the files are those between the merge base and the head. */
async function compare(call: Call): Promise<Answer> {
  const { world, repository, site, params } = call
  const [base, head] = await Promise.all([commitAt(call, params['base'] ?? ''), commitAt(call, params['head'] ?? '')])
  if (base === undefined || head === undefined) throw notFound()
  if ([base, head].some(({ oid }) => isIncomparable(world, repository, oid))) throw notFound()
  const contents = await between(repository, base.oid, head.oid)
  const { mergeBase, commits, files } = contents
  const common = mergeBase === undefined ? undefined : await repository.objects.commit(mergeBase)
  if (common === undefined) throw notFound()
  const behind = await countBeyond(repository.objects, base.oid, head.oid)
  const { items, headers } = page(call, commits)
  const read = await Promise.all(items.map(oid => repository.objects.commit(oid)))
  const range = `${base.oid}...${head.oid}`
  const pageUrl = `${repositoryPage(repository)}/compare/${range}`
  const patches = await patchesIn(contents, repository.path, common.oid, head.oid)
  const body = {
    url: `${repositoryUrl(repository, site)}/compare/${range}`,
    html_url: pageUrl,
    permalink_url: pageUrl,
    diff_url: `${pageUrl}.diff`,
    patch_url: `${pageUrl}.patch`,
    base_commit: commitJson(world, repository, base, site),
    merge_base_commit: commitJson(world, repository, common, site),
    status: relation(commits.length, behind),
    ahead_by: commits.length,
    behind_by: behind,
    total_commits: commits.length,
    commits: read.flatMap(commit => (commit === undefined ? [] : [commitJson(world, repository, commit, site)])),
    files: files.slice(0, 300).map(file => fileJson(repository, file, head.oid, site, patches.get(file.path))),
  }
  return ok(body, headers)
}

function relation(ahead: number, behind: number): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind'
  return behind === 0 ? 'ahead' : 'diverged'
}

async function commitAt({ repository }: Call, name: string): Promise<CommitObject | undefined> {
  const oid = await resolveCommit(repository, name)
  return oid === undefined ? undefined : repository.objects.commit(oid)
}

export const commitRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{ref}',
    permission: 'contents',
    level: 'read',
    handle: get,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/compare/{base}...{head}',
    permission: 'contents',
    level: 'read',
    handle: compare,
  },
]
