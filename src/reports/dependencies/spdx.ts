import { type PackageUrl, parsePackageUrl } from '../../facts/package-url.ts'
import { type ReportReader, UnreadableReport } from '../text/format.ts'
import { brief, members, wholeJson } from '../text/json.ts'
import { demandSchema, Names } from './document.ts'
import { type Entry, Listing, stated, versionOf } from './listing.ts'
import type { DependencyReport } from './report.ts'
import { spdx23 } from './schemas.js'

export const spdxReader = (): ReportReader<DependencyReport> => wholeJson(readDocument)

/** The parts of the schema that are read; the document has been checked against it. */
interface Document {
  SPDXID: string
  documentDescribes?: readonly string[]
  packages?: readonly Package[]
  relationships?: readonly Relationship[]
  files?: unknown
  snippets?: unknown
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
  const described = new Set([...documentDescribes, ...relationships.flatMap(one => describedBy(one, document))])
  // Of several packages that are described nobody says which the project is.
  const roots = described.size === 1 ? described : new Set<string>()
  const listing = new Listing()
  const names = new Names('SPDXID')
  for (const one of packages) names.add(one.SPDXID, listing.add(kindOf(one, roots), componentOf(one)))
  const others = othersIn(value as Document)
  for (const relationship of relationships) connect(relationship, listing, names, others)
  return listing.end()
}

function describedBy(
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
  // A package is one, whatever it is for.
  if (one.externalRefs?.some(({ referenceType }) => referenceType === 'purl')) return 'component'
  if (NO_COMPONENTS.has(purpose)) return 'other'
  // Scanners list a lock file as an application that contains its packages.
  const isNamed = versionOf(one.versionInfo ?? '') !== null || licencesOf(one).length > 0
  return purpose === 'APPLICATION' && !isNamed ? 'other' : 'component'
}

/** An analyst's conclusion stands above what the package declares; most tools leave it open. */
function licencesOf({ licenseConcluded = '', licenseDeclared = '' }: Package): string[] {
  const concluded = stated([licenseConcluded])
  return concluded.length > 0 ? concluded : stated([licenseDeclared])
}

function componentOf(one: Package): Entry['component'] {
  const url = purlOf(one)
  return {
    name: url?.name ?? one.name,
    version: versionOf(url?.version ?? '') ?? versionOf(one.versionInfo ?? ''),
    purl: url,
    licences: licencesOf(one),
  }
}

function purlOf({ SPDXID, externalRefs = [] }: Package): PackageUrl | null {
  const locators = externalRefs.flatMap(one => (one.referenceType === 'purl' ? [one.referenceLocator] : []))
  const urls = new Map(locators.map(parsePackageUrl).map(url => [url?.text, url]))
  if (urls.size > 1) throw new UnreadableReport(`A package has several package URLs: "${SPDXID.slice(0, 60)}".`)
  return [...urls.values()][0] ?? null
}

/** Files and snippets of the document: what a package has to do with them is no dependency. */
function othersIn({ files, snippets }: Document): ReadonlySet<unknown> {
  const all = [files, snippets].flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
  return new Set(all.flatMap(one => (typeof one === 'object' && one !== null && 'SPDXID' in one ? [one.SPDXID] : [])))
}

/**
 * From what needs to what is needed, in whichever direction it is written. What a package contains says nothing about
 * that: scanners let the project contain every component, however it got there.
 */
const FORWARD = new Set(['DEPENDS_ON', 'DYNAMIC_LINK', 'STATIC_LINK'])
const BACKWARD = /^(?:BUILD_|DEV_|OPTIONAL_|PROVIDED_|RUNTIME_|TEST_)?DEPENDENCY_OF$/

/** A relationship with a file, or with something that is not there on purpose, is no dependency. */
function connect(
  { spdxElementId: a, relatedSpdxElement: b, relationshipType: type }: Relationship,
  listing: Listing,
  names: Names,
  others: ReadonlySet<unknown>,
): void {
  const isElsewhere = (id: string) => others.has(id) || /^(?:DocumentRef-.*|NOASSERTION|NONE)$/.test(id)
  if (isElsewhere(a) || isElsewhere(b)) return
  if (FORWARD.has(type)) listing.connect(names.demand(a), names.demand(b))
  if (BACKWARD.test(type)) listing.connect(names.demand(b), names.demand(a))
}
