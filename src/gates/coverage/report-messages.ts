import type { Measurement } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { type Advice, anomaliesOf, emptyFiles, leftOut } from '../shared/reports.ts'
import type { Share } from './count.ts'
import { plural, share, some, UNITS } from './messages.ts'
import type { Metric, Settings } from './settings.ts'

/** What is stated about the reports, beside what they measure. */

/** What to do about a report that cannot be used. */
export const ADVICE: Advice = {
  missing:
    'Run the tests with coverage before this step, or correct the report paths in the policy. If not every run creates this report, set `required: false` for it.',
  empty: 'Check that the tests ran and that the coverage tool saw the code they load.',
  unreadable: 'Create the report again and check that it is complete.',
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
    message: `The reports contain lines but no ${UNITS[metric]}, which the policy counts.`,
    next: `Configure the coverage tool to report ${plural(metric)} as well, or set \`metric: line\` in the policy.`,
  }
  return [`No ${UNITS[metric]} was measured`, [reason]]
}

function nothingMeasured(measurement: Measurement): Reason {
  const { files, unmapped } = measurement
  const where =
    files.length > 0 ? `They measure ${some(files.length, 'other file')}.` : 'They measure no file of the repository.'
  const paths = unmapped === 0 ? '' : ` ${unmappedSentence(measurement)}`
  return {
    code: 'empty_report',
    message: `The reports measure no line of the files that \`source\` includes. ${where}${paths}`,
    next:
      unmapped > 0
        ? mappedBy(measurement)
        : 'Check that the tests ran and that `source.include` matches the files they load.',
  }
}

/** What the other reports measure, which decides nothing. */
export function partialNumbers({ metric, patch }: Settings, project: Share, changed: Share): Reason {
  const lines = patch && changed.total > 0 ? ` and ${share(changed, metric)} of the change` : ''
  return {
    code: 'partial_numbers',
    message: `The other reports measure ${share(project, metric)} of the project${lines}. These numbers are incomplete and were not evaluated.`,
    data: { covered: project.covered, total: project.total },
  }
}

/** Names of paths in a message. The count is of all. */
const MAX_NAMED = 3

/** A path and the report that it is in, or only how many where an older document does not say which. */
function unmappedSentence({ unmapped, unmappedPaths = [] }: Measurement): string {
  const [are, were] = unmapped === 1 ? ['is', 'was'] : ['are', 'were']
  const named = unmappedPaths.slice(0, MAX_NAMED).map(({ path, file }) => `"${path}" in "${file}"`)
  const more = unmapped > named.length ? ` and ${unmapped - named.length} more` : ''
  const which = named.length === 0 ? '' : `: ${named.join(', ')}${more}`
  return `${some(unmapped, 'path')} in the reports ${are} not a file of the repository and ${were} ignored${which}.`
}

/** The entries of `path-map` that would make files of them. */
function mappedBy({ unmappedPaths = [] }: Measurement): string {
  const byReport = new Map<string, Set<string>>()
  for (const { report, map } of unmappedPaths)
    if (map) byReport.set(report, (byReport.get(report) ?? new Set()).add(`${yaml(map.from)}: ${yaml(map.to)}`))
  // One prefix with two meanings is no entry.
  const lines = [...byReport]
    .filter(hasNoPrefixTwice)
    .map(
      ([report, entries]) =>
        `\`path-map: { ${[...entries].slice(0, MAX_NAMED).join(', ')} }\` for the report "${report}"`,
    )
  if (lines.length === 0)
    return 'If they are source files, configure the coverage tool to write paths relative to the repository root, or map them with `path-map`.'
  return `If they are source files, add ${lines.join(' and ')} to the policy, or configure the coverage tool to write paths relative to the repository root.`
}

function hasNoPrefixTwice([, entries]: [string, Set<string>]): boolean {
  const prefixes = [...entries].map(entry => entry.slice(0, entry.indexOf('": "')))
  return new Set(prefixes).size === prefixes.length
}

/** A text in double quotes means the same in YAML as in JSON. */
const yaml = (text: string): string => JSON.stringify(text)

const ANOMALIES: Record<string, string> = {
  negative_count: 'has a negative count, treated as not covered',
  huge_count: 'has a count too large to be exact, treated as covered',
  fractional_count: 'has a count that is not a whole number, treated as covered',
  line_zero: 'has a count for line 0, which was ignored',
  branch_impossible: 'has unreadable or impossible branches, which were ignored',
  summary_mismatch: 'has totals that contradict its details; the details were counted',
}

export function reportAnomalies(measurement: Measurement): Reason[] {
  const { request, reports, unmapped, beyond } = measurement
  const odd = [
    ...leftOut(request, reports),
    ...emptyFiles(reports),
    ...anomaliesOf(reports, ANOMALIES),
    ...linesOutOfRange(beyond),
  ]
  if (unmapped === 0) return odd
  const next = mappedBy(measurement)
  return [...odd, { code: 'unmapped_paths', message: unmappedSentence(measurement), next, data: { count: unmapped } }]
}

function linesOutOfRange(count = 0): Reason[] {
  if (count === 0) return []
  const message = `${some(count, 'line')} in the reports ${count === 1 ? 'lies' : 'lie'} beyond the end of ${count === 1 ? 'its' : 'their'} file and ${count === 1 ? 'was' : 'were'} ignored.`
  const next =
    'Check that the reports are for this version of the code, and for the sources rather than compiled output.'
  return [{ code: 'lines_beyond_file', message, next, data: { count } }]
}
