import { compareAnswer } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'

/** What lies at each path that differs: the id of its blob, or `removed`. A renamed file is two paths. */
export type ChangedPaths = ReadonlyMap<string, string>

export interface Comparison {
  /** The commit at which the two went apart. */
  mergeBase: string | undefined
  /** Undefined when GitHub would not list all of them. */
  paths: ChangedPaths | undefined
  /** The patches of files that were edited and not renamed, as far as GitHub shows them: none of binary or very long ones. */
  patches: ReadonlyMap<string, string>
}

/** GitHub lists at most this many files of a comparison and does not say that there are more. */
const MAX_FILES = 300

/**
 * What `head` changes since it left `base`, as GitHub computes it from its own copy: nothing that runs in a job can
 * have a hand in it. Undefined when GitHub knows a commit no more, or would not list all files.
 */
export async function changedPaths(
  client: Client,
  repository: Repository,
  base: string,
  head: string,
): Promise<ChangedPaths | undefined> {
  return pathsOf((await ask(client, repository, base, head))?.files)
}

/** The same, with the commit at which the two went apart. Undefined when GitHub knows a commit no more. */
export async function compareCommits(
  client: Client,
  repository: Repository,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  const answer = await ask(client, repository, base, head)
  return (
    answer && {
      mergeBase: answer.merge_base_commit?.sha,
      paths: pathsOf(answer.files),
      patches: patchesOf(answer.files),
    }
  )
}

async function ask(
  client: Client,
  { owner, name }: Repository,
  base: string,
  head: string,
): Promise<ReturnType<typeof compareAnswer.parse> | undefined> {
  const what = `comparing ${base.slice(0, 7)} with ${head.slice(0, 7)}`
  const parameters = { owner, repo: name, basehead: `${base}...${head}`, per_page: 1 }
  try {
    const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, { what })
    return parse(compareAnswer, answer.data, [], what)
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'not_found') return undefined
    throw error
  }
}

type ComparedFile = ReturnType<typeof compareAnswer.parse>['files'][number]

function pathsOf(files: readonly ComparedFile[] | undefined): ChangedPaths | undefined {
  if (!files || files.length >= MAX_FILES) return undefined
  const paths = new Map<string, string>()
  for (const { filename, status, sha, previous_filename } of files) {
    if (status === 'renamed' && previous_filename !== undefined) paths.set(previous_filename, 'removed')
    paths.set(filename, status === 'removed' ? 'removed' : (sha ?? 'unknown'))
  }
  return paths
}

const patchesOf = (files: readonly ComparedFile[]): ReadonlyMap<string, string> =>
  new Map(
    files.flatMap(({ filename, status, patch }) =>
      status === 'modified' && patch !== undefined ? [[filename, patch] as const] : [],
    ),
  )

export function differingPaths(left: ChangedPaths, right: ChangedPaths): string[] {
  const paths = new Set([...left.keys(), ...right.keys()])
  return [...paths].filter(path => left.get(path) !== right.get(path))
}
