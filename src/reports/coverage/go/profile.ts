import { type Format, type ReportReader, UnreadableReport } from '../../text/format.ts'
import { Rest } from '../../text/rest.ts'
import { hitIn } from '../hits.ts'
import { MAX_LINE, MAX_SPANNED, RecordLines } from '../lines.ts'
import type { Anomaly, CoverageReport, Details, Statements } from '../report.ts'
import { GoBlocks } from './blocks.ts'

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const COMMA = 44
const DOT = 46
const ZERO = 48
const NINE = 57
const MAX_PATH_BYTES = 4096
const MAX_LINE_BYTES = MAX_PATH_BYTES + 256
const MAX_PATHS = 500_000
/** Of one block, so that totals of very many stay exact. */
const MAX_STATEMENTS = 1_000_000

const MODE = /^mode: (?:set|count|atomic)$/
/** A path may hold colons (`C:\shop\price.go`): the last one that a place follows ends it. */
const BLOCK = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,10}) (\S+)$/

/** What `go test -coverprofile` writes: blocks of statements, each with how often it ran. */
export const goProfile: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Go cover profile',
  called: 'a Go cover profile',
  recognises: start =>
    /^(?:\xef\xbb\xbf)?mode: (?:set|count|atomic)\r?(?:\n|$)/.test(Buffer.from(start).toString('latin1')),
  reader: () => new GoReader(),
}

/** Reads the profile as bytes: one of 100 MB has more than a million blocks, and most are of the file before them. */
class GoReader implements ReportReader<CoverageReport> {
  private readonly files = new Map<string, GoBlocks>()
  private readonly anomalies = new Map<Anomaly, number>()
  private readonly rest = new Rest()
  private lineCount = 0
  private hasMode = false
  private spanned = 0
  /** The file of the block before, and its path with the colon, as bytes. */
  private blocks = new GoBlocks()
  private path = new Uint8Array(0)
  /** Where the next byte of a usual line is. */
  private at = 0

  push(chunk: Uint8Array): void {
    let position = this.rest.length > 0 ? this.finishRest(chunk) : 0
    while (position < chunk.length) position = this.usualLine(chunk, position) ? this.at : this.anyLine(chunk, position)
  }

  end(): CoverageReport {
    if (this.rest.length > 0) throw new UnreadableReport('It is truncated: its last line is incomplete.')
    if (!this.hasMode) throw new UnreadableReport('It has no mode line.')
    const pending = new RecordLines()
    const files = Array.from(this.files, ([path, blocks]) => [path, blocks.lines(pending)] as const)
    const details = Array.from(this.files, ([path, blocks]) => [path, new GoDetails(blocks)] as const)
    return {
      files: new Map(files),
      details: new Map(details),
      sources: [],
      relative: 'modules',
      anomalies: this.anomalies,
    }
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

  /** A block of the same file as the one before, whole in this chunk. If it is none, nothing has happened. */
  private usualLine(chunk: Uint8Array, start: number): boolean {
    if (!this.isSamePath(chunk, start)) return false
    const line = this.number(chunk, DOT)
    const column = this.number(chunk, COMMA)
    const endLine = this.number(chunk, DOT)
    const endColumn = this.number(chunk, SPACE)
    const statements = this.number(chunk, SPACE)
    const count = this.number(chunk, NEWLINE)
    if (line < 1 || column < 0 || endLine < line || endColumn < 0 || statements < 0 || count < 0) return false
    this.lineCount++
    this.add(line, column, endLine, endColumn, statements, count > 0)
    return true
  }

  private isSamePath(chunk: Uint8Array, start: number): boolean {
    const path = this.path
    if (path.length === 0) return false
    for (let index = 0; index < path.length; index++) if (chunk[start + index] !== path[index]) return false
    this.at = start + path.length
    return true
  }

  /** At most nine digits and the byte that ends them; -1: something else. */
  private number(chunk: Uint8Array, ending: number): number {
    const start = this.at
    if (start === -1) return -1
    let position = start
    let number = 0
    // Past the end of the chunk a byte is undefined, which is neither a digit nor an end.
    let byte = chunk[position] as number
    while (byte >= ZERO && byte <= NINE) {
      number = number * 10 + byte - ZERO
      byte = chunk[++position] as number
    }
    const digits = position - start
    if (byte === RETURN && ending === NEWLINE) byte = chunk[++position] as number
    const fits = digits > 0 && digits < 10 && byte === ending
    this.at = fits ? position + 1 : -1
    return fits ? number : -1
  }

  private line(bytes: Uint8Array): void {
    this.lineCount++
    if (bytes.length > MAX_LINE_BYTES) this.refuse(`has more than ${MAX_LINE_BYTES} bytes`)
    let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    if (this.lineCount === 1) text = text.replace(/^\ufeff/, '')
    text = text.replace(/\r$/, '')
    // Profiles that were put together with `cat` say their mode again.
    if (MODE.test(text)) this.hasMode = true
    else if (!this.hasMode) this.refuse('does not contain the mode of the profile')
    else if (text !== '') this.block(text)
  }

  private block(text: string): void {
    const [, path = '', ...numbers] = BLOCK.exec(text) ?? []
    const hit = hitIn(numbers.pop() ?? '', anomaly => this.note(anomaly))
    const [line = 0, column = 0, endLine = 0, endColumn = 0, statements = 0] = numbers.map(Number)
    if (hit === undefined) this.refuse(`is not a readable block: ${text.slice(0, 80)}`)
    this.begin(path)
    this.add(line, column, endLine, endColumn, statements, hit)
  }

  private begin(path: string): void {
    const bytes = Buffer.byteLength(path)
    if (bytes > MAX_PATH_BYTES) this.refuse(`has a path of more than ${MAX_PATH_BYTES} bytes`)
    const known = this.files.get(path)
    if (known === undefined && this.files.size === MAX_PATHS) this.refuse(`names more than ${MAX_PATHS} files`)
    this.blocks = known ?? new GoBlocks()
    this.blocks.again()
    this.files.set(path, this.blocks)
    this.path = Buffer.from(`${path}:`)
  }

  private add(
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
    statements: number,
    hit: boolean,
  ): void {
    if (endLine < line) this.refuse('has a block that ends before it starts')
    if (endLine > MAX_LINE) this.refuse(`has an impossible line number: ${endLine}`)
    if (statements > MAX_STATEMENTS) this.refuse(`has a block of more than ${MAX_STATEMENTS} statements`)
    this.spanned += endLine - line
    if (this.spanned > MAX_SPANNED) this.refuse(`exceeds the limit of ${MAX_SPANNED} lines that blocks may span`)
    if (line === 0) this.note('line_zero')
    else this.blocks.add(line, column, endLine, endColumn, statements, hit)
  }

  private note(anomaly: Anomaly): void {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1)
  }

  private refuse(what: string, ahead = 0): never {
    throw new UnreadableReport(`Line ${this.lineCount + ahead} ${what}.`)
  }
}

/** Statements by name are made when they are requested: a gate on lines never does, and a million names take time. */
class GoDetails implements Details {
  readonly branches = new Map<number, never>()
  readonly functions = new Map<string, never>()
  private readonly blocks: GoBlocks
  private named: ReadonlyMap<string, Statements> | undefined

  constructor(blocks: GoBlocks) {
    this.blocks = blocks
  }

  get statements(): ReadonlyMap<string, Statements> {
    this.named ??= this.blocks.statements()
    return this.named
  }
}
