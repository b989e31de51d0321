import type { ChangeAnswer } from '../../github/change.ts'
import { grant } from '../../github/client/permissions.ts'
import { evaluate, needsOf } from '../../policy/evaluate.ts'
import { fileLinesOf } from '../../policy/file-lines.ts'
import type { Reason, Verdict } from '../../verdict/verdict.ts'
import { collectFacts } from '../facts/collect.ts'
import { collectors } from '../facts/collectors.ts'
import { reportRequests, reportsIn } from '../facts/requests.ts'
import { openScene } from '../facts/scene.ts'
import { isWithoutPolicy } from '../policy/first-policy.ts'
import { misnamedPolicy } from '../policy/misnamed.ts'
import { type PolicyRead, readPolicy } from '../policy/read-policy.ts'
import { brokenVerdict } from '../shared/broken-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { JudgedChange } from '../shared/result.ts'
import { trustTooLow } from '../shared/trust.ts'
import { concessionHints } from './concession-hints.ts'
import { firstPolicyVerdict } from './first-policy.ts'

/** Loads the policy of the base commit, collects the facts its gates ask for, and judges the change on them. */
export async function judgeChange(context: RunContext, answer: ChangeAnswer): Promise<JudgedChange> {
  const read = await readBasePolicy(context, answer)
  const { viewer } = answer
  const title = answer.change.title
  if (!('policy' in read)) {
    const first = await firstPolicyVerdict(context, answer, read, subjectOf(answer))
    return {
      verdict: first ?? unreadable(context, answer, [...read.reasons, ...(await misnamed(context, answer, read))]),
      facts: undefined,
      policy: undefined,
      title,
      viewer,
    }
  }

  const demands = {
    base: answer.rules?.oid ?? null,
    reports: reportsIn(reportRequests(needsOf(read.policy, 'change'))),
  }
  const low = await trustTooLow(context, read.policy.trust, demands)
  if (low) {
    const cause = { title: 'The run is trusted less than the policy demands', reasons: [low] }
    const verdict = brokenVerdict(subjectOf(answer), context.policyPath, cause)
    return { verdict, facts: undefined, policy: read.policy, title, viewer }
  }
  const facts = await collectFacts(openScene(context, answer, read.policy, collectors))
  const verdict = evaluate(read.policy, facts, {
    subject: subjectOf(answer),
    policy: read.source,
  })
  const hints = concessionHints(context, read.policy, facts, verdict)
  return { verdict, facts, policy: read.policy, title, viewer, hints, files: fileLinesOf(read.policy, facts) }
}

async function readBasePolicy(context: RunContext, { rules, change }: ChangeAnswer): Promise<PolicyRead> {
  if (!rules) return { reasons: [noBase(change.baseRefName)] }
  return readPolicy(context, rules, change.baseRefName)
}

/** A policy with another name is noticed, in the base or in the change. */
async function misnamed(context: RunContext, { rules, change }: ChangeAnswer, read: PolicyRead): Promise<Reason[]> {
  return rules && isWithoutPolicy(read) ? misnamedPolicy(context, [rules.oid, change.headRefOid]) : []
}

function noBase(branch: string): Reason {
  return {
    code: 'base_unreadable',
    message: `The base branch ${branch} cannot be read: it does not exist, or the token has no read access.`,
    next: `${grant('contents: read')} Set the base of the pull request to an existing branch.`,
  }
}

/** Without a readable policy nothing passes: the verdict says what is wrong with it. */
function unreadable({ policyPath }: RunContext, answer: ChangeAnswer, reasons: Reason[]): Verdict {
  return brokenVerdict(subjectOf(answer), policyPath, { title: 'The policy cannot be used', reasons })
}

function subjectOf({ change, repository, rules }: ChangeAnswer): Verdict['subject'] {
  return { repository: repository.name, pull: change.number, head: change.headRefOid, base: rules?.oid ?? '' }
}
