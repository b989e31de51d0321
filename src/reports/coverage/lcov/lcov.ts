import { ByteLines } from '../../text/byte-lines.ts'
import { type Format, type ReportReader, UnreadableReport } from '../../text/format.ts'
import { Rest } from '../../text/rest.ts'
import { Slabs } from '../../text/slabs.ts'
import { hitIn } from '../hits.ts'
import { countHit, FileLines, MAX_LINE, MAX_LINES, RecordLines } from '../lines.ts'
import type { Anomaly, CoverageReport } from '../report.ts'
import { readCounts } from './counts.ts'
import { LcovDetails } from './details.ts'

const NEWLINE = 10
const B = 66
const D = 68
const E = 69
const F = 70
const L = 76
const S = 83
const T = 84
/** A directive's line may be long (names of C++ templates); a path may not. */
const MAX_LINE_BYTES = 1024 * 1024
const MAX_PATH_BYTES = 4096
const MAX_PATHS = 500_000
export const lcov: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'LCOV',
  called: 'an LCOV coverage report',
  recognises: start => /^(?:\xef\xbb\xbf)?\s*(?:TN:|SF:)/.test(Buffer.from(start).toString('latin1')),
  reader: () => new LcovReader(),
}

const DETAILS = new Set(['BRDA', 'FN', 'FNDA', 'FNL', 'FNA'])

const NO_NAME = Buffer.from('TN:')
const FILE = Buffer.from('SF:')
const FOUND = Buffer.from('LF:')
const HIT = Buffer.from('LH:')
const END = Buffer.from('end_of_record')
/** Totals, which are never used. */
const SUMS = ['BRF:', 'BRH:', 'FNF:', 'FNH:'].map(word => Buffer.from(word))

/**
 * Reads LCOV as bytes: a report of 100 MB has eight million lines, and a string for each is what makes readers slow. Lines
 * as nearly all are in a record are read by `usual`; `line` reads any other one, and could read those, too.
 */
class LcovReader implements ReportReader<CoverageReport> {
  private readonly files = new Map<string, FileLines>()
  private readonly anomalies = new Map<Anomaly, number>()
  private lineCount = 0
  private readonly rest = new Rest()

  private path = ''
  private open = false
  private readonly counts = new RecordLines()
  /** What the record says about itself. Counted, never trusted. */
  private found: string | number | undefined
  private hit: string | number | undefined
  private records = 0
  private readonly slabs = new Slabs()
  private readonly details = new LcovDetails(this.slabs)
  private named = false

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const lines = new ByteLines(bytes, bytes.lastIndexOf(NEWLINE) + 1)
    if (lines.end > 0 && this.rest.length > 0) this.finishRest(lines)
    while (lines.at < lines.end) if (!this.usual(lines)) this.anyLine(lines)
    this.keep(bytes.subarray(lines.end))
  }

  end(): CoverageReport {
    if (this.rest.length > 0) this.line(textOf(this.rest.take()))
    if (this.open) throw new UnreadableReport(`It is truncated: the record of ${quoted(this.path)} has no end.`)
    if (this.named) throw new UnreadableReport('It is truncated: it ends with a test name without a record.')
    if (this.records === 0) throw new UnreadableReport('It has no complete record: there is no line "end_of_record".')
    const files = new Map(Array.from(this.files, ([path, file]) => [path, file.lines()]))
    return { files, details: this.details.all(), sources: [], anomalies: this.anomalies }
  }

  private finishRest(lines: ByteLines): void {
    const newline = lines.bytes.indexOf(NEWLINE)
    this.keep(lines.bytes.subarray(0, newline))
    lines.at = newline + 1
    this.line(textOf(this.rest.take()))
  }

  private anyLine(lines: ByteLines): void {
    const start = lines.at
    const newline = lines.bytes.indexOf(NEWLINE, start)
    lines.at = newline + 1
    this.line(lines.bytes.toString('utf8', start, newline))
  }

  private keep(bytes: Uint8Array): void {
    if (this.rest.length + bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`, 1)
    this.rest.add(bytes)
  }

  /** Reads a line that is as usual, or several; false: the next one is not. */
  private usual(lines: ByteLines): boolean {
    const start = lines.at
    const first = lines.bytes[start]
    if (this.open && first === D) {
      const read = readCounts(lines, this.counts)
      this.lineCount += read
      return read > 0
    }
    const isRead = this.open ? this.usualInside(lines, first) : this.usualOutside(lines, first)
    if (isRead) this.lineCount++
    else lines.at = start
    return isRead
  }

  private usualOutside(lines: ByteLines, first: number | undefined): boolean {
    if (first === S) return this.usualStart(lines)
    if (first !== T || !lines.passesWord(NO_NAME) || !lines.lineEnd()) return false
    this.named = true
    return true
  }

  private usualStart(lines: ByteLines): boolean {
    if (!lines.passesWord(FILE)) return false
    const start = lines.at
    const length = lines.name()
    // A path that is refused is refused as what it is in full.
    if (length === 0 || length > MAX_PATH_BYTES || this.files.size >= MAX_PATHS || !lines.lineEnd()) return false
    this.begin(lines.bytes.toString('latin1', start, start + length))
    return true
  }

  private usualInside(lines: ByteLines, first: number | undefined): boolean {
    if (first === L) return this.usualSummary(lines)
    if (first === E) return this.usualEnd(lines)
    if (first !== B && first !== F) return false
    const start = lines.at
    if (this.details.read(lines)) return true
    lines.at = start
    return SUMS.some(sum => lines.passesWord(sum)) && lines.number() >= 0 && lines.lineEnd()
  }

  private usualSummary(lines: ByteLines): boolean {
    const isFound = lines.passesWord(FOUND)
    if (!isFound && !lines.passesWord(HIT)) return false
    const number = lines.number()
    if (number < 0 || !lines.lineEnd()) return false
    if (isFound) this.found = number
    else this.hit = number
    return true
  }

  private usualEnd(lines: ByteLines): boolean {
    if (!lines.passesWord(END) || !lines.lineEnd()) return false
    this.close()
    return true
  }

  /** Reads one line, whatever it is. */
  private line(whole: string): void {
    this.lineCount++
    const text = (this.lineCount === 1 ? whole.replace(/^\ufeff/, '') : whole).trimEnd()
    if (text === '') return
    if (text === 'end_of_record') this.close()
    else this.directive(text)
  }

  /** What is not known is passed over: versions of the format add to it. */
  private directive(text: string): void {
    const colon = text.indexOf(':')
    const name = text.slice(0, Math.max(colon, 0))
    const value = text.slice(colon + 1)
    if (!/^[A-Za-z_]+$/.test(name)) this.refuse('does not have the form NAME:value')
    if (name === 'SF') this.begin(value)
    if (name === 'TN' && !this.open) this.named = true
    if (DETAILS.has(name) && this.open) this.details.directive(name, value)
    if (name !== 'DA' && name !== 'LF' && name !== 'LH') return
    if (!this.open) this.refuse(`has ${name} outside a record`)
    if (name === 'DA') this.count(value)
    else if (name === 'LF') this.found = value
    else this.hit = value
  }

  private begin(path: string): void {
    if (this.open) this.refuse(`starts a record before the record of ${quoted(this.path)} has ended`)
    if (path === '') this.refuse('names no file')
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) this.refuse(`has a path of more than ${MAX_PATH_BYTES} bytes`)
    if (this.files.size === MAX_PATHS && !this.files.has(path)) this.refuse(`names more than ${MAX_PATHS} files`)
    this.path = path
    this.open = true
    this.found = undefined
    this.hit = undefined
    this.named = false
  }

  private close(): void {
    if (!this.open) this.refuse('ends a record that was not started')
    const lines = this.counts.take()
    const { found, hit } = this
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
    const lines = new FileLines(this.slabs)
    this.files.set(this.path, lines)
    return lines
  }

  private count(value: string): void {
    const match = /^(\d+),([^,]+)(?:,.*)?$/.exec(value)
    const line = Number(match?.[1])
    const hit = hitIn(match?.[2] ?? '', anomaly => this.note(anomaly))
    if (match === null || hit === undefined || line > MAX_LINE)
      this.refuse(`has an unreadable count: DA:${value.slice(0, 80)}`)
    if (line === 0) this.note('line_zero')
    else this.add(line, hit)
  }

  private add(line: number, hit: boolean): void {
    if (!this.counts.add(line, hit)) this.refuse(`exceeds the limit of ${MAX_LINES} counts in one record`)
  }

  private note(anomaly: Anomaly): void {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1)
  }

  private refuse(what: string, ahead = 0): never {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`)
  }
}

function contradicts(claimed: string | number | undefined, counted: number): boolean {
  return claimed !== undefined && claimed !== counted && claimed !== String(counted)
}

function quoted(path: string): string {
  return JSON.stringify(path.slice(0, 200))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
