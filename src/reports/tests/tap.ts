import { type Format, type ReportReader, UnreadableReport } from '../text/format.ts'
import { TextLines } from '../text/text-lines.ts'
import { Cases, claimsOf, shown, tooManyCases } from './cases.ts'
import { identityOf } from './identity.ts'
import { type Leaf, TapLevel } from './tap-level.ts'
import { beginsTap, type Point, type TapLine, tapLine } from './tap-line.ts'
import { MAX_CASES, type TestReport, testCase } from './tests.ts'

/** The Test Anything Protocol, versions 13 and 14, as Node's test runner, bats and Perl's tools write it. */
export const tap: Format<TestReport> = {
  kind: 'tests',
  name: 'TAP',
  called: 'a TAP test report',
  recognises: start => beginsTap(firstLine(start)),
  reader: () => new TapReader(),
}

const VERSIONS = new Set([13, 14])
const MAX_LINE_BYTES = 1024 * 1024
/** Each test of a million may hold the names around it until the outermost of them ends. */
const MAX_DEPTH = 20
/** By how much the tests of a test are indented, and its details. */
const INDENT = 4
const DETAILS_INDENT = 2
/** `location: '/shop/price.test.mjs:3:1'`, as Node's test runner tells it. */
const LOCATION = /^location: '?(.+?):(\d{1,9}):\d{1,9}'?$/

/** A test that was read, before its details: they may still tell what it is. */
interface Pending {
  point: Point
  leaf: Leaf
  level: TapLevel
  indent: number
  /** The tests inside of it, when there is a list of them. */
  inner: readonly Leaf[] | undefined
  isSuite: boolean
}

class TapReader implements ReportReader<TestReport> {
  private readonly lines = new TextLines(MAX_LINE_BYTES, text => this.line(text))
  private readonly cases = new Cases()
  private readonly outermost = new TapLevel()
  private readonly levels = [this.outermost]
  private pending: Pending | undefined
  /** The indentation of the details that are being read. */
  private details: string | undefined
  private points = 0
  private begun = false

  push(chunk: Uint8Array): void {
    this.lines.push(chunk)
  }

  end(): TestReport {
    this.lines.end()
    if (this.details !== undefined) throw new UnreadableReport('It ends inside the details of a test.')
    if (this.levels.length > 1) throw new UnreadableReport('It ends inside a subtest.')
    this.settle()
    this.outermost.demandWhole()
    return this.cases.report(0)
  }

  private line(text: string): void {
    if (this.details === undefined) this.readOutside(text)
    else this.readDetails(text, this.details)
  }

  private readOutside(text: string): void {
    const indent = text.length - text.trimStart().length
    const said = text.slice(indent)
    if (said === '---' && this.pending?.indent === indent - DETAILS_INDENT) this.details = text.slice(0, indent)
    else if (said !== '') this.read(tapLine(said.trimEnd()), indent, text)
  }

  /** What is in details is no result, so they must end where they should, and not hide any. */
  private readDetails(text: string, indentation: string): void {
    if (text.trim() === '') return
    if (!text.startsWith(indentation)) throw new UnreadableReport('The details of a test have no end.')
    const said = text.slice(indentation.length)
    if (said === '...') this.details = undefined
    else if (this.pending !== undefined) readDetail(this.pending, said)
  }

  private read(line: TapLine, indent: number, text: string): void {
    if (line.kind === 'text') return
    if (indent % INDENT !== 0 || /^ *\t/.test(text))
      throw new UnreadableReport('A result has an indentation that matches no test.')
    const depth = indent / INDENT
    if (line.kind === 'version') this.version(line.version, depth)
    else if (line.kind === 'plan') this.levelAt(depth).plan(line.count)
    else this.point(line, depth)
    this.begun = true
  }

  private version(version: number, depth: number): void {
    if (depth === 0 && this.begun)
      throw new UnreadableReport('It has a second version line, like two reports in one file.')
    if (!VERSIONS.has(version)) throw new UnreadableReport(`It has version ${version}. Only 13 and 14 are supported.`)
  }

  /** The tests at this depth, which begin here if there are none yet. */
  private levelAt(depth: number): TapLevel {
    if (depth < this.levels.length - 1) throw new UnreadableReport('A group of subtests has no result.')
    if (depth >= MAX_DEPTH) throw new UnreadableReport(`Its tests are nested more than ${MAX_DEPTH} levels deep.`)
    // The first test may lie several deep: those around it are reported behind it.
    while (depth >= this.levels.length) this.openLevel()
    this.settle()
    return this.levels.at(-1) ?? this.outermost
  }

  private openLevel(): void {
    if (this.pending?.point.brace) throw new UnreadableReport('It has subtests in braces, which are not supported.')
    this.settle()
    this.levels.push(new TapLevel())
  }

  private point(point: Point, depth: number): void {
    this.points += 1
    if (this.points > MAX_CASES) throw tooManyCases()
    const inner = depth === this.levels.length - 2 ? this.closeLevel() : undefined
    const level = this.levelAt(depth)
    const number = level.point(point)
    const leaf: Leaf = {
      around: [],
      name: point.name || `(test ${number})`,
      outcome: point.outcome,
      file: null,
      line: null,
    }
    this.pending = { point, leaf, level, indent: depth * INDENT, inner, isSuite: false }
  }

  private closeLevel(): readonly Leaf[] {
    this.settle()
    const level = this.levels.pop()
    level?.demandWhole()
    return level?.leaves ?? []
  }

  /** Counts the test that was read last, now that nothing more is reported of it. */
  private settle(): void {
    if (this.pending === undefined) return
    const { level } = this.pending
    for (const leaf of leavesOf(this.pending)) {
      if (level === this.outermost) this.keep(leaf)
      else level.leaves.push(leaf)
    }
    this.pending = undefined
  }

  private keep({ around, name, outcome, file, line }: Leaf): void {
    const suite = around.toReversed()
    this.cases.keep(
      identityOf({ around: JSON.stringify(suite), suite: suite.join(' > '), name }),
      testCase(outcome, false, claimsOf(name), () => ({
        suite: shown(suite.join(' > ')),
        name: shown(name),
        file: file === null ? null : shown(file),
        line,
      })),
    )
  }
}

function readDetail(pending: Pending, said: string): void {
  if (/^type: '?suite'?$/.test(said)) pending.isSuite = true
  const [, file, line] = LOCATION.exec(said) ?? []
  if (file === undefined) return
  pending.leaf.file = file.replaceAll('\\\\', '\\')
  pending.leaf.line = Number(line) || null
}

/** Of a test with tests of its own those count, and it does only when it failed and none of them did. */
function leavesOf({ leaf, inner, isSuite }: Pending): readonly Leaf[] {
  // Node's test runner writes a suite without any test as if it were a test that passed.
  if (inner === undefined) return isSuite && leaf.outcome === 'passed' ? [] : [leaf]
  for (const { around } of inner) around.push(leaf.name)
  const isHidden = leaf.outcome === 'failed' && inner.every(({ outcome }) => outcome !== 'failed')
  if (isHidden) return [...inner, leaf]
  // A plan of no tests: nothing ran that could have passed.
  return inner.length === 0 ? [{ ...leaf, outcome: 'skipped' }] : inner
}

/** The first line that is neither empty nor a comment. */
function firstLine(start: Uint8Array): string {
  const text = Buffer.from(start).toString('latin1')
  return /^(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n)*([^\n]*)/.exec(text)?.[1]?.trimEnd() ?? ''
}
