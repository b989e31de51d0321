import type { Reason } from '../../verdict/verdict.ts'
import * as say from './messages.ts'
import { namesOf, usual } from './names.ts'
import { ACCEPTABLE, type Problem } from './problem.ts'
import type { Accepted } from './settings.ts'

/** What remains of the problems, and what there is to say of those that the policy accepts. */
export interface Remaining {
  problems: readonly Problem[]
  accepted: number
  findings: readonly Reason[]
}

/** Takes out the problems that the policy accepts until a day. `isWhole`: whether every component was judged. */
export function remaining(
  problems: readonly Problem[],
  entries: readonly Accepted[],
  time: string | undefined,
  isWhole: boolean,
): Remaining {
  const found = new Set<Accepted>()
  const entriesFor = index(entries)
  const left = problems.filter(problem => {
    const meant = entriesFor(problem)
    for (const entry of meant) found.add(entry)
    return !meant.some(entry => isInForce(entry, time))
  })
  return {
    problems: left,
    accepted: problems.length - left.length,
    findings: entries.flatMap(entry => {
      if (!isInForce(entry, time)) return [say.acceptanceExpired(entry)]
      if (found.has(entry)) return [say.accepted(entry)]
      return isWhole ? [say.acceptanceUnused(entry)] : []
    }),
  }
}

/** The entries that mean a problem, found by the names of its component. */
function index(entries: readonly Accepted[]): (problem: Problem) => readonly Accepted[] {
  const byName = grouped(entries)
  return problem =>
    namesOf(problem.component).flatMap(name => (byName.get(name) ?? []).filter(entry => isAbout(entry, problem)))
}

function grouped(entries: readonly Accepted[]): Map<string, Accepted[]> {
  const groups = new Map<string, Accepted[]>()
  for (const entry of entries)
    groups.set(usual(entry.component), [...(groups.get(usual(entry.component)) ?? []), entry])
  return groups
}

/** An advisory may be called like a rule; it is never accepted as one. */
function isAbout({ for: topic }: Accepted, { rule, topics }: Problem): boolean {
  const accepted = ACCEPTABLE.get(topic)
  return accepted === undefined ? rule === 'advisories' && topics.includes(topic) : rule === accepted
}

/** To the end of its last day, in UTC. */
const isInForce = ({ until }: Accepted, time: string | undefined): boolean =>
  time !== undefined && Date.parse(time) < Date.parse(`${until}T00:00:00Z`) + DAY

const DAY = 24 * 60 * 60 * 1000
