/** What a policy calls the formats of reports. */

export const COVERAGE_FORMATS = [
  'lcov',
  'cobertura',
  'jacoco',
  'clover',
  'opencover',
  'go',
  'istanbul',
  'istanbul-summary',
  'coverage-py',
  'simplecov',
  'llvm-cov',
  'gcov',
] as const

export const TEST_FORMATS = ['junit', 'ctrf', 'trx', 'tap'] as const

export type CoverageFormat = (typeof COVERAGE_FORMATS)[number]
export type TestFormat = (typeof TEST_FORMATS)[number]
