import type { CheckRun } from '../../facts/checks.ts'
import { suggest } from '../../text/suggest.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { list } from '../shared/wording.ts'
import type { CheckRequirement } from './settings.ts'

export const title = (succeeded: number, wanted: number): string =>
  `${succeeded} of ${wanted} ${wanted === 1 ? 'check' : 'checks'} succeeded`

export const required = ({ name, app }: CheckRequirement): string => `Check "${name}" from ${app} succeeded`

/** In words, as GitHub itself shows it. */
export const stateOf = ({ status, conclusion }: CheckRun): string =>
  (status === 'completed' ? (conclusion ?? 'completed without a conclusion') : status).replaceAll('_', ' ')

const dataOf = ({ name, app }: CheckRequirement) => ({ check: name, app })

export function missing(requirement: CheckRequirement, runs: readonly CheckRun[]): Reason {
  const { name, app } = requirement
  const ofName = runs.filter(run => run.name === name)
  const others = [...new Set(ofName.map(run => run.app ?? 'an unknown app'))].sort()
  const found =
    others.length === 0 ? '' : ` A check with this name exists from ${list(others, 'and')}, which does not count.`
  return {
    code: 'check_missing',
    message: `No check "${name}" from ${app} exists on the head commit.${found || present(name, runs)}`,
    next: 'Wait for the app, or find out why it does not run on this change. If the check was renamed, correct the policy.',
    data: dataOf(requirement),
  }
}

/** Names are chosen by whoever posts a check. Longer lists are not read by anybody. */
const MAX_PRESENT = 10
const OWN = /^Gatebook\b/

const MAX_LETTERS = 60

const quoted = (name: string): string => {
  const letters = [...name]
  return `"${letters.length > MAX_LETTERS ? `${letters.slice(0, MAX_LETTERS - 1).join('')}…` : name}"`
}

/** What is there instead: a job may be named otherwise than its workflow, and a matrix adds to its name. */
function present(wanted: string, runs: readonly CheckRun[]): string {
  const known = runs.filter(({ name }) => !OWN.test(name))
  const all = [...new Set(known.map(({ name, app }) => `${quoted(name)} from ${app ?? 'an unknown app'}`))].sort()
  if (all.length === 0) return ''
  const meant = suggest(
    wanted,
    known.map(({ name }) => name),
  )
  const left = all.length - MAX_PRESENT
  const some = left > 0 ? [...all.slice(0, MAX_PRESENT), `${left} more`] : all
  return `${meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`} These exist: ${list(some, 'and')}.`
}

export const pending = (run: CheckRun, requirement: CheckRequirement): Reason => ({
  code: 'check_pending',
  message: `The check "${requirement.name}" from ${requirement.app} has not finished: ${stateOf(run)}.`,
  next: 'Wait for it, then run Gatebook again. A workflow that runs on check_run does so automatically.',
  data: dataOf(requirement),
})

export const notSucceeded = (run: CheckRun, requirement: CheckRequirement): Reason => ({
  code: 'check_not_succeeded',
  message: `The check "${requirement.name}" from ${requirement.app} ended with: ${stateOf(run)}.`,
  next: 'Fix what it reports and run it again.',
  data: { ...dataOf(requirement), conclusion: run.conclusion ?? '' },
})
