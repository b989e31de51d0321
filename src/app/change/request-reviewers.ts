import { list } from '../../gates/shared/wording.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { everRequested, requestReviews } from '../../github/review-requests.ts'
import type { Policy } from '../../policy/policy.ts'
import type { GateVerdict, Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { JudgedChange } from '../shared/result.ts'

/** What was done, or what kept it from being done, in sentences. */
export type ReviewRequested = { done: string } | { problem: string }

/** GitHub takes all of a request or nothing. */
const COLLABORATORS =
  'Give everybody in the role access to the repository. GitHub requests reviews only from people with access.'

type Missing = NonNullable<GateVerdict['missingReviews']>[number]

/**
 * Asks people for the reviews that are missing, where the policy says so. Once for each requirement: when any of those
 * who could fill it was ever asked, by whomever, it is left alone, so that nobody comes back whom somebody took off.
 * Undefined when there was nothing to do.
 */
export async function requestReviewers(
  { client, repository }: RunContext,
  { policy, facts, verdict }: Pick<JudgedChange, 'policy' | 'facts' | 'verdict'>,
): Promise<ReviewRequested | undefined> {
  const { pull } = verdict.subject
  // Nobody looks at a draft yet.
  if (!policy || pull === undefined || facts?.change.state !== 'complete' || facts.change.value.draft) return undefined
  const missing = missingFor(policy, verdict)
  if (missing.length === 0) return undefined
  try {
    const before = await everRequested(client, repository, pull)
    const reviewers = before ? chosen(missing, before, pull) : []
    if (reviewers.length === 0) return undefined
    await requestReviews(client, repository, pull, reviewers)
    return { done: `Requested a review from ${list(reviewers, 'and')}.` }
  } catch (error) {
    // The verdict stands without it.
    if (!(error instanceof GitHubError)) throw error
    const next = error.code === 'invalid' ? COLLABORATORS : error.next
    return { problem: `No review was requested. ${error.message} ${next}` }
  }
}

function missingFor(policy: Policy, { gates }: Verdict): Missing[] {
  const gateIds = policy.gates.filter(({ gate, settings }) => gate.requestsReviews?.(settings)).map(({ id }) => id)
  return gates
    .filter(({ id, outcome }) => gateIds.includes(id) && outcome === 'fail')
    .flatMap(({ missingReviews }) => missingReviews ?? [])
}

/** Changes take turns among those who could, so that it is not always the first. */
function chosen(missing: readonly Missing[], before: ReadonlySet<string>, pull: number): string[] {
  const all = missing
    .filter(({ could }) => !could.some(login => before.has(login.toLowerCase())))
    .flatMap(({ lacking, could }) => {
      const start = pull % could.length
      return [...could.slice(start), ...could.slice(0, start)].slice(0, lacking)
    })
  return [...new Set(all)]
}
