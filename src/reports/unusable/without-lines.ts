import { hasKey } from '../text/json-outline.ts'
import { rootName } from '../text/xml-outline.ts'
import { textOf, type Unusable } from './look.ts'

export const LINES_OF_XCODE =
  'Export lines instead, with `xcrun llvm-cov export -format=lcov`, or with `xcresultparser -o cobertura` from the `.xcresult`.'

/** Numbers without lines, and what has lines in a format that is not read. */
export const WITHOUT_LINES: readonly Unusable[] = [
  {
    for: 'coverage',
    what: 'a summary of gcovr, which has no lines',
    next: 'Use `gcovr --json` in place of `--json-summary`, or `gcovr --cobertura`.',
    recognises: start => hasKey(start, ['gcovr/summary_format_version'], ['files', '[]', 'branch_percent']),
  },
  {
    for: 'coverage',
    what: 'a summary of ReportGenerator, which has no lines',
    next: 'Use the report that it was made from, or let it write `-reporttypes:Cobertura`.',
    recognises: start =>
      hasKey(start, ['summary', 'linecoverage'], ['coverage', 'assemblies', '[]']) ||
      rootName(start) === 'CoverageReport',
  },
  {
    for: 'coverage',
    what: 'a summary of SimpleCov, which has no lines',
    next: 'Use `coverage/.resultset.json`, which SimpleCov writes beside it.',
    recognises: start => hasKey(start, ['result', 'line'], ['result', 'covered_percent']),
  },
  {
    for: 'coverage',
    what: 'a badge, which has no lines',
    next: 'Use the coverage report that the badge was made from.',
    recognises: start => hasKey(start, ['schemaVersion']) && hasKey(start, ['message']),
  },
  {
    for: 'coverage',
    what: 'a summary of xccov, which has no lines',
    next: LINES_OF_XCODE,
    recognises: start => hasKey(start, ['lineCoverage'], ['targets', '[]', 'lineCoverage'], ['targets', '[]', 'files']),
  },
  {
    for: 'coverage',
    what: 'a report of xccov',
    next: LINES_OF_XCODE,
    recognises: start => hasKey(start, ['*', '[]', 'isExecutable']),
  },
  {
    for: 'coverage',
    what: "coverlet's own JSON",
    next: 'Let coverlet write Cobertura: `dotnet test --collect "XPlat Code Coverage"`, or `/p:CoverletOutputFormat=cobertura`.',
    recognises: start => hasKey(start, ['*', '*', '*', '*', 'Lines']),
  },
  {
    for: 'coverage',
    what: 'what `jest --json` writes of a run',
    next: 'Use the coverage report of the run: `coverageReporters: ["lcov"]`.',
    recognises: start => hasKey(start, ['numTotalTests']),
  },
  {
    for: 'tests',
    what: 'what `jest --json` writes of a run',
    next: 'Let jest write JUnit XML with the reporter jest-junit.',
    recognises: start => hasKey(start, ['numTotalTests']),
  },
  {
    for: 'coverage',
    what: 'a test execution report of SonarQube, with test cases and no lines',
    next: 'Use the coverage report of the same run. The generic one of SonarQube begins with `<coverage version="1">`.',
    recognises: start => ['testExecutions', 'unitTest'].includes(rootName(start) ?? ''),
  },
  {
    for: 'tests',
    what: 'a test execution report of SonarQube',
    next: 'Let the test runner write JUnit XML: for jest, the reporter jest-junit in place of jest-sonar-reporter.',
    recognises: start => ['testExecutions', 'unitTest'].includes(rootName(start) ?? ''),
  },
  {
    for: 'coverage',
    what: 'a coverage report of Visual Studio',
    next: 'Convert it with `dotnet-coverage merge FILE -f cobertura -o coverage.xml`, or collect Cobertura at once with `dotnet test --collect "Code Coverage;Format=cobertura"`.',
    recognises: start => ['CoverageDSPriv', 'results'].includes(rootName(start) ?? ''),
  },
  {
    for: 'coverage',
    what: 'a coverage report of dotCover',
    next: 'Let dotCover write `DetailedXML`, and convert that with ReportGenerator: `reportgenerator -reports:dotCover.xml -targetdir:coverage -reporttypes:Cobertura`.',
    recognises: start =>
      rootName(start) === 'Root' && /<Root\b[^>]*\b(?:ReportType|DotCoverVersion)=/.test(textOf(start)),
  },
  {
    for: 'coverage',
    what: 'the own report of scoverage',
    next: 'Use `cobertura.xml`, which scoverage writes beside it.',
    recognises: start => ['scoverage', 'statements'].includes(rootName(start) ?? ''),
  },
  {
    for: 'coverage',
    what: 'an XML report or the configuration of PHPUnit',
    next: 'Let PHPUnit write `--coverage-cobertura` or `--coverage-clover`.',
    recognises: start => rootName(start) === 'phpunit',
  },
]
