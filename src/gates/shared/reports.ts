import type { Report, ReportRequest } from '../../facts/reports.ts'
import { isBelow, type Trust } from '../../facts/trust.ts'
import type { Reason } from '../../verdict/verdict.ts'

/** What gates say of reports that they cannot judge, whatever the reports hold. */

type Unusable = Exclude<Report['state'], 'read'>

/** The next steps that depend on what kind of report it is. */
export type Advice = Readonly<Record<'missing' | 'empty' | 'unreadable', string>> & { readonly stale?: string }

/** Whether reports were read for a gate with these reports in its settings. */
export function sameRequest(a: readonly ReportRequest[], b: readonly ReportRequest[]): boolean {
  const text = (request: readonly ReportRequest[]) =>
    JSON.stringify(
      request.map(one => [
        one.name,
        one.artifact,
        one.workflow,
        one.paths,
        one.format,
        entriesOf(one),
        one.root,
        one['on-empty-file'],
      ]),
    )
  return text(a) === text(b)
}

const entriesOf = (request: ReportRequest) =>
  Object.entries(request['path-map'] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))

const IS: Readonly<Record<Unusable, string>> = {
  missing: 'is missing',
  pending: 'is not there yet',
  expired: 'has expired',
  unmatched: 'is not for this commit',
  empty: 'is empty',
  ambiguous: 'is ambiguous',
  stale: 'is stale',
  unreadable: 'cannot be read',
  unsafe: 'is not safe to read',
}

const ADVICE = {
  pending: 'Wait until the run has finished. The change is evaluated again then.',
  expired: 'Run CI on the head commit again.',
  unmatched:
    'In the job that uploads it, check out `ref: ${{ github.event.pull_request.head.sha || github.sha }}`, run `git rev-parse "HEAD^{tree}" --show-prefix > gatebook-tree.txt`, and upload that file with the reports.',
  stale:
    'Run the tests after the checkout of this change. Do not edit files or restore old reports in between, and do not commit reports.',
  ambiguous: 'Configure the coverage tool to write the paths of each report from one folder, and name it in `root`.',
  unsafe: 'Write the report as a regular file inside the workspace.',
}

/** Reasons that wait for a report which can be used. */
export const REPORTS_AWAITED: readonly string[] = [
  ...Object.keys(IS).map(state => `${state}_report`),
  'report_left_out',
  'not_collected',
]

/** Of these the one that a run is about to bring. */
export const REPORTS_PENDING: readonly string[] = ['pending_report']

/** Those that must be usable: one that need not be there is left out when it is missing, but never all of them. */
export function neededReports<Request extends Pick<ReportRequest, 'name' | 'required'>>(
  wanted: readonly Request[],
  reports: readonly Report[],
): readonly Request[] {
  const needed = wanted.filter(one => one.required !== false || !isAbsent(one, reports))
  return needed.length > 0 ? needed : wanted
}

const isAbsent = ({ name }: Pick<ReportRequest, 'name'>, reports: readonly Report[]): boolean =>
  reports.some(report => report.name === name && report.absent === true)

/** Reports that need not be there, and are not. */
export function leftOut(
  wanted: readonly Pick<ReportRequest, 'name' | 'required'>[],
  reports: readonly Report[],
): Reason[] {
  return wanted
    .filter(one => one.required === false && isAbsent(one, reports))
    .map(({ name }) => ({
      code: 'report_left_out',
      message: `Report "${name}" is missing, but not required. ${detailOf(name, reports)}`.trimEnd(),
      data: { report: name },
    }))
}

/** Files that say nothing, which the policy allows beside others. */
export function emptyFiles(reports: readonly Report[]): Reason[] {
  return reports.flatMap(({ name, empty = [] }) => {
    if (empty.length === 0) return []
    const named = empty.slice(0, MAX_NAMED).map(path => `"${path}"`)
    const more = empty.length > named.length ? ` and ${empty.length - named.length} more` : ''
    const message = `Report "${name}" has ${empty.length === 1 ? 'a file' : `${empty.length} files`} with nothing in ${empty.length === 1 ? 'it' : 'them'}: ${named.join(', ')}${more}.`
    return [{ code: 'empty_file', message, data: { report: name, count: empty.length } }]
  })
}

const MAX_NAMED = 3

const detailOf = (name: string, reports: readonly Report[]): string =>
  reports.find(report => report.name === name)?.detail ?? ''

/** Why reports that a gate needs cannot be used, and what that makes of the gate; undefined when all of them can. */
export function unusableReports(
  all: readonly Pick<ReportRequest, 'name' | 'artifact' | 'required' | 'trust'>[],
  reports: readonly Report[],
  advice: Advice,
): { outcome: 'fail' | 'error'; title: string; reasons: Reason[] } | undefined {
  const wanted = neededReports(all, reports)
  const reasons = wanted.flatMap(({ name, artifact, trust: least = 'self-reported' }) => {
    const report = reports.find(found => found.name === name)
    if (report === undefined) return [notCollected()]
    const next = artifact === undefined ? { ...ADVICE, ...advice } : { ...advice, ...ADVICE_ON_ARTIFACTS }
    if (report.state !== 'read') return [reportUnusable(report, report.state, next)]
    return isBelow(report.trust ?? 'self-reported', least) ? [tooLittleTrust(report, least)] : []
  })
  if (reasons.length === 0) return undefined
  const cannotTell = reasons.some(({ code }) => CANNOT_TELL.includes(code))
  return { outcome: cannotTell ? 'error' : 'fail', title: titleOf(reasons, wanted.length), reasons }
}

/** Reasons by which it is not known what the report would say, rather than that there is none. */
const CANNOT_TELL: readonly string[] = [
  ...[
    'unreadable_report',
    'ambiguous_report',
    'expired_report',
    'unmatched_report',
    'not_collected',
    'report_trust_too_low',
  ],
]

/** The same for reports that another run uploads. */
const ADVICE_ON_ARTIFACTS = {
  pending: ADVICE.pending,
  expired: ADVICE.expired,
  unmatched: ADVICE.unmatched,
  ambiguous: ADVICE.ambiguous,
  missing:
    'Upload the report in CI with actions/upload-artifact under this name. Gatebook evaluates the change again when that workflow completes.',
  stale: 'Check out the head of the change in this job too, not its test merge.',
  unsafe: 'Upload the report files themselves, with actions/upload-artifact.',
}

function reportUnusable(report: Report, state: Unusable, advice: Readonly<Record<Unusable, string>>): Reason {
  const { name, detail, next = advice[state] } = report
  return { code: `${state}_report`, message: `Report "${name}" ${IS[state]}. ${detail}`, next, data: { report: name } }
}

const tooLittleTrust = ({ name, trust = 'self-reported' }: Report, least: Trust): Reason => ({
  code: 'report_trust_too_low',
  message: `Report "${name}" needs the trust \`${least}\`, but it is \`${trust}\`.`,
  next: 'Run the tests in a job of their own, upload the report as an artifact, and run Gatebook in a job that runs no code of the change.',
  data: { report: name, trust },
})

function titleOf(reasons: readonly Reason[], wanted: number): string {
  const only = reasons.length === 1 ? reasons[0] : undefined
  const state = only?.code.replace(/_report$/, '')
  if (only && state !== undefined && isUnusable(state)) return `Report "${only.data?.['report']}" ${IS[state]}`
  return `${reasons.length} of ${wanted} ${wanted === 1 ? 'report' : 'reports'} cannot be used`
}

const isUnusable = (state: string): state is Unusable => Object.hasOwn(IS, state)

export function notCollected(): Reason {
  return {
    code: 'not_collected',
    message: 'The reports that this gate evaluates were not read in this run.',
    next: 'Run the gate in the job that creates the reports, after the tests.',
  }
}

/** The anomalies of reports that can be used. `words`: what each code means, as the end of a sentence. */
export function anomaliesOf(reports: readonly Report[], words: Readonly<Record<string, string>>): Reason[] {
  return reports.flatMap(({ name, oddities: odd }) =>
    odd.map(({ code, count }) => {
      const what = Object.hasOwn(words, code) ? words[code] : `has an anomaly: ${code}`
      const message = `Report "${name}" ${what} (${count === 1 ? 'once' : `${count} times`}).`
      return { code, message, data: { report: name, count } }
    }),
  )
}
