import { X509Certificate } from '@sigstore/core'

/**
 * What Fulcio writes into the certificate of a workflow, each as a DER UTF8String: the claims of the token that GitHub
 * issued to the job. https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
const FULCIO = '1.3.6.1.4.1.57264.1'
const CLAIMS = {
  issuer: `${FULCIO}.8`,
  buildSigner: `${FULCIO}.9`,
  repository: `${FULCIO}.12`,
  commit: `${FULCIO}.13`,
  ref: `${FULCIO}.14`,
} as const

/** Tag of the type UTF8String: ITU-T X.680, 8.4. */
const UTF8_STRING = 0x0c
const MAX_TEXT = 1000

export type Claims = { readonly [Name in keyof typeof CLAIMS | 'signer']: string | null }

/** The claims of a certificate that was verified before; `null`: it does not make one. */
export function claimsOf(der: Buffer<ArrayBuffer>): Claims {
  const certificate = X509Certificate.parse(der)
  const claim = (oid: string): string | null => utf8In(certificate.extension(oid))
  return {
    signer: bounded(certificate.extSubjectAltName?.uri),
    issuer: claim(CLAIMS.issuer),
    buildSigner: claim(CLAIMS.buildSigner),
    repository: claim(CLAIMS.repository),
    commit: claim(CLAIMS.commit),
    ref: claim(CLAIMS.ref),
  }
}

function utf8In(extension: ReturnType<X509Certificate['extension']>): string | null {
  const [value, ...others] = extension?.valueObj.subs ?? []
  const isText = value?.tag.number === UTF8_STRING && value.tag.isUniversal() && others.length === 0
  return isText ? bounded(value.value.toString('utf8')) : null
}

const bounded = (text: string | undefined): string | null =>
  text === undefined || text.length > MAX_TEXT ? null : text
