import { type Advisory, BY_SEVERITY, type Component, type DependencySet } from '../../facts/dependencies.ts'
import * as say from './messages.ts'
import type { Problem } from './problem.ts'
import type { Scope } from './scope.ts'
import type { Settings } from './settings.ts'

type Rule = NonNullable<Settings['advisories']>

const rankOf = (severity: Advisory['severity']): number => BY_SEVERITY.indexOf(severity)

/** What nobody rated may be critical. */
const isAbove = (severity: Advisory['severity'], max: Rule['max']): boolean =>
  rankOf(severity === 'unknown' ? 'critical' : severity) < rankOf(max)

/** Advisories above the limit, the worst first. */
export function advisoryProblems({ max }: Rule, { components }: DependencySet, { advisories }: Scope): Problem[] {
  const known = new Map(components.map(component => [component.id, component]))
  return advisories
    .filter(({ severity }) => isAbove(severity, max))
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
    .map(advisory => {
      const component = known.get(advisory.component) ?? say.unlistedPackage(advisory)
      const reason = say.advisoryTooSevere(component, advisory)
      return { rule: 'advisories', component, topics: advisory.ids, reason }
    })
}

/** Components that the scan does not list, although it could: nothing is known against them, nor for them. */
export function scanProblems(components: readonly Component[]): Problem[] {
  return components
    .filter(({ scanned }) => scanned === false)
    .map(component => ({ rule: 'scan', component, topics: [], reason: say.notScanned(component) }))
}
