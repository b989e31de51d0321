import { REPORT_FACTS, type ReportFact, type Request, type Value } from '../../facts/facts.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import { attempt } from '../clone.ts'
import type { Artifacts } from './artifacts.ts'
import { measurements } from './coverage/coverage.ts'
import { dependencySets } from './dependencies.ts'
import { isUnavailable, type ReportScene } from './scene.ts'
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

/** Facts that reports make. */
export type ReportedFacts = { [Name in ReportFact]: Observed<Value<Name>> }

/** Which reports are read, and what was downloaded for them. */
export interface ReportInput {
  /** Which reports the policy's gates judge, by the fact that they make. */
  requests: ReportRequests
  /** What was downloaded for reports that are not in the workspace, or why nothing could be. */
  artifacts: Artifacts | Unavailable
  collectedAt: string
}

export async function reported(scene: ReportScene, input: ReportInput): Promise<ReportedFacts> {
  const facts: [ReportFact, Observed<unknown>][] = []
  for (const name of REPORT_FACTS) facts.push([name, await reportedFact(name, scene, input)])
  return Object.fromEntries(facts) as ReportedFacts
}

/** The same where nothing could be read. */
export const unreported = (why: Unavailable): ReportedFacts =>
  Object.fromEntries(REPORT_FACTS.map(name => [name, why])) as Record<ReportFact, Unavailable>

async function reportedFact(
  name: ReportFact,
  scene: ReportScene,
  { requests, artifacts, collectedAt }: ReportInput,
): Promise<Observed<unknown>> {
  const asked: readonly Request<ReportFact>[] = requests[name] ?? []
  const reports = asked.flatMap(request => request.reports)
  const uses = reports.some(({ artifact }) => artifact !== undefined)
  if (uses && isUnavailable(artifacts)) return artifacts
  // Each kind reads requests of its own, which are what the table of requests has under its name.
  const read = kinds[name] as Kind<ReportFact>
  const value = await attempt(read(scene, asked))
  if (isUnavailable(value)) return value
  // Of two sources the weaker one says how far all of it can be trusted.
  const only = uses && reports.every(({ artifact }) => artifact !== undefined)
  return { state: 'complete', value, provenance: { ...(only ? FROM_RUNS : LOCAL), collectedAt } }
}

const LOCAL = { source: 'workspace', trust: 'self-reported' } as const
const FROM_RUNS = { source: 'artifact', trust: 'ci-artifact' } as const
