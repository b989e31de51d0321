import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock'
import { TrustedRoot } from '@sigstore/protobuf-specs'

/** A Sigstore of one's own for tests: its root is what a policy trusts, its bundles are what workflows store. */

const FULCIO = '1.3.6.1.4.1.57264.1'
const SERVER = 'https://github.com/'

/** What is attested, by whom. Left out: the usual build of acme/shop. */
export interface Build {
  digest: string
  commit: string
  repository?: string
  ref?: string
  /** With its repository, without a ref. */
  workflow?: string
  /** At which it was called, where that is not the ref. */
  workflowRef?: string
  issuer?: string
  predicateType?: string
  payloadType?: string
  /** What the workflow reports of itself, where the certificate authority is told something else. */
  buildSigner?: string
}

export const WORKFLOW = 'acme/shop/.github/workflows/build.yml'

interface Bundle {
  mediaType: string
  verificationMaterial: Record<string, unknown>
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] }
}

export interface Forge {
  /** The file with the root, as `gh attestation trusted-root` writes it: one line. */
  root: string
  attest(build: Build): Promise<Bundle>
}

/** With logs as the public Sigstore, or with a timestamp authority as GitHub's own for private repositories. */
export async function openForge({ isPrivate = false } = {}): Promise<Forge> {
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const [authority, ctKeys, logKeys, tsaKeys] = [keys(), keys(), keys(), keys()]
  // Certificates are made to the millisecond and logged to the second.
  const begin = new Date(Math.floor(Date.now() / 1000) * 1000 + 5000)
  const ctLog = await initializeCTLog(ctKeys, begin)
  const ca = await initializeCA(authority, isPrivate ? undefined : ctLog, begin)
  const log = await initializeTLog('https://rekor.example.com', logKeys, new Date(begin.getTime() + 60_000))
  const tsa = await initializeTSA(tsaKeys, new Date(begin.getTime() + 60_000))

  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [authorityJson('sigstore.mock', [ca.rootCertificate])],
    timestampAuthorities: isPrivate ? [authorityJson('tsa.mock', [tsa.intCertificate, tsa.rootCertificate])] : [],
    tlogs: isPrivate ? [] : [logJson('https://rekor.example.com', log.publicKey)],
    ctlogs: isPrivate ? [] : [logJson('https://ct.example.com', ctLog.publicKey)],
  }

  const vouched = async (payload: Buffer, sig: Buffer, payloadType: string, certificate: string) => {
    if (isPrivate) {
      const artifactHash = createHash('sha256').update(sig).digest()
      const request = { artifactHash, hashAlgorithmOID: SHA256, nonce: 1, policyOID: '1.2.3.4.1', certReq: false }
      const stamp = await tsa.timestamp(request)
      return {
        certificate: { rawBytes: certificate },
        tlogEntries: [],
        timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: base64(stamp) }] },
      }
    }
    const entry = await log.log(proposed(payload, sig, payloadType, certificate))
    return { certificate: { rawBytes: certificate }, tlogEntries: [logEntry(entry)], timestampVerificationData: {} }
  }

  return {
    // Read and written by the library, so that the fixture is a root as others write it.
    root: JSON.stringify(TrustedRoot.toJSON(TrustedRoot.fromJSON(root))),
    async attest(build) {
      const { privateKey, publicKey } = keys()
      const certificate = base64(
        await ca.issueCertificate({
          publicKey: publicKey.export({ format: 'der', type: 'spki' }) as Buffer<ArrayBuffer>,
          ...identityOf(build),
        }),
      )
      const { payloadType = 'application/vnd.in-toto+json' } = build
      const payload = Buffer.from(JSON.stringify(statementOf(build)))
      const sig = signed(payload, payloadType, privateKey)
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: await vouched(payload, sig, payloadType, certificate),
        dsseEnvelope: { payload: base64(payload), payloadType, signatures: [{ sig: base64(sig) }] },
      }
    },
  }
}

const SHA256 = '2.16.840.1.101.3.4.2.1'

const base64 = (bytes: ArrayBufferView): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

const authorityJson = (name: string, certificates: readonly ArrayBufferView[]) => ({
  subject: { organization: name, commonName: name },
  uri: `https://${name}`,
  certChain: { certificates: certificates.map(one => ({ rawBytes: base64(one) })) },
  validFor: { start: '2020-01-01T00:00:00Z' },
})

const logJson = (baseUrl: string, publicKey: Buffer) => ({
  baseUrl,
  hashAlgorithm: 'SHA2_256',
  publicKey: {
    rawBytes: base64(publicKey),
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    validFor: { start: '2020-01-01T00:00:00Z' },
  },
  logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
})

function identityOf(build: Build) {
  const { repository = 'acme/shop', ref = 'refs/heads/main', workflow = WORKFLOW, workflowRef = ref } = build
  const signer = `${SERVER}${workflow}@${workflowRef}`
  const claims: readonly (readonly [number, string])[] = [
    [8, build.issuer ?? 'https://token.actions.githubusercontent.com'],
    [9, build.buildSigner ?? signer],
    [12, `${SERVER}${repository}`],
    [13, build.commit],
    [14, ref],
  ]
  return { subjectAltName: signer, extensions: claims.map(([last, value]) => ({ oid: `${FULCIO}.${last}`, value })) }
}

const statementOf = ({ digest, predicateType = 'https://slsa.dev/provenance/v1' }: Build) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'shop.tgz', digest: { sha256: digest.replace('sha256:', '') } }],
  predicateType,
  predicate: {},
})

/** What is signed: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function signed(payload: Buffer, payloadType: string, key: KeyObject): Buffer {
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `
  return sign('sha256', Buffer.concat([Buffer.from(head), payload]), key)
}

/** What is put into the log, of the kind `dsse`, version 0.0.1. */
const proposed = (payload: Buffer, sig: Buffer, payloadType: string, certificate: string) => ({
  apiVersion: '0.0.1',
  kind: 'dsse',
  spec: {
    envelopeHash: { algorithm: 'sha256', value: createHash('sha256').update(payloadType).digest('hex') },
    payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') },
    signatures: [{ signature: base64(sig), verifier: certificate }],
  },
})

function logEntry(answer: object) {
  const [entry] = Object.values(answer)
  const { inclusionProof: proof, signedEntryTimestamp } = entry.verification
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex').toString('base64') },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
      treeSize: String(proof.treeSize),
      hashes: [],
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: entry.body,
  }
}
