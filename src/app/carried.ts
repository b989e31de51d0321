import { type CheckRunNode, checkRunsAnswer } from '../github/answers.ts'
import type { Repository } from '../github/ask.ts'
import type { Client } from '../github/client.ts'
import { parse } from '../github/parse.ts'
import { type Judged, readBlock } from '../publish/judged.ts'

/** A verdict that was given on the change before it landed, as its overall check run carries it. */
export interface CarriedVerdict {
  checkRun: string
  digest: string
  judged: Judged
}

/**
 * Finds the newest verdict on a head commit by name, app and pull request. Reports are gone by the time a change has
 * landed, so this is the only place that still tells what they said. Anyone who may write to the repository can post
 * such a check from a workflow, which is why what is taken over from it is recorded with its origin and trust.
 */
export async function findCarried(
  client: Client,
  { owner, name }: Repository,
  wanted: { head: string; pull: number; checkName: string; viewer: string; until: string | null },
): Promise<CarriedVerdict | undefined> {
  // Changes may be judged with the job's own token and recorded with another.
  const apps = new Set([wanted.viewer.replace(/\[bot\]$/, ''), 'github-actions'])
  const runs = await readRuns(client, { owner, name }, wanted)
  const [newest] = runs
    .filter(run => run.name === wanted.checkName && run.head_sha === wanted.head && apps.has(run.app?.slug ?? ''))
    .filter(run => run.external_id === `gatebook:${wanted.pull}` && isBefore(run.completed_at, wanted.until))
    .sort((a, b) => b.id - a.id)
  const block = newest && readBlock(newest.output.text ?? '')
  if (!newest || !block) return undefined
  const { subject } = block.judged
  if (subject.head !== wanted.head || subject.pull !== wanted.pull) return undefined
  return { checkRun: String(newest.id), digest: block.digest, judged: block.judged }
}

/** A check of after the merge did not lead to it. */
function isBefore(completedAt: string | null, until: string | null): boolean {
  return completedAt !== null && (until === null || Date.parse(completedAt) <= Date.parse(until))
}

const PAGE = 100
/** A head that was judged more often than this has no verdict that could be found. */
const MOST_PAGES = 10

/** Every run of the name, or none: GitHub promises no order, so of a part nobody can tell the newest. */
async function readRuns(
  client: Client,
  { owner, name }: Repository,
  { head, checkName }: { head: string; checkName: string },
): Promise<CheckRunNode[]> {
  const what = 'looking for the verdict before the merge'
  const runs: CheckRunNode[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const parameters = { owner, repo: name, ref: head, check_name: checkName, filter: 'all', per_page: PAGE, page }
    const answer = await client.rest('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters, { what })
    const { total_count, check_runs } = parse(checkRunsAnswer, answer.data, [], what)
    runs.push(...check_runs)
    if (runs.length >= total_count) return runs
    if (check_runs.length === 0) break
  }
  return []
}
