import type { LineRange } from '../../facts/basics.ts'
import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import { formatShare } from '../../verdict/ratio.ts'
import type { Judgement, Location, Outcome, Reason, Requirement } from '../../verdict/verdict.ts'
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
  metric === 'strict-line' ? 'are covered with all their branches' : metric === 'branch' ? 'are taken' : 'are covered'
const unreported = ({ unmeasured, summed }: Pick<Counted, 'unmeasured' | 'summed'>): string[] => [
  ...(unmeasured.length > 0 ? [`${some(unmeasured.length, 'changed file')} not measured`] : []),
  ...(summed.length > 0 ? [`${some(summed.length, 'changed file')} measured in totals only`] : []),
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
    ? 'Project: no lower than the base'
    : `Project: at most ${text} percentage points lower than the base`

type What = Pick<Counted, 'of' | 'metric'>

export const plural = (metric: Metric): string => some(2, UNITS[metric]).slice(2)
const patchRequired = (min: number | string, { of, metric }: What): string =>
  `${of === '' ? 'Patch' : `Patch of ${of}`}: at least ${min} % of ${metric === 'branch' ? 'the branches of changed lines' : 'changed lines'}${metric === 'strict-line' ? ', with all their branches' : ''}`
const projectRequired = (min: number | string, { of, metric }: What): string =>
  `${of === '' ? 'Project' : of}: at least ${min} % of all measured ${plural(metric)}${metric === 'strict-line' ? ', with all their branches' : ''}`

export function patchBelowMinimum(
  { of: part, patch: of, metric, isAnnotated, missed }: Counted,
  minimum: Minimum,
): Reason {
  const changed = metric === 'branch' ? 'branches of changed lines' : 'changed lines'
  const where = part === '' ? '' : ` in ${part}`
  const open = missed === 0 ? '' : ` ${missed} of them ${missed === 1 ? 'is' : 'are'} in files that no report measures.`
  return {
    code: 'patch_below_minimum',
    message: `${of.covered} of ${of.total} ${changed}${where} ${are(metric)} (${percent(of)}), less than the required ${minimum.text} %.${open}`,
    next: `Cover at least ${lacking(of, minimum)} more of them with tests. ${isAnnotated ? 'Annotations mark the uncovered lines.' : 'The uncovered lines are listed below.'}`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export function projectBelowMinimum({ of: part, project: of, metric }: Counted, minimum: Minimum): Reason {
  const where = part === '' ? 'In the whole project' : `In ${part}`
  return {
    code: 'project_below_minimum',
    message: `${where}, ${of.covered} of ${some(of.total, UNITS[metric])} ${are(metric)} (${percent(of)}), less than the required ${minimum.text} %.`,
    next: `Cover at least ${some(lacking(of, minimum), `more ${UNITS[metric]}`)} with tests.`,
    data: { covered: of.covered, total: of.total, minimum: minimum.text },
  }
}

export const partUnmeasured = ({ of, metric }: Counted): Reason => ({
  code: 'component_unmeasured',
  message: `The reports measure no ${UNITS[metric]} of ${of}.`,
  next: 'Check that its tests ran and that `paths` of the component match its files.',
})

export const exclusionsRequirement = (outcome: Outcome, count: number | undefined, max: number): Requirement => ({
  outcome,
  required: `At most ${some(max, 'new line')} excluded from coverage`,
  found: count === undefined ? 'not known' : String(count),
})

export const tooManyExclusions = (count: number, max: number): Reason => ({
  code: 'too_many_exclusions',
  message: `The change excludes code from coverage in ${some(count, 'place')}, more than the ${max} allowed.`,
  next: 'Cover the code with tests instead of excluding it.',
  data: { count, max },
})

export const exclusionsUnknown = (): Reason => ({
  code: 'exclusions_unknown',
  message: 'The change is too large to be searched for code that it excludes from coverage.',
  next: 'Split the change.',
})

export const exclusion = ({ path, line, tool }: { path: string; line: number; tool: string }): Reason => ({
  code: 'exclusion_added',
  message: `This marker of ${tool} excludes code from coverage.`,
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
  message: `The reports contain only totals for ${some(files.length, 'changed source file')}, so it is unknown which changed lines are covered: ${firstOf(files)}.`,
  next: 'Configure the coverage tool to report lines, for example with the Istanbul reporter `json` or `lcovonly`.',
  data: fileData(files),
})

export function unmeasured(files: readonly Unmeasured[]): Reason {
  return {
    code: 'unmeasured',
    message: `No report measures ${some(files.length, 'changed source file')}: ${firstOf(files)}.`,
    next: 'Write tests that load these files, configure the coverage tool to report files that no test loads, or exclude files that are not source code in `source.exclude`.',
    data: fileData(files),
  }
}

export function tooFewLines({ patch: of, metric }: Counted, rule: PatchRule): Reason {
  return {
    code: 'too_few_lines',
    message: `The change has ${some(of.total, `measured ${UNITS[metric]}`)}, fewer than the ${rule['min-lines']} from which \`patch.min\` applies: ${share(of, metric)}.`,
  }
}

export function noSourceChanged(): Reason {
  return { code: 'no_source_changed', message: 'The change adds no line to a file that `source` includes.' }
}

export function diffUnavailable(files: readonly ChangedFile[]): Reason {
  return {
    code: 'diff_unavailable',
    message: `The changed lines are unknown for ${some(files.length, 'source file')}, such as ${files[0]?.path}.`,
    next: 'Check out with `fetch-depth: 0` in the job that runs this gate.',
  }
}

export function settingsChanged(paths: readonly string[]): Reason[] {
  const [first] = paths
  if (first === undefined) return []
  const more = paths.length > 1 ? ` and ${some(paths.length - 1, 'other file')}` : ''
  return [
    {
      code: 'coverage_settings_changed',
      message: `The change edits the configuration of coverage tools: ${first}${more}.`,
      next: 'Check whether code is now excluded from coverage.',
      data: { files: [...paths] },
    },
  ]
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

export function numbers(
  { patch, project }: Settings,
  projectShare: Share,
  patchShare: Share,
  { measured, compared, unmapped, files, pathReading }: Measurement,
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
    ...(pathReading === undefined ? {} : { pathReading }),
  }
}
