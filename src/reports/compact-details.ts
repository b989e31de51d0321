import { CompactMap } from './compact-map.ts'
import type { Ways } from './format.ts'
import type { Slabs } from './slabs.ts'

const WIDTH = 3

/** Ways on from lines: for each line its number, how many there are, and how many of them were taken. In order of lines. */
export class CompactBranches extends CompactMap<number, Ways> {
  private readonly rows: Uint32Array
  readonly size: number

  constructor(rows: Uint32Array) {
    super()
    this.rows = rows
    this.size = rows.length / WIDTH
  }

  /** The same in memory of its own. */
  keptIn(slabs: Slabs): CompactBranches {
    return new CompactBranches(slabs.numbers(this.rows))
  }

  /** Takes over the most that others say. When they are not of the same lines, nothing has happened. */
  raise({ rows: others }: CompactBranches): boolean {
    const { rows } = this
    if (rows.length !== others.length) return false
    for (let at = 0; at < rows.length; at += WIDTH) if (rows[at] !== others[at]) return false
    for (let at = 0; at < rows.length; at++)
      if ((others[at] as number) > (rows[at] as number)) rows[at] = others[at] as number
    return true
  }

  protected keyAt(index: number): number {
    return this.rows[index * WIDTH] as number
  }

  protected valueAt(index: number): Ways {
    return { total: this.rows[index * WIDTH + 1] as number, taken: this.rows[index * WIDTH + 2] as number }
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

/** Functions by name and line. Names stay bytes: who only counts never asks for one. */
export class CompactFunctions extends CompactMap<string, boolean> {
  private readonly names: Uint8Array
  /** For each where its name ends, and twice its line, plus one when it was called. */
  private readonly rows: Uint32Array
  readonly size: number
  private indexes: Map<string, number> | undefined

  constructor(names: Uint8Array, rows: Uint32Array) {
    super()
    this.names = names
    this.rows = rows
    this.size = rows.length / 2
  }

  /** The same in memory of its own. */
  keptIn(slabs: Slabs): CompactFunctions {
    return new CompactFunctions(slabs.bytes(this.names), slabs.numbers(this.rows))
  }

  /** Calls what others call. When they are not the same functions, nothing has happened. */
  raise({ names: otherNames, rows: others }: CompactFunctions): boolean {
    const { rows } = this
    if (rows.length !== others.length || !isSame(this.names, otherNames)) return false
    for (let at = 0; at < rows.length; at += 2) {
      if (rows[at] !== others[at]) return false
      if (((rows[at + 1] as number) ^ (others[at + 1] as number)) >>> 1 !== 0) return false
    }
    for (let at = 1; at < rows.length; at += 2) rows[at] = (rows[at] as number) | (others[at] as number)
    return true
  }

  protected keyAt(index: number): string {
    const { names, rows } = this
    const start = index === 0 ? 0 : (rows[index * 2 - 2] as number)
    const name = Buffer.from(names.buffer, names.byteOffset + start, (rows[index * 2] as number) - start)
    return `${(rows[index * 2 + 1] as number) >>> 1} ${name.toString('utf8')}`
  }

  protected valueAt(index: number): boolean {
    return ((this.rows[index * 2 + 1] as number) & 1) === 1
  }

  protected indexOf(key: string): number {
    this.indexes ??= new Map(Array.from(this.keys(), (known, index) => [known, index]))
    return this.indexes.get(key) ?? -1
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}
