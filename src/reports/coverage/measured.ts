import { UnreadableReport } from '../text/format.ts'
import { shortName } from '../text/short-name.ts'
import { Slabs } from '../text/slabs.ts'
import { hitIn } from './hits.ts'
import { FileLines, MAX_LINE, MAX_LINES, RecordLines } from './lines.ts'
import type { Anomaly, BranchCount, CoverageReport, Details, Statements } from './report.ts'

export const MAX_PATHS = 500_000
const MAX_PATH_BYTES = 4096
const MAX_BYTES_OF_PATHS = 256 * 1024 * 1024

/**
 * Gathers what a report measures, file by file, for readers of formats that are not read byte by byte. A file, a line, a
 * branch or a function that comes again is merged: the most that any of its places says counts, so that a report twice
 * is the same as once, in whatever order.
 */
export class Measured {
  private readonly files = new Map<string, FileMeasured>()
  readonly slabs = new Slabs()
  private readonly anomalies = new Map<Anomaly, number>()
  private readonly sources = new Set<string>()
  private pathBytes = 0
  /** Lines of the file that was counted last: one list serves for all of them. */
  private readonly pending = new RecordLines()
  private counted: FileMeasured | undefined

  /** `path` as the report has it. */
  file(path: string): FileMeasured {
    const known = this.files.get(path)
    if (known) return known
    if (path === '') throw new UnreadableReport('It names a file without a path.')
    if (Buffer.byteLength(path) > MAX_PATH_BYTES)
      throw new UnreadableReport(`It has a path of more than ${MAX_PATH_BYTES} bytes.`)
    this.pathBytes += Buffer.byteLength(path)
    if (this.pathBytes > MAX_BYTES_OF_PATHS)
      throw new UnreadableReport(`Its paths have more than ${MAX_BYTES_OF_PATHS} bytes in total.`)
    if (this.files.size === MAX_PATHS) throw new UnreadableReport(`It names more than ${MAX_PATHS} files.`)
    const file = new FileMeasured(this)
    this.files.set(path, file)
    return file
  }

  /** A folder that paths may be relative to. */
  source(folder: string): void {
    if (folder !== '' && this.sources.size < MAX_SOURCES) this.sources.add(folder)
  }

  add(file: FileMeasured, line: number, hit: boolean): void {
    if (this.counted !== file) this.flush()
    this.counted = file
    if (!this.pending.add(line, hit)) throw new UnreadableReport(`It has more than ${MAX_LINES} lines of one file.`)
  }

  private flush(): void {
    this.counted?.lines.add(this.pending.take())
  }

  note(anomaly: Anomaly): void {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1)
  }

  report(): CoverageReport {
    this.flush()
    const files = new Map(Array.from(this.files, ([path, file]) => [path, file.lines.lines()]))
    const details = Array.from(this.files, ([path, file]) => [path, file.details()] as const)
    return {
      files,
      details: new Map(details.filter(([, of]) => of.branches.size + of.functions.size + of.statements.size > 0)),
      sources: [...this.sources],
      anomalies: this.anomalies,
    }
  }
}

const MAX_SOURCES = 100

/** What a report measures of one file. */
export class FileMeasured {
  readonly lines: FileLines
  private readonly branches = new Map<number, BranchCount>()
  private readonly functions = new Map<string, boolean>()
  private readonly statements = new Map<string, Statements>()
  private readonly report: Measured

  constructor(report: Measured) {
    this.report = report
    this.lines = new FileLines(report.slabs)
  }

  /** A line that can run. `hits`: how often it did, as the tool wrote it. */
  line(number: number, hits: string | number | boolean): void {
    if (number !== 0 && !isLine(number))
      throw new UnreadableReport(`It has an impossible line number: ${String(number).slice(0, 40)}.`)
    if (number === 0) this.report.note('line_zero')
    else this.report.add(this, number, this.wasHit(hits))
  }

  /** Branches of a line. More taken than there are is nothing that could be. */
  branch(line: number, total: number, taken: number): void {
    if (!isCount(total) || !isCount(taken) || taken > total) {
      this.report.note('branch_impossible')
      return
    }
    if (total === 0) return
    const known = this.branches.get(line)
    if (known === undefined) this.branches.set(line, { total, taken })
    else if (total > known.total || taken > known.taken)
      this.branches.set(line, { total: Math.max(known.total, total), taken: Math.max(known.taken, taken) })
  }

  /** Two functions of one name are distinguished by their lines. */
  function(name: string, line: number, hits: string | number | boolean): void {
    const key = `${line} ${shortName(name)}`
    this.functions.set(key, this.wasHit(hits) || this.functions.get(key) === true)
  }

  /** Statements at one place, which a tool counts together. */
  statement(place: string, count: number, hits: string | number | boolean): void {
    const known = this.statements.get(place)
    const hit = this.wasHit(hits) || known?.hit === true
    this.statements.set(place, { count: Math.max(count, known?.count ?? 0), hit })
  }

  details(): Details {
    const { branches, functions, statements } = this
    return { branches, functions, statements }
  }

  private wasHit(hits: string | number | boolean): boolean {
    if (typeof hits === 'boolean') return hits
    // As nearly every count is, so that it need not become text again.
    if (typeof hits === 'number' && hits >= 0 && hits < 1e15 && Number.isInteger(hits)) return hits > 0
    const hit = hitIn(String(hits).trim(), anomaly => this.report.note(anomaly))
    if (hit === undefined)
      throw new UnreadableReport(`It has an unreadable count: ${JSON.stringify(String(hits).slice(0, 40))}.`)
    return hit
  }
}

/** More than any line has, and few enough that totals of very many stay exact. */
const MAX_BRANCHES = 1_000_000

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0 && number <= MAX_BRANCHES
const isLine = (number: number): boolean => Number.isSafeInteger(number) && number > 0 && number <= MAX_LINE

/** A whole number as a tool wrote it; undefined for anything else. */
export const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** Of each branch, function and statement the most that either says: the same in any order, and of the same twice. */
export function mergeDetails(one: Details | undefined, other: Details): Details {
  if (!one) return other
  return {
    branches: mergedMap(one.branches, other.branches, (a, b) => ({
      total: Math.max(a.total, b.total),
      taken: Math.max(a.taken, b.taken),
    })),
    functions: mergedMap(one.functions, other.functions, (a, b) => a || b),
    statements: mergedMap(one.statements, other.statements, (a, b) => ({
      count: Math.max(a.count, b.count),
      hit: a.hit || b.hit,
    })),
  }
}

function mergedMap<Key, Value>(
  one: ReadonlyMap<Key, Value>,
  other: ReadonlyMap<Key, Value>,
  both: (a: Value, b: Value) => Value,
): ReadonlyMap<Key, Value> {
  const all = new Map(one)
  for (const [key, value] of other) {
    const known = all.get(key)
    all.set(key, known === undefined ? value : both(known, value))
  }
  return all
}
