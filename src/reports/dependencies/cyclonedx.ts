import { parsePackageUrl } from '../../facts/package-url.ts'
import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { brief, members, wholeJson } from '../text/json.ts'
import { demandSchema, Names } from './document.ts'
import { type Entry, Listing, stated, versionOf } from './listing.ts'
import type { DependencyReport } from './report.ts'
import { cyclonedx14, cyclonedx15, cyclonedx16, cyclonedx17, type Validator } from './schemas.js'

export const cyclonedxReader = (): ReportReader<DependencyReport> => wholeJson(readDocument)

const SCHEMAS = new Map<unknown, Validator>([
  ['1.4', cyclonedx14],
  ['1.5', cyclonedx15],
  ['1.6', cyclonedx16],
  ['1.7', cyclonedx17],
])

/** The parts of the schema that are read; the document has been checked against it. */
interface Document {
  metadata?: { component?: Component }
  components?: readonly Component[]
  dependencies?: readonly { ref: string; dependsOn?: readonly string[] }[]
  services?: unknown
  compositions?: readonly { aggregate?: unknown }[]
}

interface Component {
  type: string
  'bom-ref'?: string
  group?: string
  name: string
  version?: string
  purl?: string
  licenses?: readonly LicenceChoice[]
  evidence?: { licenses?: readonly LicenceChoice[] }
  components?: readonly Component[]
}

interface LicenceChoice {
  license?: { id?: string; name?: string }
  expression?: string
}

function readDocument(value: unknown): DependencyReport {
  const version = members(value, 'the document')['specVersion']
  const schema = SCHEMAS.get(version)
  if (!schema)
    throw new UnreadableReport(
      `It is CycloneDX ${brief(version)}; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.`,
    )
  demandDepth(value)
  demandSchema(schema, value, `CycloneDX ${version}`)
  const { metadata, components = [], dependencies = [] } = value as Document
  const listing = new Listing()
  const names = new Names('bom-ref')
  if (metadata?.component) addAll([metadata.component], rootKind(metadata.component), listing, names)
  addAll(components, kindOf, listing, names)
  const isService = servicesIn(value as Document)
  for (const { ref, dependsOn = [] } of dependencies)
    for (const to of dependsOn)
      if (!isService(ref) && !isService(to)) listing.connect(names.demand(ref), names.demand(to))
  for (const { aggregate } of (value as Document).compositions ?? [])
    if (String(aggregate).startsWith('incomplete')) listing.note('declared_incomplete')
  return listing.end()
}

/** What lies inside the project itself are its own modules, called as it is; anything else is not. */
function rootKind(project: Component): (component: Component) => Entry['is'] {
  const own = urlOf(project)
  return component => {
    const url = urlOf(component)
    const isOwn = !url || (own?.type === url.type && (url.name === own.name || url.name.startsWith(`${own.name}/`)))
    return component === project || isOwn ? 'root' : 'component'
  }
}

/** Services have references too, and other documents: they are no components. */
function servicesIn({ services = [] }: Document): (ref: string) => boolean {
  const refs = new Set<unknown>()
  const open: unknown[] = [...(Array.isArray(services) ? services : [])]
  for (const one of open) {
    if (typeof one !== 'object' || one === null) continue
    if ('bom-ref' in one) refs.add(one['bom-ref'])
    if ('services' in one && Array.isArray(one.services)) open.push(...one.services)
  }
  return ref => refs.has(ref) || ref.startsWith('urn:cdx:')
}

const MAX_DEPTH = 200

/** A schema that refers to itself is checked by functions that call themselves. */
function demandDepth(value: unknown): void {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new UnreadableReport(`It is nested more than ${MAX_DEPTH} levels deep.`)
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
}

function addAll(
  all: readonly Component[],
  kind: (component: Component) => Entry['is'],
  listing: Listing,
  names: Names,
): void {
  for (const component of all) {
    const place = listing.add(kind(component), componentOf(component))
    if (component['bom-ref'] !== undefined) names.add(component['bom-ref'], place)
    addAll(component.components ?? [], kind, listing, names)
  }
}

/** Entries of a bill that nobody supplies, or that have no licence of their own. */
const NO_COMPONENTS = new Set(['file', 'operating-system', 'cryptographic-asset'])

function kindOf(component: Component): Entry['is'] {
  const { type, purl = '', version = '', licenses = [] } = component
  // A package is one, whatever it is called.
  if (purl !== '') return 'component'
  if (NO_COMPONENTS.has(type)) return 'other'
  // Scanners list a lock file as an application whose dependencies are what it holds.
  return type === 'application' && version === '' && licenses.length === 0 ? 'other' : 'component'
}

const urlOf = ({ purl }: Component) => (purl === undefined ? undefined : parsePackageUrl(purl))

function componentOf(component: Component): Entry['component'] {
  const { group = '', name, version = '', licenses = [], evidence } = component
  const declared = stated(licenses.map(licenceOf))
  const found = declared.length > 0 ? declared : stated((evidence?.licenses ?? []).map(licenceOf))
  const url = urlOf(component) ?? null
  return {
    name: url?.name ?? (group === '' ? name : `${group}/${name}`),
    version: versionOf(url?.version ?? '') ?? versionOf(version),
    purl: url,
    licences: found,
  }
}

const licenceOf = ({ expression, license }: LicenceChoice): string => expression ?? license?.id ?? license?.name ?? ''
