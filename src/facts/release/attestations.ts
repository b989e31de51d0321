import * as z from 'zod'
import { oid } from '../basics.ts'

/** Who says of an artifact how it was built. A certificate says who signed; the statement says what about. */

const text = z.string().max(1000)

const verified = z.strictObject({
  state: z.literal('verified').describe('Signature, certificate and time hold by the trusted root.'),
  signer: text.nullable().describe('URI in the certificate: which workflow signed, at which ref.'),
  issuer: text.nullable().describe('Who vouched for the signer to the certificate authority.'),
  repository: text.nullable().describe('URI of the repository that was built.'),
  ref: text.nullable().describe('Branch or tag that was built.'),
  commit: oid.nullable().describe('Commit that was built.'),
  predicateType: text.describe('What the statement is, such as `https://slsa.dev/provenance/v1`.'),
  namesDigest: z.boolean().describe('Whether the statement is about the digest of the artifact.'),
})

const unverified = z.strictObject({ state: z.literal('unverified'), why: text })

export const attestation = z.discriminatedUnion('state', [verified, unverified])

/** What was found where one gate looks. Gates may look in different places and trust different roots. */
export const attested = z.strictObject({
  repository: z.string().nullable().describe('Where it was asked for. `null`: in the repository of the release.'),
  trustedRoot: z.string().describe('Path of the file with the trusted root, on the default branch.'),
  attestations: z.array(attestation).max(100),
})

/** Of which artifacts attestations are wanted, from where, and by which root they are verified. */
export const attestationsRequest = z.strictObject({
  names: z.array(z.string()).readonly().describe('Patterns of the names of artifacts.'),
  repository: z.string().nullable().describe('`null`: the repository of the release.'),
  trustedRoot: z.string().describe('Path of a file on the default branch.'),
})

export type Attestation = z.infer<typeof attestation>
export type VerifiedAttestation = z.infer<typeof verified>
export type Attested = z.infer<typeof attested>
export type AttestationsRequest = z.infer<typeof attestationsRequest>
