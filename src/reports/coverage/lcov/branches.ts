import type { ByteLines } from '../../text/byte-lines.ts'
import { CompactBranches } from '../compact-details.ts'
import type { BranchCount } from '../report.ts'

/** What fits into one number beside the others: a line, a block, a branch, and whether it was taken. */
const LINES = 2 ** 20
const BLOCKS = 2 ** 15
const BRANCHES = 2 ** 16
/** How many a line has of the rest. */
const ONE_LINE = BLOCKS * BRANCHES * 2
const SMALL = /^(0|[1-9]\d{0,6}),(0|[1-9]\d{0,4}),(0|[1-9]\d{0,4})$/

/** The branches (`BRDA`) of one record, each by its line, block and branch. Used again for the next record. */
export class RecordBranches {
  /** Each as one number with the lowest bit for whether it was taken, so that sorting brings those of one way together. */
  private codes = new Float64Array(1024)
  private rows = new Uint32Array(1024)
  private length = 0
  private isAscending = true
  /** What names its line, block or branch in another way. */
  private readonly others = new Map<string, boolean>()

  /** The rest of a line like `BRDA:12,0,1,3`; false: it is not as usual. */
  read(lines: ByteLines): boolean {
    const line = lines.numberAndComma()
    const block = lines.numberAndComma()
    const branch = lines.numberAndComma()
    if (line < 0 || block < 0 || branch < 0) return false
    if (line >= LINES || block >= BLOCKS || branch >= BRANCHES) return false
    const taken = lines.count()
    if (taken === undefined || !lines.lineEnd()) return false
    this.addSmall(line, block, branch, taken)
    return true
  }

  /** `key`: line, block and branch with commas between them. A branch counts once, however often it is reported. */
  add(key: string, taken: boolean): void {
    const [, line, block, branch] = SMALL.exec(key)?.map(Number) ?? []
    const isSmall = line !== undefined && block !== undefined && branch !== undefined
    if (isSmall && line < LINES && block < BLOCKS && branch < BRANCHES) this.addSmall(line, block, branch, taken)
    else this.others.set(key, taken || this.others.get(key) === true)
  }

  private addSmall(line: number, block: number, branch: number, taken: boolean): void {
    if (this.length === this.codes.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.codes)
      this.codes = larger
    }
    const code = line * ONE_LINE + (block * BRANCHES + branch) * 2
    // The one before may have the lowest bit, so what is less than two more is the same way.
    this.isAscending &&= this.length === 0 || code > (this.codes[this.length - 1] as number)
    this.codes[this.length++] = taken ? code + 1 : code
  }

  /** How many there are on each line, and how many of them were taken; undefined: none. */
  take(): CompactBranches | ReadonlyMap<number, BranchCount> | undefined {
    if (this.length + this.others.size === 0) return undefined
    const lines = this.ofLines()
    const small = new CompactBranches(this.rows, 0, lines)
    this.length = 0
    this.isAscending = true
    return this.others.size === 0 ? small : this.withOthers(small)
  }

  private withOthers(small: CompactBranches): ReadonlyMap<number, BranchCount> {
    const all = new Map(small)
    for (const [key, taken] of this.others) {
      const line = Number(key.slice(0, key.indexOf(',')))
      const known = all.get(line) ?? { total: 0, taken: 0 }
      all.set(line, { total: known.total + 1, taken: known.taken + (taken ? 1 : 0) })
    }
    this.others.clear()
    return all
  }

  /** Puts what each line has into the rows, and gives for how many lines. */
  private ofLines(): number {
    const length = this.isAscending ? this.length : eachOnce(this.codes.subarray(0, this.length))
    if (length * 3 > this.rows.length) this.rows = new Uint32Array(length * 6)
    const { codes, rows } = this
    let end = 0
    for (let index = 0; index < length; index++) {
      const code = codes[index] as number
      const line = Math.floor(code / ONE_LINE)
      if (end === 0 || rows[end - 3] !== line) {
        rows[end] = line
        rows[end + 1] = 0
        rows[end + 2] = 0
        end += 3
      }
      rows[end - 2] = (rows[end - 2] as number) + 1
      rows[end - 1] = (rows[end - 1] as number) + lowestBit(code)
    }
    return end / 3
  }
}

/** Also of a number of more than 32 bits, which this takes the lower ones of. */
const lowestBit = (code: number): number => code & 1

/** Sorted: the last of one way is the one that was taken, if any was. Works in place, and gives how many are left. */
function eachOnce(codes: Float64Array): number {
  codes.sort()
  let length = 0
  for (const code of codes) {
    const last = length === 0 ? -1 : (codes[length - 1] as number)
    if (last >= 0 && last - lowestBit(last) === code - lowestBit(code)) length -= 1
    codes[length++] = code
  }
  return length
}
