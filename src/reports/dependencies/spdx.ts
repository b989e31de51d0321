import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { brief, members, wholeJson } from '../text/json.ts'
import { demandSchema, Names } from './document.ts'
import { type Entry, Listing, stated, versionOf } from './listing.ts'
import { parsePurl } from './purl.ts'
import type { DependencyReport, PackageUrl } from './report.ts'
import { spdx23 } from './schemas.js'

export const spdxReader = (): ReportReader<DependencyReport> => wholeJson(readDocument)

/** The parts of the schema that are read; the document has been checked against it. */
interface Document {
  SPDXID: string
  documentDescribes?: readonly string[]
  packages?: readonly Package[]
  relationships?: readonly Relationship[]
}

interface Package {
  SPDXID: string
  name: string
  versionInfo?: string
  licenseConcluded?: string
  licenseDeclared?: string
  primaryPackagePurpose?: unknown
  externalRefs?: readonly { referenceType: string; referenceLocator: string }[]
}

interface Relationship {
  spdxElementId: string
  relatedSpdxElement: string
  relationshipType: string
}

function readDocument(value: unknown): DependencyReport {
  const version = members(value, 'the document')['spdxVersion']
  if (version !== 'SPDX-2.3')
    throw new UnreadableReport(
      `It is ${brief(version)}; version SPDX-2.3 is supported. Set the version in the tool that makes it.`,
    )
  demandSchema(spdx23, value, 'SPDX 2.3')
  const { SPDXID: document, documentDescribes = [], packages = [], relationships = [] } = value as Document
  const roots = new Set([...documentDescribes, ...relationships.flatMap(one => described(one, document))])
  const listing = new Listing()
  const names = new Names('SPDXID')
  for (const one of packages) names.add(one.SPDXID, listing.add(kindOf(one, roots), componentOf(one)))
  for (const relationship of relationships) connect(relationship, listing, names)
  return listing.end()
}

function described(
  { spdxElementId: a, relatedSpdxElement: b, relationshipType: type }: Relationship,
  document: string,
) {
  if (type === 'DESCRIBES' && a === document) return [b]
  return type === 'DESCRIBED_BY' && b === document ? [a] : []
}

const NO_COMPONENTS = new Set<unknown>(['FILE', 'OPERATING-SYSTEM', 'OPERATING_SYSTEM'])

function kindOf(one: Package, roots: ReadonlySet<string>): Entry['is'] {
  if (roots.has(one.SPDXID)) return 'root'
  const purpose = one.primaryPackagePurpose
  if (NO_COMPONENTS.has(purpose)) return 'other'
  // Scanners list a lock file as an application that contains its packages.
  const isNamed = purlOf(one) !== null || versionOf(one.versionInfo ?? '') !== null
  return purpose === 'APPLICATION' && !isNamed ? 'other' : 'component'
}

/** An analyst's conclusion stands above what the package declares; most tools leave it open. */
function componentOf(one: Package): Entry['component'] {
  const concluded = stated([one.licenseConcluded ?? ''])
  const url = purlOf(one)
  return {
    name: url?.name ?? one.name,
    version: versionOf(one.versionInfo ?? '') ?? versionOf(url?.version ?? ''),
    purl: url,
    licences: concluded.length > 0 ? concluded : stated([one.licenseDeclared ?? '']),
  }
}

function purlOf({ externalRefs = [] }: Package): PackageUrl | null {
  const found = externalRefs.find(({ referenceType }) => referenceType === 'purl')
  return found ? (parsePurl(found.referenceLocator) ?? null) : null
}

/**
 * From what needs to what is needed, in whichever direction it is written. What a package contains says nothing about
 * that: scanners let the project contain every component, however it got there.
 */
const FORWARD = new Set(['DEPENDS_ON', 'DYNAMIC_LINK', 'STATIC_LINK'])
const BACKWARD = /^(?:BUILD_|DEV_|OPTIONAL_|PROVIDED_|RUNTIME_|TEST_)?DEPENDENCY_OF$/

/** A relationship with a file, or with another document, is no dependency. */
function connect(
  { spdxElementId, relatedSpdxElement, relationshipType }: Relationship,
  listing: Listing,
  names: Names,
) {
  const [a, b] = [names.placeOf(spdxElementId), names.placeOf(relatedSpdxElement)]
  if (a === undefined || b === undefined) return
  if (FORWARD.has(relationshipType)) listing.connect(a, b)
  if (BACKWARD.test(relationshipType)) listing.connect(b, a)
}
