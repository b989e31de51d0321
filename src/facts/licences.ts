import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' }
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
  if (text.length > MAX_LENGTH || (text.match(WORD)?.length ?? 0) > MAX_WORDS) return undefined
  try {
    return treeOf(parse(spelled(text)))
  } catch {
    return undefined
  }
}

const WORD = /[A-Za-z0-9.-]+/g

const KNOWN = new Map([...licenceIds, ...deprecatedIds, ...exceptionIds].map(id => [id.toLowerCase(), id]))

/** With the ids in the case that the lists give them: annex D has them compared without. */
const spelled = (text: string): string => text.replace(WORD, word => KNOWN.get(word.toLowerCase()) ?? word)

function treeOf(node: parse.Info): Expression {
  if ('conjunction' in node) return { join: node.conjunction, left: treeOf(node.left), right: treeOf(node.right) }
  const [id, exception = null] = RENAMED[node.license] ?? [present(node.license, node.plus === true)]
  return { licence: { id, exception: node.exception ?? exception } }
}

/** Ids that the list of licences replaced by a licence with an exception. */
const RENAMED: Readonly<Record<string, readonly [id: string, exception: string]>> = {
  'eCos-2.0': ['GPL-2.0-or-later', 'eCos-exception-2.0'],
  'GPL-2.0-with-autoconf-exception': ['GPL-2.0-only', 'Autoconf-exception-2.0'],
  'GPL-2.0-with-bison-exception': ['GPL-2.0-only', 'Bison-exception-2.2'],
  'GPL-2.0-with-classpath-exception': ['GPL-2.0-only', 'Classpath-exception-2.0'],
  'GPL-2.0-with-font-exception': ['GPL-2.0-only', 'Font-exception-2.0'],
  'GPL-2.0-with-GCC-exception': ['GPL-2.0-only', 'GCC-exception-2.0'],
  'GPL-3.0-with-autoconf-exception': ['GPL-3.0-only', 'Autoconf-exception-3.0'],
  'GPL-3.0-with-GCC-exception': ['GPL-3.0-only', 'GCC-exception-3.1'],
  wxWindows: ['LGPL-2.0-or-later', 'WxWindows-exception-3.1'],
}

/** The licences of GNU were renamed: `GPL-2.0` is `GPL-2.0-only`, and `GPL-2.0+` is `GPL-2.0-or-later`. */
function present(id: string, isOrLater: boolean): string {
  const plain = id.replace(/\+$/, '')
  const orLater = isOrLater || plain !== id
  if (GNU.test(plain)) return `${plain}-${orLater ? 'or-later' : 'only'}`
  return orLater ? `${plain}+` : plain
}
const GNU = /^(?:AGPL|GFDL|GPL|LGPL)-\d\.\d$/

/** Whether an expression is met: of what `OR` joins one licence is enough, of what `AND` joins each is needed. */
export function isMet(expression: Expression, isAllowed: (licence: Licence) => boolean): boolean {
  if ('licence' in expression) return isAllowed(expression.licence)
  const { join, left, right } = expression
  if (join === 'or') return isMet(left, isAllowed) || isMet(right, isAllowed)
  return isMet(left, isAllowed) && isMet(right, isAllowed)
}

/** A rule about licences: an id, an id with an exception, or the beginning of ids, written with `*` at its end. */
export interface LicenceRule {
  /** In lower case, and without the `*`. */
  id: string
  isStart: boolean
  exception: string | null
}

/** A rule as people write it; undefined when no licence can be meant by it. */
export function parseRule(text: string): LicenceRule | undefined {
  if (text.endsWith('*')) return startRule(text.slice(0, -1).toLowerCase())
  const expression = parseLicence(text)
  if (expression === undefined || !('licence' in expression)) return undefined
  const { id, exception } = expression.licence
  return { id: id.toLowerCase(), isStart: false, exception }
}

function startRule(id: string): LicenceRule | undefined {
  const isOfOne = id.startsWith('licenseref-') || [...KNOWN.keys()].some(known => known.startsWith(id))
  return /^[a-z0-9.-]+$/.test(id) && isOfOne ? { id, isStart: true, exception: null } : undefined
}

/** Whether a licence is one that a rule names. A rule without an exception names the licence with every exception too. */
export function isNamed({ id, isStart, exception }: LicenceRule, licence: Licence): boolean {
  const found = licence.id.toLowerCase()
  const isOf = isStart ? found.startsWith(id) : found === id
  return isOf && (exception === null || exception === licence.exception)
}

/**
 * Whether a licence is one that a rule names, or could be used as one: `GPL-3.0-or-later` is also `GPL-3.0-only`, and
 * whoever forbids one version of a licence forbids it however it may be chosen.
 */
export const isNamedInAnyForm = (rule: LicenceRule, licence: Licence): boolean =>
  isNamed(rule, licence) ||
  (!rule.isStart && isNamed({ ...rule, id: formless(rule.id) }, { ...licence, id: formless(licence.id.toLowerCase()) }))

const formless = (id: string): string => id.replace(/(?:-only|-or-later|\+)$/, '')
