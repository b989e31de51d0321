import { isUtf8 } from 'node:buffer'
import { type CoverageReport, type ReportReader, UnreadableReport } from './format.ts'
import { hitIn } from './hits.ts'
import { MAX_LINE } from './lines.ts'
import { type FileMeasured, Measured } from './measured.ts'

/** Node holds no text of more than 512 MB, and what JSON becomes is several times as large as its text. */
const MAX_MEGABYTES = 256

/** Reads a coverage report that is one JSON text. */
export function jsonReport(read: (value: unknown, measured: Measured) => void): ReportReader<CoverageReport> {
  return wholeJson(value => {
    const measured = new Measured()
    read(value, measured)
    return measured.report()
  })
}

/** Reads a report that is one JSON text. Only the whole text is read, so one that is cut off is refused. */
export function wholeJson<Content>(read: (value: unknown) => Content): ReportReader<Content> {
  return new JsonReader(read)
}

class JsonReader<Content> implements ReportReader<Content> {
  private readonly read: (value: unknown) => Content
  private chunks: Uint8Array[] = []
  private bytes = 0

  constructor(read: (value: unknown) => Content) {
    this.read = read
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length
    if (this.bytes > MAX_MEGABYTES * 1024 * 1024) {
      this.chunks = []
      throw new UnreadableReport(`It has more than ${MAX_MEGABYTES} MB, the most that is read of JSON.`)
    }
    // Whoever reads the file uses its buffer again.
    this.chunks.push(Uint8Array.from(chunk))
  }

  end(): Content {
    return this.read(parsed(this.text()))
  }

  private text(): string {
    const whole = Buffer.concat(this.chunks)
    this.chunks = []
    if (!isUtf8(whole)) throw new UnreadableReport('It is not UTF-8 text.')
    return whole.toString('utf8').replace(/^\ufeff/, '')
  }
}

/** The parser's own message would quote the report. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableReport('It is no JSON from its beginning to its end. It may be cut off.')
  }
}

/** An object of a report. Its keys may be called `__proto__`: they are listed and never written to another object. */
export type Members = Readonly<Record<string, unknown>>

/** `what` is a part of a sentence, such as `a file`. */
export function members(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableReport(`It has no object where ${what} should be.`)
  return value as Members
}

export function elements(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnreadableReport(`It has no list where ${what} should be.`)
  return value
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new UnreadableReport(`It has no text where ${what} should be.`)
  return value
}

/** The number of a line; 0, which some tools write for code without a place, is left to whoever counts it. */
export function lineIn(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_LINE) return value
  throw new UnreadableReport(`It counts a line that no file has: ${brief(value)}.`)
}

/** Whether a count says that something ran. */
export function ran(count: unknown, measured: Measured): boolean {
  if (Number.isSafeInteger(count)) {
    if ((count as number) < 0) measured.note('negative_count')
    return (count as number) > 0
  }
  const hit = typeof count === 'number' ? hitIn(String(count), oddity => measured.note(oddity)) : undefined
  if (hit === undefined) throw new UnreadableReport(`It has a count that cannot be read: ${brief(count)}.`)
  return hit
}

export function brief(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value)?.slice(0, 40) ?? 'none')
}

/** Ways that lead on from lines, added up by line before they are merged with those of another report. */
export class LineWays {
  private readonly ways = new Map<number, { total: number; taken: number }>()

  add(line: number, total: number, taken: number): void {
    const known = this.ways.get(line)
    if (known === undefined) this.ways.set(line, { total, taken })
    else {
      known.total += total
      known.taken += taken
    }
  }

  into(file: FileMeasured): void {
    for (const [line, { total, taken }] of this.ways) if (line > 0) file.branch(line, total, taken)
  }
}
