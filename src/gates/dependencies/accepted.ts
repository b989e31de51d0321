import type { Reason } from '../../verdict/verdict.ts'
import * as say from './messages.ts'
import { namesOf } from './names.ts'
import type { Problem } from './problem.ts'
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
  const ruled = entries.map(entry => ({ entry, isInForce: isInForce(entry, time) }))
  const accepts = (problem: Problem) => ruled.some(({ entry, isInForce: now }) => now && isFor(entry, problem))
  const left = problems.filter(problem => !accepts(problem))
  return {
    problems: left,
    accepted: problems.length - left.length,
    findings: ruled.flatMap(({ entry, isInForce: now }) => {
      if (!now) return [say.acceptanceExpired(entry)]
      if (problems.some(problem => isFor(entry, problem))) return [say.accepted(entry)]
      return isWhole ? [say.acceptanceUnused(entry)] : []
    }),
  }
}

const isFor = ({ component, for: topic }: Accepted, problem: Problem): boolean =>
  problem.topics.includes(topic) && namesOf(problem.component).includes(component)

/** To the end of its last day, in UTC. */
const isInForce = ({ until }: Accepted, time: string | undefined): boolean =>
  time !== undefined && Date.parse(time) < Date.parse(`${until}T00:00:00Z`) + DAY

const DAY = 24 * 60 * 60 * 1000
