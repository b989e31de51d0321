import { type CoverageReport, type Format, type Oddity, type ReportReader, UnreadableReport } from './format.ts'
import { hitIn } from './hits.ts'
import { LcovDetails } from './lcov-details.ts'
import { countHit, FileLines, MAX_LINE, MAX_LINES, RecordLines } from './lines.ts'
import { Rest } from './rest.ts'

const NEWLINE = 10
const RETURN = 13
const COMMA = 44
const ZERO = 48
const NINE = 57
const D = 68
const A = 65
const COLON = 58
/** A directive's line may be long (names of C++ templates); a path may not. */
const MAX_LINE_BYTES = 1024 * 1024
const MAX_PATH_BYTES = 4096
const MAX_PATHS = 500_000
/** No usual count is longer. One that may reach past its chunk is none: asking for bytes there makes all of them slow. */
const LONGEST_PLAIN = 32

export const lcov: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'LCOV',
  called: 'an LCOV coverage report',
  recognises: start => /^(?:\xef\xbb\xbf)?\s*(?:TN:|SF:)/.test(Buffer.from(start).toString('latin1')),
  reader: () => new LcovReader(),
}

const DETAILS = new Set(['BRDA', 'FN', 'FNDA', 'FNL', 'FNA'])

/** What one record said about itself. Counted, never trusted. */
interface Summary {
  found: string | undefined
  hit: string | undefined
}

/** Reads LCOV as bytes: a report of 100 MB has eight million lines, and a string for each is what makes readers slow. */
class LcovReader implements ReportReader<CoverageReport> {
  private readonly files = new Map<string, FileLines>()
  private readonly oddities = new Map<Oddity, number>()
  private lineCount = 0
  private readonly rest = new Rest()

  private path = ''
  private open = false
  private readonly counts = new RecordLines()
  private summary: Summary = { found: undefined, hit: undefined }
  private records = 0
  private readonly details = new LcovDetails()
  private named = false

  push(chunk: Uint8Array): void {
    let position = this.rest.length > 0 ? this.finishRest(chunk) : 0
    while (position < chunk.length) {
      const after = this.plainCount(chunk, position)
      position = after === -1 ? this.anyLine(chunk, position) : after
    }
  }

  end(): CoverageReport {
    if (this.rest.length > 0) this.line(this.rest.take())
    if (this.open) throw new UnreadableReport(`It is cut off: the record of ${quoted(this.path)} has no end.`)
    if (this.named) throw new UnreadableReport('It is cut off: a test name without a record ends it.')
    if (this.records === 0) throw new UnreadableReport('It has no complete record: no line says "end_of_record".')
    const files = new Map(Array.from(this.files, ([path, file]) => [path, file.lines()]))
    return { files, details: this.details.all(), sources: [], oddities: this.oddities }
  }

  private finishRest(chunk: Uint8Array): number {
    const newline = chunk.indexOf(NEWLINE)
    const end = newline === -1 ? chunk.length : newline
    this.keep(chunk.subarray(0, end))
    if (newline !== -1) this.line(this.rest.take())
    return newline === -1 ? end : newline + 1
  }

  private anyLine(chunk: Uint8Array, start: number): number {
    const newline = chunk.indexOf(NEWLINE, start)
    if (newline === -1) this.keep(chunk.subarray(start))
    else this.line(chunk.subarray(start, newline))
    return newline === -1 ? chunk.length : newline + 1
  }

  private keep(bytes: Uint8Array): void {
    if (this.rest.length + bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`, 1)
    this.rest.add(bytes)
  }

  /** The usual `DA:12,3` of an open record, whole in this chunk. Gives where the next line begins; -1: not one of those. */
  private plainCount(chunk: Uint8Array, start: number): number {
    if (!this.open || start + LONGEST_PLAIN > chunk.length) return -1
    if (chunk[start] !== D || chunk[start + 1] !== A || chunk[start + 2] !== COLON) return -1
    let position = start + 3
    let line = 0
    // Past the end of the chunk, as after very many digits, a byte is undefined: neither digit, comma nor line end.
    let byte = chunk[position] as number
    while (byte >= ZERO && byte <= NINE) {
      line = line * 10 + byte - ZERO
      byte = chunk[++position] as number
    }
    if (byte !== COMMA || line === 0 || position - start > 12) return -1
    const countStart = ++position
    let hit = 0
    byte = chunk[position] as number
    while (byte >= ZERO && byte <= NINE) {
      hit |= byte - ZERO
      byte = chunk[++position] as number
    }
    if (position === countStart || position - countStart > 15) return -1
    if (byte === RETURN) byte = chunk[++position] as number
    if (byte !== NEWLINE) return -1
    this.lineCount++
    this.add(line, hit > 0)
    return position + 1
  }

  private line(bytes: Uint8Array): void {
    this.lineCount++
    let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    if (this.lineCount === 1) text = text.replace(/^\ufeff/, '')
    text = text.trimEnd()
    if (text === '') return
    if (text === 'end_of_record') this.close()
    else this.directive(text)
  }

  /** What is not known is passed over: versions of the format add to it. */
  private directive(text: string): void {
    const colon = text.indexOf(':')
    const name = text.slice(0, Math.max(colon, 0))
    const value = text.slice(colon + 1)
    if (!/^[A-Za-z_]+$/.test(name)) this.refuse('is not of the form NAME:value')
    if (name === 'SF') this.begin(value)
    if (name === 'TN' && !this.open) this.named = true
    if (DETAILS.has(name) && this.open) this.details.directive(name, value)
    if (name !== 'DA' && name !== 'LF' && name !== 'LH') return
    if (!this.open) this.refuse(`has ${name} outside of a record`)
    if (name === 'DA') this.count(value)
    else if (name === 'LF') this.summary.found = value
    else this.summary.hit = value
  }

  private begin(path: string): void {
    if (this.open) this.refuse(`begins a record before the one of ${quoted(this.path)} has ended`)
    if (path === '') this.refuse('names no file')
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) this.refuse(`has a path of more than ${MAX_PATH_BYTES} bytes`)
    if (this.files.size === MAX_PATHS && !this.files.has(path)) this.refuse(`names more than ${MAX_PATHS} files`)
    this.path = path
    this.open = true
    this.summary = { found: undefined, hit: undefined }
    this.named = false
  }

  private close(): void {
    if (!this.open) this.refuse('ends a record that has not begun')
    const lines = this.counts.take()
    const { found, hit } = this.summary
    if (contradicts(found, lines.length) || contradicts(hit, countHit(lines))) this.note('summary_mismatch')
    // A summary without a single counted line is a claim, not a measurement: the file stays unmeasured.
    if (lines.length > 0 || Number(found ?? 0) === 0) this.fileLines().add(lines)
    this.details.close(this.path)
    this.open = false
    this.records++
  }

  private fileLines(): FileLines {
    const known = this.files.get(this.path)
    if (known !== undefined) return known
    const lines = new FileLines()
    this.files.set(this.path, lines)
    return lines
  }

  private count(value: string): void {
    const match = /^(\d+),([^,]+)(?:,.*)?$/.exec(value)
    const line = Number(match?.[1])
    const hit = hitIn(match?.[2] ?? '', oddity => this.note(oddity))
    if (match === null || hit === undefined || line > MAX_LINE)
      this.refuse(`has a count that cannot be read: DA:${value.slice(0, 80)}`)
    if (line === 0) this.note('line_zero')
    else this.add(line, hit)
  }

  private add(line: number, hit: boolean): void {
    if (!this.counts.add(line, hit)) this.refuse(`is more than the ${MAX_LINES} counts that one record may have`)
  }

  private note(oddity: Oddity): void {
    this.oddities.set(oddity, (this.oddities.get(oddity) ?? 0) + 1)
  }

  private refuse(what: string, ahead = 0): never {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`)
  }
}

function contradicts(claimed: string | undefined, counted: number): boolean {
  return claimed !== undefined && claimed !== String(counted)
}

function quoted(path: string): string {
  return JSON.stringify(path.slice(0, 200))
}
