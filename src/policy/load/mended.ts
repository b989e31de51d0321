import { inlineYaml } from '../../documents/inline-yaml.ts'
import { toPaste } from '../../documents/wording.ts'

/** How to write what was probably meant, where one kind of value stands for another. */

/** What a value alone stands for, where a mapping of keys is wanted: the key that it is the value of. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  patch: ['min'],
  project: ['min'],
  link: ['min'],
  'new-exclusions': ['max'],
  advisories: ['max'],
  when: ['branches'],
  source: ['include', 'files'],
  requirements: ['files'],
  'not-needed-when': ['only-paths'],
  'more-than': ['lines'],
  'authorised-by': ['from'],
  require: ['count', 'from'],
  licences: ['allow'],
  iso9001: ['edition'],
  ledger: ['branch'],
  concessions: ['granted-by'],
  corrections: ['granted-by'],
  'retrospective-reviews': ['done-by'],
}
const LISTS = ['branches', 'include', 'files', 'only-paths', 'from', 'allow', 'granted-by', 'done-by']
const NUMBERS = ['count']
const OF_NUMBERS = [...NUMBERS, 'min', 'max', 'lines']

export interface Wanted {
  /** Name of the key that has the value, or the list with it. */
  key: string
  /** Whether it is an entry of a list. */
  isEntry: boolean
  /** What the schema wants. */
  kind: 'list of text' | 'list of mappings' | 'mapping' | 'boolean' | 'percentage'
  /** Keys that it knows there. */
  known: readonly string[]
}

/** The line to write: ` Write: \`reports: [{ name: unit, paths: [a] }]\``. Empty where nobody can tell what was meant. */
export function mended(found: unknown, wanted: Wanted): string {
  const value = meant(found, wanted)
  if (value === undefined) return ''
  return toPaste(wanted.isEntry ? inlineYaml(value) : `${wanted.key}: ${inlineYaml(value)}`)
}

function meant(found: unknown, wanted: Wanted): unknown {
  const { kind } = wanted
  if (kind === 'boolean') return isScalar(found) ? BOOLEANS.get(String(found).toLowerCase()) : undefined
  if (kind === 'percentage') return isScalar(found) && String(found).endsWith('%') ? numberOf(found) : undefined
  if (kind === 'mapping') return mappingOf(found, wanted)
  if (kind === 'list of text') return isScalar(found) ? [String(found)] : undefined
  const one = isScalar(found) ? mappingOf(found, wanted) : isKnownGroup(found, wanted) ? found : undefined
  return one === undefined ? undefined : [one]
}

/** What YAML once read as true and false is text today. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on', 'y', 'true'].map((word): [string, boolean] => [word, true]),
  ...['no', 'off', 'n', 'false'].map((word): [string, boolean] => [word, false]),
])

function mappingOf(found: unknown, { key, known }: Wanted): Record<string, unknown> | undefined {
  if (!isScalar(found)) return undefined
  const [, name = '', value = ''] = /^([\w-]+):(\S.*)$/.exec(String(found)) ?? []
  if (known.includes(name)) return { [name]: numberOf(value) ?? value }
  // A report has a name of its own, which nobody has told yet.
  if (known.includes('paths') && known.includes('name')) return { name: 'unit', paths: [String(found)] }
  if (known.includes('users') && known.includes('teams')) return { users: [String(found)] }
  const isNumber = numberOf(found) !== undefined
  const place = (Object.hasOwn(MEANT, key) ? MEANT[key] : undefined)?.find(
    one => known.includes(one) && (!NUMBERS.includes(one) || isNumber),
  )
  if (place === undefined || (OF_NUMBERS.includes(place) && !isNumber)) return undefined
  if (place === 'edition') return { [place]: String(found) }
  return { [place]: LISTS.includes(place) ? [String(found)] : (numberOf(found) ?? found) }
}

function numberOf(found: Scalar): number | undefined {
  const text = String(found).replace(/\s*%$/, '')
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

type Scalar = string | number | boolean

const isScalar = (value: unknown): value is Scalar =>
  ['string', 'number', 'boolean'].includes(typeof value) && value !== ''

/** What else it holds would only be the next error. */
const isKnownGroup = (value: unknown, { known }: Wanted): value is Record<string, unknown> =>
  isGroup(value) && Object.keys(value).every(key => known.includes(key))

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
