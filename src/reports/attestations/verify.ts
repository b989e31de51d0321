import { bundleFromJSON, ValidationError } from '@sigstore/bundle'
import { toSignedEntity, VerificationError, type Verifier } from '@sigstore/verify'
import type { Attestation } from '../../facts/release/attestations.ts'
import { bundle, IN_TOTO, MAX_BUNDLE, statement } from './bundle.ts'
import { claimsOf } from './certificate.ts'

export { verifiersOf } from './trusted-root.ts'

/**
 * What a stored attestation proves of a digest. By the times that it contains and that a log or a timestamp authority
 * vouches for, not by the clock: short-lived certificates are long over when it is read. Never throws: what cannot be
 * verified is a finding about it, not about the reader.
 */
export function readAttestation(stored: unknown, digest: string, verifiers: readonly Verifier[]): Attestation {
  try {
    return verified(stored, digest, verifiers)
  } catch (error) {
    return { state: 'unverified', why: reasonOf(error) }
  }
}

/** What is wrong with an attestation, in words of ours. */
class Unverified extends Error {}

function verified(stored: unknown, digest: string, verifiers: readonly Verifier[]): Attestation {
  const { parsed, certificate } = parsedBundle(stored)
  verifyByOne(parsed, verifiers)
  const { predicateType, subject } = statementIn(parsed.dsseEnvelope)
  const { signer, issuer, buildSigner, repository, ref, commit } = claimsOf(certificate)
  // Fulcio writes both from the same claim.
  if (signer !== buildSigner) throw new Unverified('its certificate names two signers')
  return {
    state: 'verified',
    signer,
    issuer,
    repository,
    ref,
    commit: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit ?? '') ? commit : null,
    predicateType,
    namesDigest: subject.some(one => `sha256:${one.digest['sha256']}` === digest),
  }
}

type Parsed = ReturnType<typeof bundle.parse>

function parsedBundle(stored: unknown): { parsed: Parsed; certificate: Buffer<ArrayBuffer> } {
  if (stored === null || stored === undefined) throw new Unverified('GitHub returns no bundle')
  if (JSON.stringify(stored).length > MAX_BUNDLE) throw new Unverified('it is too large')
  const result = bundle.safeParse(stored)
  if (!result.success) throw new Unverified('it is not a bundle with one signed statement')
  const { certificate, x509CertificateChain: chain } = result.data.verificationMaterial
  const leaf = certificate ?? chain?.certificates[0]
  if (!leaf || (certificate && chain)) throw new Unverified('it is not signed with one certificate')
  return { parsed: result.data, certificate: Buffer.from(leaf.rawBytes, 'base64') }
}

/** One root is enough; of several refusals the first is told. */
function verifyByOne(parsed: Parsed, verifiers: readonly Verifier[]): void {
  const refusals: unknown[] = []
  for (const verifier of verifiers) {
    try {
      // Read anew each time: a library may change what it is given.
      verifier.verify(toSignedEntity(bundleFromJSON(parsed)))
      return
    } catch (error) {
      refusals.push(error)
    }
  }
  throw refusals[0] ?? new Unverified('there is no trusted root')
}

function statementIn({ payload, payloadType }: Parsed['dsseEnvelope']) {
  if (payloadType !== IN_TOTO) throw new Unverified('it is not an in-toto statement')
  const read = statement.safeParse(jsonIn(Buffer.from(payload, 'base64').toString('utf8')))
  if (!read.success) throw new Unverified('it is not an in-toto statement')
  return read.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The libraries say what they refuse in a sentence of their own; what they stumble over is none. */
function reasonOf(error: unknown): string {
  if (error instanceof Unverified) return error.message
  const isTold = error instanceof VerificationError || error instanceof ValidationError
  return isTold ? error.message.replace(/[^ -~]/g, '?').slice(0, 200) : 'it is malformed'
}
