import type { LineRange } from '../../facts/basics.ts'
import type { ChangedFile } from '../../facts/change.ts'
import { type Matcher, matcher } from '../../facts/glob.ts'
import type { Measurement } from '../../facts/reports.ts'
import { type Percent, parsePercent, reaches } from '../../verdict/ratio.ts'
import type { Source } from './settings.ts'

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

export function projectShare({ files }: Measurement, isSource: Matcher): Share {
  const share = { covered: 0, total: 0 }
  for (const file of files.filter(({ path }) => isSource(path))) {
    share.covered += file.covered
    share.total += file.total
  }
  return share
}

export function patchShare({ changed }: Measurement, isSource: Matcher): Share {
  const sources = changed.filter(({ path }) => isSource(path))
  const covered = countLines(sources.flatMap(file => file.covered))
  return { covered, total: covered + countLines(sources.flatMap(file => file.uncovered)) }
}

export function unmeasuredSources(changed: readonly ChangedFile[], { files }: Measurement): Unmeasured[] {
  const measured = new Set(files.map(({ path }) => path))
  return changed
    .map(({ path, addedLines }) => ({ path, added: countLines(addedLines ?? []) }))
    .filter(({ path, added }) => added > 0 && !measured.has(path))
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
  if (percent === undefined) throw new RangeError(`${text} is no percentage`)
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
