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
  'gcovr',
  'coveralls',
  'sonar-generic',
  'codecov',
  'covdir',
] as const

export const TEST_FORMATS = ['junit', 'ctrf', 'trx', 'tap', 'xunit', 'nunit', 'testng'] as const

export const DEPENDENCY_FORMATS = ['cyclonedx', 'spdx', 'osv'] as const

export type CoverageFormat = (typeof COVERAGE_FORMATS)[number]
export type TestFormat = (typeof TEST_FORMATS)[number]
export type DependencyFormat = (typeof DEPENDENCY_FORMATS)[number]
