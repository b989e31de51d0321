import { at } from './at.ts'
import { isOid, pusherOf, type Sender, timeOf } from './event-parts.ts'
import type { ReleaseInputs } from './release-inputs.ts'
import { UserFacingError } from './user-facing-error.ts'

/** A release to be evaluated. */
export interface ReleaseTask {
  story: 'release'
  commit: string
  tag: string | null
  environment: string | null
  /** Branch for which the run was started, if it was for one. */
  branch: string | null
  published: Published | null
  /** Whoever caused the event. */
  requester: Sender | null
  declared: ReleaseInputs
  /** It is evaluated in a run of another commit. */
  isLate: boolean
}

/** A release that is looked up by its tag, and evaluated where the ledger has no record that authorises it. */
export interface LateReleaseTask {
  story: 'backfill-release'
  tag: string
  requester: Sender | null
  declared: ReleaseInputs
}

/** Who published a release, and when. */
export interface Published {
  account: Sender
  at: string
}

interface Occasion {
  name: string
  payload: unknown
  sha?: string | undefined
  ref?: string | undefined
}

type Nothing = { story: 'nothing'; why: string }

const TAG = 'refs/tags/'
const BRANCH = 'refs/heads/'

/** A release that was published, a deployment, or whatever a job in front of a deploy job was started for. */
export function releaseTask(event: Occasion, declared: ReleaseInputs, isExplicit: boolean): ReleaseTask | Nothing {
  const { name, payload, sha, ref } = event
  const common = { story: 'release', requester: pusherOf(payload), declared, isLate: false } as const
  if (name === 'release') {
    const published = publishedTask(payload, sha, isExplicit)
    return 'story' in published
      ? published
      : { ...common, ...published, branch: null, environment: declared.environment }
  }
  const isDeployment = name === 'deployment'
  const commit = isDeployment ? at(payload, 'deployment', 'sha') : sha
  if (!isOid(commit)) {
    throw new UserFacingError(
      'release_missing',
      `The event "${name}" does not contain the commit to release.`,
      'Run the command release on the event release, deployment, workflow_dispatch or the push of a tag.',
    )
  }
  return {
    ...common,
    commit,
    tag: !isDeployment && ref?.startsWith(TAG) ? ref.slice(TAG.length) : null,
    branch: !isDeployment && ref?.startsWith(BRANCH) ? ref.slice(BRANCH.length) : null,
    environment: environmentOf(isDeployment ? at(payload, 'deployment', 'environment') : undefined, declared),
    published: null,
  }
}

/** A commit that was named by hand, as for a rollback. The inputs of a run never change, so an approval in it is of this one. */
export function releaseAt(payload: unknown, declared: ReleaseInputs, commit: string): ReleaseTask {
  return {
    story: 'release',
    commit,
    tag: null,
    branch: null,
    environment: declared.environment,
    published: null,
    requester: pusherOf(payload),
    declared,
    isLate: true,
  }
}

/** A deployment says itself where it goes. */
function environmentOf(deployed: unknown, { environment }: ReleaseInputs): string | null {
  const named = typeof deployed === 'string' && deployed !== '' ? deployed.slice(0, 255) : null
  if (named === null || environment === null || named === environment) return named ?? environment
  throw new UserFacingError(
    'input_invalid',
    `The deployment goes to ${named}, and the input "environment" says ${environment}.`,
    'Leave the input out: the event "deployment" names the environment.',
  )
}

function publishedTask(
  payload: unknown,
  sha: string | undefined,
  isExplicit: boolean,
): Pick<ReleaseTask, 'commit' | 'tag' | 'published'> | Nothing {
  const action = at(payload, 'action')
  if (action !== 'published') {
    const why = `The release was ${String(action)}: only published releases are evaluated.`
    // A job that waits for this one would deploy what nobody has looked at.
    if (isExplicit)
      throw new UserFacingError('release_missing', why, 'Run this job on `release: { types: [published] }`.')
    return { story: 'nothing', why }
  }
  const tag = at(payload, 'release', 'tag_name')
  const person = pusherOf(payload)
  const publishedAt = at(payload, 'release', 'published_at')
  if (!isOid(sha) || typeof tag !== 'string' || tag === '') {
    throw new UserFacingError(
      'release_missing',
      'The event does not contain the commit and tag of the release.',
      'Run it again.',
    )
  }
  return { commit: sha, tag, published: person && { account: person, at: timeOf(publishedAt) } }
}
