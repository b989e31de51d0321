import { hasKey } from './text/json-outline.ts'

/** What people take for a report, and what to make of it. */
interface Unusable {
  what: string
  next: string
  recognises(start: Uint8Array): boolean
}

const begins = (start: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, place) => start[place] === byte)

const textOf = (start: Uint8Array): string =>
  Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, 1024)).toString('latin1')

const UNUSABLE: readonly Unusable[] = [
  {
    what: 'raw V8 coverage, which has no lines',
    next: 'Create an LCOV report from it with c8, vitest or node.',
    recognises: start => hasKey(start, ['result', '[]', 'functions'], ['result', '[]', 'scriptId']),
  },
  {
    what: 'an HTML page',
    next: 'Use a machine-readable report of the same tool.',
    recognises: start => /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b/i.test(textOf(start)),
  },
  {
    what: 'CycloneDX in XML',
    next: 'Write the bill of materials in JSON, as one of the versions 1.4 to 1.7.',
    recognises: start => /<bom\b[^>]*cyclonedx\.org\/schema\/bom/.test(textOf(start)),
  },
  {
    what: 'SPDX in the tag-value format',
    next: 'Write the bill of materials in JSON, as version SPDX-2.3.',
    recognises: start => /^(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*SPDXVersion:/.test(textOf(start)),
  },
  {
    what: "the answer of GitHub's dependency graph, with the bill of materials inside",
    next: 'Take the part "sbom" out of it, for example with `jq .sbom`.',
    recognises: start => hasKey(start, ['sbom', 'spdxVersion'], ['sbom', 'SPDXID']),
  },
  {
    what: 'SPDX 3',
    next: 'Write the bill of materials as version SPDX-2.3.',
    recognises: start => /"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3\b/.test(textOf(start)),
  },
  {
    what: 'the coverage.py database',
    next: 'Create a report from it with `coverage xml`, `coverage json` or `coverage lcov`.',
    recognises: start => textOf(start).startsWith('SQLite format 3\0'),
  },
  {
    what: 'JaCoCo execution data',
    next: 'Create the XML report from it with `jacoco:report` or `jacocoTestReport`.',
    // A block of kind 1 with the two magic bytes of the format.
    recognises: start => begins(start, 0x01, 0xc0, 0xc0),
  },
  {
    what: 'an LLVM profile',
    next: 'Merge it with `llvm-profdata merge`, and create a report with `llvm-cov export`.',
    recognises: start => /^(?:\x81[rR]forpl\xff|\xfflprofi\x81)/.test(textOf(start)),
  },
  {
    what: 'packed with gzip',
    next: 'Unpack it before this step.',
    recognises: start => begins(start, 0x1f, 0x8b),
  },
]

/** What a file is that cannot be read as a report, and the step that makes one of it; undefined for anything else. */
export function unusable(start: Uint8Array): string | undefined {
  const found = UNUSABLE.find(one => one.recognises(start))
  return found && `It is ${found.what}. ${found.next}`
}
