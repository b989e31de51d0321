import type { CheckRunNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { readCheckRuns } from '../../github/commit/checks.ts'
import { isOfChange, judgedAt, overallName } from '../../publish/check-runs.ts'
import { type EmbeddedVerdict, readBlock } from '../../publish/verdict-block.ts'
import { utcSecond } from '../../record/merge.ts'
import type { MergeRecord } from '../../record/record.ts'
import { AWAITS } from '../../verdict/verdict.ts'
import { awaitsOf } from '../shared/awaits.ts'

/** A verdict that was given on the change before it was merged, as its overall check run carries it. */
export interface PreviousVerdict {
  checkRun: string
  digest: string
  judged: EmbeddedVerdict
}

export interface Wanted {
  head: string
  /** Every commit of the change, newest first: each may have been a head once. Without its head they are not known. */
  commits: readonly string[]
  /** Commits that reviews were given for, newest first: of heads that a force push replaced, they alone are still told. */
  reviewed: readonly string[]
  pull: number
  checkName: string
  viewer: string
  until: string | null
}

export interface Judgements {
  previous: PreviousVerdict | undefined
  attempts: MergeRecord['attempts']
  times: Pick<MergeRecord['times'], 'firstVerdict' | 'firstGreen'>
}

/** No more earlier heads than this are read, each with one request: what is then known is the least there was. */
const MAX_EARLIER = 5

/**
 * Finds the newest verdict on a head commit by name, app and pull request, and counts all there were. Reports are gone
 * when a change has been merged, so this is the only place that still tells what they said. Anyone who may write to
 * the repository can post such a check from a workflow, which is why what is taken over is recorded with its origin.
 */
export async function findJudgements(client: Client, repository: Repository, wanted: Wanted): Promise<Judgements> {
  const ofHead = await judgementsOfHead(client, repository, wanted)
  const earlier = [...new Set([...wanted.reviewed, ...wanted.commits])].filter(commit => commit !== wanted.head)
  const known = await judgementsBefore(client, repository, wanted, earlier.slice(0, MAX_EARLIER))
  const asked = [...known, ...(ofHead ? [ofHead] : [])]
  // Where one head was replaced, there may have been others that nobody reviewed.
  const isWhole = [wanted.head, ...wanted.reviewed].every(commit => wanted.commits.includes(commit))
  const all = isWhole ? earlier.length + 1 : null
  return {
    previous: newestOf(ofHead ?? [], wanted),
    attempts: attemptsIn(asked.flat(), { asked: asked.length, all }),
    times: timesIn(asked.flat()),
  }
}

/** Of earlier heads, as far as they can be read: how often a change was judged must not keep it out of the ledger. */
async function judgementsBefore(
  client: Client,
  repository: Repository,
  wanted: Wanted,
  heads: readonly string[],
): Promise<CheckRunNode[][]> {
  const known: CheckRunNode[][] = []
  try {
    for (const head of heads) {
      const runs = await judgementsOf(
        client,
        repository,
        { ...wanted, head },
        { name: overallName(wanted.checkName), pages: 1 },
      )
      if (runs) known.push(runs)
    }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
  }
  return known
}

/** The verdicts on the head. The first versions posted them under the name that now is the commit status's. */
async function judgementsOfHead(
  client: Client,
  repository: Repository,
  wanted: Wanted,
): Promise<CheckRunNode[] | undefined> {
  const found = await judgementsOf(client, repository, wanted, {
    name: overallName(wanted.checkName),
    pages: MAX_PAGES,
  })
  if (found?.length !== 0) return found
  return judgementsOf(client, repository, wanted, { name: wanted.checkName, pages: MAX_PAGES })
}

async function judgementsOf(
  client: Client,
  repository: Repository,
  { head, pull, viewer, until }: Wanted,
  { name, pages }: { name: string; pages: number },
): Promise<CheckRunNode[] | undefined> {
  // Changes may be judged with the job's own token and recorded with another.
  const apps = new Set([viewer.replace(/\[bot\]$/, ''), 'github-actions'])
  const asked = { commit: head, name, pages, what: 'looking for the verdict before the merge' }
  return (await readCheckRuns(client, repository, asked))
    ?.filter(run => run.name === name && run.head_sha === head && apps.has(run.app?.slug ?? ''))
    .filter(run => isOfChange(run.external_id, pull) && endedBefore(run, until))
}

/** The one judged last first: what an older run posts may arrive after it. */
function byJudgement(a: CheckRunNode, b: CheckRunNode): number {
  const [at, than] = [timeOf(a), timeOf(b)]
  return at === than ? b.id - a.id : at < than ? 1 : -1
}

/** A check run ends after its verdict was judged; one that says otherwise says nothing. */
function timeOf({ external_id: id, completed_at: end }: CheckRunNode): string {
  const at = judgedAt(id)
  return end !== null && Date.parse(at) > Date.parse(end) ? '' : at
}

function newestOf(runs: readonly CheckRunNode[], { head, pull }: Wanted): PreviousVerdict | undefined {
  const [newest] = runs.filter(run => run.head_sha === head).sort(byJudgement)
  const block = newest && readBlock(newest.output.text ?? '')
  if (!newest || !block) return undefined
  const { subject } = block.judged
  if (subject.head !== head || subject.pull !== pull) return undefined
  return { checkRun: String(newest.id), digest: block.digest, judged: block.judged }
}

type Attempts = NonNullable<MergeRecord['attempts']>
type Heads = Attempts['heads']

/** Whether the first attempt passed is known only when no head is left out. */
function attemptsIn(runs: readonly CheckRunNode[], heads: Heads): MergeRecord['attempts'] {
  const [first] = [...runs].sort((a, b) => a.id - b.id)
  if (!first) return null
  const isKnown = heads.asked === heads.all
  return {
    count: runs.length,
    firstPass: isKnown ? first.conclusion === 'success' : null,
    failedFirst: isKnown ? failedIn(first) : null,
    heads,
  }
}

/** The gates that failed in a verdict, and what for; `null` where the check run does not carry it. */
function failedIn({ output }: CheckRunNode): Attempts['failedFirst'] {
  const block = readBlock(output.text ?? '')
  if (!block) return null
  return block.judged.gates.flatMap(({ id, type, outcome, reasons }) => {
    if (outcome !== 'fail' && outcome !== 'error') return []
    const awaits = new Set(reasons.map(({ code }) => awaitsOf(type, code)))
    return [{ gate: id, awaits: AWAITS.filter(who => (awaits.size === 0 ? who === 'author' : awaits.has(who))) }]
  })
}

/** When the change was first judged, and first judged to pass, as far as its heads could be read. */
function timesIn(runs: readonly CheckRunNode[]): Pick<MergeRecord['times'], 'firstVerdict' | 'firstGreen'> {
  const ended = runs.flatMap(({ completed_at: at, conclusion }) =>
    at === null ? [] : [{ at: utcSecond(at), conclusion }],
  )
  const earliest = (some: typeof ended) => some.map(({ at }) => at).sort()[0] ?? null
  return {
    firstVerdict: earliest(ended),
    firstGreen: earliest(ended.filter(({ conclusion }) => conclusion === 'success')),
  }
}

/** A check of after the merge did not lead to it, and one that runs, perhaps again, says nothing yet. */
function endedBefore({ status, completed_at: at }: CheckRunNode, until: string | null): boolean {
  return status === 'completed' && at !== null && (until === null || Date.parse(at) <= Date.parse(until))
}

/** A head that was judged more often than this has no verdict that could be found. */
const MAX_PAGES = 10
