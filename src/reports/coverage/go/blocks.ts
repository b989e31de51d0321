import { UnreadableReport } from '../../text/format.ts'
import { type Lines, MAX_LINES, type RecordLines } from '../lines.ts'
import type { Statements } from '../report.ts'

/** Numbers of one block: line, column, end line, end column, statements with the hit in the lowest bit. */
const WIDTH = 5

/**
 * The blocks of one Go file. With `-coverpkg` every test binary writes every block again, in the same order, so a block
 * is looked for where the file was left the last time. One that comes in another order is kept twice until the end.
 */
export class GoBlocks {
  private numbers = new Float64Array(16 * WIDTH)
  private length = 0
  /** The block that comes next if the file comes again as it was. */
  private expected = 0

  /** The file comes again from its beginning. */
  again(): void {
    this.expected = 0
  }

  add(line: number, column: number, endLine: number, endColumn: number, statements: number, hit: boolean): void {
    const { numbers, expected } = this
    const same =
      expected < this.length &&
      numbers[expected] === line &&
      numbers[expected + 1] === column &&
      numbers[expected + 2] === endLine &&
      numbers[expected + 3] === endColumn &&
      Math.floor((numbers[expected + 4] as number) / 2) === statements
    if (same) {
      if (hit) numbers[expected + 4] = statements * 2 + 1
      this.expected += WIDTH
      return
    }
    this.append(line, column, endLine, endColumn, statements * 2 + (hit ? 1 : 0))
    if (expected + WIDTH === this.length) this.expected = this.length
  }

  private append(line: number, column: number, endLine: number, endColumn: number, weight: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    const { numbers, length } = this
    numbers[length] = line
    numbers[length + 1] = column
    numbers[length + 2] = endLine
    numbers[length + 3] = endColumn
    numbers[length + 4] = weight
    this.length += WIDTH
  }

  /**
   * Every line that a block is on. The last one is left out where only the closing brace of the block can be on it. A
   * block without a statement, as of an empty function, has nothing that could run.
   */
  lines(pending: RecordLines): Lines {
    const { numbers } = this
    for (let at = 0; at < this.length; at += WIDTH) {
      const line = numbers[at] as number
      const endLine = numbers[at + 2] as number
      const weight = numbers[at + 4] as number
      const last = (numbers[at + 3] as number) <= 2 && endLine > line ? endLine - 1 : endLine
      if (weight < 2) continue
      for (let number = line; number <= last; number++)
        if (!pending.add(number, weight % 2 === 1))
          throw new UnreadableReport(`It has more than ${MAX_LINES} lines of one file.`)
    }
    return pending.take().slice()
  }

  /** By their place. Blocks at the same place are the same, and it ran if one of them did. */
  statements(): Map<string, Statements> {
    const { numbers } = this
    const found = new Map<string, Statements>()
    for (let at = 0; at < this.length; at += WIDTH) {
      const weight = numbers[at + 4] as number
      if (weight < 2) continue
      const place = `${numbers[at]}.${numbers[at + 1]},${numbers[at + 2]}.${numbers[at + 3]}`
      const known = found.get(place)
      const hit = weight % 2 === 1 || known?.hit === true
      found.set(place, { count: Math.max(Math.floor(weight / 2), known?.count ?? 0), hit })
    }
    return found
  }
}
