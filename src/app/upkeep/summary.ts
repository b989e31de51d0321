import { reviewed as nameOf } from '../../gates/shared/overdue-reviews.ts'
import { isInLedger } from '../../ledger/append.ts'
import { plain, prose } from '../../text/escape.ts'
import type { Outcome } from '../merge/record-merge.ts'
import { mergeSummary } from '../merge/summary.ts'
import { ledgerLine } from '../shared/ledger-line.ts'
import type { Result } from '../shared/result.ts'
import type { Backfilled } from './backfill.ts'
import type { Settled } from './corrections.ts'
import type { Withdrawn } from './parts.ts'
import type { Closed } from './retrospectives.ts'
import { owedLine, type StillOwed } from './still-owed.ts'
import type { Upkept } from './upkeep.ts'

type Summary = ReturnType<typeof mergeSummary> & Pick<Result, 'notices'>

/** That everything is recorded is said only where nothing is missing, and nothing was hidden. */
export function upkeepSummary(upkept: Upkept): Summary {
  const { withdrawn, settled, closed, owed, left, notes } = upkept
  const problems = [...upkept.problems, ...owedProblems(owed)]
  const outcomes = [...upkept.recorded, ...upkept.corrected]
  const isAmended = [...withdrawn, ...settled, ...closed].every(isDone)
  const summary = mergeSummary(outcomes)
  const problemLines = problems.map(({ message, next }) => plain(`${message} ${next}`))
  const isAll = left === 0 && problems.length === 0 && outcomes.every(isKept) && isAmended
  const headline = plain([...unseen(upkept, problems), ...said(upkept, summary.headline, isAll)].join(' '))
  const lines = [
    ...summary.lines,
    ...withdrawn.map(withdrawnLine),
    ...settled.map(settledLine),
    ...closed.map(closedLine),
    ...owed.reviews.filter(({ isOverdue }) => !isOverdue).map(one => plain(owedLine(one))),
    ...problemLines,
  ]
  return {
    ...summary,
    outcome: left > 0 || problems.length > 0 || !isAmended ? 'error' : summary.outcome,
    headline,
    lines,
    page: [`**${prose(headline)}**`, '', ...lines.map(line => `- ${prose(line)}`)],
    notices: notes.map(note => plain(note)),
  }
}

/** With the record of a change of the rules, where there is one. */
function isKept(one: Outcome): boolean {
  if (!('appended' in one) || one.appended === undefined) return false
  const rules = 'policyChange' in one ? one.policyChange?.appended : undefined
  return [one.appended, ...(rules ? [rules] : [])].every(isInLedger)
}

/** On a dry run nothing was to be kept. */
const isDone = ({ appended }: Pick<Withdrawn, 'appended'>): boolean => appended === undefined || isInLedger(appended)

const settledLine = ({ issue, by, path, appended }: Settled): string =>
  plain(`Correction #${issue}, granted by ${by}, decides on ${path}. ${ledgerLine(appended)}`)

const withdrawnLine = ({ commit, pull, appended }: Withdrawn): string =>
  plain(`${commit.slice(0, 7)} is a part of change #${pull}, not a push of its own. ${ledgerLine(appended)}`)

const closedLine = ({ issue, by, review, result, appended }: Closed): string =>
  plain(
    `Review #${issue} by ${by} of ${nameOf(review)}: ${result === 'conforming' ? 'it conforms' : 'it does not conform'}. ${ledgerLine(appended)}`,
  )

/** A review that is overdue keeps the run red until somebody does it. */
function owedProblems({ reviews, more, problems }: StillOwed): Upkept['problems'] {
  const overdue = reviews.filter(({ isOverdue }) => isOverdue)
  return [
    ...problems.map(message => ({ message, next: RESTORE })),
    ...overdue.map(one => ({ message: owedLine(one), next: DO_IT })),
    ...(more > 0 ? [{ message: `${more} more retrospective reviews are to be done.`, next: DO_IT }] : []),
  ]
}

const RESTORE = 'Run "gatebook ledger verify" on a clone of the ledger, and restore it.'
const DO_IT = 'Carry it out, report it in an issue, and have it confirmed with the comment "review done".'

/** What makes the run red whatever was recorded, and what to do. */
function unseen({ left, branches }: Upkept, problems: Upkept['problems']): string[] {
  const [first] = problems
  return [
    ...(left > 0
      ? [`${left} more of the merges and pushes to ${list(branches)} are not recorded yet: run the job again.`]
      : []),
    ...(first ? [`${first.message} ${first.next}`] : []),
  ]
}

function said(upkept: Upkept, headline: string, isAll: boolean): string[] {
  const { recorded, corrected, branches, span, early, dryRun } = upkept
  const since = early > 0 ? ' since the first policy' : ''
  const all = `All merges and pushes to ${list(branches)} ${span}${since} are recorded.`
  const isQuiet = recorded.length + corrected.length === 0
  if (isAll) return isQuiet ? [all] : [headline, all]
  if (isQuiet) return []
  const missing = recorded.filter(one => 'record' in one).length
  if (dryRun && missing > 0)
    return [`${merges(missing)} to ${list(branches)} ${span} ${missing === 1 ? 'has' : 'have'} no record.`, headline]
  return [headline]
}

const merges = (count: number): string => (count === 1 ? '1 merge or push' : `${count} merges or pushes`)

const MAX_NAMED = 5

function list(names: readonly string[]): string {
  if (names.length > MAX_NAMED) return `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more`
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** What became of one commit or change that was named by hand. */
export function backfillSummary({ branch, commit, result }: Backfilled): ReturnType<typeof mergeSummary> {
  if (result !== 'there-already') return mergeSummary([result])
  const headline = plain(`${commit.slice(0, 7)} on ${branch} is recorded already.`)
  return { ...mergeSummary([]), headline, page: [`**${prose(headline)}**`] }
}
