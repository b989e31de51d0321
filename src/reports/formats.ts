import { clover } from './clover.ts'
import { cobertura } from './cobertura.ts'
import { coveragePy } from './coverage-py.ts'
import { ctrf } from './ctrf.ts'
import type { CoverageReport, Format } from './format.ts'
import { gcovJson } from './gcov-json.ts'
import { goProfile } from './go-profile.ts'
import { istanbul } from './istanbul.ts'
import { jacoco } from './jacoco.ts'
import { junit } from './junit.ts'
import { lcov } from './lcov.ts'
import { llvmCov } from './llvm-cov.ts'
import { opencover } from './opencover.ts'
import { simplecov } from './simplecov.ts'
import { tap } from './tap.ts'
import type { TestReport } from './tests.ts'
import { trx } from './trx.ts'

/** Every format of coverage reports. The content tells them apart; a file's name is no proof. */
export const coverageFormats: readonly Format<CoverageReport>[] = [
  lcov,
  cobertura,
  jacoco,
  clover,
  opencover,
  goProfile,
  istanbul,
  coveragePy,
  simplecov,
  llvmCov,
  gcovJson,
]

/** Every format of test reports. */
export const testFormats: readonly Format<TestReport>[] = [junit, ctrf, trx, tap]

/** Every format there is. */
export const formats: readonly Format<unknown>[] = [...coverageFormats, ...testFormats]
