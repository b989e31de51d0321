import { textOf, type Unusable } from './look.ts'

/** How a tool's page for people looks, what it is called, and how the tool writes lines. */
type Page = readonly [look: RegExp, of: string, next: string]

const XML_OF_PYTHON = 'Create the XML report with `coverage xml`; with pytest-cov, `--cov-report=xml`.'
const LCOV_OF_JAVASCRIPT =
  'Add the reporter `lcov`: `coverageReporters: ["lcov"]` for jest, `coverage: { reporter: ["lcov"] }` for vitest, `--reporter=lcov` for nyc and c8.'
const XML_OF_GCOVR = 'Create a report with `gcovr --cobertura coverage.xml` or `gcovr --json coverage.json`.'
const XML_OF_JACOCO =
  'Use `jacoco.xml`. Maven writes it beside the page; Gradle needs `reports { xml.required = true }` of `jacocoTestReport`.'
const PROFILE_OF_GO = 'Use the profile itself, which `go test -coverprofile=coverage.out` writes.'

const HTML_OF_COVERAGE: readonly Page[] = [
  [/coverage\.py\b/i, 'coverage.py', XML_OF_PYTHON],
  [/<title>Code coverage report for\b/, 'Istanbul', LCOV_OF_JAVASCRIPT],
  [/jacoco-resources|jacoco\.org/, 'JaCoCo', XML_OF_JACOCO],
  [/<title>LCOV - /, 'genhtml', 'Use the `.info` file that the page was made from.'],
  [/GCC Code Coverage Report/, 'gcovr', XML_OF_GCOVR],
  [/<title>[^<]*Go Coverage Report/, 'Go', PROFILE_OF_GO],
  [
    /phpunit\.de|php-code-coverage/,
    'PHPUnit',
    'Let PHPUnit write XML with `--coverage-cobertura` or `--coverage-clover`.',
  ],
  [
    /clang\.llvm\.org\/docs\/SourceBasedCodeCoverage/,
    'llvm-cov',
    'Export lines instead, with `llvm-cov export -format=lcov`; with cargo-llvm-cov, `--lcov --output-path lcov.info`.',
  ],
  [/<title>Grcov report\b/, 'grcov', 'Let grcov write lines: `grcov -t lcov`, or `-t cobertura`.'],
  [
    /ReportGenerator/,
    'ReportGenerator',
    'Use the report that it was made from, or let it write `-reporttypes:Cobertura`.',
  ],
]

const TEXT_OF_COVERAGE: readonly Page[] = [
  [/^Name\s+Stmts\s+Miss\b/m, 'coverage.py', XML_OF_PYTHON],
  [/^-+\|-+\|.*\n\s*File\s+\|\s*% Stmts\b/m, 'Istanbul', LCOV_OF_JAVASCRIPT],
  [/^\s*GCC Code Coverage Report\s*$/m, 'gcovr', XML_OF_GCOVR],
  [/^\S+\.go:\d+:\s+\S+\s+\d+\.\d%\s*$/m, 'Go', PROFILE_OF_GO],
  [/^GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,/, 'JaCoCo', XML_OF_JACOCO],
  [
    /^\s+-:\s+0:Source:/m,
    'gcov',
    'Write JSON with `gcov --json-format` and unpack it, or create a report with `gcovr --cobertura coverage.xml`.',
  ],
]

const isHtml = (start: Uint8Array): boolean =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b/is.test(textOf(start))

/** What is for people to read, by the tool that wrote it, and any other page. */
export const PAGES: readonly Unusable[] = [
  ...HTML_OF_COVERAGE.map(
    ([look, of, next]): Unusable => ({
      for: 'coverage',
      what: `an HTML page of ${of}`,
      next,
      recognises: start => isHtml(start) && look.test(textOf(start)),
    }),
  ),
  { what: 'an HTML page', recognises: isHtml },
  ...TEXT_OF_COVERAGE.map(
    ([look, of, next]): Unusable => ({
      for: 'coverage',
      what: `a table of ${of} for people`,
      next,
      recognises: start => look.test(textOf(start)),
    }),
  ),
]
