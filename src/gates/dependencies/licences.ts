import type { Component } from '../../facts/dependencies.ts'
import {
  type Expression,
  isMeant,
  isMet,
  type Licence,
  type LicenceRule,
  parseLicence,
  parseRule,
} from '../../facts/licences.ts'
import * as say from './messages.ts'
import type { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

type Rule = NonNullable<Settings['licences']>

/** Components without a recognised licence, and those whose licences the policy does not allow. */
export function licenceProblems(rule: Rule, components: readonly Component[]): Problem[] {
  const read = readOnce()
  const isAllowed = allowance(rule)
  return components.flatMap(component => {
    const { licences } = component
    const reasonOf = () => {
      if (licences.length === 0) return say.licenceMissing(component)
      const unknown = licences.find(text => read(text) === undefined)
      if (unknown !== undefined) return say.licenceUnrecognised(component, unknown)
      const refused = licences.find(text => !isAllowed(read(text) as Expression))
      return refused === undefined ? undefined : say.licenceRefused(component, refused)
    }
    const reason = reasonOf()
    return reason ? [{ rule: 'licences', component, topics: ['licence'], reason } as const] : []
  })
}

/** Thousands of components have the same few licences. */
function readOnce(): (text: string) => Expression | undefined {
  const known = new Map<string, Expression | undefined>()
  return text => {
    if (!known.has(text)) known.set(text, parseLicence(text))
    return known.get(text)
  }
}

/** Only the document that uses such a name knows what it means: scanners write free text in this way. */
const isReference = ({ id }: Licence): boolean => /^(?:DocumentRef|LicenseRef)-/i.test(id)

/** All licences that are stated must be allowed: where several are, nobody says whether one of them is enough. */
function allowance({ allow, deny = [] }: Rule): (expression: Expression) => boolean {
  const rules = (allow ?? deny).map(parseRule).filter((rule): rule is LicenceRule => rule !== undefined)
  const isNamed = (licence: Licence) => rules.some(rule => isMeant(rule, licence))
  if (allow) return one => isMet(one, isNamed)
  return one => isMet(one, licence => !isNamed(licence) && !isReference(licence))
}
