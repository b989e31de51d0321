import type { FactName, Request, Value } from '../../facts/facts.ts'

/** The facts a gate requested, all of them complete. */
export type Known<Name extends FactName> = { readonly [One in Name]: Value<One> }

/**
 * What a gate needs to know of a change because of its settings: each fact with what it says of it, such as which
 * reports. Those of `Always` are there whatever the settings are.
 */
export type Needs<Always extends FactName, Sometimes extends FactName> = {
  readonly [Name in Always]: Request<Name>
} & { readonly [Name in Sometimes]?: Request<Name> }

/** One fact that is needed, with its request. */
export type Need = { [Name in FactName]: { fact: Name; request: Request<Name> } }[FactName]

export const needsIn = (needs: Needs<never, FactName>): readonly Need[] =>
  Object.entries(needs).map(([fact, request]) => ({ fact, request }) as Need)

export const isNeeded = (needs: readonly Need[], fact: FactName): boolean => needs.some(one => one.fact === fact)

/** What everybody who needs a fact says of it. */
export function requestsFor<Name extends FactName>(needs: readonly Need[], fact: Name): readonly Request<Name>[] {
  return needs.flatMap(one => (one.fact === fact ? [one.request as Request<Name>] : []))
}
