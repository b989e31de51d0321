import type { Reason } from '../../verdict/verdict.ts'
import { type Closed, closedAt, type Freeze, isOpenAt, opensAfter, type Window } from './calendar.ts'
import { type RuleResult, ruleResult } from './rule-result.ts'
import { list } from './wording.ts'

/** What the calendar is about, in the words of its reasons. */
export interface Subject {
  is: 'change' | 'release'
  /** Its type or kind, such as `normal`. */
  kind: string
}

const FROZEN = { change: 'change_frozen', release: 'release_frozen' } as const
const OUTSIDE = { change: 'change_outside_window', release: 'release_outside_window' } as const

/** Whether the calendar lets a change be merged, or a release go out, at an instant. Nothing where there is none. */
export function judgeCalendar(
  { freeze, windows }: { freeze: readonly Freeze[]; windows: readonly Window[] },
  instant: number,
  subject: Subject,
): RuleResult[] {
  return [
    ...(freeze.length > 0 ? [judgeFreeze(freeze, instant, subject)] : []),
    ...(windows.length > 0 ? [judgeWindows(windows, instant, subject)] : []),
  ]
}

function judgeFreeze(freeze: readonly Freeze[], instant: number, subject: Subject): RuleResult {
  const closed = closedAt(instant, freeze)
  const exempt = closed.filter(window => window.freeze.allow.includes(subject.kind))
  const reasons = closed.filter(window => !exempt.includes(window)).map(window => frozen(window, subject))
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: 'No freeze in force',
      found: closed.length === 0 ? 'none' : closed.map(window => window.freeze.name).join(', '),
    },
    reasons,
    findings: exempt.map(window => allowed(window, subject)),
    measured: {},
  }
}

function judgeWindows(windows: readonly Window[], instant: number, subject: Subject): RuleResult {
  const required = `Within ${list(windows.map(({ name }) => name))}`
  const open = windows.find(window => isOpenAt(instant, window))
  if (open) return ruleResult(required, open.name)
  // Outside of all windows only what each of them exempts goes: another window is no exemption.
  if (windows.every(({ allow }) => allow.includes(subject.kind)))
    return ruleResult(required, `outside, and ${subject.kind} is exempt`)
  return ruleResult(required, 'outside', outside(windows, instant, subject))
}

const utc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`

const must = ({ is, kind }: Subject): string =>
  is === 'change' ? `Changes of type ${kind} must not be merged` : `Releases of kind ${kind} must not go out`
const exemptions = ({ is }: Subject, allow: readonly string[]): string => {
  if (allow.length === 0) return ''
  return is === 'change'
    ? ` Changes of type ${list(allow)} are exempt.`
    : ` Releases of kind ${list(allow)} are exempt.`
}

function frozen({ freeze: { name, allow, zone, to }, until }: Closed, subject: Subject): Reason {
  return {
    code: FROZEN[subject.is],
    message: `${must(subject)} during the freeze "${name}".${exemptions(subject, allow)}`,
    next: `Wait until ${utc(until)} (${to.replace('T', ' ')} in ${zone}), then run the job again.`,
    data: { freeze: name, until: utc(until) },
  }
}

function outside(windows: readonly Window[], instant: number, subject: Subject): Reason {
  const hours = windows.map(
    ({ name, days, from, to, zone }) => `${name} (${days.join(', ')}, ${from} to ${to} in ${zone})`,
  )
  const opens = opensAfter(instant, windows)
  return {
    code: OUTSIDE[subject.is],
    message: `${must(subject)} outside of ${list(hours)}; it is ${utc(instant)}.`,
    next: opens === undefined ? 'Run the job again within the window.' : `Run the job again after ${utc(opens)}.`,
    data: { windows: windows.map(({ name }) => name), ...(opens === undefined ? {} : { opens: utc(opens) }) },
  }
}

const allowed = ({ freeze: { name }, until }: Closed, { is, kind }: Subject): Reason => ({
  code: 'freeze_passed',
  message: `The freeze "${name}" is in force until ${utc(until)}; ${is === 'change' ? 'changes of type' : 'releases of kind'} ${kind} are exempt.`,
  data: { freeze: name },
})
