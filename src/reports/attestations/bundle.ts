import * as z from 'zod'

/**
 * The parts of a Sigstore bundle that are looked at, each with a bound: whoever may run a workflow can store what he
 * likes. What else a bundle contains is left behind before a library sees it.
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */

/** A usual one has about ten thousand characters. */
export const MAX_BUNDLE = 500_000
/** GitHub makes one of each. */
const MOST = 4

const base64 = z.base64().max(MAX_BUNDLE)
/** A 64-bit number, which JSON of Protocol Buffers writes as text. */
const long = z.union([z.string().regex(/^\d{1,19}$/), z.int().nonnegative()])
const certificate = z.object({ rawBytes: base64 })

const logEntry = z.object({
  logIndex: long,
  logId: z.object({ keyId: base64 }),
  kindVersion: z.object({ kind: z.string().max(100), version: z.string().max(100) }),
  integratedTime: long.optional(),
  inclusionPromise: z.object({ signedEntryTimestamp: base64 }).optional(),
  inclusionProof: z
    .object({
      logIndex: long,
      rootHash: base64,
      treeSize: long,
      hashes: z.array(base64).max(64).optional(),
      checkpoint: z.object({ envelope: z.string().max(10_000) }),
    })
    .optional(),
  canonicalizedBody: base64,
})

export const bundle = z.object({
  mediaType: z.string().max(100),
  verificationMaterial: z.object({
    certificate: certificate.optional(),
    x509CertificateChain: z.object({ certificates: z.array(certificate).max(MOST) }).optional(),
    tlogEntries: z.array(logEntry).max(MOST).optional(),
    timestampVerificationData: z
      .object({
        rfc3161Timestamps: z
          .array(z.object({ signedTimestamp: base64 }))
          .max(MOST)
          .optional(),
      })
      .optional(),
  }),
  dsseEnvelope: z.object({
    payload: base64,
    payloadType: z.string().max(100),
    signatures: z.array(z.object({ sig: base64, keyid: z.string().max(1000).optional() })).length(1),
  }),
})

/** https://github.com/secure-systems-lab/dsse says the envelope, this type says what is in it. */
export const IN_TOTO = 'application/vnd.in-toto+json'

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md: version 0.1 of it looks the same. */
export const statement = z.object({
  _type: z.string().regex(/^https:\/\/in-toto\.io\/Statement\/v\d/),
  subject: z.array(z.object({ digest: z.record(z.string().max(100), z.string().max(1000)) })).max(2000),
  predicateType: z.string().max(1000),
})
