import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { brief, members, wholeJson } from '../text/json.ts'
import { demandSchema, Names } from './document.ts'
import { type Entry, Listing, stated, versionOf } from './listing.ts'
import { parsePurl } from './purl.ts'
import type { DependencyReport } from './report.ts'
import { cyclonedx14, cyclonedx15, cyclonedx16, cyclonedx17 } from './schemas.js'

export const cyclonedxReader = (): ReportReader<DependencyReport> => wholeJson(readDocument)

const SCHEMAS = new Map<unknown, typeof cyclonedx16>([
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
  // What lies inside the project itself are its own modules.
  if (metadata?.component) addAll([metadata.component], () => 'root', listing, names)
  addAll(components, kindOf, listing, names)
  for (const { ref, dependsOn = [] } of dependencies)
    for (const to of dependsOn) listing.connect(names.placeOf(ref), names.placeOf(to))
  return listing.end()
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

function kindOf({ type, purl, version }: Component): Entry['is'] {
  if (NO_COMPONENTS.has(type)) return 'other'
  // Scanners list a lock file as an application whose dependencies are what it holds.
  return type === 'application' && purl === undefined && version === undefined ? 'other' : 'component'
}

function componentOf({ group = '', name, version = '', purl, licenses = [], evidence }: Component): Entry['component'] {
  const declared = stated(licenses.map(licenceOf))
  const found = declared.length > 0 ? declared : stated((evidence?.licenses ?? []).map(licenceOf))
  const url = purl === undefined ? null : (parsePurl(purl) ?? null)
  return {
    name: url?.name ?? (group === '' ? name : `${group}/${name}`),
    version: versionOf(version) ?? versionOf(url?.version ?? ''),
    purl: url,
    licences: found,
  }
}

const licenceOf = ({ expression, license }: LicenceChoice): string => expression ?? license?.id ?? license?.name ?? ''
