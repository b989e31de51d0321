import type { Component } from '../../facts/dependencies.ts'
import {
  type Expression,
  isMet,
  isNamed,
  isNamedInAnyForm,
  type Licence,
  type LicenceRule,
  parseLicence,
  parseRule,
} from '../../facts/licences.ts'
import * as say from './messages.ts'
import type { Problem } from './problem.ts'
import type { Settings } from './settings.ts'

type Rule = NonNullable<Settings['licences']>
type Verdict = 'allowed' | 'refused' | 'unrecognised'

/** Components without a recognised licence, and those whose licences the policy does not allow. */
export function licenceProblems(rule: Rule, components: readonly Component[]): Problem[] {
  const verdictOn = judgedOnce(allowance(rule))
  return components.flatMap((component): Problem[] => {
    const { licences } = component
    const unknown = licences.find(text => verdictOn(text) === 'unrecognised')
    const refused = licences.find(text => verdictOn(text) === 'refused')
    const problem = (reason: Problem['reason']): Problem[] => [{ rule: 'licences', component, topics: [], reason }]
    if (licences.length === 0) return problem(say.licenceMissing(component))
    if (unknown !== undefined) return problem(say.licenceUnrecognised(component, unknown))
    // All of them must be allowed: where several are stated, nobody says whether one of them is enough.
    return refused === undefined ? [] : problem(say.licenceRefused(component, refused))
  })
}

/** Thousands of components have the same few licences. */
function judgedOnce(isAllowed: (expression: Expression) => boolean): (text: string) => Verdict {
  const known = new Map<string, Verdict>()
  return text => {
    const expression = known.has(text) ? undefined : parseLicence(text)
    const verdict = known.get(text) ?? (!expression ? 'unrecognised' : isAllowed(expression) ? 'allowed' : 'refused')
    known.set(text, verdict)
    return verdict
  }
}

function allowance({ allow, deny = [] }: Rule): (expression: Expression) => boolean {
  const rules = (allow ?? deny).map(parseRule).filter((rule): rule is LicenceRule => rule !== undefined)
  if (allow) return one => isMet(one, licence => rules.some(rule => isNamed(rule, licence)))
  const isDenied = (licence: Licence) => isReference(licence) || rules.some(rule => isNamedInAnyForm(rule, licence))
  return one => isMet(one, licence => !isDenied(licence))
}

/** Only the document that uses such a name knows what it means: scanners write free text in this way. */
const isReference = ({ id }: Licence): boolean => /^(?:DocumentRef|LicenseRef)-/i.test(id)
