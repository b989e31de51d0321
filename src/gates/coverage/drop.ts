import type { ChangedFile } from '../../facts/change.ts'
import type { Measurement } from '../../facts/reports.ts'
import { type Percent, parsePercent } from '../../verdict/ratio.ts'
import { type BaseNumbers, numberIn } from '../shared/baseline.ts'
import type { Share } from './count.ts'

/** What was covered at the base of the change. */
export interface Before {
  share: Share
  /** How many source files were measured; undefined: the record does not contain it. */
  files: number | undefined
  /** How paths became files; undefined: as earlier versions did. */
  pathReading: number | undefined
  of: BaseNumbers
}

/** Undefined: the record has no share that could be one. */
export function before(of: BaseNumbers): Before | undefined {
  const [covered, total] = [numberIn(of, 'projectCovered'), numberIn(of, 'projectTotal')]
  if (covered === undefined || total === undefined || total === 0 || covered > total) return undefined
  return {
    share: { covered, total },
    files: numberIn(of, 'projectFiles'),
    pathReading: numberIn(of, 'pathReading'),
    of,
  }
}

const HUNDRED: Percent = 1_000_000n

/** The most that the share may fall, as the policy has it and as a number. */
export interface Drop {
  text: string
  points: Percent
}

export function dropOf(value: number | string): Drop {
  const text = String(value)
  const points = parsePercent(text)
  if (points === undefined) throw new RangeError(`${text} is not a number of percentage points`)
  return { text, points }
}

/**
 * Whether the share fell by more than is allowed. Where covered code is removed, the share of what is left falls
 * although nothing got worse, so it is no drop as long as no more is uncovered than before.
 */
export function fell(now: Share, was: Share, drop: Drop): boolean {
  return uncovered(now) > uncovered(was) && now.covered < neededShare(now.total, was, drop)
}

/** How many more would have to be covered: the easier of the two ways to be no drop. */
export function lackingTo(now: Share, was: Share, drop: Drop): number {
  return Math.min(neededShare(now.total, was, drop) - now.covered, uncovered(now) - uncovered(was))
}

const uncovered = ({ covered, total }: Share): number => total - covered

/** Least `covered` with `covered / total >= was - drop`, in integers. */
function neededShare(total: number, was: Share, { points }: Drop): number {
  const [all, of] = [BigInt(total), BigInt(was.total)]
  const least = BigInt(was.covered) * HUNDRED - points * of
  const needed = (least * all + of * HUNDRED - 1n) / (of * HUNDRED)
  return needed < 0n ? 0 : Number(needed)
}

/**
 * How many source files that were measured before are not any more, although they are still there. Known only where
 * the record is about the very commit that the change begins from: otherwise other changes have added and removed some.
 */
export function filesLost(
  { files: were, of }: Before,
  measured: Measurement['files'],
  changed: readonly ChangedFile[],
  isSource: (path: string) => boolean,
): number {
  if (were === undefined || of.distance > 0) return 0
  const wasSource = ({ path, previousPath, status, before }: ChangedFile) =>
    before !== null && status !== 'copied' && isSource(previousPath ?? path)
  const isNew = new Set(changed.filter(file => !wasSource(file)).map(({ path }) => path))
  const kept = measured.filter(({ path }) => isSource(path) && !isNew.has(path)).length
  const gone = changed.filter(file => wasSource(file) && (file.after === null || !isSource(file.path))).length
  return Math.max(0, were - gone - kept)
}
