import { type Format, UnreadableReport } from '../text/format.ts'
import { brief, elements, type Members, members, text, wholeJson } from '../text/json.ts'
import { hasKey } from '../text/json-outline.ts'
import { Cases, claimsOf, HIDDEN_FAILURE, NO_CLAIMS, shown } from './cases.ts'
import { identityOf } from './identity.ts'
import { type Outcome, type Place, type TestReport, testCase } from './tests.ts'

/** The Common Test Report Format, https://ctrf.io, which reporters for many tools write. */
export const ctrf: Format<TestReport> = {
  kind: 'tests',
  name: 'CTRF',
  called: 'a CTRF test report',
  recognises: start => hasKey(start, ['results', 'summary'], ['results', 'tests']),
  reader: () => wholeJson(readReport),
}

/** `other` is what a tool has no better word for, such as a todo: nothing says that it ran and was right. */
const OUTCOMES = new Map<unknown, Outcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['other', 'skipped'],
])

function readReport(value: unknown): TestReport {
  const report = members(value, 'the report')
  // Older reports do not say it.
  const format = report['reportFormat'] ?? 'CTRF'
  if (format !== 'CTRF') throw new UnreadableReport(`It states the format ${brief(format)}, not CTRF.`)
  const results = members(report['results'], 'the results')
  const tests = elements(results['tests'], 'the list of tests')
  const cases = new Cases()
  let failed = 0
  for (const test of tests) if (readTest(members(test, 'a test'), cases) === 'failed') failed += 1
  return cases.report(compare(members(results['summary'], 'the summary'), { tests: tests.length, failed }, cases))
}

function readTest(test: Members, cases: Cases): Outcome {
  const outcome = OUTCOMES.get(test['status'])
  if (outcome === undefined)
    throw new UnreadableReport(`It has a test with an unknown status: ${brief(test['status'])}.`)
  const name = text(test['name'], 'the name of a test')
  const [suite, file] = [suiteOf(test), fileOf(test)]
  const place = (): Place => ({
    suite: shown(suite.join(' > ') || (file ?? '')),
    name: shown(name),
    file: file === null ? null : shown(file),
    line: lineOf(test),
  })
  // Suites are left out by some reporters: then only the file distinguishes what has one name.
  const identity = identityOf({ around: JSON.stringify(suite), suite: suite.join(' > '), file: file ?? '', name })
  cases.keep(identity, testCase(outcome, isFlaky(test), claimsOf(name), place))
  return outcome
}

/** A list of suites from the outermost inwards; in older reports one text. */
function suiteOf(test: Members): string[] {
  const suite = test['suite'] ?? []
  const names = typeof suite === 'string' ? [suite] : elements(suite, 'the suite of a test')
  return names.map(name => text(name, 'the name of a suite'))
}

function fileOf(test: Members): string | null {
  const path = test['filePath'] ?? null
  return path === null ? null : text(path, 'the file of a test')
}

function lineOf({ line }: Members): number | null {
  return typeof line === 'number' && Number.isInteger(line) && line > 0 && line < 1e9 ? line : null
}

/**
 * Passed after a failure. The number of `retries` does not decide: some reporters write there how many were allowed.
 */
function isFlaky(test: Members): boolean {
  if (test['flaky'] === true) return true
  const attempts = elements(test['retryAttempts'] ?? [], 'the attempts of a test')
  return attempts.some(attempt => members(attempt, 'an attempt')['status'] === 'failed')
}

interface Counts {
  tests: number
  failed: number
}

/**
 * Gives the number of contradictions. Totals are not used, with two exceptions, because both hide a failure: tests
 * that are counted and not listed are missing, and so the report is; failures that are counted and not listed count.
 */
function compare(summary: Members, listed: Counts, cases: Cases): number {
  const declared = { tests: countIn(summary, 'tests'), failed: countIn(summary, 'failed') }
  if (declared.tests > listed.tests)
    throw new UnreadableReport(`It counts ${declared.tests} tests but lists ${listed.tests}, so some are missing.`)
  const hidden = declared.failed - listed.failed
  const place = () => ({ suite: '', name: HIDDEN_FAILURE, file: null, line: null })
  for (let left = hidden; left > 0; left--)
    cases.keep(identityOf({ name: HIDDEN_FAILURE }), testCase('failed', false, NO_CLAIMS, place))
  return declared.tests === listed.tests && hidden === 0 ? 0 : 1
}

function countIn(summary: Members, key: keyof Counts): number {
  const count = summary[key]
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count
  throw new UnreadableReport(`Its summary has no count of "${key}": ${brief(count)}.`)
}
