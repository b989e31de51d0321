import type { CoverageFormat, TestFormat } from '../facts/report-formats.ts'
import { clover } from './clover.ts'
import { cobertura } from './cobertura.ts'
import { coveragePy } from './coverage-py.ts'
import { ctrf } from './ctrf.ts'
import type { CoverageReport, Format } from './format.ts'
import { gcovJson } from './gcov-json.ts'
import { goProfile } from './go-profile.ts'
import { istanbul } from './istanbul.ts'
import { istanbulSummary } from './istanbul-summary.ts'
import { jacoco } from './jacoco.ts'
import { junit } from './junit.ts'
import { lcov } from './lcov.ts'
import { llvmCov } from './llvm-cov.ts'
import { opencover } from './opencover.ts'
import { simplecov } from './simplecov.ts'
import { tap } from './tap.ts'
import type { TestReport } from './tests.ts'
import { trx } from './trx.ts'

/** By what a policy calls them, in the order in which they are tried. */
const COVERAGE: Readonly<Record<CoverageFormat, Format<CoverageReport>>> = {
  lcov,
  cobertura,
  jacoco,
  clover,
  opencover,
  go: goProfile,
  istanbul,
  'istanbul-summary': istanbulSummary,
  'coverage-py': coveragePy,
  simplecov,
  'llvm-cov': llvmCov,
  gcov: gcovJson,
}
const TESTS: Readonly<Record<TestFormat, Format<TestReport>>> = { junit, ctrf, trx, tap }

/** Every format of coverage reports. The content tells them apart; a file's name is no proof. */
export const coverageFormats: readonly Format<CoverageReport>[] = Object.values(COVERAGE)

/** Every format of test reports. */
export const testFormats: readonly Format<TestReport>[] = Object.values(TESTS)

/** Every format there is. */
export const formats: readonly Format<unknown>[] = [...coverageFormats, ...testFormats]

/** Only the format that a policy names; all of them where it names none. */
export function chosen<Content>(all: readonly Format<Content>[], name: string | undefined): readonly Format<Content>[] {
  if (name === undefined) return all
  const byName: Readonly<Record<string, Format<unknown>>> = { ...COVERAGE, ...TESTS }
  return all.filter(format => format === byName[name])
}
