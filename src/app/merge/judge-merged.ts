import {
  account,
  type Contents,
  changeFact,
  commitsFact,
  labelsFact,
  reviewsFact,
  type Told,
} from '../../collect/change/change.ts'
import { checksFact } from '../../collect/change/checks.ts'
import { confirmContents } from '../../collect/change/confirm-contents.ts'
import { pullFiles } from '../../collect/change/pull-files.ts'
import { collectLinks } from '../../collect/links/work-items.ts'
import type { Review } from '../../facts/change.ts'
import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { MergedAnswer } from '../../github/change.ts'
import type { ChangeNode } from '../../github/client/answers.ts'
import type { ChangedPaths } from '../../github/compare.ts'
import { decidesByPath, evaluate, gatesFor, withPeople } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import { type ApprovalSeen, type Decision, evidenceOf } from '../../record/merge.ts'
import type { Evidence, MergeRecord } from '../../record/record.ts'
import type { Reason, Verdict } from '../../verdict/verdict.ts'
import { askedBy } from '../change/fact-requests.ts'
import { commitsInPart, concedesByPath, concessionsAsked, peopleOf } from '../change/people-of-change.ts'
import type { PolicyInForce } from '../policy/policy-in-force.ts'
import { resultingPolicyLoader } from '../policy/read-policy.ts'
import { rolesOf } from '../policy/role-holders.ts'
import { rulesChangeFact } from '../policy/rules-change.ts'
import { findJudgements, type PreviousVerdict } from '../reuse/previous-verdict.ts'
import { reuseVerdict } from '../reuse/reuse-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import { contentMismatch } from './content-mismatch.ts'
import { mergeDetails, NO_DETAILS } from './details.ts'
import { branchNumbers } from './measure-branch.ts'

export interface JudgedMerge {
  decision: Decision
  evidence: Evidence[]
  approvals: ApprovalSeen[]
  attempts: MergeRecord['attempts']
  details: Pick<MergeRecord, 'links' | 'changeRecord' | 'obligations'>
  /** With everybody who held its roles. */
  policy: Policy | undefined
}

/**
 * Judges a change that has landed: again on everything that the platform can still tell, and as it was judged before
 * on what only reports could tell.
 */
export async function judgeMerged(
  context: RunContext,
  answer: MergedAnswer,
  change: ChangeNode,
  { policy, source, reasons }: PolicyInForce,
  checkName: string,
  landed: ChangedPaths | undefined,
): Promise<JudgedMerge> {
  if (!policy || !source) {
    const decision = { outcome: 'error', reasons: reasons.map(reason => reason.code), policy: null } as const
    return unjudged(decision)
  }
  const ends = { parent: answer.rules?.oid ?? '', commit: answer.commit.oid, head: change.headRefOid }
  const otherwise = await contentMismatch(context.client, context.repository, ends, landed)
  if (otherwise) {
    const decision = { outcome: 'not_judged', reasons: [otherwise], policy: source } as const
    return unjudged(decision, policy)
  }
  const { head } = ends
  const commits = change.commits?.nodes.flatMap(node => node?.commit.oid ?? []).reverse() ?? []
  const reviewed = change.reviews?.nodes.flatMap(node => node?.commit?.oid ?? []).reverse() ?? []
  const wanted = {
    head,
    commits,
    reviewed,
    pull: change.number,
    checkName,
    viewer: answer.viewer,
    until: change.mergedAt,
  }
  const { carried: before, attempts } = await findJudgements(context.client, context.repository, wanted)
  const facts = await factsOf(context, answer, change, policy, before)
  const subject = { repository: answer.repository.name, pull: change.number, head, base: ends.parent }
  const again = evaluate(policy, facts, { subject, policy: source })
  const { verdict, carried } = reuseVerdict(policy, facts, again, before)
  const inForce = withPeople(policy, facts)
  return {
    decision: { verdict, carried, landed: await branchNumbers(context, policy, ends) },
    evidence: [...evidenceOf(facts), ...previousEvidence(before)],
    approvals: approvalsSeen(inForce, verdict, facts),
    attempts,
    details: mergeDetails(verdict, facts, change.mergedAt ?? context.client.time()),
    policy: inForce,
  }
}

const unjudged = (decision: Decision, policy?: Policy): JudgedMerge => ({
  decision,
  evidence: [],
  approvals: [],
  attempts: null,
  details: NO_DETAILS,
  policy,
})

async function factsOf(
  context: RunContext,
  answer: MergedAnswer,
  change: ChangeNode,
  policy: Policy,
  before: PreviousVerdict | undefined,
): Promise<Facts> {
  const { client, repository, server, policyPath } = context
  const asked = askedBy(policy)
  const base = answer.rules?.oid ?? ''
  const collectedAt = client.time()
  const landedAt = change.mergedAt ?? collectedAt
  const told: Told = { ...answer, change, base, collectedAt }
  const head = change.headRefOid
  const ends = { base, head, inPart: commitsInPart(asked, change) }
  // What the check run claims counts only as far as GitHub itself agrees.
  const contents = await confirmContents(client, repository, ends, claimsOf(before, head))
  const concessions = await concessionsAsked(context, policy, landedAt)
  const files = await filesFact(context, change, policy, concessions)
  const reviews = untilMerged(reviewsFact(told, contents), change.mergedAt)
  const rulesChange = await rulesChangeFact({
    before: answer.rules,
    after: answer.after,
    policy,
    policyPath,
    branch: change.baseRefName,
    collectedAt,
    load: resultingPolicyLoader(context, policy),
    files: async () =>
      files.state === 'complete' ? files : pullFiles(client, repository, change.number, change.changedFiles),
  })
  const others = [change.author, change.mergedBy].map(account)
  const people = {
    change,
    rules: answer.rules,
    facts: { reviews, files, rulesChange, concessions },
    others,
    pushers: before?.judged.pushers,
  }
  return {
    ...NOTHING_KNOWN,
    change: changeFact(told, contents),
    commits: commitsFact(told),
    reviews,
    concessions,
    ...(await peopleOf(context, policy, people)),
    labels: labelsFact(told),
    files,
    rulesChange,
    checks: asked.facts.has('checks')
      ? await checksFact(client, repository, head, change.mergedAt)
      : NOTHING_KNOWN.checks,
    coverage: LANDED,
    tests: LANDED,
    time: { state: 'complete', value: landedAt, provenance: { source: 'github', trust: 'platform', collectedAt } },
    ...(await collectLinks(client, repository, {
      ...answer,
      change,
      base,
      requests: asked.said,
      files,
      landedAt,
      server,
    })),
  }
}

/** What the check on the change said that its commits carry. */
function claimsOf(before: PreviousVerdict | undefined, head: string): Contents {
  const claimed = before?.judged.contents ?? []
  const reviews = new Map(claimed.map(({ commit, digest }) => [commit, digest]))
  const differing = new Map(
    claimed.flatMap(({ commit, differing: paths }) => (paths ? [[commit, paths] as const] : [])),
  )
  return { head: reviews.get(head) ?? null, reviews, differing }
}

/** GitHub still lists the files; who needs their lines needs reports as well, and those are gone. */
async function filesFact(
  { client, repository }: RunContext,
  change: ChangeNode,
  policy: Policy,
  concessions: Facts['concessions'],
): Promise<Facts['files']> {
  const isAsked = gatesFor(policy, 'change').some(decidesByPath) || concedesByPath(concessions)
  return isAsked ? pullFiles(client, repository, change.number, change.changedFiles) : LANDED
}

/** What was said, or taken back, after the merge did not lead to it. Who may write is known as of now only. */
function untilMerged(reviews: Facts['reviews'], mergedAt: string | null): Facts['reviews'] {
  if (reviews.state !== 'complete' || mergedAt === null) return reviews
  const merged = Date.parse(mergedAt)
  const before = reviews.value.filter(({ submittedAt }) => Date.parse(submittedAt) <= merged)
  return {
    ...reviews,
    value: before.map(review => {
      const { dismissal } = review
      return dismissal && Date.parse(dismissal.at) > merged
        ? { ...review, state: dismissal.was, dismissal: null }
        : review
    }),
  }
}

const LANDED: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'The reports of a change are gone when it has landed.',
  next: 'Nothing to do.',
}

function previousEvidence(before: PreviousVerdict | undefined): Evidence[] {
  return (before?.judged.evidence ?? []).map(({ fact, collectedAt, digest }) => {
    return { fact, source: 'check-run', trust: 'self-reported', collectedAt, digest }
  })
}

/** As many approvals as a record takes; those that counted come first. */
const MAX_APPROVALS = 500

/** Every review that was an approval at some time, with what the gates made of it. */
function approvalsSeen(policy: Policy, verdict: Verdict, { reviews }: Facts): ApprovalSeen[] {
  if (reviews.state !== 'complete') return []
  const gates = verdict.gates.filter(gate => gate.type === 'approvals')
  const counted = new Set(gates.flatMap(gate => gate.children.flatMap(child => child.evidence ?? [])))
  const objections = new Map(gates.flatMap(gate => [...gate.reasons, ...gate.findings].flatMap(objectionIn)))
  const seen = reviews.value
    .filter(review => counted.has(review.id) || objections.has(review.id) || review.state === 'APPROVED')
    .map(review => ({
      review,
      roles: rolesOf(review.author, policy),
      why: counted.has(review.id) ? null : (objections.get(review.id) ?? replacedOrUnneeded(review, reviews.value)),
    }))
  return [...seen.filter(({ why }) => why === null), ...seen.filter(({ why }) => why !== null)].slice(0, MAX_APPROVALS)
}

/** An approval that its own giver replaced by a later one is no longer an opinion; any other was not needed. */
function replacedOrUnneeded(review: Review, all: readonly Review[]): string {
  const later = all.some(
    other =>
      other.author?.id === review.author?.id && other.state !== 'COMMENTED' && BigInt(other.id) > BigInt(review.id),
  )
  return later ? 'approval_superseded' : 'approval_not_needed'
}

function objectionIn({ code, data }: Reason): [string, string][] {
  const review = data?.['review']
  const objects = code.startsWith('approval_') && code !== 'approval_carried_over'
  return typeof review === 'string' && objects ? [[review, code]] : []
}
