import type { Report, ReportRequest, TestRun } from '../facts/reports.ts'
import type { Judgement, Reason } from '../verdict/verdict.ts'

/** What gates say of reports that they cannot judge, whatever the reports hold. */

export type Unusable = Exclude<Report['state'], 'read'>

/** The next step that depends on what kind of report it is. */
export type ReportAdvice = Readonly<Record<'missing' | 'empty' | 'unreadable', string>>

/** One set of reports, of coverage or of tests. */
type ReportSet = Pick<TestRun, 'request' | 'measured' | 'reports'>

const IS: Readonly<Record<Unusable, string>> = {
  missing: 'is missing',
  empty: 'is empty',
  stale: 'is stale',
  unreadable: 'cannot be read',
  unsafe: 'is not safe to read',
}

const ADVICE = {
  stale:
    'Run the tests after the checkout of this change, without editing files or restoring old reports in between, and keep reports out of the repository.',
  unsafe: 'Write the report as a regular file inside the workspace.',
}

/** The set that was read for a gate with these reports in its settings. */
export function readFor<Set extends ReportSet>(
  sets: readonly Set[],
  reports: readonly ReportRequest[],
): Set | undefined {
  const text = (request: readonly ReportRequest[]) => JSON.stringify(request.map(({ name, paths }) => [name, paths]))
  return sets.find(({ request }) => text(request) === text(reports))
}

/** Why reports of a set cannot be used, each with its reason; none when all of them can. */
export function unusable({ request, measured, reports }: ReportSet, advice: ReportAdvice): Reason[] {
  return request.flatMap(({ name }) => {
    const report = reports.find(found => found.name === name)
    if (report === undefined) return [notCollected()]
    if (report.state !== 'read') return [reportUnusable(name, report.state, report.detail, advice)]
    return measured.as === 'other' ? [reportUnusable(name, 'stale', OF_ANOTHER_COMMIT, advice)] : []
  })
}

const OF_ANOTHER_COMMIT = 'It was made with another commit checked out than the one under judgement.'

function reportUnusable(name: string, state: Unusable, detail: string, advice: ReportAdvice): Reason {
  const next = { ...ADVICE, ...advice }[state]
  return { code: `${state}_report`, message: `Report "${name}" ${IS[state]}. ${detail}`, next, data: { report: name } }
}

/** Of a report that is damaged nobody can tell what it would say; any other one says too little. */
export function outcomeOf(unusable: readonly Reason[]): Extract<Judgement['outcome'], 'fail' | 'error'> {
  return unusable.some(({ code }) => code === 'unreadable_report' || code === 'not_collected') ? 'error' : 'fail'
}

export function unusableTitle({ request }: ReportSet, reasons: readonly Reason[]): string {
  const only = reasons.length === 1 ? reasons[0] : undefined
  const state = only?.code.replace(/_report$/, '')
  if (only && state !== undefined && isUnusable(state)) return `Report "${only.data?.['report']}" ${IS[state]}`
  return `${reasons.length} of ${request.length} ${request.length === 1 ? 'report' : 'reports'} cannot be used`
}

const isUnusable = (state: string): state is Unusable => Object.hasOwn(IS, state)

export function notCollected(): Reason {
  return {
    code: 'not_collected',
    message: 'The reports that this gate judges were not read in this run.',
    next: 'Run the gate in the job that makes the reports, after the tests.',
  }
}

/** What is odd about reports that can be used. `words`: what each code means, as the end of a sentence. */
export function oddities(reports: readonly Report[], words: Readonly<Record<string, string>>): Reason[] {
  return reports.flatMap(({ name, oddities: odd }) =>
    odd.map(({ code, count }) => {
      const what = Object.hasOwn(words, code) ? words[code] : `is odd: ${code}`
      const message = `Report "${name}" ${what} (${count === 1 ? 'once' : `${count} times`}).`
      return { code, message, data: { report: name, count } }
    }),
  )
}
