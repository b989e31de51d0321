import { describe, expect, test } from '@jest/globals'
import { said } from './said.ts'

describe('numbers without lines, and lines in other formats, given as coverage', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'gcovr --json-summary',
      '{"root":".","gcovr/summary_format_version":"0.6","files":[]}',
      'a summary of gcovr, which has no lines',
      /^Use `gcovr --json` in place of `--json-summary`/,
    ],
    [
      'the same of gcovr 5.2',
      '{"branch_covered": 9, "branch_percent": 45.0, "files": [{"branch_covered": 6, "branch_percent": 50.0, "filename": "src/main.cpp"}]}',
      'a summary of gcovr, which has no lines',
      /`gcovr --json`/,
    ],
    [
      'Summary.json of ReportGenerator',
      '{"summary":{"generatedon":"2026-11-28T10:00:00Z","linecoverage":33.3},"coverage":{"assemblies":[{"name":"Shop"}]}}',
      'a summary of ReportGenerator, which has no lines',
      /`-reporttypes:Cobertura`/,
    ],
    [
      'Summary.xml of ReportGenerator',
      '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<CoverageReport scope="Summary">',
      'a summary of ReportGenerator, which has no lines',
      /`-reporttypes:Cobertura`/,
    ],
    [
      '.last_run.json',
      '{"result":{"line":77.77,"branch":40.0}}',
      'a summary of SimpleCov, which has no lines',
      /`coverage\/\.resultset\.json`/,
    ],
    [
      'a badge of grcov',
      '{"schemaVersion":1,"label":"coverage","message":"88.89%","color":"yellow"}',
      'a badge, which has no lines',
      /^Use the coverage report/,
    ],
    [
      'xccov view --report --json',
      '{"coveredLines":5,"lineCoverage":0.5,"targets":[],"executableLines":10}',
      'a summary of xccov, which has no lines',
      /`xcrun llvm-cov export -format=lcov`/,
    ],
    [
      'xccov view --archive --json',
      '{"/shop/a.swift":[{"line":1,"isExecutable":true,"executionCount":1}]}',
      'a report of xccov',
      /`xcresultparser -o cobertura`/,
    ],
    [
      'coverage.json of coverlet',
      '{"Shop.dll":{"C:\\\\a.cs":{"Shop.Cart":{"System.Void Shop.Cart::Add()":{"Lines":{"1":1},"Branches":[]}}}}}',
      "coverlet's own JSON",
      /`\/p:CoverletOutputFormat=cobertura`/,
    ],
    [
      'jest --json',
      '{"numFailedTestSuites":0,"numTotalTests":3,"testResults":[]}',
      'what `jest --json` writes of a run',
      /`coverageReporters: \["lcov"\]`/,
    ],
    [
      'test executions of SonarQube',
      '<testExecutions version="1"><file path="a.test.js"/></testExecutions>',
      'a test execution report of SonarQube, with test cases and no lines',
      /`<coverage version="1">`/,
    ],
    [
      '.coveragexml of Visual Studio',
      '\ufeff<?xml version="1.0" encoding="utf-8"?><results><modules><module name="shop.dll"/></modules></results>',
      'a coverage report of Visual Studio',
      /`dotnet-coverage merge FILE -f cobertura -o coverage.xml`/,
    ],
    [
      'the same before 2012',
      '<CoverageDSPriv><Module/></CoverageDSPriv>',
      'a coverage report of Visual Studio',
      /"Code Coverage;Format=cobertura"/,
    ],
    [
      'dotCover.xml',
      '<?xml version="1.0" encoding="utf-8"?>\n<Root CoveredStatements="1" ReportType="DetailedXml" DotCoverVersion="2024.1">',
      'a coverage report of dotCover',
      /`DetailedXML`.*ReportGenerator/,
    ],
    [
      'scoverage.xml',
      '<scoverage statement-count="2" version="1.0">',
      'the own report of scoverage',
      /`cobertura\.xml`/,
    ],
    [
      'phpunit.xml',
      '<phpunit xmlns="https://schema.phpunit.de/coverage/1.0">',
      'an XML report or the configuration of PHPUnit',
      /`--coverage-clover`/,
    ],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})
