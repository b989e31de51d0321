import parse from 'spdx-expression-parse'
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' }

/**
 * SPDX licence expressions (SPDX 2.3, annex D), such as `MIT OR (Apache-2.0 AND LGPL-2.1-or-later)`. They are evaluated
 * over their tree: to write out all alternatives takes twice as long for each further group.
 */

/** A licence of an expression, in its present spelling. */
export interface Licence {
  id: string
  /** `null`: none. */
  exception: string | null
}

export type Expression = { licence: Licence } | { join: 'and' | 'or'; left: Expression; right: Expression }

const MAX_LENGTH = 2000
const MAX_WORDS = 400

/** The expression that a text is; undefined for anything else, such as the name of a licence or `NOASSERTION`. */
export function parseLicence(text: string): Expression | undefined {
  if (text.length > MAX_LENGTH || words(text).length > MAX_WORDS) return undefined
  try {
    return treeOf(parse(spelled(text)))
  } catch {
    return undefined
  }
}

const words = (text: string): readonly string[] => text.match(WORD) ?? []
const WORD = /[A-Za-z0-9.-]+/g

const KNOWN = new Map([...licenceIds, ...deprecatedIds].map(id => [id.toLowerCase(), id]))

/** With the ids in the case that the list of licences gives them: annex D has them compared without. */
const spelled = (text: string): string => text.replace(WORD, word => KNOWN.get(word.toLowerCase()) ?? word)

function treeOf(node: parse.Info): Expression {
  if ('conjunction' in node) return { join: node.conjunction, left: treeOf(node.left), right: treeOf(node.right) }
  return { licence: { id: present(node.license, node.plus === true), exception: node.exception ?? null } }
}

/** The licences of GNU were renamed: `GPL-2.0` is `GPL-2.0-only`, and `GPL-2.0+` is `GPL-2.0-or-later`. */
function present(id: string, orLater: boolean): string {
  if (GNU.test(id)) return `${id}-${orLater ? 'or-later' : 'only'}`
  const plain = id.replace(/\+$/, '')
  if (plain !== id && GNU.test(plain)) return `${plain}-or-later`
  return orLater ? `${id}+` : id
}
const GNU = /^(?:AGPL|GFDL|GPL|LGPL)-\d\.\d$/

/** Whether an expression is met: of what `OR` joins one licence is enough, of what `AND` joins each is needed. */
export function isMet(expression: Expression, isAllowed: (licence: Licence) => boolean): boolean {
  if ('licence' in expression) return isAllowed(expression.licence)
  const { join, left, right } = expression
  return join === 'or'
    ? isMet(left, isAllowed) || isMet(right, isAllowed)
    : isMet(left, isAllowed) && isMet(right, isAllowed)
}

/** A rule about licences: an id, which may end with `*`, or an id with an exception. */
export interface LicenceRule {
  /** Without the `*`. */
  id: string
  isStart: boolean
  exception: string | null
}

/** A rule as people write it; undefined when no licence can be meant by it. */
export function parseRule(text: string): LicenceRule | undefined {
  if (text.endsWith('*')) return startRule(text.slice(0, -1))
  const expression = parseLicence(text)
  if (expression === undefined || !('licence' in expression)) return undefined
  return { ...expression.licence, isStart: false }
}

function startRule(start: string): LicenceRule | undefined {
  const lower = start.toLowerCase()
  const isOfOne = lower.startsWith('licenseref-') || [...KNOWN.keys()].some(id => id.startsWith(lower))
  return start !== '' && /^[A-Za-z0-9.-]+$/.test(start) && isOfOne
    ? { id: start, isStart: true, exception: null }
    : undefined
}

/** Whether a licence is one that a rule means. A rule without an exception means the licence with every exception too. */
export function isMeant({ id, isStart, exception }: LicenceRule, licence: Licence): boolean {
  const [ruled, found] = [id.toLowerCase(), licence.id.toLowerCase()]
  const isOf = isStart ? found.startsWith(ruled) : found === ruled
  return isOf && (exception === null || exception === licence.exception)
}
