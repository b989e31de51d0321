import type { Kind } from './look.ts'

/** How a test report looks by the runner that wrote it, and how that runner writes coverage. */
const COVERAGE_BY_RUNNER: readonly (readonly [look: RegExp, next: string])[] = [
  [/<testsuite\b[^>]*\sname="pytest"/, 'pytest writes it with `--cov --cov-report=xml` of pytest-cov.'],
  [/<testsuites\b[^>]*\sname="jest tests"/, 'jest writes it with `--coverage` and `coverageReporters: ["lcov"]`.'],
  [
    /<testsuites\b[^>]*\sname="vitest tests"/,
    'vitest writes it with `--coverage` and `coverage: { reporter: ["lcov"] }`.',
  ],
  [/maven-surefire|surefire-test-report/, 'With Maven, use `jacoco.xml` of `jacoco:report`.'],
  [/<property\b[^>]*\sname="go\.version"/, 'Go writes it with `go test -coverprofile=coverage.out`.'],
  [
    /<testsuites\b[^>]*\sname="nextest-run"/,
    'Rust writes it with `cargo llvm-cov nextest --lcov --output-path lcov.info`.',
  ],
  [/<testsuite\b[^>]*\sname="rspec/, 'With RSpec, use `coverage/.resultset.json` of SimpleCov.'],
  [/<TestRun\b/, '.NET writes it with `dotnet test --collect "XPlat Code Coverage"`, as `coverage.cobertura.xml`.'],
]

const ANY_COVERAGE =
  'For example, pytest writes it with `--cov-report=xml`, jest with `coverageReporters: ["lcov"]`, vitest with `coverage: { reporter: ["lcov"] }`, Go with `-coverprofile`, .NET with `--collect "XPlat Code Coverage"`; of JaCoCo it is `jacoco.xml`.'

const ANY_TESTS =
  'For example, pytest writes it with `--junitxml=junit.xml`, jest with the reporter jest-junit, vitest with `--reporter=junit`, Go with `gotestsum --junitfile`, .NET with `--logger trx`; of Maven it is in `target/surefire-reports`.'

/** How a report of a kind comes about, said to somebody who has named a file of another kind. */
export function adviceFor(kind: Kind, text: string): string {
  if (kind === 'dependencies')
    return 'Name a bill of materials in CycloneDX JSON or SPDX JSON, or a report of OSV-Scanner, instead.'
  if (kind === 'tests') return `Name the test report instead. ${ANY_TESTS}`
  const known = COVERAGE_BY_RUNNER.find(([look]) => look.test(text))?.[1]
  return `Name the coverage report instead. ${known ?? ANY_COVERAGE}`
}
