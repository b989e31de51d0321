import { hasKey } from '../text/json-outline.ts'
import { textOf, type Unusable } from './look.ts'

/** Bills of materials in what is not read. */
export const COMPONENTS: readonly Unusable[] = [
  {
    for: 'dependencies',
    what: 'CycloneDX in XML',
    next: 'Write the bill of materials in JSON, as one of the versions 1.4 to 1.7.',
    recognises: start => /<bom\b[^>]*cyclonedx\.org\/schema\/bom/.test(textOf(start)),
  },
  {
    for: 'dependencies',
    what: 'SPDX in the tag-value format',
    next: 'Write the bill of materials in JSON, as version SPDX-2.3.',
    recognises: start => /^(?:\s*#[^\n]*\n)*\s*SPDXVersion:/.test(textOf(start)),
  },
  {
    for: 'dependencies',
    what: "the answer of GitHub's dependency graph, with the bill of materials inside",
    next: 'Take the part "sbom" out of it, for example with `jq .sbom`.',
    recognises: start => hasKey(start, ['sbom', 'spdxVersion'], ['sbom', 'SPDXID']),
  },
  {
    for: 'dependencies',
    what: 'SPDX 3',
    next: 'Write the bill of materials as version SPDX-2.3.',
    recognises: start => /"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3\b/.test(textOf(start)),
  },
]
