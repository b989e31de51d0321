import * as z from 'zod'
import { issue, rulesFile } from './client/answers.ts'
import type { Repository } from './client/ask.ts'
import { workQuery } from './client/batches.ts'
import type { Client, GraphqlError } from './client/client.ts'
import { parse } from './client/parse.ts'

/** An issue as somebody writes it: `owner/name` and a number. */
export interface IssueName {
  repository: string
  number: number
}

/** Files of a commit, by path. */
export interface FilesAt {
  commit: string
  paths: readonly string[]
}

export interface WorkRequest {
  issues: readonly IssueName[]
  base: FilesAt
  head: FilesAt
}

export type WorkFile = z.infer<typeof rulesFile>
export type FoundIssue = z.infer<typeof found>

export interface WorkAnswer {
  /** Texts that new descriptions begin with. */
  templates: readonly string[]
  /** In the order of the paths. */
  base: readonly WorkFile[]
  head: readonly WorkFile[]
  /** In the order of the names; `null` where GitHub shows none. */
  issues: readonly (FoundIssue | null)[]
  refusals: readonly GraphqlError[]
}

/** Reads everything that a change names in one request. */
export async function readWork(client: Client, { owner, name }: Repository, request: WorkRequest): Promise<WorkAnswer> {
  const { issues, base, head } = request
  const what = 'reading the work items of the change'
  const variables = {
    owner,
    name,
    ...(base.paths.length > 0 ? { base: base.commit } : {}),
    ...(head.paths.length > 0 ? { head: head.commit } : {}),
    ...numbered('basePath', base.paths),
    ...numbered('headPath', head.paths),
    ...numbered('owner', issues.map(ownerOf)),
    ...numbered('name', issues.map(nameOf)),
    ...numbered(
      'number',
      issues.map(({ number }) => number),
    ),
  }
  const counts = { issues: issues.length, base: base.paths.length, head: head.paths.length }
  const answer = await client.graphql(workQuery(counts), variables, { what })
  const { repository, ...rest } = parse(workAnswer, answer.data, answer.errors, what)
  return {
    templates: repository.pullRequestTemplates?.flatMap(({ body }) => body ?? []) ?? [],
    base: base.paths.map((_, index) => repository.base?.[`file${index}`] ?? null),
    head: head.paths.map((_, index) => repository.head?.[`file${index}`] ?? null),
    issues: issues.map((_, index) => foundIn(rest[`issue${index}`], what)),
    refusals: answer.errors,
  }
}

const ownerOf = ({ repository }: IssueName): string => repository.split('/')[0] ?? ''
const nameOf = ({ repository }: IssueName): string => repository.split('/')[1] ?? ''

const numbered = (word: string, values: readonly (string | number)[]): Record<string, string | number> =>
  Object.fromEntries(values.map((value, index) => [`${word}${index}`, value]))

const files = z.record(z.string(), rulesFile).nullish()

const workAnswer = z.looseObject({
  repository: z.object({
    pullRequestTemplates: z.array(z.object({ body: z.string().nullable() })).nullable(),
    base: files,
    head: files,
  }),
})

const bigId = z.union([z.string(), z.number().int()]).transform(String)

const found = z.object({
  databaseId: z.number().int(),
  nameWithOwner: z.string(),
  issueOrPullRequest: z
    .discriminatedUnion('__typename', [
      issue.extend({ __typename: z.literal('Issue') }),
      z.object({ __typename: z.literal('PullRequest'), fullDatabaseId: bigId, number: z.number().int() }),
    ])
    .nullable(),
})

function foundIn(value: unknown, what: string): FoundIssue | null {
  return value === null || value === undefined ? null : parse(found, value, [], what)
}
