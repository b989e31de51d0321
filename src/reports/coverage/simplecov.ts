import { type Format, UnreadableReport } from '../text/format.ts'
import { elements, type Members, members } from '../text/json.ts'
import { hasKey } from '../text/json-outline.ts'
import { covdir } from './gcov/covdir.ts'
import { jsonReport, LineBranches, lineIn, ran } from './json-report.ts'
import type { FileMeasured, Measured } from './measured.ts'
import type { CoverageReport } from './report.ts'
import { codecov } from './services/codecov.ts'

/**
 * SimpleCov's `.resultset.json`, with a result for every command that ran tests, and the `coverage.json` of its JSON
 * formatter, with one for all of them.
 */
export const simplecov: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'SimpleCov',
  called: 'a SimpleCov coverage report',
  // What other tools measured may be called `coverage`: a script, a file, a folder.
  recognises: start =>
    hasKey(start, ['meta', 'simplecov_version'], ['*', 'coverage']) &&
    !hasKey(start, ['meta', 'show_contexts']) &&
    !codecov.recognises(start) &&
    !covdir.recognises(start),
  reader: () => jsonReport(readResults),
}

function readResults(report: unknown, measured: Measured): void {
  const results = members(report, 'the report')
  const byPath = new Map<string, Members[]>()
  for (const result of isFormatted(results) ? [results] : Object.values(results)) {
    const files = members(members(result, 'a result')['coverage'], 'the list of files')
    for (const path of Object.keys(files)) {
      const all = byPath.get(path) ?? []
      all.push(counted(files[path]))
      byPath.set(path, all)
    }
  }
  for (const [path, all] of byPath) readFile(all, measured.file(path), measured)
}

function isFormatted(results: Members): boolean {
  const meta = results['meta']
  return typeof meta === 'object' && meta !== null && Object.hasOwn(meta, 'simplecov_version')
}

/** Before 0.18 a file was the list of its lines. */
function counted(file: unknown): Members {
  return Array.isArray(file) ? { lines: file } : members(file, 'a file')
}

/** One file, as every command counted it. */
function readFile(all: readonly Members[], file: FileMeasured, measured: Measured): void {
  const lists = all.map(one => elements(one['lines'], 'the lines of a file'))
  const longest = Math.max(...lists.map(list => list.length))
  for (let index = 0; index < longest; index++) {
    const hit = lineRan(lists, index, measured)
    if (hit !== undefined) file.line(index + 1, hit)
  }
  const lineBranches = new LineBranches()
  const conditions = new Map<string, Map<string, boolean>>()
  for (const { branches } of all)
    if (Array.isArray(branches)) readBranches(branches, lineBranches, measured)
    else readConditions(members(branches ?? {}, 'the branches of a file'), conditions, measured)
  for (const [condition, each] of conditions)
    lineBranches.add(conditionLine(condition), each.size, [...each.values()].filter(Boolean).length)
  lineBranches.into(file)
}

/**
 * Undefined for a line that is no code. A file that a command did not load is guessed line by line, so where one command
 * says 0 and another says that it is no code, SimpleCov believes the latter, and so do we.
 */
function lineRan(lists: readonly (readonly unknown[])[], index: number, measured: Measured): boolean | undefined {
  let isCode = true
  let hit = false
  for (const list of lists) {
    const count = index < list.length ? list[index] : 0
    if (count === null || count === 'ignored') isCode = false
    else if (ran(count, measured)) hit = true
  }
  return hit || isCode ? hit : undefined
}

/** Of a resultset: a condition such as `[:if, 0, 3, 6, 9, 7]`, and the branches of it by names of the same kind. */
function readConditions(found: Members, conditions: Map<string, Map<string, boolean>>, measured: Measured): void {
  for (const condition of Object.keys(found)) {
    const known = conditions.get(condition) ?? new Map<string, boolean>()
    conditions.set(condition, known)
    const lineBranches = members(found[condition], 'the outcomes of a branch')
    for (const way of Object.keys(lineBranches))
      known.set(way, ran(lineBranches[way], measured) || known.get(way) === true)
  }
}

/** Kind, number, line, column, end line, end column. Ruby writes some kinds in quotes: `:"&."`. */
const CONDITION = /^\[:(?:\w+|"[^"]{1,20}"), \d+, (\d{1,10}), \d+, \d+, \d+\]$/

function conditionLine(condition: string): number {
  const [, line] = CONDITION.exec(condition) ?? []
  if (line === undefined) throw new UnreadableReport(`It has a branch without a location: ${condition.slice(0, 80)}.`)
  return lineIn(Number(line))
}

/** Of the formatter: branches one by one, without the condition that they belong to. */
function readBranches(found: readonly unknown[], lineBranches: LineBranches, measured: Measured): void {
  for (const each of found) {
    const way = members(each, 'a branch')
    if (way['coverage'] === 'ignored') continue
    lineBranches.add(lineIn(way['start_line']), 1, ran(way['coverage'], measured) ? 1 : 0)
  }
}
