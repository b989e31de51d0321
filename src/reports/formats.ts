import type { CoverageFormat, DependencyFormat, TestFormat } from '../facts/report-formats.ts'
import { clover } from './coverage/clover.ts'
import { cobertura } from './coverage/cobertura.ts'
import { coveragePy } from './coverage/coverage-py.ts'
import { covdir } from './coverage/gcov/covdir.ts'
import { gcovJson } from './coverage/gcov/gcov-json.ts'
import { gcovr } from './coverage/gcov/gcovr.ts'
import { goProfile } from './coverage/go/profile.ts'
import { istanbul } from './coverage/istanbul/istanbul.ts'
import { istanbulSummary } from './coverage/istanbul/summary.ts'
import { jacoco } from './coverage/jacoco.ts'
import { lcov } from './coverage/lcov/lcov.ts'
import { llvmCov } from './coverage/llvm/llvm-cov.ts'
import { opencover } from './coverage/opencover.ts'
import type { CoverageReport } from './coverage/report.ts'
import { codecov } from './coverage/services/codecov.ts'
import { coveralls } from './coverage/services/coveralls.ts'
import { sonarGeneric } from './coverage/services/sonar-generic.ts'
import { simplecov } from './coverage/simplecov.ts'
import { cyclonedx, osv, spdx } from './dependencies/formats.ts'
import type { DependencyReport } from './dependencies/report.ts'
import { ctrf } from './tests/ctrf.ts'
import { junit } from './tests/junit/junit.ts'
import { nunit } from './tests/nunit.ts'
import { tap } from './tests/tap.ts'
import { testng } from './tests/testng.ts'
import type { TestReport } from './tests/tests.ts'
import { trx } from './tests/trx.ts'
import { xunit } from './tests/xunit.ts'
import type { AnyFormat, Format } from './text/format.ts'

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
  gcovr,
  coveralls,
  'sonar-generic': sonarGeneric,
  codecov,
  covdir,
}
const TESTS: Readonly<Record<TestFormat, Format<TestReport>>> = { junit, ctrf, trx, tap, xunit, nunit, testng }
const DEPENDENCIES: Readonly<Record<DependencyFormat, AnyFormat<DependencyReport>>> = { cyclonedx, spdx, osv }

/** Every format of coverage reports. The content distinguishes them; a file's name is no proof. */
export const coverageFormats: readonly Format<CoverageReport>[] = Object.values(COVERAGE)

/** Every format of test reports. */
export const testFormats: readonly Format<TestReport>[] = Object.values(TESTS)

/** Every format of bills of materials, and of what is known against their components. */
export const dependencyFormats: readonly AnyFormat<DependencyReport>[] = Object.values(DEPENDENCIES)

/** Every format there is. */
export const formats: readonly AnyFormat<unknown>[] = [...coverageFormats, ...testFormats, ...dependencyFormats]

const BY_NAME: Readonly<Record<string, AnyFormat<unknown>>> = { ...COVERAGE, ...TESTS, ...DEPENDENCIES }

/** Only the format that a policy names; all of them where it names none. */
export function chosen<Content>(
  all: readonly AnyFormat<Content>[],
  name: string | undefined,
): readonly AnyFormat<Content>[] {
  return name === undefined ? all : all.filter(format => format === BY_NAME[name])
}

/** What a policy calls a format. */
export function nameOf(format: AnyFormat<unknown>): string {
  return Object.keys(BY_NAME).find(name => BY_NAME[name] === format) ?? format.name
}
