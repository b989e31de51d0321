import { isInLedger } from '../../ledger/append.ts'
import { mostImportant } from '../../record/policy-change.ts'
import type { MergeRecord, PolicyChangeRecord } from '../../record/record.ts'
import { plain, prose } from '../../text/escape.ts'
import { ledgerLine } from '../shared/ledger-line.ts'
import type { Result } from '../shared/result.ts'
import type { Recorded, Unrecorded } from './record-merge.ts'

/** What was recorded, and why the run is red when it is: a merge that should not have been, or a record not kept. */
export function mergeSummary(
  all: readonly (Recorded | Unrecorded)[],
): Pick<Result, 'outcome' | 'headline' | 'failedGates' | 'lines' | 'page' | 'recorded'> {
  const recorded = all.filter(one => 'record' in one)
  const lines = all.flatMap(one => ('record' in one ? recordLines(one) : [problemLine(one)]))
  const outcomes = all.map(one => ('record' in one ? outcomeOf(one) : 'error'))
  const outcome = outcomes.find(one => one === 'error') ?? outcomes.find(one => one === 'fail') ?? 'pass'
  const worst = all[outcomes.indexOf(outcome)]
  const headline = worst === undefined ? 'Every merge is recorded.' : headlineOf(worst, outcome, all.length)
  return {
    outcome,
    headline: plain(headline),
    failedGates: [...new Set(recorded.flatMap(({ record }) => failedGates(record)))],
    lines,
    page: [`**${prose(headline)}**`, '', ...lines.map(line => `- ${prose(line)}`)],
    recorded: recorded.flatMap(({ record, appended, policyChange }) => [
      ...(policyChange ? [policyChange] : []),
      // The last one is what the outputs name.
      { record, appended },
    ]),
  }
}

const problemLine = ({ merged, problem }: Unrecorded): string =>
  plain(`${merged.commit.slice(0, 7)}: not recorded. ${problem.message} ${problem.next}`)

function headlineOf(worst: Recorded | Unrecorded, outcome: Result['outcome'], count: number): string {
  if (!('record' in worst)) return `The merge could not be recorded. ${problemLine(worst)}`
  const { record, appended } = worst
  if (!isKept(appended)) return `The record of ${merge(record)} is not in the ledger. ${ledgerLine(appended)}`
  const { policyChange } = worst
  if (policyChange && !isKept(policyChange.appended))
    return `The record of the policy change is not in the ledger. ${ledgerLine(policyChange.appended)}`
  const [cause] = record.verdict.reasons
  if (record.verdict.outcome === 'not_judged')
    return `${merge(record)}: ${NOT_JUDGED[cause?.code ?? ''] ?? NOT_JUDGED['direct_push']}`
  if (outcome === 'pass') return count === 1 ? 'Recorded.' : `${count} changes recorded.`
  return `${merge(record)} was merged although it did not pass: ${failedGates(record).join(', ') || (cause?.code ?? '')}.`
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
function outcomeOf({ record, appended, policyChange }: Recorded): Result['outcome'] {
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

function merge({ subject }: MergeRecord): string {
  const commit = `${subject.commit.slice(0, 7)} on ${subject.branch}`
  return subject.change.via === 'direct-push' ? `Direct push ${commit}` : `Change #${subject.change.number}, ${commit}`
}
