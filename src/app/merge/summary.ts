import { isInLedger } from '../../ledger/append.ts'
import { mostImportant } from '../../record/policy-change.ts'
import type { MergeRecord, PolicyChangeRecord } from '../../record/record.ts'
import { plain, prose } from '../../text/escape.ts'
import { ledgerLine } from '../shared/ledger-line.ts'
import type { Result } from '../shared/result.ts'
import type { Installed, Outcome, Recorded, Unrecorded } from './record-merge.ts'

/** What was recorded, and why the run is red when it is: a merge that should not have been, or a record not kept. */
export function mergeSummary(
  all: readonly Outcome[],
): Pick<Result, 'outcome' | 'headline' | 'failedGates' | 'lines' | 'page' | 'recorded'> {
  const outcomes = all.map(outcomeOf)
  const outcome = outcomes.find(one => one === 'error') ?? outcomes.find(one => one === 'fail') ?? 'pass'
  const worst = all[outcomes.indexOf(outcome)]
  const headline = worst === undefined ? 'Every merge is recorded.' : headlineOf(worst, outcome, all.length)
  const lines = all.flatMap(linesOf)
  return {
    outcome,
    headline: plain(headline),
    failedGates: [...new Set(all.flatMap(one => ('record' in one ? failedGates(one.record) : [])))],
    lines,
    page: [`**${prose(headline)}**`, '', ...lines.map(line => `- ${prose(line)}`)],
    recorded: all.flatMap(keptOf),
  }
}

function keptOf(one: Outcome): Result['recorded'] {
  if ('installed' in one) return [{ record: one.installed, appended: one.appended }]
  if (!('record' in one)) return []
  const { record, appended, policyChange } = one
  // The last one is what the outputs name.
  return [...(policyChange ? [policyChange] : []), { record, appended }]
}

function linesOf(one: Outcome): string[] {
  if ('record' in one) return recordLines(one)
  if ('installed' in one) return installedLines(one)
  return [problemLine(one)]
}

const problemLine = (one: Unrecorded): string =>
  plain(`${one.merged.commit.slice(0, 7)}: not recorded. ${one.problem.message} ${one.problem.next}`)

function installedLines({ installed, appended }: Installed): string[] {
  return [`The policy is in force from ${place(installed)} on.`, rulesLine(installed), ledgerLine(appended)].map(line =>
    plain(line),
  )
}

function headlineOf(worst: Outcome, outcome: Result['outcome'], count: number): string {
  if ('problem' in worst) return `The merge could not be recorded. ${problemLine(worst)}`
  if ('installed' in worst) return installedHeadline(worst)
  const { record, appended } = worst
  if (!isKept(appended)) return unkeptHeadline(`The record of ${merge(record)}`, appended)
  const { policyChange } = worst
  if (policyChange && !isKept(policyChange.appended))
    return unkeptHeadline('The record of the policy change', policyChange.appended)
  const [cause] = record.verdict.reasons
  if (record.verdict.outcome === 'not_judged')
    return `${merge(record)}: ${NOT_JUDGED[cause?.code ?? ''] ?? NOT_JUDGED['direct_push']}`
  if (outcome === 'pass') return count === 1 ? 'Recorded.' : `${count} changes recorded.`
  return `${merge(record)} was merged although it did not pass: ${failedGates(record).join(', ') || (cause?.code ?? '')}.`
}

function unkeptHeadline(what: string, appended: Recorded['appended']): string {
  const is = appended?.status === 'conflict' ? 'is disputed' : 'is not in the ledger'
  return `${what} ${is}. ${ledgerLine(appended)}`
}

function installedHeadline({ installed, appended }: Installed): string {
  if (!isKept(appended)) return unkeptHeadline('The record of the first policy', appended)
  return `The policy is in force from ${place(installed)} on. Now require the check on ${installed.subject.branch}.`
}

/** Why a merge was not evaluated, and what to do, by reason code. */
const NOT_JUDGED: Record<string, string> = {
  direct_push: 'not evaluated. Merge changes through pull requests: protect the branch and require the check.',
  history_rewritten:
    'the push replaced the history of the branch. Block force pushes in its ruleset, and check what was removed.',
  landed_otherwise:
    'the merged content differs from the evaluated content, or was merged by hand where the base had changed the same file, so the verdict does not apply to it. Merge on GitHub, not by hand.',
  landed_unverifiable:
    'GitHub does not show whether the merged content equals the evaluated content: the change is too large, a commit no longer exists, or the move of the branch is not listed yet.',
}

/** A record that is not in the ledger is an error, whatever it says: it must not be lost in silence. */
function outcomeOf(one: Outcome): Result['outcome'] {
  if ('problem' in one) return 'error'
  if ('installed' in one) return isKept(one.appended) ? 'pass' : 'error'
  const { record, appended, policyChange } = one
  if (!isKept(appended) || (policyChange && !isKept(policyChange.appended))) return 'error'
  return record.verdict.outcome === 'not_judged' ? 'fail' : record.verdict.outcome
}

/** On a dry run nothing was to be kept. */
function isKept(appended: Recorded['appended']): boolean {
  return appended === undefined || isInLedger(appended)
}

const failedGates = ({ verdict }: MergeRecord): string[] =>
  verdict.gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(({ id }) => id)

const OUTCOMES = { pass: 'passed', fail: 'failed', error: 'could not be evaluated', not_judged: 'not evaluated' }

function recordLines({ record, appended, policyChange }: Recorded): string[] {
  const lines = [`${merge(record)}: ${OUTCOMES[record.verdict.outcome]}`, ledgerLine(appended)]
  return [...lines, ...(policyChange ? [rulesLine(policyChange.record), ledgerLine(policyChange.appended)] : [])].map(
    line => plain(line),
  )
}

const MAX_EFFECTS = 10

/** What a change of the rules does, by setting. */
function rulesLine({ files, moreFiles, effect, moreEffects }: PolicyChangeRecord): string {
  const count = files.length + moreFiles
  const what = `Rules changed: ${count === 1 ? (files[0]?.path ?? '1 file') : `${count} files`}`
  if (effect === null) return `${what}; the effect on the policy is unknown.`
  if (effect.length === 0) return `${what}; the policy has the same settings as before.`
  const shown = mostImportant(effect, MAX_EFFECTS)
  const effects = shown.map(one => `${one.gate ? `${one.gate} ` : ''}${one.key} ${one.effect}`)
  const left = effect.length - shown.length + moreEffects
  return `${what}; ${effects.join(', ')}${left > 0 ? `, and ${left} more` : ''}.`
}

const place = ({ subject }: { subject: Pick<MergeRecord['subject'], 'commit' | 'branch'> }): string =>
  `${subject.commit.slice(0, 7)} on ${subject.branch}`

function merge({ subject }: MergeRecord): string {
  const commit = place({ subject })
  return subject.change.via === 'direct-push' ? `Direct push ${commit}` : `Change #${subject.change.number}, ${commit}`
}
