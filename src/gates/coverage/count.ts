import type { LineRange } from '../../facts/basics.ts'
import type { ChangedFile } from '../../facts/change.ts'
import { type Matcher, matcher } from '../../facts/glob.ts'
import type { Measurement } from '../../facts/reports.ts'
import { type Percent, parsePercent, reaches } from '../../verdict/ratio.ts'
import type { Metric, PatchRule, Source } from './settings.ts'

/** Lines that were covered, of those that were measured. */
export interface Share {
  covered: number
  total: number
}

/** A changed source file that no report measures, and how many lines the change wrote in it. */
export interface Unmeasured {
  path: string
  added: number
}

/** What was counted, of the project or of one of its parts. */
export interface Counted {
  /** Name of the part; empty: the project. */
  of: string
  metric: Metric
  project: Share
  patch: Share
  /** Lines of the patch that count as missed, because no report measures their files. */
  missed: number
  /** Whether they are counted, so that such files need not fail by themselves. */
  isMissedCounted: boolean
  unmeasured: readonly Unmeasured[]
  /** Whether uncovered lines have the same numbers in the head, so that annotations can mark them. */
  isAnnotated: boolean
  /** Measured in totals, which do not show the lines that the change writes. */
  summed: readonly Unmeasured[]
}

export function sourceFilter({ include, exclude }: Source): Matcher {
  const included = matcher(include)
  const excluded = matcher(exclude)
  return path => included(path) && !excluded(path)
}

/** Changed files that are source code and still there. A link or a submodule has no lines of code. */
export function changedSources(files: readonly ChangedFile[], isSource: Matcher): ChangedFile[] {
  return files.filter(
    ({ path, after }) => after !== null && (after.mode ?? '100644').startsWith('100') && isSource(path),
  )
}

/** What is counted of a whole file. */
const OF_FILE: Readonly<Record<Metric, (file: Measurement['files'][number]) => Share | undefined>> = {
  line: file => file,
  'strict-line': ({ covered, partial = 0, total }) => ({ covered: covered - partial, total }),
  branch: ({ branches }) => branches,
  function: ({ functions }) => functions,
  statement: ({ statements }) => statements,
}

/** What is counted of a whole file; undefined: nothing. */
export const ofFile = (metric: Metric, file: Measurement['files'][number]): Share | undefined => {
  const counted = OF_FILE[metric](file)
  return counted && { covered: counted.covered, total: counted.total }
}

/** What is counted of the lines that the change writes. */
export function ofChanged(
  metric: Metric,
  { covered, uncovered, partial = [], branches }: Measurement['changed'][number],
): Share {
  if (metric === 'branch') return branches ?? { covered: 0, total: 0 }
  const hit = countLines(covered)
  return { covered: metric === 'strict-line' ? hit - countLines(partial) : hit, total: hit + countLines(uncovered) }
}

export function projectShare({ files }: Measurement, isSource: Matcher, metric: Metric): Share {
  return sum(files.filter(({ path }) => isSource(path)).flatMap(file => OF_FILE[metric](file) ?? []))
}

/** What is counted of the lines that the change writes, as a rule for them says. */
export function patchOf(
  rule: PatchRule | undefined,
  measurement: Measurement,
  changed: readonly ChangedFile[],
  { isSource, metric }: { isSource: Matcher; metric: Metric },
): Omit<Counted, 'of' | 'metric' | 'project'> {
  const lines = changedLines(rule, measurement).filter(({ path }) => isSource(path))
  const open = unreported(changed, measurement, rule)
  // Too many files to count: then each of them fails by itself.
  const isMissedCounted = rule?.['on-unmeasured'] === 'count-as-missed' && Array.isArray(measurement.unread)
  const missed = isMissedCounted ? missedLines(rule, measurement, [...open.unmeasured, ...open.summed]) : 0
  const { covered, total } = sum(lines.map(file => ofChanged(metric, file)))
  const isAnnotated = lines.some(({ uncovered, sameAsHead }) => uncovered.length > 0 && sameAsHead)
  return { patch: { covered, total: total + missed }, missed, isMissedCounted, isAnnotated, ...open }
}

/** The measured lines that the change writes; all of them where nobody knows which differ in white space only. */
export const changedLines = (rule: PatchRule | undefined, { changed, content }: Measurement): Measurement['changed'] =>
  rule?.['ignore-whitespace'] ? (content ?? changed) : changed

function missedLines(rule: PatchRule, { unread }: Measurement, open: readonly Pick<Unmeasured, 'path'>[]): number {
  const counts = new Map(unread?.map(one => [one.path, one]))
  return open.reduce((all, { path }) => all + linesOf(rule, counts.get(path)), 0)
}

type Unread = NonNullable<Measurement['unread']>[number]

const linesOf = (rule: PatchRule, of: Unread | undefined): number =>
  (rule['ignore-whitespace'] ? of?.content : undefined) ?? of?.lines ?? 0

function sum(shares: readonly Share[]): Share {
  return shares.reduce((all, { covered, total }) => ({ covered: all.covered + covered, total: all.total + total }), {
    covered: 0,
    total: 0,
  })
}

/** Changed source files whose changed lines are not in the reports. */
function unreported(
  changed: readonly ChangedFile[],
  { files, unread }: Measurement,
  rule: PatchRule | undefined,
): Pick<Counted, 'unmeasured' | 'summed'> {
  const measured = new Map(files.map(file => [file.path, file]))
  const contents = new Map(unread?.map(({ path, content }) => [path, content]))
  const written = changed
    .map(({ path, addedLines }) => {
      const content = rule?.['ignore-whitespace'] ? contents.get(path) : undefined
      return { path, added: content ?? countLines(addedLines ?? []) }
    })
    .filter(({ added }) => added > 0)
  return {
    unmeasured: written.filter(({ path }) => !measured.has(path)),
    summed: written.filter(({ path }) => measured.get(path)?.sumsOnly === true),
  }
}

export function countLines(ranges: readonly LineRange[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

/** The minimum as the policy has it, and as a number that can be compared. */
export interface Minimum {
  text: string
  percent: Percent
}

export function minimum(value: number | string): Minimum {
  const text = String(value)
  const percent = parsePercent(text)
  if (percent === undefined) throw new RangeError(`${text} is not a percentage`)
  return { text, percent }
}

export function isReached({ covered, total }: Share, { percent }: Minimum): boolean {
  return reaches(covered, total, percent)
}

/** How many more of the lines would have to be covered. */
export function lacking({ covered, total }: Share, { percent }: Minimum): number {
  const hundred = 1_000_000n
  const needed = (percent * BigInt(total) + hundred - 1n) / hundred
  return Number(needed) - covered
}
