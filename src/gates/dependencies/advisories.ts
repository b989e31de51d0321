import { type Advisory, type Component, type DependencySet, SEVERITIES } from '../../facts/dependencies.ts'
import * as say from './messages.ts'
import type { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

type Rule = NonNullable<Settings['advisories']>

/** What nobody rated may be critical. */
const rankOf = (severity: Advisory['severity']): number => (severity === 'unknown' ? 0 : SEVERITIES.indexOf(severity))

/** Advisories about components that are judged; those about a package that no bill lists are judged always. */
export function advisoryProblems(rule: Rule, set: DependencySet, judged: ReadonlySet<string>): Problem[] {
  const components = new Map(set.components.map(component => [component.id, component]))
  const tooHigh = (set.advisories ?? [])
    .filter(({ component }) => component === null || judged.has(component))
    .filter(({ severity }) => rankOf(severity) < rankOf(rule.max))
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
  return tooHigh.map(advisory => {
    const { name, version, component: id, ids } = advisory
    const component = components.get(id ?? '') ?? {
      id: `${name}@${version}`,
      name,
      version,
      depth: null,
      through: null,
    }
    return { rule: 'advisories', component, topics: ids, reason: say.advisoryTooSevere(component, advisory) }
  })
}

/** Components that the scan does not list, although it could: nothing is known against them, nor for them. */
export function scanProblems(components: readonly Component[]): Problem[] {
  return components
    .filter(({ scanned }) => scanned === false)
    .map(component => ({ rule: 'scan', component, topics: ['scan'], reason: say.notScanned(component) }))
}
