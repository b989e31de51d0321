import type { Account } from '../../facts/basics.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { grant } from '../../github/client/permissions.ts'
import type { AssociatedPull } from '../../github/recent-merges.ts'
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

/** How a commit came onto its branch. */
export type Origin = AssociatedPull | 'direct' | 'unknown'

/** The branch's own steps down from the release, newest first. */
export function ownSteps(head: string, steps: readonly Step[]): Step[] {
  const known = new Map(steps.map(step => [step.oid, step]))
  const line: Step[] = []
  for (let step = known.get(head); step; step = step.parent === null ? undefined : known.get(step.parent))
    line.push(step)
  return line
}

/** The changes that a branch's own steps brought, oldest first; commits of one pull request that was rebased are one. */
export function mergedChanges(
  line: readonly Step[],
  origins: ReadonlyMap<string, Origin>,
): MergedCommit[] | Unavailable {
  const merged: MergedCommit[] = []
  for (const { oid } of line) {
    const origin = origins.get(oid) ?? 'unknown'
    if (origin === 'unknown') return unknownOrigin(oid)
    const pull = origin === 'direct' ? null : origin
    const last = merged.at(-1)
    if (pull && last?.change.pull?.number === pull.number) last.commits += 1
    else
      merged.push({
        change: { commit: oid, pull: pull && mergedPull(pull) },
        commits: 1,
        author: pull && account(pull.author),
      })
  }
  return merged.reverse()
}

const unknownOrigin = (oid: string): Unavailable =>
  cannot(
    'missing',
    `GitHub does not say yet through which pull request ${oid.slice(0, 7)} was merged, or that it was pushed directly.`,
    'Run the job again in some minutes.',
  )

const mergedPull = ({ number, baseRefName, mergedAt }: AssociatedPull): MergedChange['pull'] => ({
  number,
  branch: baseRefName,
  mergedAt: mergedAt ?? '',
})

/** The pull request that a commit names; undefined where it names none. */
export function namedPull(oid: string, commit: ReleasedCommit | undefined): AssociatedPull | Unavailable | undefined {
  const pulls = commit?.associatedPullRequests
  if (!pulls)
    return cannot(
      'forbidden',
      `The token has no permission to read which change contains ${oid.slice(0, 7)}.`,
      grant('pull-requests: read'),
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
  return found
}

const cannot = (why: Unavailable['why'], detail: string, next: string): Unavailable => ({
  state: 'unavailable',
  why,
  detail,
  next,
})
