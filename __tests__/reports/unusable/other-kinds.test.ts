import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { chosen, coverageFormats, dependencyFormats, formats, testFormats } from '../../../src/reports/formats.ts'
import { readReport } from '../../../src/reports/read.ts'
import { unusable } from '../../../src/reports/unusable/unusable.ts'
import { scratchFolder } from '../../git/scratch.ts'
import { fixture, fixtures } from '../coverage-formats.ts'
import { fixturesOf } from '../test-formats.ts'
import { html, said, wide } from './said.ts'

describe('another kind of report, given as coverage', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'junit.xml of pytest',
      '<?xml version="1.0"?><testsuites><testsuite name="pytest" errors="0"/></testsuites>',
      'a JUnit test report, not a coverage report',
      /^Name the coverage report instead\. pytest writes it with `--cov --cov-report=xml` of pytest-cov\.$/,
    ],
    [
      'junit.xml of jest',
      '<testsuites name="jest tests" tests="1"><testsuite/></testsuites>',
      'a JUnit test report, not a coverage report',
      /jest writes it with `--coverage` and `coverageReporters: \["lcov"\]`\.$/,
    ],
    [
      'junit.xml of vitest',
      '<testsuites name="vitest tests"><testsuite/></testsuites>',
      'a JUnit test report, not a coverage report',
      /vitest writes it with `--coverage` and/,
    ],
    [
      'junit.xml of surefire',
      '<testsuite xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd" name="A"/>',
      'a JUnit test report, not a coverage report',
      /`jacoco\.xml`/,
    ],
    [
      'junit.xml of gotestsum',
      '<testsuites><testsuite><properties><property name="go.version" value="go1.26"/></properties></testsuite></testsuites>',
      'a JUnit test report, not a coverage report',
      /`go test -coverprofile=coverage\.out`/,
    ],
    [
      'junit.xml of nextest',
      '<testsuites name="nextest-run"><testsuite/></testsuites>',
      'a JUnit test report, not a coverage report',
      /`cargo llvm-cov nextest --lcov/,
    ],
    [
      'junit.xml of any runner',
      '<testsuites/>',
      'a JUnit test report, not a coverage report',
      /For example, pytest writes it with/,
    ],
    [
      'results.trx',
      '<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"/>',
      'a TRX test report, not a coverage report',
      /"XPlat Code Coverage"/,
    ],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})

describe('given as tests', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a coverage report',
      'TN:\nSF:a.ts\nend_of_record\n',
      'an LCOV coverage report, not a test report',
      /^Name the test report instead\. For example, pytest writes it with `--junitxml=junit\.xml`/,
    ],
    ['a page', html('<title>Shop</title>'), 'an HTML page', /^Name the test report/],
    [
      'a page of coverage',
      html('<title>Code coverage report for All files</title>'),
      'an HTML page',
      /^Name the test report/,
    ],
    ['the coverage.py database', 'SQLite format 3\0', 'the coverage.py database', /^Name the test report/],
    [
      'test executions of SonarQube',
      '<testExecutions version="1"/>',
      'a test execution report of SonarQube',
      /jest-junit/,
    ],
    ['jest --json', '{"numTotalTests":3}', 'what `jest --json` writes of a run', /jest-junit/],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content, testFormats)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})

describe('given as a bill of materials', () => {
  test.each<[string, string, string, RegExp]>([
    ['CycloneDX in XML', '<bom xmlns="http://cyclonedx.org/schema/bom/1.5">', 'CycloneDX in XML', /in JSON/],
    [
      'a coverage report',
      'TN:\nSF:a.ts\nend_of_record\n',
      'an LCOV coverage report, not a bill of materials or an advisory report',
      /^Name a bill of materials/,
    ],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content, dependencyFormats)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})

test('a report in another format than the policy names is told which to name', async () => {
  expect(await said('SF:a\nend_of_record\n', chosen(coverageFormats, 'sonar-generic'))).toEqual([
    'It is an LCOV coverage report, not a SonarQube generic coverage report.',
    'Remove `format` of this report from the policy, or set `format: lcov`.',
  ])
})

test('what Xcode leaves behind is a folder, and told with what to do', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'Shop.xcresult'), { recursive: true })
  const read = await readReport({ path: folder, called: 'the workspace' }, 'Shop.xcresult', coverageFormats)
  expect(read).toMatchObject({ state: 'unsafe', next: expect.stringMatching(/`xcrun llvm-cov export -format=lcov`/) })
})

test('XML in UTF-16 that is no report is of no known format', async () => {
  expect(await said(wide('<shop/>'))).toEqual([
    expect.stringMatching(/^Its format is not supported/),
    expect.anything(),
  ])
})

test('a report that is damaged has no other step than to create it again', async () => {
  expect(await said('<coverage version="1">')).toEqual([
    'Line 1: It ends inside <coverage>, so it is truncated.',
    undefined,
  ])
})

const reports = [...fixtures.map(name => [name, fixture(name)] as const), ...[...fixturesOf('junit')]]

test.each(reports)('%s is a report, whatever it is given as', (_, bytes) => {
  const start = bytes.subarray(0, 65_536)
  expect(formats.some(format => format.recognises(start))).toBe(true)
  expect(unusable(start, 'coverage')).toBeUndefined()
  expect(unusable(start, 'tests')).toBeUndefined()
})

test('what could be of two formats is neither', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'both'), 'TN:\nSF:a\nDA:1,1\nend_of_record\n')
  const [lcov] = coverageFormats
  if (!lcov) throw new Error('there is no format')
  const read = await readReport({ path: folder, called: 'the workspace' }, 'both', [
    lcov,
    { ...lcov, called: 'another' },
  ])
  expect(read).toMatchObject({
    detail: '"both" cannot be used. It could be an LCOV coverage report or another. Set `format` in the policy.',
  })
})
