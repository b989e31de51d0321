import type { LineRange } from '../../facts/basics.ts'
import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import { formatShare } from '../../verdict/ratio.ts'
import type { Judgement, Location, Outcome, Reason, Requirement } from '../../verdict/verdict.ts'
import { type Advice, oddities } from '../reports.ts'
import { lacking, type Minimum, type Share, type Unmeasured } from './count.ts'
import type { PatchRule, Settings } from './settings.ts'

/** `1 line`, `2 lines`. */
const some = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
const percent = ({ covered, total }: Share): string => formatShare(covered, total)
/** `7 of 10 lines (70.00 %)`. */
const share = (of: Share): string => `${of.covered} of ${some(of.total, 'line')} (${percent(of)})`
const notMeasured = (files: readonly Unmeasured[]): string => `${some(files.length, 'changed file')} not measured`

export function title(
  { patch, project }: Settings,
  projectShare: Share,
  patchShare: Share,
  unmeasured: readonly Unmeasured[],
): string {
  const parts = [
    ...(patch && patchShare.total > 0 ? [`patch ${percent(patchShare)} of ${patch.min} %`] : []),
    ...(patch && unmeasured.length > 0 ? [notMeasured(unmeasured)] : []),
    ...(patch && patchShare.total === 0 && unmeasured.length === 0 ? ['no executable line changed'] : []),
    `project ${percent(projectShare)}${project ? ` of ${project.min} %` : ''}`,
  ]
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function patchRequirement(
  outcome: Outcome,
  of: Share,
  { text }: Minimum,
  unmeasured: readonly Unmeasured[],
): Requirement {
  const lines = of.total === 0 ? 'no executable line changed' : share(of)
  const parts = [
    ...(of.total === 0 && unmeasured.length > 0 ? [] : [lines]),
    ...(unmeasured.length > 0 ? [notMeasured(unmeasured)] : []),
  ]
  return { outcome, required: patchRequired(text), found: parts.join(', ') }
}

export function projectRequirement(outcome: Outcome, of: Share, { text }: Minimum): Requirement {
  return { outcome, required: projectRequired(text), found: share(of) }
}

/** The requirements when no number could be had. */
export function openRequirements(outcome: Outcome, { patch, project }: Settings): Requirement[] {
  const found = 'not known'
  return [
    ...(patch ? [{ outcome, required: patchRequired(patch.min), found }] : []),
    ...(project ? [{ outcome, required: projectRequired(project.min), found }] : []),
  ]
}

const patchRequired = (min: number | string): string => `Patch: at least ${min} % of changed lines`
const projectRequired = (min: number | string): string => `Project: at least ${min} % of all measured lines`

export function patchBelowMinimum(of: Share, minimum: Minimum): Reason {
  return {
    code: 'patch_below_minimum',
    message: `Of the lines that the change writes, ${of.covered} of ${of.total} are covered (${percent(of)}), fewer than the ${minimum.text} % required.`,
    next: `Cover at least ${lacking(of, minimum)} more of them with tests; the lines that no test reached are marked in the change.`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export function projectBelowMinimum(of: Share, minimum: Minimum): Reason {
  return {
    code: 'project_below_minimum',
    message: `In the whole project, ${of.covered} of ${some(of.total, 'line')} are covered (${percent(of)}), fewer than the ${minimum.text} % required.`,
    next: `Cover at least ${some(lacking(of, minimum), 'more line')} with tests.`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export function unmeasured(files: readonly Unmeasured[]): Reason {
  const shown = files.slice(0, 10).map(({ path, added }) => `${path} (${some(added, 'added line')})`)
  const more = files.length > shown.length ? ` and ${files.length - shown.length} more` : ''
  return {
    code: 'unmeasured',
    message: `No report measures ${some(files.length, 'changed source file')}: ${shown.join(', ')}${more}.`,
    next: 'Write a test that loads what is listed, let the coverage tool report files that no test loads, or name what is no source code in `source.exclude`.',
    data: { files: files.map(({ path }) => path), addedLines: files.reduce((sum, { added }) => sum + added, 0) },
  }
}

export function tooFewLines(of: Share, rule: PatchRule): Reason {
  return {
    code: 'too_few_lines',
    message: `The change writes ${some(of.total, 'measured line')}, fewer than the ${rule['min-lines']} from which \`patch.min\` is judged: ${share(of)}.`,
  }
}

export function noSourceChanged(): Reason {
  return { code: 'no_source_changed', message: 'The change adds no line to a file that `source` names as source code.' }
}

export function diffUnavailable(files: readonly ChangedFile[]): Reason {
  return {
    code: 'diff_unavailable',
    message: `Which lines the change wrote is not known for ${some(files.length, 'source file')}, ${files[0]?.path} first.`,
    next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
  }
}

export function nothingMeasured({ files, unmapped }: Measurement): Reason {
  const where =
    files.length > 0 ? `They measure ${some(files.length, 'other file')}.` : 'They measure no file of the repository.'
  return {
    code: 'empty_report',
    message: `The reports measure no line of the files that \`source\` names. ${where}`,
    next:
      unmapped > 0
        ? `${some(unmapped, 'path')} in the reports could not be found in the repository: let the coverage tool write paths relative to its root.`
        : 'Check that the tests ran and that `source.include` names the files they load.',
  }
}

/** What to do about a report that cannot be used. */
export const ADVICE: Advice = {
  missing: 'Run the tests with coverage before this step, or correct the paths of the report in the policy.',
  empty: 'Check that the tests ran and that the coverage tool saw the code they load.',
  unreadable: 'Make the report again, as a whole LCOV file.',
}

export function uncoveredLines(changed: Measurement['changed']): Reason[] {
  return changed.flatMap(({ path, uncovered, sameAsHead }) =>
    uncovered.map(range => uncoveredRange(path, range, sameAsHead)),
  )
}

function uncoveredRange(path: string, [first, last]: LineRange, sameAsHead: boolean): Reason {
  const lines = first === last ? `Line ${first}` : `Lines ${first} to ${last}`
  const are = first === last ? 'is' : 'are'
  if (!sameAsHead) {
    const message = `${lines} of ${path}, as merged with the base branch, ${are} not covered by any report.`
    return { code: 'line_uncovered', message, data: { file: path } }
  }
  const location: Location = { file: path, line: first, ...(first === last ? {} : { endLine: last }) }
  return { code: 'line_uncovered', message: `${lines} ${are} not covered by any report.`, location }
}

const ODDITIES: Record<string, string> = {
  negative_count: 'has a negative count, read as not covered',
  huge_count: 'has a count too large to be exact, read as covered',
  fractional_count: 'has a count that is not whole, read as covered',
  line_zero: 'has a count for line 0, which was left out',
  summary_mismatch: 'has a summary that its own lines contradict; the lines were counted',
}

export function reportOddities({ reports, unmapped }: Measurement): Reason[] {
  const odd = oddities(reports, ODDITIES)
  if (unmapped === 0) return odd
  const message = `${some(unmapped, 'path')} in the reports ${unmapped === 1 ? 'is' : 'are'} no file of the repository and ${unmapped === 1 ? 'was' : 'were'} left out.`
  return [...odd, { code: 'unmapped_paths', message, data: { count: unmapped } }]
}

export function numbers(
  { patch, project }: Settings,
  projectShare: Share,
  patchShare: Share,
  { measured, unmapped }: Measurement,
): Judgement['measured'] {
  return {
    projectCovered: projectShare.covered,
    projectTotal: projectShare.total,
    ...(project ? { projectMinimum: String(project.min) } : {}),
    patchCovered: patchShare.covered,
    patchTotal: patchShare.total,
    ...(patch ? { patchMinimum: String(patch.min) } : {}),
    ...(measured.commit === null ? {} : { measuredCommit: measured.commit }),
    measuredAs: measured.as,
    unmappedPaths: unmapped,
  }
}
