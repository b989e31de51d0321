import { readRefs } from '../../github/git/refs.ts'
import type { Repository } from '../../github/sandbox.ts'

/** Something that may start workflows, with the payload that GitHub sends. */
export interface Event {
  name: string
  payload: Readonly<Record<string, unknown>>
}

/** Where a run takes place. */
export interface Place {
  /** GITHUB_SHA and GITHUB_REF. */
  sha: string
  ref: string
  headRef: string
  baseRef: string
  /** What the run is shown at: the head of the change, also where the test merge is what runs. */
  headSha: string
  headBranch: string
  /** `owner/name` of the repository that has the head; none where it is gone. */
  headRepository: string | undefined
  /** Of a change from a fork, whose runs get a token that only reads, and no secrets. */
  isFromFork: boolean
}

interface Payload {
  ref?: string
  after?: string
  deleted?: boolean
  merge_group?: { head_ref: string; head_sha: string }
  pull_request?: {
    number: number
    merged?: boolean
    merge_commit_sha?: string | null
    head: { ref: string; sha: string; repo: { full_name: string } | null }
    base: { ref: string; sha: string; repo: { full_name: string } }
  }
  release?: { tag_name: string }
  deployment?: { ref: string; sha: string }
}

const PULL_REQUESTS = ['pull_request', 'pull_request_review']
const NONE = '0'.repeat(40)

/**
 * Where the workflows run that an event starts, and from which commit their files are read: that of GITHUB_SHA. Nothing
 * where none runs. The columns GITHUB_SHA and GITHUB_REF of
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function placeOf(repository: Repository, { name, payload }: Event): Place | undefined {
  const facts: Payload = payload
  const refs = readRefs(repository.path)
  const at = (ref: string, sha = refs.get(ref)) => (sha === undefined ? undefined : ownPlace(repository, ref, sha))
  const { pull_request: pull, merge_group: group, release, deployment } = facts
  if (PULL_REQUESTS.includes(name) && pull !== undefined) return ofPull(repository, refs, pull)
  const onDefault = at(`refs/heads/${repository.defaultBranch}`)
  // On github.com since 2025-12-08 the default branch, whatever the base of the change; on older servers its base.
  // https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes
  if (name === 'pull_request_target' && pull !== undefined) return onDefault && { ...onDefault, ...headOf(pull) }
  if (name === 'push') return facts.deleted ? onDefault : at(facts.ref ?? '', facts.after)
  if (name === 'merge_group') return at(group?.head_ref ?? '', group?.head_sha)
  if (name === 'release') return at(`refs/tags/${release?.tag_name}`)
  if (name === 'deployment') return at(`refs/heads/${deployment?.ref}`, deployment?.sha)
  if (name === 'workflow_dispatch') return at(facts.ref ?? `refs/heads/${repository.defaultBranch}`)
  return onDefault
}

function ownPlace({ fullName }: Repository, ref: string, sha: string): Place | undefined {
  if (sha === NONE) return undefined
  const headBranch = ref.replace(/^refs\/(?:heads|tags)\//, '')
  return { sha, ref, headRef: '', baseRef: '', headSha: sha, headBranch, headRepository: fullName, isFromFork: false }
}

type PullFacts = NonNullable<Payload['pull_request']>

/**
 * On the test merge, so the change itself may edit the workflow. None where it conflicts with its base; and once it is
 * merged, on the branch that it was merged into.
 */
function ofPull(repository: Repository, refs: ReadonlyMap<string, string>, pull: PullFacts): Place | undefined {
  const ref = pull.merged === true ? `refs/heads/${pull.base.ref}` : `refs/pull/${pull.number}/merge`
  const sha = pull.merged === true ? (pull.merge_commit_sha ?? undefined) : refs.get(ref)
  const place = sha === undefined ? undefined : ownPlace(repository, ref, sha)
  return place && { ...place, ...headOf(pull), isFromFork: pull.head.repo?.full_name !== repository.fullName }
}

function headOf({ head, base }: PullFacts) {
  return {
    headRef: head.ref,
    baseRef: base.ref,
    headSha: head.sha,
    headBranch: head.ref,
    headRepository: head.repo?.full_name,
  }
}
