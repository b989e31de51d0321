import type { Slabs } from '../text/slabs.ts'

/**
 * The instrumented lines of one file in ascending order, each as twice its number, plus one when it was hit. Compact,
 * and never larger than the report that named them, however large the numbers are.
 */
export type Lines = Uint32Array

export const MAX_LINE = 2 ** 31 - 1
export const MAX_LINES = 10_000_000
/** A span of a few bytes may have any number of lines, so it is the lines of all spans in a report that are limited. */
export const MAX_SPANNED = 100_000_000

export const NO_LINES: Lines = new Uint32Array(0)

export function lineNumber(code: number): number {
  return code >>> 1
}

export function isHit(code: number): boolean {
  return (code & 1) === 1
}

export function countHit(lines: Lines): number {
  let hit = 0
  for (let index = 0; index < lines.length; index++) hit += (lines[index] as number) & 1
  return hit
}

/** How many of the lines that were hit a question is true of. */
export function countCodes(lines: Lines, isWanted: (line: number) => boolean): number {
  let count = 0
  for (const code of lines) if (isHit(code) && isWanted(lineNumber(code))) count += 1
  return count
}

/** The lines up to one, which counts. */
export const upTo = (lines: Lines, last: number): Lines => lines.subarray(0, firstFrom(lines, last + 1, 0))

/** Every line of all; a line that one of them hit was hit. Merging a list with itself changes nothing. */
export function mergeLines(lists: readonly Lines[]): Lines {
  const filled = lists.filter(list => list.length > 0)
  if (filled.length < 2) return filled[0] ?? NO_LINES
  const all = new Uint32Array(filled.reduce((sum, list) => sum + list.length, 0))
  let end = 0
  for (const list of filled) {
    all.set(list, end)
    end += list.length
  }
  return inOrder(all)
}

/** The lines of one record, in the order in which the report names them. Used again for the next record. */
export class RecordLines {
  private codes = new Uint32Array(4096)
  /** Whoever adds a line to `withRoom()` counts it here. */
  length = 0

  /** Whether the line still fits. */
  add(line: number, hit: boolean): boolean {
    const codes = this.withRoom()
    if (this.length === codes.length) return false
    codes[this.length++] = line * 2 + (hit ? 1 : 0)
    return true
  }

  /** Where the next codes go; longer than `length` unless there are as many as there may be. */
  withRoom(): Uint32Array {
    if (this.length === this.codes.length && this.length < MAX_LINES) {
      const larger = new Uint32Array(Math.min(this.length * 4, MAX_LINES))
      larger.set(this.codes)
      this.codes = larger
    }
    return this.codes
  }

  /** In place, so only until the next line is added. */
  take(): Lines {
    const codes = this.codes.subarray(0, this.length)
    this.length = 0
    return inOrder(codes)
  }
}

/**
 * The records of one file. A report may have one for every test: those that report the same lines, as most do, need no
 * memory, and others are merged by the heap, not one by one.
 */
export class FileLines {
  private merged: Lines = NO_LINES
  /** None, for most files. */
  private pending: Lines[] | undefined
  private pendingLength = 0
  private readonly slabs: Slabs

  constructor(slabs: Slabs) {
    this.slabs = slabs
  }

  /** They are copied where they are kept. */
  add(lines: Lines): void {
    if (lines.length === 0 || hitAlso(this.merged, lines)) return
    const kept = this.slabs.list(lines)
    if (this.merged.length === 0) this.merged = kept
    else this.wait(kept)
  }

  private wait(lines: Lines): void {
    this.pending ??= []
    this.pending.push(lines)
    this.pendingLength += lines.length
    if (this.pendingLength > this.merged.length) this.lines()
  }

  lines(): Lines {
    if (this.pending !== undefined) this.merged = mergeLines([this.merged, ...this.pending])
    this.pending = undefined
    this.pendingLength = 0
    return this.merged
  }
}

/** Hits the lines that another list hits. When that is not of the same lines, nothing has happened. */
function hitAlso(lines: Uint32Array, others: Lines): boolean {
  if (lines.length !== others.length) return false
  for (let at = 0; at < lines.length; at++)
    if (((lines[at] as number) ^ (others[at] as number)) >>> 1 !== 0) return false
  for (let at = 0; at < lines.length; at++) lines[at] = (lines[at] as number) | (others[at] as number)
  return true
}

/** Sorted, each line once: the last of a line in order is the one that was hit, if any was. Works in place. */
function inOrder(codes: Uint32Array): Lines {
  if (isAscending(codes)) return codes
  codes.sort()
  let length = 0
  for (const code of codes) {
    if (length > 0 && lineNumber(codes[length - 1] ?? 0) === lineNumber(code)) length--
    codes[length++] = code
  }
  return codes.slice(0, length)
}

/** Whether every line is there once and in order, as most tools write them. */
function isAscending(codes: Uint32Array): boolean {
  let previous = -1
  for (let index = 0; index < codes.length; index++) {
    const line = lineNumber(codes[index] as number)
    if (line <= previous) return false
    previous = line
  }
  return true
}

/** First and last line, both counted. */
export type Range = [number, number]

/**
 * Those of the lines that lie in the ranges, as compact ranges again. A range never spans a line that is not
 * instrumented: nothing is known about it. The ranges given are in ascending order, as a diff has them.
 */
export function within(
  lines: Lines,
  ranges: readonly (readonly [number, number])[],
): Record<'covered' | 'uncovered', Range[]> {
  const split = { covered: [] as Range[], uncovered: [] as Range[] }
  let index = 0
  for (const [first, last] of ranges) {
    index = firstFrom(lines, first, index)
    for (; index < lines.length && lineNumber(lines[index] as number) <= last; index++) {
      const code = lines[index] as number
      extend(isHit(code) ? split.covered : split.uncovered, lineNumber(code))
    }
  }
  return split
}

function extend(ranges: Range[], line: number): void {
  const open = ranges.at(-1)
  if (open !== undefined && open[1] === line - 1) open[1] = line
  else ranges.push([line, line])
}

/** Index of the first line that is not before the given one. */
function firstFrom(lines: Lines, line: number, from: number): number {
  let low = from
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (lineNumber(lines[middle] as number) < line) low = middle + 1
    else high = middle
  }
  return low
}
