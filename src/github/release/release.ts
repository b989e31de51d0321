import * as z from 'zod'
import { rules } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import type { Client } from '../client/client.ts'
import { GitHubError } from '../client/errors.ts'
import { parse } from '../client/parse.ts'
import { RELEASE, RELEASE_NOW } from '../client/queries.ts'

const target = z.object({
  __typename: z.string(),
  oid: z.string(),
  target: z.object({ __typename: z.string(), oid: z.string() }).optional(),
  tagger: z
    .object({ user: z.object({ databaseId: z.number().int().nullable(), login: z.string() }).nullable() })
    .nullish(),
})
const ref = z.object({ target: target.nullable() }).nullable()
const namingPull = z.object({
  number: z.number().int(),
  merged: z.boolean(),
  baseRefName: z.string(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
})

const releaseAnswer = z.object({
  viewer: z.object({ login: z.string() }),
  repository: z.object({
    databaseId: z.number().int(),
    nameWithOwner: z.string(),
    defaultBranchRef: z.object({ name: z.string(), target: rules.nullable() }).nullable(),
    commit: z
      .object({
        __typename: z.string(),
        oid: z.string(),
        associatedPullRequests: z
          .object({ totalCount: z.number().int(), nodes: z.array(namingPull.nullable()) })
          .nullish(),
      })
      .nullable(),
    tag: ref,
  }),
})

const nowAnswer = z.object({
  repository: z.object({
    defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
    tag: ref,
  }),
})

/** A release as GitHub reports it. */
export interface ReleaseAnswer {
  repository: { id: string; name: string }
  defaultBranch: string
  rules: z.infer<typeof rules> | null
  commit: string
  /** Where the tag points; `null`: there is no such tag, or none was requested. */
  tagCommit: string | null
  /** The annotated tag, which may be signed; `null`: it is a plain one, or there is none. */
  tagObject: { oid: string; tagger: { id: string; login: string } | null } | null
  /** Branch into which the commit was merged, as GitHub knows it; `null`: it does not say. */
  line: string | null
  /** The pull request that was merged as this commit. */
  pull: number | null
}

export async function readRelease(
  client: Client,
  { owner, name }: Repository,
  { commit, tag }: { commit: string; tag: string | null },
  policyPath: string,
): Promise<ReleaseAnswer> {
  const what = 'reading the release'
  const variables = { owner, name, commit, tag: refName(tag), policyPath }
  const answer = await client.graphql(RELEASE, variables, { what })
  const { repository } = parse(releaseAnswer, answer.data, answer.errors, what)
  const { defaultBranchRef: branch, commit: found } = repository
  if (!branch) throw missing(`${owner}/${name} has no default branch.`, 'Push a first commit.')
  if (found?.__typename !== 'Commit')
    throw missing(`GitHub does not have commit ${commit}.`, 'Check what started this run.')
  return {
    repository: { id: String(repository.databaseId), name: repository.nameWithOwner },
    defaultBranch: branch.name,
    rules: branch.target,
    commit: found.oid,
    tagCommit: tag === null ? null : commitOf(repository.tag?.target),
    tagObject: tag === null ? null : annotated(repository.tag?.target),
    line: lineOf(found.oid, found.associatedPullRequests),
    pull: mergedAs(found.oid, found.associatedPullRequests)?.number ?? null,
  }
}

function annotated(found: z.infer<typeof target> | null | undefined): ReleaseAnswer['tagObject'] {
  if (found?.__typename !== 'Tag') return null
  const user = found.tagger?.user
  const tagger = user && user.databaseId !== null ? { id: String(user.databaseId), login: user.login } : null
  return { oid: found.oid, tagger }
}

type Naming = { totalCount: number; nodes: (z.infer<typeof namingPull> | null)[] }

/** The pull request that was merged as this very commit tells the branch; of others several may hold it. */
function lineOf(oid: string, pulls: Naming | null | undefined): string | null {
  const merged = pulls?.nodes.flatMap(pull => (pull?.merged ? [pull] : [])) ?? []
  const exact = mergedAs(oid, pulls)
  const isWhole = pulls != null && pulls.nodes.length === pulls.totalCount
  return (exact ?? (isWhole ? merged[0] : undefined))?.baseRefName ?? null
}

const mergedAs = (oid: string, pulls: Naming | null | undefined) =>
  pulls?.nodes.find(pull => pull?.merged && pull.mergeCommit?.oid === oid)

/** What would make a verdict on a release outdated. */
export async function readReleaseNow(
  client: Client,
  { owner, name }: Repository,
  tag: string | null,
): Promise<{ policyCommit: string | null; tagCommit: string | null }> {
  const what = 'reading the release again'
  const answer = await client.graphql(RELEASE_NOW, { owner, name, tag: refName(tag) }, { what })
  const { repository } = parse(nowAnswer, answer.data, answer.errors, what)
  return {
    policyCommit: repository.defaultBranchRef?.target?.oid ?? null,
    tagCommit: tag === null ? null : commitOf(repository.tag?.target),
  }
}

const refName = (tag: string | null): string => `refs/tags/${tag ?? ''}`

function commitOf(found: z.infer<typeof target> | null | undefined): string | null {
  const last = found?.target ?? found
  return last?.__typename === 'Commit' ? last.oid : null
}

export const missing = (message: string, next: string): GitHubError =>
  new GitHubError('not_found', message, { status: 404, next })
