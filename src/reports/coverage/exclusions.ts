/** Words in source code by which tools leave it out of what they measure, by whom they are for. */
const MARKERS: readonly (readonly [tool: string, pattern: RegExp])[] = [
  ['istanbul, c8, v8', /\b(?:istanbul|c8|v8)\s+ignore\b(?!\s+stop\b)/],
  ['node', /\bnode:coverage\s+(?:disable|ignore)\b/],
  ['coverage.py', /#\s*pragma:?\s*no\s*(?:cover|branch)\b/i],
  ['gcov, lcov', /\b(?:GCOVR?|LCOV)_EXCL_(?:BR_|EXCEPTION_BR_)?(?:LINE|START)\b/],
  ['PHPUnit', /@codeCoverageIgnore/],
  ['.NET', /\bExcludeFromCodeCoverage\b/],
  ['Rust', /\bcoverage\(off\)|#\[no_coverage\]|\btarpaulin::skip\b|\btarpaulin_include\b/],
  ['SimpleCov', /:nocov:/],
  ['Go, Dart', /\bcoverage:ignore\b/],
  ['JaCoCo', /@(?:\w+\.)*\w*Generated\b/],
]

/** A line longer than this was not written by hand. */
const MAX_LENGTH = 2000

/** For whom a line of source code is excluded from coverage; undefined when it is not. */
export function exclusionIn(line: string): string | undefined {
  const text = line.slice(0, MAX_LENGTH)
  return MARKERS.find(([, pattern]) => pattern.test(text))?.[0]
}
