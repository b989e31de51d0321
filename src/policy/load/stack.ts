import { type Diagnostic, type Path, parseYaml, type YamlDocument } from '../../documents/yaml.ts'
import { type Profile, profileNamed } from '../profiles/index.ts'
import { groupOf } from './groups.ts'
import { type Layer, valueAt } from './layers.ts'
import { parseReference, referenceName } from './reference.ts'

/** The text of a policy that another one builds on. */
export interface Base {
  /** As the policy names it in `extends`. */
  reference: string
  bytes: Uint8Array
}

type Read = (bytes: Uint8Array, file: string) => YamlDocument | readonly Diagnostic[]

type Stack = { ok: true; layers: readonly Layer[] } | { ok: false; diagnostics: readonly Diagnostic[] }

/** The policies that a policy says it builds on, as far as they can be known. */
export function extendsOf(value: unknown): readonly string[] {
  const all = groupOf(value)['extends']
  return Array.isArray(all)
    ? all.filter(one => typeof one === 'string' && parseReference(one) !== undefined).slice(0, MAX)
    : []
}

const MAX = 5

/** What a policy is made of: a profile, the policies that it builds on in their order, and itself. */
export function stackOf(own: Layer, bases: readonly Base[], read: Read): Stack {
  const extended = extendsOf(own.document.value).map(reference => extendedLayer(reference, own, bases, read))
  const layers = extended.flatMap(one => ('document' in one ? one : []))
  const profile = profileOf([...layers, own], own)
  const diagnostics = [
    ...extended.flatMap(one => ('document' in one ? nested(one) : one)),
    ...(Array.isArray(profile) ? profile : []),
  ]
  if (diagnostics.length > 0) return { ok: false, diagnostics }
  return { ok: true, layers: [...(profile === undefined || Array.isArray(profile) ? [] : [profile]), ...layers, own] }
}

function extendedLayer(
  reference: string,
  own: Layer,
  bases: readonly Base[],
  read: Read,
): Layer | readonly Diagnostic[] {
  const place = extendsOf(own.document.value).indexOf(reference)
  const base = bases.find(one => one.reference === reference)
  if (!base)
    return [at(own, ['extends', place], `The content of ${referenceName(reference)} is not available here. ${GIVE_IT}`)]
  const name = referenceName(reference)
  const document = read(base.bytes, name)
  return 'locate' in document ? { kind: 'extended', name, file: name, document } : document
}

const GIVE_IT = 'Give its text with --extends FILE.'

const at = ({ file, document }: Layer, path: Path, message: string): Diagnostic => ({
  file,
  ...document.locate(path),
  message,
})

/** One step is enough for an organisation, and shows at one glance what a policy is made of. */
const nested = (layer: Layer): Diagnostic[] =>
  valueAt(layer.document.value, ['extends']) === undefined
    ? []
    : [at(layer, ['extends'], 'An extended policy cannot extend other policies itself. List all of them here.')]

/** All layers name the same profile, or none. */
function profileOf(layers: readonly Layer[], own: Layer): Layer | undefined | Diagnostic[] {
  const named = layers.flatMap(layer => {
    const profile = profileNamed(valueAt(layer.document.value, ['profile']))
    return profile ? [{ layer, profile }] : []
  })
  const [first] = named
  const other = named.find(({ profile }) => profile !== first?.profile)
  if (!first) return undefined
  // Under what an organisation leaves unsaid, a profile could put less than what holds without one.
  const bases = layers.filter(layer => layer !== own)
  if (named.filter(({ layer }) => layer !== own).length < bases.length)
    return [at(first.layer, ['profile'], OF_ALL_BASES)]
  if (!other) return layerOf(first.profile)
  const message = `${first.layer.name} uses the profile ${first.profile.name}, so this cannot be ${other.profile.name}.`
  return [at(other.layer === own ? own : other.layer, ['profile'], message)]
}

const OF_ALL_BASES =
  'The profile could change unset values of an extended policy that does not use it. Remove the profile, or set it in each extended policy.'

function layerOf({ name, text }: Profile): Layer {
  const file = `profile ${name}`
  const document = parseYaml(text, file)
  if (!('locate' in document)) throw new Error(`The ${file} is not readable.`)
  return { kind: 'profile', name: file, file, document }
}
