import type { ByteLines } from '../../text/byte-lines.ts'
import { hashOfName, NameNumbers } from '../../text/name-numbers.ts'
import { CompactFunctions } from '../compact-details.ts'
import { MAX_LINE } from '../lines.ts'

/**
 * The functions of one record: where each begins (`FN`), and whether it was called (`FNDA`); both by number (`FNL`, `FNA`)
 * in newer versions. Used again for the next record.
 */
export class RecordFunctions {
  private readonly names = new NameNumbers()
  /** By the number of the name; 0 where nothing says it. */
  private starts = new Float64Array(256)
  private called = new Uint8Array(256)
  private rows = new Uint32Array(512)
  /** Starts by what `FNL` calls their function. */
  private readonly numbered = new Map<number | string, number>()

  /** The rest of a line like `FN:3,name` or `FN:3,9,name`; false: it is not as usual. */
  readStart(lines: ByteLines): boolean {
    const start = lines.numberAndComma()
    if (start < 0) return false
    this.passEnd(lines)
    const number = this.readName(lines)
    if (number !== -1) this.starts[number] = start
    return number !== -1
  }

  /** The rest of a line like `FNDA:2,name`. */
  readCalled(lines: ByteLines): boolean {
    const isCalled = lines.count()
    if (isCalled === undefined || !lines.comma()) return false
    const number = this.readName(lines)
    if (number !== -1 && isCalled) this.called[number] = 1
    return number !== -1
  }

  /** The rest of a line like `FNL:0,3` or `FNL:0,3,9`. */
  readNumberedStart(lines: ByteLines): boolean {
    const number = lines.numberAndComma()
    const start = lines.number()
    if (number < 0 || start < 0) return false
    if (lines.comma()) {
      if (lines.number() < 0) return false
    } else lines.at -= 1
    if (!lines.lineEnd()) return false
    this.numbered.set(number, start)
    return true
  }

  /** The rest of a line like `FNA:0,2,name`. */
  readNumberedCalled(lines: ByteLines): boolean {
    const called = lines.numberAndComma()
    const isCalled = lines.count()
    if (called < 0 || isCalled === undefined || !lines.comma()) return false
    const number = this.readName(lines)
    if (number === -1) return false
    this.starts[number] = this.numbered.get(called) ?? 0
    if (isCalled) this.called[number] = 1
    return true
  }

  start(name: string, line: number): void {
    this.starts[this.numberOf(name)] = line
  }

  call(name: string, isCalled: boolean): void {
    const number = this.numberOf(name)
    if (isCalled) this.called[number] = 1
  }

  numberedStart(number: string, line: number): void {
    this.numbered.set(keyOf(number), line)
  }

  numberedCall(number: string, name: string, isCalled: boolean): void {
    this.start(name, this.numbered.get(keyOf(number)) ?? 0)
    this.call(name, isCalled)
  }

  /** By line and name, whether each was called; undefined: none. In place, so only until the next one comes. */
  take(): CompactFunctions | ReadonlyMap<string, boolean> | undefined {
    const { length } = this.names
    this.numbered.clear()
    if (length === 0) return undefined
    const found = this.isUsual() ? this.compact() : this.named()
    this.starts.fill(0, 0, length)
    this.called.fill(0, 0, length)
    this.names.clear()
    return found
  }

  /** Whether every function begins in a line that a file can have. */
  private isUsual(): boolean {
    for (let number = 0; number < this.names.length; number++)
      if ((this.starts[number] as number) > MAX_LINE) return false
    return true
  }

  private compact(): CompactFunctions {
    const { length } = this.names
    if (length * 2 > this.rows.length) this.rows = new Uint32Array(length * 4)
    const { rows } = this
    for (let number = 0; number < length; number++) {
      rows[number * 2] = this.names.endOf(number)
      rows[number * 2 + 1] = (this.starts[number] as number) * 2 + (this.called[number] as number)
    }
    return new CompactFunctions({ list: this.names.bytes, start: 0 }, { list: rows, start: 0 }, length)
  }

  private named(): ReadonlyMap<string, boolean> {
    const all = new Map<string, boolean>()
    for (let number = 0; number < this.names.length; number++) {
      const name = Buffer.from(this.names.bytesOf(number)).toString('utf8')
      all.set(`${this.starts[number]} ${name}`, this.called[number] === 1)
    }
    return all
  }

  /** The line where the function ends, as newer versions write it: a number, a comma and a name behind both. */
  private passEnd(lines: ByteLines): void {
    const start = lines.at
    if (!lines.numberBeforeMore()) lines.at = start
  }

  /** Gives the number of the name; -1: it is not as usual. */
  private readName(lines: ByteLines): number {
    const start = lines.at
    const length = lines.name()
    if (length === 0 || !lines.lineEnd()) return -1
    const number = this.names.of(lines.bytes, start, start + length, lines.hash)
    this.makeRoom()
    return number
  }

  private numberOf(name: string): number {
    const bytes = Buffer.from(name)
    const number = this.names.of(bytes, 0, bytes.length, hashOfName(bytes))
    this.makeRoom()
    return number
  }

  private makeRoom(): void {
    if (this.names.length <= this.starts.length) return
    const [starts, called] = [new Float64Array(this.starts.length * 2), new Uint8Array(this.starts.length * 2)]
    starts.set(this.starts)
    called.set(this.called)
    this.starts = starts
    this.called = called
  }
}

/** `7` and `07` are two functions, as they are two words. */
const keyOf = (number: string): number | string => (String(Number(number)) === number ? Number(number) : number)
