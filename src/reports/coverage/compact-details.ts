import { CompactMap } from '../text/compact-map.ts'
import type { Slabs } from '../text/slabs.ts'
import type { BranchCount } from './report.ts'

const WIDTH = 3

/**
 * Branches of lines: for each line its number, how many there are, and how many of them were taken. In order of lines.
 */
export class CompactBranches extends CompactMap<number, BranchCount> {
  /** These have theirs from `start` on: a list of its own for each file would be larger than what is in it. */
  private readonly rows: Uint32Array
  private readonly start: number
  readonly size: number

  constructor(rows: Uint32Array, start: number, size: number) {
    super()
    this.rows = rows
    this.start = start
    this.size = size
  }

  /** The same in memory of its own. */
  keptIn(slabs: Slabs): CompactBranches {
    const at = slabs.addWords(this.rows, this.size * WIDTH)
    return new CompactBranches(slabs.words, at, this.size)
  }

  /** Takes the most that others say. When they are not of the same lines, nothing has happened. */
  raise({ rows: others, start: from, size }: CompactBranches): boolean {
    const { rows, start } = this
    if (this.size !== size) return false
    const length = size * WIDTH
    for (let at = 0; at < length; at += WIDTH) if (rows[start + at] !== others[from + at]) return false
    for (let at = 0; at < length; at++)
      rows[start + at] = Math.max(rows[start + at] as number, others[from + at] as number)
    return true
  }

  protected keyAt(index: number): number {
    return this.rows[this.start + index * WIDTH] as number
  }

  protected valueAt(index: number): BranchCount {
    const at = this.start + index * WIDTH
    return { total: this.rows[at + 1] as number, taken: this.rows[at + 2] as number }
  }

  protected indexOf(line: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.keyAt(middle) < line) low = middle + 1
      else high = middle
    }
    return low < this.size && this.keyAt(low) === line ? low : -1
  }
}

/** Where a list has its numbers, in memory that it shares with others. */
export interface Part<Numbers> {
  list: Numbers
  start: number
}

/** Functions by name and line. Names stay bytes: who only counts never asks for one. */
export class CompactFunctions extends CompactMap<string, boolean> {
  private readonly names: Uint8Array
  private readonly namesStart: number
  /** For each where its name ends, and twice its line, plus one when it was called. */
  private readonly rows: Uint32Array
  private readonly start: number
  readonly size: number
  private indexes: Map<string, number> | undefined

  constructor(names: Part<Uint8Array>, rows: Part<Uint32Array>, size: number) {
    super()
    this.names = names.list
    this.namesStart = names.start
    this.rows = rows.list
    this.start = rows.start
    this.size = size
  }

  /** The same in memory of its own. */
  keptIn(slabs: Slabs): CompactFunctions {
    const names = { start: slabs.addBytes(this.names, this.endOf(this.size - 1)), list: slabs.bytes }
    const rows = { start: slabs.addWords(this.rows, this.size * 2), list: slabs.words }
    return new CompactFunctions(names, rows, this.size)
  }

  /** Calls what others call. When they are not the same functions, nothing has happened. */
  raise(others: CompactFunctions): boolean {
    const { rows, start, size } = this
    if (size !== others.size || !this.isSame(others)) return false
    for (let at = 1; at < size * 2; at += 2)
      rows[start + at] = (rows[start + at] as number) | (others.rows[others.start + at] as number)
    return true
  }

  private isSame(others: CompactFunctions): boolean {
    for (let index = 0; index < this.size; index++)
      if (this.endOf(index) !== others.endOf(index) || this.codeOf(index) >>> 1 !== others.codeOf(index) >>> 1)
        return false
    const length = this.endOf(this.size - 1)
    for (let at = 0; at < length; at++)
      if (this.names[this.namesStart + at] !== others.names[others.namesStart + at]) return false
    return true
  }

  private endOf(index: number): number {
    return index < 0 ? 0 : (this.rows[this.start + index * 2] as number)
  }

  private codeOf(index: number): number {
    return this.rows[this.start + index * 2 + 1] as number
  }

  protected keyAt(index: number): string {
    const begin = this.names.byteOffset + this.namesStart + this.endOf(index - 1)
    const name = Buffer.from(this.names.buffer, begin, this.endOf(index) - this.endOf(index - 1))
    return `${this.codeOf(index) >>> 1} ${name.toString('utf8')}`
  }

  protected valueAt(index: number): boolean {
    return (this.codeOf(index) & 1) === 1
  }

  protected indexOf(key: string): number {
    this.indexes ??= new Map(Array.from(this.keys(), (known, index) => [known, index]))
    return this.indexes.get(key) ?? -1
  }
}
