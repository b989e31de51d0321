import type { Account } from '../../facts/basics.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { ReleasedCommit, Step } from '../../github/release.ts'
import { account } from './change.ts'

/** A change on the way to a release. */
export interface MergedChange {
  commit: string
  pull: { number: number; branch: string; mergedAt: string } | null
}

export interface MergedCommit {
  change: MergedChange
  commits: number
  author: Account | null
}

/** The branch's own steps down from the release; commits of one pull request that was rebased are one change. */
export function mergedChanges(
  head: string,
  steps: readonly Step[],
  commits: ReadonlyMap<string, ReleasedCommit>,
): MergedCommit[] | Unavailable {
  const known = new Map(steps.map(step => [step.oid, step]))
  const landed: MergedCommit[] = []
  for (let step = known.get(head); step; step = step.parent === null ? undefined : known.get(step.parent)) {
    const pull = pullOf(step.oid, commits)
    if (pull && 'state' in pull) return pull
    const last = landed.at(-1)
    if (pull && last?.change.pull?.number === pull.number) last.commits += 1
    else
      landed.push({
        change: { commit: step.oid, pull: pull && mergedPull(pull) },
        commits: 1,
        author: pull && account(pull.author),
      })
  }
  return landed.reverse()
}

type Pull = NonNullable<NonNullable<ReleasedCommit['associatedPullRequests']>['nodes'][number]>

const mergedPull = ({ number, baseRefName, mergedAt }: Pull): MergedChange['pull'] => ({
  number,
  branch: baseRefName,
  mergedAt: mergedAt ?? '',
})

function pullOf(oid: string, commits: ReadonlyMap<string, ReleasedCommit>): Pull | Unavailable | null {
  const pulls = commits.get(oid)?.associatedPullRequests
  if (!pulls)
    return cannot(
      'forbidden',
      `The token has no permission to read which change contains ${oid.slice(0, 7)}.`,
      'Grant the job `pull-requests: read`.',
    )
  const nodes = pulls.nodes.flatMap(node => node ?? [])
  const merged = nodes.filter(pull => pull.merged && pull.mergedAt !== null)
  const found = merged.find(pull => pull.mergeCommit?.oid === oid) ?? merged[0]
  if (!found && nodes.length < pulls.totalCount)
    return cannot(
      'truncated',
      `GitHub does not list every change that contains ${oid.slice(0, 7)}.`,
      'Run the job again.',
    )
  return found ?? null
}

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
