import { authorisationsFact } from '../../collect/release/authorisations.ts'
import { releaseFact } from '../../collect/release/release.ts'
import { type FACTS, type FactName, type Facts, NOTHING_KNOWN, type Request } from '../../facts/facts.ts'
import { requestsFor } from '../../gates/shared/needs.ts'
import type { ReleaseAnswer } from '../../github/release.ts'
import { needsOf } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { ReleaseTask } from '../shared/event.ts'
import { UserFacingError } from '../shared/user-facing-error.ts'
import { membershipsOf } from './memberships.ts'
import { mergeRecordsOf } from './merge-records.ts'

/** What facts are about: a release, and all that collecting them takes. */
export interface ReleaseScene {
  context: RunContext
  policy: Policy
  task: ReleaseTask
  /** The run in which it is authorised. */
  run: string
  answer: ReleaseAnswer
}

type ReleaseFact = {
  [Name in FactName]: 'release' extends (typeof FACTS)[Name]['about'][number] ? Name : never
}[FactName]
type Collected = { [Name in ReleaseFact]?: Facts[Name] }

/** How each fact about a release is collected; those before it are known. */
const collectors: {
  readonly [Name in ReleaseFact]: (scene: ReleaseScene, known: Collected) => Promise<Facts[Name]>
} = { release, authorisations, memberships }

/** Collects what the release gates of the policy need to know. */
export async function collectReleaseFacts(scene: ReleaseScene): Promise<Facts> {
  const known: Collected = {}
  // Those who authorise come before the roles that they hold.
  for (const name of ['release', 'authorisations', 'memberships'] as const)
    Object.assign(known, { [name]: await collectors[name](scene, known) })
  return { ...NOTHING_KNOWN, ...known }
}

function release(scene: ReleaseScene): Promise<Facts['release']> {
  const { context, policy, task, answer } = scene
  const { tags, since } = onlyRequest(scene)
  const records = (merged: Parameters<typeof mergeRecordsOf>[3]) =>
    mergeRecordsOf(context, answer.repository.id, policy.ledger.branch, merged)
  const { tag, environment } = task
  return releaseFact(context.client, context.repository, { answer, tag, environment, tags: [...tags], since, records })
}

/** One release has one range: two gates that see two would each judge what the other leaves out. */
function onlyRequest({ policy, answer }: ReleaseScene): Request<'release'> {
  const [first, ...others] = requestsFor(needsOf(policy, 'release'), 'release')
  if (!first) {
    throw new UserFacingError(
      'no_release_gate',
      'The policy has no gate of type release, so releases cannot be evaluated.',
      `Add one to the policy on ${answer.defaultBranch}, or remove this job from the workflow.`,
    )
  }
  if (others.some(one => JSON.stringify([one.tags, one.since]) !== JSON.stringify([first.tags, first.since]))) {
    throw new UserFacingError(
      'release_gates_differ',
      'The release gates of the policy have different `tags` or different `contents.since`.',
      `Use the same values in all of them, in the policy on ${answer.defaultBranch}.`,
    )
  }
  return first
}

function authorisations({ context, policy, task, run }: ReleaseScene): Promise<Facts['authorisations']> {
  const requests = requestsFor(needsOf(policy, 'release'), 'authorisations')
  const via = [...new Set(requests.flatMap(request => request.via))]
  return authorisationsFact(context.client, context.repository, { run, via, published: task.published })
}

function memberships({ context, policy }: ReleaseScene, known: Collected): Promise<Facts['memberships']> {
  const { authorisations: words } = known
  const people = words?.state === 'complete' ? words.value.map(({ account }) => account) : []
  const requests = requestsFor(needsOf(policy, 'release'), 'memberships')
  const names = requests.length > 0 ? requests.flatMap(({ roles }) => roles) : undefined
  return membershipsOf(context, policy, names, { people })
}
