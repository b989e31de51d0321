/**
 * Cuts the schemas of CycloneDX and SPDX down to what their readers read.
 *
 *   npm install --prefix .gatebook/schemas --no-save --omit=optional @cyclonedx/cyclonedx-library@10.3.0
 *   git clone --depth 1 --branch v2.3 https://github.com/spdx/spdx-spec .gatebook/schemas/spdx-spec
 *   node scripts/slice-sbom-schemas.mjs .gatebook/schemas
 *
 * A part that is not read may be anything: it must not make evidence unreadable. The library brings more than a
 * megabyte and packages that are compiled when they are installed, so it is no dependency: the slices are committed in
 * scripts/sbom-schemas/ and name what they came from.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LIBRARY = '@cyclonedx/cyclonedx-library@10.3.0'
const SPDX = 'spdx/spdx-spec, tag v2.3, schemas/spdx-schema.json'

const DOCUMENT = ['bomFormat', 'specVersion', 'metadata', 'components', 'dependencies']
const COMPONENT = ['type', 'bom-ref', 'group', 'name', 'version', 'licenses', 'purl', 'components', 'evidence']
const LICENCE = ['bom-ref', 'id', 'name', 'expression', 'license', 'acknowledgement']
const PACKAGE = ['SPDXID', 'name', 'versionInfo', 'licenseConcluded', 'licenseDeclared', 'externalRefs']

const anything = true

/** The same object schema, with the values of all keys but these unchecked. */
function only(schema, keys) {
  const properties = Object.entries(schema.properties).map(([key, value]) => [
    key,
    keys.includes(key) ? value : anything,
  ])
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** Without words for people, and without a comparison of each entry with each other: that takes minutes for a long list. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([key]) => !UNUSED.includes(key))
  return Object.fromEntries(kept.map(([key, value]) => [key, BY_NAME.includes(key) ? eachBare(value) : bare(value)]))
}
const UNUSED = [
  ...['title', 'description', 'examples', 'default', 'deprecated', '$comment', 'meta:enum', 'format'],
  ...['uniqueItems', 'additionalItems', 'pattern'],
]
/** What these hold is called as the document's keys are. */
const BY_NAME = ['properties', 'definitions']
const eachBare = named => Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, bare(schema)]))

function cycloneDx(schema) {
  const { definitions } = schema
  withoutDetails(definitions.licenseChoice)
  const license = { ...only(definitions.license, LICENCE) }
  // Which licences there are is not the document's to say: the list of its year would refuse those of later years.
  license.properties.id = { type: 'string' }
  const evidence = only(definitions.componentEvidence, ['licenses'])
  const metadata = only(definitions.metadata, ['component'])
  const whole = { ...only(schema, DOCUMENT), definitions: {} }
  const read = {
    ...{ metadata, license, componentEvidence: evidence, component: only(definitions.component, COMPONENT) },
    ...{ licenseChoice: definitions.licenseChoice, dependency: definitions.dependency, refType: definitions.refType },
    ...{
      refLinkType: definitions.refLinkType,
      version: definitions.version,
      licenseAcknowledgementEnumeration: anything,
    },
  }
  for (const [name, definition] of Object.entries(read)) if (definition) whole.definitions[name] = definition
  return whole
}

/** Version 1.7 has a list of details for each licence of an expression. */
function withoutDetails(choice) {
  const properties = choice.items?.oneOf?.[1]?.properties
  if (properties?.expressionDetails) properties.expressionDetails = anything
  if (properties?.licensing) properties.licensing = anything
  if (properties?.properties) properties.properties = anything
}

function spdx(schema) {
  const { packages, relationships } = schema.properties
  const whole = only(schema, ['SPDXID', 'spdxVersion', 'documentDescribes', 'packages', 'relationships'])
  whole.properties.packages = { ...packages, items: only(packages.items, PACKAGE) }
  whole.properties.relationships = { ...relationships }
  return whole
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder with the library and the specification.')
const read = path => JSON.parse(readFileSync(join(folder, path), 'utf8'))

function write(name, source, schema) {
  const text = JSON.stringify({ $comment: `From ${source}.`, ...bare(schema) }, undefined, 1)
  writeFileSync(new URL(`sbom-schemas/${name}.json`, import.meta.url), `${text}\n`)
}

for (const version of ['1.4', '1.5', '1.6', '1.7']) {
  const path = `node_modules/@cyclonedx/cyclonedx-library/res/schema/bom-${version}.SNAPSHOT.schema.json`
  write(`cyclonedx-${version}`, `${LIBRARY}, Apache-2.0`, cycloneDx(read(path)))
}
write('spdx-2.3', SPDX, spdx(read('spdx-spec/schemas/spdx-schema.json')))
