import { type Appended, append, isInLedger } from '../../ledger/append.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import { checkRuns } from '../../publish/check-runs.ts'
import { postChecks } from '../../publish/post-checks.ts'
import { RecordError } from '../../record/check.ts'
import { evidenceOf } from '../../record/merge.ts'
import type { ReleaseRecord } from '../../record/record.ts'
import { type AuthorisationSeen, type Decided, releaseRecord } from '../../record/release.ts'
import { plain } from '../../text/escape.ts'
import { recordedPerson, rolesOf } from '../policy/role-holders.ts'
import { awaitsOf } from '../shared/awaits.ts'
import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { ReleaseTask } from '../shared/release-task.ts'
import { type JudgedRelease, judgeRelease } from './judge-release.ts'

export interface ApprovedRelease {
  judged: JudgedRelease
  record: ReleaseRecord
  /** Undefined on a dry run. */
  appended: Appended | undefined
  checkUrl: string | undefined
  /** What was not posted, and why. */
  notices: readonly string[]
}

/** Judges a release, shows the verdict on its commit, and records it: also when it is refused. */
export async function approveRelease(
  context: RunContext,
  task: ReleaseTask,
  options: RecordOptions,
  inputs: Pick<Inputs, 'publish'>,
  runUrl: string | undefined,
): Promise<ApprovedRelease> {
  const judged = await judgeRelease(context, task, options.decidedBy.run)
  const record = recordOf(context, task, judged, options)
  if (options.dryRun) return { judged, record, appended: undefined, checkUrl: undefined, notices: [] }
  const ledger = judged.policy?.ledger.branch ?? LEDGER_BRANCH
  const store = githubStore(context.client, { ...context.repository, branch: ledger })
  // First the record: a release must not look authorised when nothing keeps by whom.
  const appended = await append(store, record, options.retryPolicy)
  return { judged, record, appended, ...(await publish(context, judged, record, appended, options, inputs, runUrl)) }
}

function recordOf(
  context: RunContext,
  { tag, environment, declared, requester }: ReleaseTask,
  { verdict, facts, policy, answer }: JudgedRelease,
  { decidedBy }: RecordOptions,
): ReleaseRecord {
  const release = facts.release.state === 'complete' ? facts.release.value : undefined
  return fitting({
    at: context.client.time(),
    repository: answer.repository,
    subject: { commit: answer.commit, tag, environment, kind: declared.kind },
    requestedBy: recordedPerson(requester ?? release?.requesters?.[0] ?? null, policy),
    verdict,
    hasPolicy: policy !== undefined,
    release,
    evidence: evidenceOf(facts),
    artifacts: facts.artifacts.state === 'complete' ? facts.artifacts.value : [],
    owed: facts.owedReviews.state === 'complete' ? facts.owedReviews.value.open : [],
    provenance: verdict.gates.flatMap(({ provenance = [] }) => provenance),
    authorisations: authorisationsSeen(facts, verdict, policy),
    decidedBy,
    awaits: awaitsOf,
    edition: policy?.edition ?? '2015',
  })
}

/** What does not fit into a record must not keep the release out of the ledger; it is not authorised then. */
function fitting(decided: Decided): ReleaseRecord {
  try {
    return releaseRecord(decided)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    const reason = { code: 'record_not_built', message: 'The release is too large for a record.' }
    const [gate] = decided.verdict.gates
    const gates = gate ? [{ ...gate, reasons: [reason] }] : []
    return releaseRecord({
      ...decided,
      verdict: { ...decided.verdict, outcome: 'error', gates },
      hasPolicy: false,
      release: undefined,
      evidence: [],
      artifacts: [],
      owed: [],
      provenance: [],
      authorisations: [],
    })
  }
}

/** Every word for or against the release, with what the gates made of it. */
function authorisationsSeen(
  { authorisations }: JudgedRelease['facts'],
  { gates }: JudgedRelease['verdict'],
  policy: JudgedRelease['policy'],
): AuthorisationSeen[] {
  if (authorisations.state !== 'complete') return []
  const weighed = gates.flatMap(gate => gate.authorisations ?? [])
  return authorisations.value.map((authorisation, place) => {
    const mine = weighed.filter(one => one.place === place)
    const objection = mine.find(({ why }) => why !== null)
    const why = objection?.why ?? (mine.length > 0 ? null : 'authorisation_not_weighed')
    return { authorisation, roles: rolesOf(authorisation.account, policy), why }
  })
}

async function publish(
  { client, repository }: RunContext,
  { verdict }: JudgedRelease,
  record: ReleaseRecord,
  appended: Appended,
  { checkName }: RecordOptions,
  { publish: where }: Pick<Inputs, 'publish'>,
  runUrl: string | undefined,
): Promise<Pick<ApprovedRelease, 'checkUrl' | 'notices'>> {
  if (!where.has('check-runs')) return { checkUrl: undefined, notices: [] }
  // Not the name that branches require: a release says nothing about a change.
  const name = `${checkName} release`
  const options = { name, overall: name, judgedAt: client.time(), detailsUrl: runUrl, annotate: false }
  const kept = isInLedger(appended)
  const shown = kept && record.verdict.outcome === verdict.outcome ? verdict : unkept(verdict, appended)
  const checks = checkRuns(shown, undefined, undefined, options)
  const { overall, problem, missing } = await postChecks(client, repository, checks)
  if (!problem) return { checkUrl: overall?.url, notices: [] }
  const names = missing.map(name => `"${name}"`).join(', ')
  return { checkUrl: overall?.url, notices: [plain(`Not posted: ${names}. ${problem.message} ${problem.next}`)] }
}

/** What nothing keeps is not authorised. */
function unkept(verdict: JudgedRelease['verdict'], appended: Appended): JudgedRelease['verdict'] {
  const detail = 'why' in appended ? appended.why : ''
  const next = 'next' in appended ? appended.next : 'Run the job again.'
  const reason = {
    code: 'release_unrecorded',
    message: `The record of the release is not in the ledger. ${detail}`,
    next,
  }
  const gates = verdict.gates.map(gate => ({ ...gate, outcome: 'error' as const, reasons: [reason, ...gate.reasons] }))
  return { ...verdict, gates, outcome: 'error' }
}
