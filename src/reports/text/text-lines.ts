import { isUtf8 } from 'node:buffer'
import { UnreadableReport } from './format.ts'
import { Rest } from './rest.ts'

const NEWLINE = 10
const BYTE_ORDER_MARK = /^\ufeff/

/** Gives the lines of a text as it comes, each without its end. UTF-8 only. Throws `UnreadableReport` with the line. */
export class TextLines {
  private readonly line: (text: string) => void
  private readonly longest: number
  private readonly rest = new Rest()
  private count = 0

  /** `longest`: how many bytes a line may have. */
  constructor(longest: number, line: (text: string) => void) {
    this.longest = longest
    this.line = line
  }

  push(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE, start)
      const end = newline === -1 ? chunk.length : newline
      this.keep(chunk.subarray(start, end))
      if (newline !== -1) this.tell()
      start = end + 1
    }
  }

  /** A last line without an end may be half of one. */
  end(): void {
    if (this.rest.length > 0) throw new UnreadableReport('It is truncated: its last line is incomplete.')
  }

  private keep(bytes: Uint8Array): void {
    if (this.rest.length + bytes.length > this.longest) throw this.refused(`It is longer than ${this.longest} bytes.`)
    this.rest.add(bytes)
  }

  private tell(): void {
    const bytes = this.rest.take()
    if (!isUtf8(bytes)) throw this.refused('It is not UTF-8 text.')
    const text = Buffer.from(bytes).toString('utf8').replace(/\r$/, '')
    try {
      this.line(this.count === 0 ? text.replace(BYTE_ORDER_MARK, '') : text)
    } catch (error) {
      throw error instanceof UnreadableReport ? this.refused(error.message) : error
    }
    this.count += 1
  }

  private refused(why: string): UnreadableReport {
    return new UnreadableReport(`Line ${this.count + 1}: ${why}`)
  }
}
