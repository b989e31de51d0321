import type { CheckRun } from '../../facts/checks.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { list } from '../shared/wording.ts'
import type { CheckRequirement } from './settings.ts'

export const title = (succeeded: number, wanted: number): string =>
  `${succeeded} of ${wanted} ${wanted === 1 ? 'check' : 'checks'} succeeded`

export const required = ({ name, app }: CheckRequirement): string => `Check "${name}" of ${app} succeeded`

/** In words, as GitHub itself shows it. */
export const stateOf = ({ status, conclusion }: CheckRun): string =>
  (status === 'completed' ? (conclusion ?? 'completed without a conclusion') : status).replaceAll('_', ' ')

const dataOf = ({ name, app }: CheckRequirement) => ({ check: name, app })

export function missing(requirement: CheckRequirement, ofName: readonly CheckRun[]): Reason {
  const { name, app } = requirement
  const others = [...new Set(ofName.map(run => run.app ?? 'an unknown app'))].sort()
  const found = others.length === 0 ? '' : ` One of that name is of ${list(others, 'and')}, which does not count.`
  return {
    code: 'check_missing',
    message: `There is no check "${name}" of ${app} on the head commit.${found}`,
    next: 'Wait for the app, or see why it does not run on this change; correct the policy if its name has changed.',
    data: dataOf(requirement),
  }
}

export const pending = (run: CheckRun, requirement: CheckRequirement): Reason => ({
  code: 'check_pending',
  message: `The check "${requirement.name}" of ${requirement.app} is not over: ${stateOf(run)}.`,
  next: 'Wait for it, then run Gatebook again; where it listens to check_run it does so by itself.',
  data: dataOf(requirement),
})

export const notSucceeded = (run: CheckRun, requirement: CheckRequirement): Reason => ({
  code: 'check_not_succeeded',
  message: `The check "${requirement.name}" of ${requirement.app} ended as ${stateOf(run)}.`,
  next: 'Correct what it shows, and let it run again.',
  data: { ...dataOf(requirement), conclusion: run.conclusion ?? '' },
})
