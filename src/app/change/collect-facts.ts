import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  changeFact,
  commitsFact,
  labelsFact,
  NO_CONTENTS,
  reviewsFact,
  type Told,
} from '../../collect/change/change.ts'
import { checksFact } from '../../collect/change/checks.ts'
import { confirmContents } from '../../collect/change/confirm-contents.ts'
import { confirmFiles } from '../../collect/change/confirm-files.ts'
import { pullFiles } from '../../collect/change/pull-files.ts'
import { collectLinks } from '../../collect/links/work-items.ts'
import { collectArtifacts } from '../../collect/reports/artifacts.ts'
import { collectLocal, type LocalFacts } from '../../collect/reports/workspace.ts'
import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { ChangeAnswer } from '../../github/change.ts'
import type { Policy } from '../../policy/policy.ts'
import { resultingPolicyLoader } from '../policy/read-policy.ts'
import { rulesChangeFact } from '../policy/rules-change.ts'
import type { RunContext } from '../shared/context.ts'
import { baselineFact } from './baselines.ts'
import { type Asked, askedBy } from './fact-requests.ts'
import { commitsInPart, concedesByPath, concessionsAsked, peopleOf } from './people-of-change.ts'

/** The facts about an open change that the gates of the policy ask for. */
export async function collectFacts(context: RunContext, answer: ChangeAnswer, policy: Policy): Promise<Facts> {
  const { client, repository } = context
  const asked = askedBy(policy)
  const collectedAt = client.time()
  const base = answer.rules?.oid ?? null
  const told: Told = { ...answer, base, collectedAt }
  const local = await readLocal(context, answer, asked, collectedAt)
  const ends = { base: base ?? '', head: answer.change.headRefOid, inPart: commitsInPart(asked, answer.change) }
  const contents = await confirmContents(client, repository, ends, local?.contents ?? NO_CONTENTS)
  const listed = once(() => pullFiles(client, repository, answer.change.number, answer.change.changedFiles))
  const concessions = await concessionsAsked(context, policy, collectedAt)
  const files = await filesFact(listed, local, asked, concessions)
  const reviews = reviewsFact(told, contents)
  const rulesChange = await rulesChanged(context, answer, policy, collectedAt, listed)
  const reports = {
    coverage: asked.facts.has('coverage') ? (local?.coverage ?? NO_CLONE) : NOTHING_KNOWN.coverage,
    tests: asked.facts.has('tests') ? (local?.tests ?? NO_CLONE) : NOTHING_KNOWN.tests,
  }
  return {
    ...NOTHING_KNOWN,
    ...reports,
    change: changeFact(told, contents),
    commits: commitsFact(told),
    reviews,
    labels: labelsFact(told),
    files,
    rulesChange,
    concessions,
    checks: asked.facts.has('checks') ? await checksFact(client, repository, ends.head, null) : NOTHING_KNOWN.checks,
    baseline:
      asked.facts.has('baseline') && base !== null
        ? await baselineFact(context, policy, { tip: base, ledger: policy.ledger.branch }, reports, collectedAt)
        : NOTHING_KNOWN.baseline,
    ...(await peopleOf(context, policy, { ...answer, facts: { reviews, files, rulesChange, concessions } })),
    time: timeFact(collectedAt),
    ...(base === null
      ? {}
      : await collectLinks(client, repository, {
          ...answer,
          base,
          requests: asked.said,
          files,
          landedAt: null,
          server: context.server,
        })),
  }
}

/** GitHub's clock, from its latest answer; an answer without a date leaves none to go by. */
function timeFact(collectedAt: string): Facts['time'] {
  if (Date.parse(collectedAt) > 0) {
    return { state: 'complete', value: collectedAt, provenance: { source: 'github', trust: 'platform', collectedAt } }
  }
  const detail = "GitHub's answers bear no date, so nobody can tell what time it is."
  return { state: 'unavailable', why: 'missing', detail, next: 'Look for a proxy that takes headers away.' }
}

async function readLocal(
  context: RunContext,
  answer: ChangeAnswer,
  asked: Asked,
  collectedAt: string,
): Promise<LocalFacts | undefined> {
  const { workspace, path, clock } = context
  if (workspace === undefined || !answer.rules) return undefined
  const head = answer.change.headRefOid
  const temp = join(context.temp, 'gatebook', 'artifacts')
  const requests = [...asked.coverage, ...asked.tests].flat()
  try {
    const local = await collectLocal({
      workspace,
      path,
      head,
      base: answer.rules.oid,
      platformFileCount: answer.change.changedFiles,
      reports: asked.coverage,
      exclusions: asked.exclusions,
      tests: asked.tests,
      artifacts: await collectArtifacts({ ...context, commit: head, requests, temp }),
      reviewCommits: answer.change.reviews?.nodes.flatMap(review => review?.commit?.oid ?? []) ?? [],
      collectedAt,
      now: clock.now(),
    })
    return local === 'no-clone' ? undefined : local
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

type Files = Facts['files']

async function filesFact(
  listed: () => Promise<Files>,
  local: LocalFacts | undefined,
  { facts, decidesByPath }: Asked,
  concessions: Facts['concessions'],
): Promise<Files> {
  const isListed = decidesByPath || concedesByPath(concessions)
  if (!facts.has('files') && !isListed) return local?.files ?? NOTHING_KNOWN.files
  // Lines of code are known from the clone only, and are the author's word like the reports that count them.
  if (local && !isListed) return local.files
  return local ? confirmFiles(local.files, await listed()) : listed()
}

/** The list is the platform's, also where lines are read from a clone: the clone is in the hands of the change. */
async function rulesChanged(
  { policyPath, readBase }: RunContext,
  { change, rules: before }: ChangeAnswer,
  policy: Policy,
  collectedAt: string,
  files: () => Promise<Files>,
): Promise<Facts['rulesChange']> {
  const after = change.headCommit.nodes[0]?.commit
  if (after?.oid !== change.headRefOid) return HEAD_UNKNOWN
  const branch = change.baseRefName
  const load = resultingPolicyLoader({ policyPath, readBase }, policy)
  return rulesChangeFact({ before, after, policy, policyPath, branch, collectedAt, load, files })
}

const HEAD_UNKNOWN: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'GitHub does not show the head commit of the change, so nobody can tell whether it changes the rules.',
  next: 'Run the job again.',
}

/** Asked at most once, and only by who needs it. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}

const NO_CLONE: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'There is no local clone in the workspace, so no report of a test run can be read.',
  next: 'Check the change out with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook, in the same job; where CI uploads the reports, check the base out and fetch the head.',
}
