import * as z from 'zod'
import { gitActor } from '../client/answers.ts'
import type { Repository } from '../client/ask.ts'
import { BATCH, commitsQuery, RELEASED_HISTORY } from '../client/batches.ts'
import type { Client } from '../client/client.ts'
import { parse } from '../client/parse.ts'
import { associatedPull } from '../recent-merges.ts'
import { missing } from './release.ts'
import { historyAnswer, parentsAnswer, parentsIn, type Step, stepOf } from './steps.ts'

const releasedCommit = z.object({
  oid: z.string(),
  committedDate: z.string(),
  message: z.string(),
  authors: z.object({ totalCount: z.number(), nodes: z.array(gitActor.nullable()) }),
  committer: gitActor.nullable(),
  associatedPullRequests: z
    .object({
      totalCount: z.number().int(),
      nodes: z.array(associatedPull.nullable()),
    })
    .nullable(),
})

export type ReleasedCommit = z.infer<typeof releasedCommit>

const commitsAnswer = historyAnswer(releasedCommit.extend({ parents: parentsAnswer }))

export interface ReleasedStep {
  step: Step
  commit: ReleasedCommit
}

/** What a commit has in its history, newest first, a page at a time, with all that is asked about commits. */
export async function* releasedPages(
  client: Client,
  { owner, name }: Repository,
  commit: string,
): AsyncIterable<ReleasedStep[]> {
  const what = 'reading the commits of the release'
  let cursor: string | null = null
  for (;;) {
    const answer = await client.graphql(RELEASED_HISTORY, { owner, name, after: commit, cursor }, { what })
    const history = parse(commitsAnswer, answer.data, answer.errors, what).repository.object?.history
    if (!history) throw missing('GitHub does not report the history of the release.', 'Run the job again.')
    yield history.nodes.map(({ parents, ...node }) => ({
      step: stepOf(node.oid, parentsIn(parents)),
      commit: node,
    }))
    if (!history.pageInfo.hasNextPage) return
    cursor = history.pageInfo.endCursor
  }
}

/** Files make an answer a hundred times as large. */
const BATCH_WITH_FILES = 50

/** Who made commits, and through which changes they were merged; in the order that was asked. */
export async function readCommits(
  client: Client,
  { owner, name }: Repository,
  oids: readonly string[],
  withFiles = false,
): Promise<ReleasedCommit[]> {
  const size = withFiles ? BATCH_WITH_FILES : BATCH
  const what = 'reading the commits of the release'
  const found: ReleasedCommit[] = []
  for (let from = 0; from < oids.length; from += size) {
    const part = oids.slice(from, from + size)
    const variables = { owner, name, ...numbered('commit', part) }
    const answer = await client.graphql(commitsQuery(part.length, withFiles), variables, { what })
    const schema = z.object({ repository: z.record(z.string(), releasedCommit) })
    const { repository } = parse(schema, answer.data, answer.errors, what)
    for (const [index] of part.entries()) {
      const commit = repository[`commit${index}`]
      if (!commit) throw missing('GitHub did not report every commit of the release.', 'Run the job again.')
      found.push(commit)
    }
  }
  return found
}

const numbered = (word: string, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, index) => [`${word}${index}`, value]))
