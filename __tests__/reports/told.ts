import type { CoverageReport } from '../../src/reports/coverage/report.ts'
import type { TestReport } from '../../src/reports/tests/tests.ts'
import { shownLines } from './coverage-formats.ts'

/** All of a report, in plain lists: readers keep it as they like, and work parts out when they are requested. */
export function told(content: unknown): unknown {
  const { cases, files, details, sources, anomalies } = content as Partial<CoverageReport & TestReport>
  return {
    cases: Array.from(cases ?? [], ([key, same]) => [key, same.map(({ claims, ...found }) => [found, [...claims]])]),
    files: Array.from(files ?? [], ([path, lines]) => [path, shownLines(lines)]),
    details: Array.from(details ?? [], ([path, of]) => [path, [...of.branches], [...of.functions], [...of.statements]]),
    sources,
    anomalies: [...(anomalies ?? [])],
  }
}
