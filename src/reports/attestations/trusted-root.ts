import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toTrustMaterial, Verifier } from '@sigstore/verify'

/** One root has some ten thousand characters; GitHub publishes two. */
const MAX_TEXT = 1_000_000
const MOST_ROOTS = 10

const ROOT_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=|\.v)0\.\d/

/**
 * Who verifies by the roots in a file, one for each root: what `gh attestation trusted-root` writes is a root a line, a
 * copy made by hand may be one root in many lines. Undefined: it is something else.
 */
export function verifiersOf(text: string): readonly Verifier[] | undefined {
  if (text.length > MAX_TEXT) return undefined
  try {
    const roots = documentsIn(text)
    const isUsable = roots.length > 0 && roots.length <= MOST_ROOTS
    return isUsable ? roots.map(verifierOf) : undefined
  } catch {
    return undefined
  }
}

function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    return lines.map(line => JSON.parse(line))
  }
}

/**
 * A log that the root names must have seen what is verified by it. GitHub's own root, for private repositories, names
 * none and has a timestamp authority instead; one time that is vouched for is always needed.
 */
function verifierOf(document: unknown): Verifier {
  const root = TrustedRoot.fromJSON(document)
  if (!ROOT_TYPE.test(root.mediaType) || root.certificateAuthorities.length === 0) throw new TypeError('not a root')
  return new Verifier(toTrustMaterial(root), {
    ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    timestampThreshold: 1,
  })
}
