import { hasKey } from '../text/json-outline.ts'
import { begins, bytesOf, textOf, type Unusable } from './look.ts'

/** What tools write while tests run, of which a report is still to be made. */
export const RAW_DATA: readonly Unusable[] = [
  {
    for: 'coverage',
    what: 'raw V8 coverage, which has no lines',
    next: 'Create an LCOV report from it with `c8 report --reporter=lcovonly`, or use the LCOV reporter of vitest or node.',
    recognises: start => hasKey(start, ['result', '[]', 'functions'], ['result', '[]', 'scriptId']),
  },
  {
    for: 'coverage',
    what: 'the coverage.py database',
    next: 'Create a report from it with `coverage xml`, `coverage json` or `coverage lcov`; with pytest-cov, `--cov-report=xml`.',
    recognises: start => bytesOf(start).startsWith('SQLite format 3\0'),
  },
  {
    for: 'coverage',
    what: 'JaCoCo execution data',
    next: 'Create the XML report from it with `jacoco:report` or `jacocoTestReport`.',
    // A block of kind 1 with the two magic bytes of the format.
    recognises: start => begins(start, 0x01, 0xc0, 0xc0),
  },
  {
    for: 'coverage',
    what: 'an LLVM profile',
    next: 'Merge it with `llvm-profdata merge`, and create a report with `llvm-cov export`.',
    recognises: start => /^(?:\x81[rR]forpl\xff|\xfflprofi\x81)/.test(bytesOf(start)),
  },
  {
    for: 'coverage',
    what: 'data of gcc, which only gcov reads',
    next: 'Create a report from it with `gcovr --cobertura coverage.xml`, or with `lcov --capture`.',
    // In the order of bytes of the machine.
    recognises: start => /^(?:gcda|adcg|gcno|oncg)/.test(bytesOf(start)),
  },
  {
    for: 'coverage',
    what: 'coverage data of a Go program',
    next: 'Create a profile from its folder with `go tool covdata textfmt -i=FOLDER -o=coverage.out`.',
    recognises: start => /^\0c[vw]m/.test(bytesOf(start)),
  },
  {
    for: 'coverage',
    what: 'data of PHPUnit for PHP',
    next: 'Let PHPUnit write XML with `--coverage-cobertura` or `--coverage-clover`.',
    recognises: start => /^<\?php\b/.test(bytesOf(start)),
  },
  {
    what: 'packed with gzip',
    next: 'Unpack it before this step.',
    recognises: start => begins(start, 0x1f, 0x8b),
  },
  {
    what: 'a ZIP archive',
    next: 'Unpack it before this step.',
    recognises: start => begins(start, 0x50, 0x4b, 0x03, 0x04),
  },
]

/** Looked for last: whatever has a character that no text has. */
export const BINARY: Unusable = {
  for: 'coverage',
  what: 'binary data and no text',
  next: 'Use a report in text. A `.coverage` file of Visual Studio becomes one with `dotnet-coverage merge FILE -f cobertura -o coverage.xml`, a snapshot of dotCover with `dotCover report` and ReportGenerator.',
  recognises: start => textOf(start).includes('\0'),
}
