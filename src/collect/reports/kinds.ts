import type { ReportFact, Request, Value } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import { measurements } from './coverage/coverage.ts'
import { dependencySets } from './dependencies.ts'
import type { ReportScene } from './scene.ts'
import { testRuns } from './tests.ts'

/** Which reports are asked for, by the fact that they make. */
export type ReportRequests = { readonly [Name in ReportFact]?: readonly Request<Name>[] }

/** Reads one kind of reports: each request is one set of them. Unavailable: nothing can be said of any. */
export type Kind<Name extends ReportFact> = (
  scene: ReportScene,
  requests: readonly Request<Name>[],
) => Promise<Value<Name> | Unavailable>

/** How every fact that reports make is read from them. A new one is a file beside this one and a line here. */
export const kinds: { readonly [Name in ReportFact]: Kind<Name> } = {
  coverage: measurements,
  tests: testRuns,
  dependencies: dependencySets,
}
