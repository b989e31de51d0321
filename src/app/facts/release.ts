import { artifactsFact } from '../../collect/release/artifacts.ts'
import { authorisationsFact } from '../../collect/release/authorisations.ts'
import { releaseFact } from '../../collect/release/release.ts'
import type { Account } from '../../facts/basics.ts'
import { type FACTS, type FactName, type Facts, NOT_COLLECTED, NOTHING_KNOWN } from '../../facts/facts.ts'
import { requestsFor } from '../../gates/shared/needs.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { recentMerges } from '../../github/recent-merges.ts'
import type { ReleaseAnswer } from '../../github/release/release.ts'
import { type ReleaseRun, readRun } from '../../github/release/run.ts'
import { needsOf } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { RunContext } from '../shared/context.ts'
import type { ReleaseTask } from '../shared/release-task.ts'
import { earlierReleases } from './earlier-releases.ts'
import { installationIn } from './installation.ts'
import { membershipsOf } from './memberships.ts'
import { mergeRecordsOf } from './merge-records.ts'
import { owedReviewsFact } from './owed-reviews.ts'
import { wantedOf } from './release-scope.ts'
import { timeFact } from './time.ts'

/** What facts are about: a release, and all that collecting them takes. */
export interface ReleaseScene {
  context: RunContext
  policy: Policy
  task: ReleaseTask
  /** The run in which it is authorised. */
  run: string
  answer: ReleaseAnswer
}

/** With what GitHub says of the run; undefined: it does not say. */
type Scene = ReleaseScene & { ofRun: ReleaseRun | undefined }

type ReleaseFact = {
  [Name in FactName]: 'release' extends (typeof FACTS)[Name]['about'][number] ? Name : never
}[FactName]
type Collected = { [Name in ReleaseFact]?: Facts[Name] }

/** How each fact about a release is collected; those before it are known. */
const collectors: {
  readonly [Name in ReleaseFact]: (scene: Scene, known: Collected) => Promise<Facts[Name]>
} = { time, release, owedReviews, artifacts, authorisations, memberships }

/** Collects what the release gates of the policy need to know. */
export async function collectReleaseFacts(scene: ReleaseScene): Promise<Facts> {
  const known: Collected = {}
  const whole = { ...scene, ofRun: await runOf(scene) }
  // Those who authorise come before the roles that they hold.
  for (const name of ['time', 'release', 'owedReviews', 'artifacts', 'authorisations', 'memberships'] as const)
    Object.assign(known, { [name]: await collectors[name](whole, known) })
  return { ...NOTHING_KNOWN, ...known }
}

/** A run that GitHub does not show says nothing: who started it may be known from its event. */
async function runOf({ context, run }: ReleaseScene): Promise<ReleaseRun | undefined> {
  try {
    return await readRun(context.client, context.repository, run)
  } catch (error) {
    if (error instanceof GitHubError && (error.code === 'not_found' || error.code === 'forbidden')) return undefined
    throw error
  }
}

async function time({ context: { client } }: Scene): Promise<Facts['time']> {
  return timeFact(client.time())
}

async function release(scene: Scene): Promise<Facts['release']> {
  const { context, policy, task, answer } = scene
  const { tag, environment, declared } = task
  const line = answer.line ?? task.branch ?? (await lateLine(scene))
  const { defaultBranch } = answer
  const wanted = wantedOf(policy, { tag, named: declared.package, line, environment, defaultBranch })
  const { scope, since, follow, stages, otherTags } = wanted
  const [repositoryId, ledger, commit] = [answer.repository.id, policy.ledger.branch, answer.commit]
  const isRangeKnown = since !== undefined || declared.kind === 'rollback'
  const place = { repositoryId, ledger, scope, otherTags, environment, line, commit, stages, isRangeKnown }
  return releaseFact(context.client, context.repository, {
    answer,
    tag,
    environment,
    declared: { ...declared, requesters: scene.ofRun && requestersOf(scene) },
    package: scope.package,
    paths: scope.paths,
    line,
    since,
    follow,
    earlier: await earlierReleases(context, place),
    records: merged => mergeRecordsOf(context, repositoryId, ledger, merged),
    installation: merged => installationIn(context, { repositoryId, ledger, branch: line ?? defaultBranch }, merged),
  })
}

/** Shortly after a merge its commit does not name the pull request yet, and the pull request knows its merge. */
async function lateLine({ context: { client, repository }, answer }: Scene): Promise<string | null> {
  const merges = await recentMerges(client, repository, null)
  return merges.get(answer.commit)?.baseRefName ?? null
}

/** Whoever caused the event, started the run, or repeated it. */
function requestersOf({ task, ofRun }: Scene): Account[] {
  const starters = (ofRun?.starters ?? []).map(
    ({ id, login, type }): Account => ({ id: String(id), login, kind: type === 'User' ? 'User' : 'Bot' }),
  )
  const all = [...(task.requester ? [task.requester] : []), ...starters]
  return [...new Map(all.map(one => [one.id, one])).values()]
}

/** Each release lists them, whether or not they decide anything. */
async function owedReviews({ context, policy, answer }: Scene): Promise<Facts['owedReviews']> {
  if (!policy.retrospectives) return NOT_COLLECTED
  const asOf = context.client.time()
  return owedReviewsFact(context, { repositoryId: answer.repository.id, ledger: policy.ledger.branch, asOf })
}

/** What the run was told is kept whether or not a gate asks. */
async function artifacts({ context, policy, task, answer }: Scene): Promise<Facts['artifacts']> {
  const requests = requestsFor(needsOf(policy, 'release'), 'artifacts')
  const given = task.declared.artifacts
  if (requests.length === 0 && given.length === 0) return NOT_COLLECTED
  const tag = requests.some(({ assets }) => assets) ? task.tag : null
  // A rollback delivers what was delivered before, and must not wait for anything.
  const asked = task.declared.kind === 'rollback' ? [] : requests.flatMap(({ provenance = [] }) => provenance)
  const attestations = { requests: asked, policyCommit: answer.rules?.oid ?? '', elsewhere: context.orgClient }
  return artifactsFact(context.client, context.repository, { tag, given, attestations })
}

function authorisations(scene: Scene, known: Collected): Promise<Facts['authorisations']> {
  const { context, policy, task, run, ofRun, answer } = scene
  const requests = requestsFor(needsOf(policy, 'release'), 'authorisations')
  const last = known.release?.state === 'complete' ? known.release.value.changes.at(-1) : undefined
  return authorisationsFact(context.client, context.repository, {
    run,
    ofRun,
    isLate: task.isLate,
    via: [...new Set(requests.flatMap(request => request.via))],
    published: task.published,
    answer,
    tag: task.tag,
    // A rollback has no contents: what its commit names is asked of GitHub.
    pull: last?.commit === answer.commit ? last.pull : answer.pull,
    releasePulls: [...new Set(requests.flatMap(({ releasePulls = [] }) => releasePulls))],
  })
}

function memberships({ context, policy }: Scene, known: Collected): Promise<Facts['memberships']> {
  const { authorisations: words } = known
  const people = words?.state === 'complete' ? words.value.map(({ account }) => account) : []
  const requests = requestsFor(needsOf(policy, 'release'), 'memberships')
  const names = requests.length > 0 ? requests.flatMap(({ roles }) => roles) : undefined
  return membershipsOf(context, policy, names, { people })
}
