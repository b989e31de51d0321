import { expect, test } from '@jest/globals'
import { ADVICE } from '../../../src/gates/coverage/report-messages.ts'
import { unusableReports } from '../../../src/gates/shared/reports.ts'
import { changed, measured } from './checkout.ts'

/** What the coverage gate says of the files that a report names. */
async function said(files: Record<string, string>): Promise<unknown> {
  const at = changed(scratch => scratch.write('src/b.ts', 'x\n'))
  for (const [path, content] of Object.entries(files)) at.scratch.write(path, content)
  const request = [{ name: 'unit', paths: Object.keys(files) }]
  const { reports } = await measured(at, { reports: [request] })
  return unusableReports(request, reports, ADVICE)?.reasons.map(({ message, next }) => [message, next])
}

const LCOV = 'SF:src/b.ts\nDA:1,1\nend_of_record\n'
const PYTEST = '<testsuites><testsuite name="pytest"/></testsuites>'

test('a wrong kind of file is told with the command that makes the right one', async () => {
  expect(await said({ 'coverage/junit.xml': PYTEST })).toEqual([
    [
      'Report "unit" cannot be read. "coverage/junit.xml" cannot be used. It is a JUnit test report, not a coverage report.',
      'Name the coverage report instead. pytest writes it with `--cov --cov-report=xml` of pytest-cov.',
    ],
  ])
})

test('it is told for one file of several, too', async () => {
  expect(await said({ 'coverage/a.info': LCOV, 'coverage/b.json': '{"gcovr/summary_format_version":"0.6"}' })).toEqual([
    [
      'Report "unit" cannot be read. "coverage/b.json" cannot be used. It is a summary of gcovr, which has no lines.',
      'Use `gcovr --json` in place of `--json-summary`, or `gcovr --cobertura`.',
    ],
  ])
})

test('a damaged report is to be created again', async () => {
  expect(await said({ 'coverage/a.info': 'SF:src/b.ts\nDA:1,1\n' })).toEqual([
    [
      'Report "unit" cannot be read. "coverage/a.info" cannot be used. It is truncated: the record of "src/b.ts" has no end.',
      'Create the report again and check that it is complete.',
    ],
  ])
})
