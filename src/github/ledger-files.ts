import * as z from 'zod'
import type { Repository } from './client/ask.ts'
import { ledgerFilesQuery } from './client/batches.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { parseWhole } from './client/parse-whole.ts'

/** What lies at a path. `text` is `null` when GitHub does not show all of it, or when it is no text. */
export interface LedgerFile {
  /** As git writes it: `100644` is a plain file. */
  mode: string
  text: string | null
}

const file = z
  .object({
    mode: z.int(),
    object: z.object({ text: z.string().nullish(), isTruncated: z.boolean().optional() }).nullable(),
  })
  .nullable()
const filesAnswer = z.object({
  repository: z.object({ ref: z.object({ target: z.looseObject({ oid: z.string() }) }).nullable() }),
})

/**
 * Files of a ledger's branch, in the order that was asked, and the commit that they are of; `null` where there is none.
 * Undefined: there is no such branch. One request, for at most `FILES_BATCH` paths.
 */
export async function readLedgerFiles(
  client: Client,
  { owner, name }: Repository,
  branch: string,
  paths: readonly string[],
): Promise<{ tip: string; files: (LedgerFile | null)[] } | undefined> {
  const what = 'reading the records of merged changes'
  const numbered = Object.fromEntries(paths.map((path, at) => [`path${at}`, path]))
  const variables = { owner, name, branch: `refs/heads/${branch}`, ...numbered }
  const found = await client.graphql(ledgerFilesQuery(paths.length), variables, { what })
  const { ref } = parseWhole(filesAnswer, found, what).repository
  if (!ref) return undefined
  const { target } = ref
  return { tip: target.oid, files: paths.map((path, at) => fileIn(target[`file${at}`], path)) }
}

function fileIn(found: unknown, path: string): LedgerFile | null {
  const entry = file.safeParse(found ?? null)
  if (!entry.success) throw notShown(path)
  if (entry.data === null) return null
  const { mode, object } = entry.data
  const text = object?.isTruncated === false ? (object.text ?? null) : null
  return { mode: mode.toString(8).padStart(6, '0'), text }
}

/** For a file that would otherwise be taken for one that is not there. */
export function notShown(path: string): GitHubError {
  return new GitHubError('unavailable', `GitHub does not return all of ${path} in the ledger.`, {
    status: 200,
    next: 'Run the job again. If the problem persists, run `gatebook ledger verify`.',
  })
}

const listed = z.object({
  path: z.string(),
  type: z.string(),
  mode: z.string(),
  sha: z.string(),
  size: z.int().optional(),
})
const treeAnswer = z.object({ sha: z.string(), truncated: z.boolean(), tree: z.array(listed) })

export type ListedFile = z.infer<typeof listed>

/** Requests for one listing: of folders that GitHub lists whole, that is many times what it lists at once. */
const MAX_REQUESTS = 500

/**
 * Everything in a branch, or in a commit of it, folders too; undefined when there is no such branch. A recursive listing
 * ends after 100,000 entries or 7 MB, so what it leaves out is listed folder by folder.
 */
export async function listLedgerFiles(
  client: Client,
  repository: Repository,
  branch: string,
  commit: string = branch,
): Promise<ListedFile[] | undefined> {
  let left = MAX_REQUESTS
  const ask = (tree: string, isDeep: boolean) => {
    left -= 1
    if (left < 0) throw unlisted(branch)
    return readTree(client, repository, { tree, isDeep, what: `listing the files of ${branch}` })
  }
  try {
    return await listTree(commit, ask, branch)
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return undefined
    throw error
  }
}

type Ask = (tree: string, isDeep: boolean) => Promise<z.infer<typeof treeAnswer>>

async function listTree(name: string, ask: Ask, branch: string): Promise<ListedFile[]> {
  const whole = await ask(name, true)
  if (!whole.truncated) return whole.tree
  // By its id: a branch may move on between two requests.
  const own = await ask(whole.sha, false)
  if (own.truncated) throw unlisted(branch)
  const all: ListedFile[] = []
  for (const entry of own.tree) {
    all.push(entry)
    if (entry.type !== 'tree') continue
    const below = await listTree(entry.sha, ask, branch)
    for (const file of below) all.push({ ...file, path: `${entry.path}/${file.path}` })
  }
  return all
}

async function readTree(
  client: Client,
  { owner, name }: Repository,
  { tree, isDeep, what }: { tree: string; isDeep: boolean; what: string },
): Promise<z.infer<typeof treeAnswer>> {
  // Any value asks for everything below, also `0`.
  const parameters = { owner, repo: name, tree_sha: tree, ...(isDeep ? { recursive: '1' } : {}) }
  const { data } = await client.rest('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters, { what })
  return parse(treeAnswer, data, [], what)
}

const unlisted = (branch: string): GitHubError =>
  new GitHubError('unavailable', `GitHub does not list every file of ${branch}.`, {
    status: 200,
    next: 'Compare the ledger with the branch in a clone.',
  })
