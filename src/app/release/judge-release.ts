import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import { releaseName } from '../../facts/release/name.ts'
import { unjudged } from '../../gates/shared/unjudged.ts'
import { type ReleaseAnswer, readRelease, readReleaseNow } from '../../github/release/release.ts'
import { evaluate, withPeople } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { GateVerdict, Verdict } from '../../verdict/verdict.ts'
import { collectReleaseFacts } from '../facts/release.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { brokenVerdict } from '../shared/broken-verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { ReleaseTask } from '../shared/release-task.ts'

export interface JudgedRelease {
  verdict: Verdict
  facts: Facts
  policy: Policy | undefined
  answer: ReleaseAnswer
}

/** A release that moves this often while it is judged is moved by somebody on purpose. */
const MAX_ROUNDS = 3

/** Judges a release as it stands now, and again when its tag or the policy moves meanwhile. */
export async function judgeRelease(context: RunContext, task: ReleaseTask, run: string): Promise<JudgedRelease> {
  const { client, repository, policyPath } = context
  for (let round = 1; ; round++) {
    const answer = await readRelease(client, repository, task, policyPath)
    const judged = await judgeOnce(context, task, run, answer)
    const now = await readReleaseNow(client, repository, task.tag)
    const moved = now.policyCommit !== (answer.rules?.oid ?? null) || now.tagCommit !== answer.tagCommit
    if (!moved) return judged
    if (round === MAX_ROUNDS) return unsettled(judged)
  }
}

async function judgeOnce(
  context: RunContext,
  task: ReleaseTask,
  run: string,
  answer: ReleaseAnswer,
): Promise<JudgedRelease> {
  const { policyPath } = context
  const subject = {
    repository: answer.repository.name,
    release: releaseName(task),
    head: answer.commit,
    base: answer.rules?.oid ?? '',
  }
  // A tag can point at anything, so the policy at its commit could be anybody's: the default branch's is in force.
  const read = answer.rules
    ? await readPolicy(context, answer.rules, answer.defaultBranch)
    : { reasons: [{ code: 'base_unreadable', message: `The default branch ${answer.defaultBranch} cannot be read.` }] }
  if (!('policy' in read)) {
    const verdict = brokenVerdict(subject, policyPath, { title: 'The policy cannot be used', reasons: read.reasons })
    return { verdict, facts: NOTHING_KNOWN, policy: undefined, answer }
  }
  const { policy, source } = read
  const facts = await collectReleaseFacts({ context, policy, task, run, answer })
  const verdict = evaluate(policy, facts, { subject, policy: source }, 'release')
  return { verdict, facts, policy: withPeople(policy, facts), answer }
}

function unsettled({ verdict: { reasons: _, ...verdict }, ...judged }: JudgedRelease): JudgedRelease {
  const reason = {
    code: 'release_moving',
    message: `The tag or the default branch moved ${MAX_ROUNDS} times during the evaluation.`,
    next: 'Run the job again when nobody is pushing or reviewing.',
  }
  // Nothing of what they found is kept: it was about a state that is gone.
  const gates = verdict.gates.map(
    ({ id, type, enforce, clauses }): GateVerdict => ({
      id,
      type,
      enforce,
      ...unjudged([reason]),
      title: 'The release kept changing',
      clauses,
    }),
  )
  return { ...judged, verdict: { ...verdict, gates, outcome: 'error' } }
}
