import { authorisationsFact } from '../../collect/release/authorisations.ts'
import { releaseFact } from '../../collect/release/release.ts'
import { type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import { type ReleaseAnswer, readRelease, readReleaseNow } from '../../github/release.ts'
import { evaluate, gatesFor, unjudged, withPeople } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { GateVerdict, Verdict } from '../../verdict/verdict.ts'
import { brokenVerdict } from '../change/judge-change.ts'
import { memberships } from '../change/memberships.ts'
import { readPolicy } from '../policy/read-policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { ReleaseTask } from '../shared/event.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { mergeRecordsOf } from './merge-records.ts'

export interface JudgedRelease {
  verdict: Verdict
  facts: Facts
  policy: Policy | undefined
  answer: ReleaseAnswer
}

/** A release that moves this often while it is judged is moved by somebody on purpose. */
const MAX_ROUNDS = 3

/** Judges a release as it stands now, and anew when its tag or the policy moves meanwhile. */
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
    release: nameOf(task),
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
  const facts = await collect(context, task, run, answer, policy)
  const verdict = evaluate(policy, facts, { subject, policy: source }, 'release')
  return { verdict, facts, policy: withPeople(policy, facts), answer }
}

export const nameOf = ({ tag, environment, commit }: ReleaseTask): string => tag ?? environment ?? commit.slice(0, 7)

async function collect(
  context: RunContext,
  { tag, environment, published }: ReleaseTask,
  run: string,
  answer: ReleaseAnswer,
  policy: Policy,
): Promise<Facts> {
  const { client, repository } = context
  const asked = gatesFor(policy, 'release').flatMap(({ gate, settings }) => gate.asks?.(settings).release ?? [])
  const [first, ...others] = asked
  if (!first) {
    throw new UserFacingError(
      'no_release_gate',
      'The policy has no gate of type release, so there is nothing to judge a release by.',
      `Add one to the policy in ${answer.defaultBranch}, or take this job out of the workflow.`,
    )
  }
  // One release has one range: two gates that see two would each judge what the other leaves out.
  if (others.some(one => JSON.stringify([one.tags, one.since]) !== JSON.stringify([first.tags, first.since]))) {
    throw new UserFacingError(
      'release_gates_differ',
      'The policy has gates of type release that name different tags, or a different `contents.since`.',
      `Let them name the same in the policy in ${answer.defaultBranch}.`,
    )
  }
  const records = (landed: Parameters<typeof mergeRecordsOf>[3]) =>
    mergeRecordsOf(context, answer.repository.id, policy.ledger.branch, landed)
  const via = [...new Set(asked.flatMap(one => one.via))]
  const { tags, since } = first
  const authorisations = await authorisationsFact(client, repository, { run, via, published })
  const people = authorisations.state === 'complete' ? authorisations.value.map(({ account }) => account) : []
  return {
    ...NOTHING_KNOWN,
    release: await releaseFact(client, repository, { answer, tag, environment, tags, since, records }),
    authorisations,
    memberships: await memberships(context, policy, 'release', { people }),
  }
}

function unsettled({ verdict, ...judged }: JudgedRelease): JudgedRelease {
  const reason = {
    code: 'release_moving',
    message: `The tag or the default branch moved ${MAX_ROUNDS} times while the release was judged.`,
    next: 'Run the job again when it has settled.',
  }
  const gates = verdict.gates.map(
    (gate): GateVerdict => ({ ...gate, ...unjudged([reason]), title: 'The release keeps moving' }),
  )
  return { ...judged, verdict: { ...verdict, gates, outcome: 'error' } }
}
