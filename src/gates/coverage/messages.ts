import type { LineRange } from '../../facts/basics.ts'
import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import { formatShare } from '../../verdict/ratio.ts'
import type { Judgement, Location, Outcome, Reason, Requirement } from '../../verdict/verdict.ts'
import { type Advice, leftOut, oddities } from '../shared/reports.ts'
import { type Counted, lacking, type Minimum, type Share, type Unmeasured } from './count.ts'
import type { Metric, PatchRule, ProjectRule, Settings } from './settings.ts'

/** `1 line`, `2 lines`, `2 branches`. */
export const some = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : what.endsWith('ch') ? 'es' : 's'}`
const percent = ({ covered, total }: Share): string => formatShare(covered, total)
export const UNITS: Readonly<Record<Metric, string>> = {
  line: 'line',
  'strict-line': 'line',
  branch: 'branch',
  function: 'function',
  statement: 'statement',
}
/** `7 of 10 lines (70.00 %)`. */
export const share = (of: Share, metric: Metric): string =>
  `${of.covered} of ${some(of.total, UNITS[metric])} (${percent(of)})`
const are = (metric: Metric): string =>
  metric === 'strict-line' ? 'are covered in every way' : metric === 'branch' ? 'are taken' : 'are covered'
const unreported = ({ unmeasured, summed }: Pick<Counted, 'unmeasured' | 'summed'>): string[] => [
  ...(unmeasured.length > 0 ? [`${some(unmeasured.length, 'changed file')} not measured`] : []),
  ...(summed.length > 0 ? [`${some(summed.length, 'changed file')} measured in sums only`] : []),
]

export function title(
  { patch, project }: Settings,
  { project: projectShare, patch: patchShare, unmeasured, summed }: Counted,
  { before, open }: { before: Share | undefined; open: number },
): string {
  const parts = [
    ...(patch && patchShare.total > 0 ? [`patch ${percent(patchShare)} of ${patch.min} %`] : []),
    ...(patch ? unreported({ unmeasured, summed }) : []),
    ...(patch && patchShare.total === 0 && unmeasured.length + summed.length === 0
      ? ['no executable line changed']
      : []),
    `project ${percent(projectShare)}${project ? ` of ${project.min} %` : ''}${before ? `, was ${percent(before)}` : ''}`,
    ...(open > 0 ? [`${some(open, 'component')} below`] : []),
  ]
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function patchRequirement(outcome: Outcome, counted: Counted, { text }: Minimum): Requirement {
  const { patch: of, metric } = counted
  const open = unreported(counted)
  const lines = of.total === 0 ? 'no executable line changed' : share(of, metric)
  const parts = [...(of.total === 0 && open.length > 0 ? [] : [lines]), ...open]
  return { outcome, required: patchRequired(text, counted), found: parts.join(', ') }
}

export function projectRequirement(outcome: Outcome, counted: Counted, { text }: Minimum): Requirement {
  const { project, metric } = counted
  const found = project.total === 0 ? 'nothing measured' : share(project, metric)
  return { outcome, required: projectRequired(text, counted), found }
}

/** The requirements when no number could be had. */
export function openRequirements(outcome: Outcome, { patch, project, components, metric }: Settings): Requirement[] {
  const parts = [{ name: '', patch, project }, ...components]
  return parts.flatMap(({ name: of, patch, project }) => [
    ...(patch ? [{ outcome, required: patchRequired(patch.min, { of, metric }), found: 'not known' }] : []),
    ...(project ? [{ outcome, required: projectRequired(project.min, { of, metric }), found: 'not known' }] : []),
    ...dropsRequired(project).map(required => ({ outcome, required, found: 'not known' })),
  ])
}

const dropsRequired = (project: Partial<ProjectRule> | undefined): string[] =>
  project?.['max-drop'] === undefined ? [] : [dropRequired(String(project['max-drop']))]

export const dropRequired = (text: string): string =>
  Number(text) === 0
    ? 'Project: no lower than where the change begins'
    : `Project: at most ${text} percentage points lower than where the change begins`

type What = Pick<Counted, 'of' | 'metric'>

const plural = (metric: Metric): string => some(2, UNITS[metric]).slice(2)
const patchRequired = (min: number | string, { of, metric }: What): string =>
  `${of === '' ? 'Patch' : `Patch of ${of}`}: at least ${min} % of ${metric === 'branch' ? 'the branches of changed lines' : 'changed lines'}${metric === 'strict-line' ? ', in every way' : ''}`
const projectRequired = (min: number | string, { of, metric }: What): string =>
  `${of === '' ? 'Project' : of}: at least ${min} % of all measured ${plural(metric)}${metric === 'strict-line' ? ', in every way' : ''}`

export function patchBelowMinimum({ of: part, patch: of, metric }: Counted, minimum: Minimum): Reason {
  const written = metric === 'branch' ? 'branches of the lines that the change writes' : 'lines that the change writes'
  const where = part === '' ? '' : ` in ${part}`
  return {
    code: 'patch_below_minimum',
    message: `Of the ${written}${where}, ${of.covered} of ${of.total} ${are(metric)} (${percent(of)}), fewer than the ${minimum.text} % required.`,
    next: `Cover at least ${lacking(of, minimum)} more of them with tests; the lines that no test reached are marked in the change.`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export function projectBelowMinimum({ of: part, project: of, metric }: Counted, minimum: Minimum): Reason {
  const where = part === '' ? 'In the whole project' : `In ${part}`
  return {
    code: 'project_below_minimum',
    message: `${where}, ${of.covered} of ${some(of.total, UNITS[metric])} ${are(metric)} (${percent(of)}), fewer than the ${minimum.text} % required.`,
    next: `Cover at least ${some(lacking(of, minimum), `more ${UNITS[metric]}`)} with tests.`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export const partUnmeasured = ({ of, metric }: Counted): Reason => ({
  code: 'component_unmeasured',
  message: `The reports measure no ${UNITS[metric]} of ${of}.`,
  next: 'Check that its tests ran, and that the `paths` of the component are those of its files.',
})

export const exclusionsRequirement = (outcome: Outcome, count: number | undefined, max: number): Requirement => ({
  outcome,
  required: `At most ${some(max, 'new line')} left out of what is measured`,
  found: count === undefined ? 'not known' : String(count),
})

export const tooManyExclusions = (count: number, max: number): Reason => ({
  code: 'too_many_exclusions',
  message: `The change leaves code out of what is measured in ${some(count, 'place')}, more than the ${max} allowed.`,
  next: 'Cover the code with tests in place of leaving it out.',
  data: { count, max },
})

export const exclusionsUnknown = (): Reason => ({
  code: 'exclusions_unknown',
  message:
    'Nobody can tell whether the change leaves code out of what is measured: it is too large to be looked through.',
  next: 'Split the change.',
})

export const exclusion = ({ path, line, tool }: { path: string; line: number; tool: string }): Reason => ({
  code: 'exclusion_added',
  message: `Code is left out of what is measured here (a marker of ${tool}).`,
  location: { file: path, line },
})

const fileData = (files: readonly Unmeasured[]): NonNullable<Reason['data']> => ({
  files: files.map(({ path }) => path),
  addedLines: files.reduce((sum, { added }) => sum + added, 0),
})

function firstOf(files: readonly Unmeasured[]): string {
  const shown = files.slice(0, 10).map(({ path, added }) => `${path} (${some(added, 'added line')})`)
  return `${shown.join(', ')}${files.length > shown.length ? ` and ${files.length - shown.length} more` : ''}`
}

export const summedOnly = (files: readonly Unmeasured[]): Reason => ({
  code: 'measured_in_sums',
  message: `The reports tell of ${some(files.length, 'changed source file')} in sums only, so which of the written lines are covered is not known: ${firstOf(files)}.`,
  next: 'Let the coverage tool write lines, such as with the reporter `json` or `lcovonly` of Istanbul.',
  data: fileData(files),
})

export function unmeasured(files: readonly Unmeasured[]): Reason {
  return {
    code: 'unmeasured',
    message: `No report measures ${some(files.length, 'changed source file')}: ${firstOf(files)}.`,
    next: 'Write a test that loads what is listed, let the coverage tool report files that no test loads, or name what is no source code in `source.exclude`.',
    data: fileData(files),
  }
}

export function tooFewLines({ patch: of, metric }: Counted, rule: PatchRule): Reason {
  return {
    code: 'too_few_lines',
    message: `The change writes ${some(of.total, `measured ${UNITS[metric]}`)}, fewer than the ${rule['min-lines']} from which \`patch.min\` is judged: ${share(of, metric)}.`,
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

/** Why there is no share of the project. */
export function nothingCounted(
  measurement: Measurement,
  isSource: (path: string) => boolean,
  metric: Metric,
): [title: string, reasons: Reason[]] {
  const hasLines = measurement.files.some(({ path, total }) => isSource(path) && total > 0)
  if (!hasLines) return ['No line was measured', [nothingMeasured(measurement)]]
  const reason = {
    code: 'metric_unmeasured',
    message: `The reports tell of lines, but of no ${UNITS[metric]}, by which the policy counts.`,
    next: `Let the coverage tool write ${plural(metric)} as well, or count by \`line\` in the policy.`,
  }
  return [`No ${UNITS[metric]} was measured`, [reason]]
}

function nothingMeasured({ files, unmapped }: Measurement): Reason {
  const where =
    files.length > 0 ? `They measure ${some(files.length, 'other file')}.` : 'They measure no file of the repository.'
  return {
    code: 'empty_report',
    message: `The reports measure no line of the files that \`source\` names. ${where}`,
    next:
      unmapped > 0
        ? `${some(unmapped, 'path')} in the reports could not be found in the repository: let the coverage tool write paths relative to its root, or say in \`path-map\` what they begin with.`
        : 'Check that the tests ran and that `source.include` names the files they load.',
  }
}

export function settingsChanged(paths: readonly string[]): Reason[] {
  const [first] = paths
  if (first === undefined) return []
  const more = paths.length > 1 ? ` and ${some(paths.length - 1, 'other file')}` : ''
  return [
    {
      code: 'coverage_settings_changed',
      message: `The change edits what coverage tools go by: ${first}${more}.`,
      next: 'See whether code is left out of what is measured now.',
      data: { files: [...paths] },
    },
  ]
}

/** What to do about a report that cannot be used. */
export const ADVICE: Advice = {
  missing: 'Run the tests with coverage before this step, or correct the paths of the report in the policy.',
  empty: 'Check that the tests ran and that the coverage tool saw the code they load.',
  unreadable: 'Make the report again, as a whole file.',
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

const ANOMALIES: Record<string, string> = {
  negative_count: 'has a negative count, read as not covered',
  huge_count: 'has a count too large to be exact, read as covered',
  fractional_count: 'has a count that is not whole, read as covered',
  line_zero: 'has a count for line 0, which was left out',
  branch_impossible: 'has branches that cannot be read or cannot be, which were left out',
  summary_mismatch: 'has sums that its own details contradict; the details were counted',
}

export function reportAnomalies({ request, reports, unmapped, beyond }: Measurement): Reason[] {
  const odd = [...leftOut(request, reports), ...oddities(reports, ANOMALIES), ...linesOutOfRange(beyond)]
  if (unmapped === 0) return odd
  const message = `${some(unmapped, 'path')} in the reports ${unmapped === 1 ? 'is' : 'are'} no file of the repository and ${unmapped === 1 ? 'was' : 'were'} left out.`
  return [...odd, { code: 'unmapped_paths', message, data: { count: unmapped } }]
}

function linesOutOfRange(count = 0): Reason[] {
  if (count === 0) return []
  const message = `${some(count, 'line')} in the reports ${count === 1 ? 'lies' : 'lie'} beyond the end of ${count === 1 ? 'its' : 'their'} file and ${count === 1 ? 'was' : 'were'} left out.`
  const next =
    'See whether the reports are of this version of the code, and of its sources and not of what they become.'
  return [{ code: 'lines_beyond_file', message, next, data: { count } }]
}

export function numbers(
  { patch, project }: Settings,
  projectShare: Share,
  patchShare: Share,
  { measured, compared, unmapped, files }: Measurement,
  isSource: (path: string) => boolean,
): Judgement['measured'] {
  return {
    projectCovered: projectShare.covered,
    projectTotal: projectShare.total,
    projectFiles: files.filter(({ path }) => isSource(path)).length,
    ...(project ? { projectMinimum: String(project.min) } : {}),
    patchCovered: patchShare.covered,
    patchTotal: patchShare.total,
    ...(patch ? { patchMinimum: String(patch.min) } : {}),
    ...(measured.commit === null ? {} : { measuredCommit: measured.commit }),
    measuredAs: measured.as,
    ...(compared === null ? {} : { comparedCommit: compared }),
    unmappedPaths: unmapped,
  }
}
