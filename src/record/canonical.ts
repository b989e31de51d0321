import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** `sha256:` and 64 hex digits. */
export type Digest = `sha256:${string}`

/** Deep enough for every record, shallow enough that no hostile one can exhaust the stack. */
const MAX_DEPTH = 32

/** A value that has no single agreed byte form, or that would lose something on its way to bytes. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError'
}

/**
 * The one text (RFC 8785) of a JSON value. Floating-point numbers and integers beyond 2^53-1 are refused although the
 * RFC allows them: their text differs between languages, and these bytes must be recomputable in any of them.
 */
export function canonical(value: unknown): string {
  refuseUnfit(value, '', 0)
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (error) {
    throw new NotCanonicalError(error instanceof Error ? error.message : String(error))
  }
  if (text === undefined) throw new NotCanonicalError('there is no value')
  return text
}

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function toDigest(hash: Uint8Array): Digest {
  return `sha256:${Buffer.from(hash).toString('hex')}`
}

/** The bare hash of a digest that a schema has checked. */
export function fromDigest(digest: string): Buffer {
  return Buffer.from(digest.slice('sha256:'.length), 'hex')
}

/** Digest of a value's canonical text. */
export function digestOf(value: unknown): Digest {
  return toDigest(sha256(canonical(value)))
}

function refuseUnfit(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new NotCanonicalError(`${path} is nested too deeply`)
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new NotCanonicalError(`${path || 'the value'} is ${value}, which is not an integer up to 2^53-1`)
  }
  if (value === null || ['number', 'string', 'boolean'].includes(typeof value)) return
  if (Array.isArray(value)) value.forEach((item, index) => void refuseUnfit(item, `${path}/${index}`, depth + 1))
  else if (isPlain(value)) {
    for (const [key, item] of Object.entries(value)) refuseUnfit(item, `${path}/${key}`, depth + 1)
  } else throw new NotCanonicalError(`${path || 'the value'} is not plain data`)
}

/** Objects with a `toJSON` of their own, such as dates, would be written as something else than what was checked. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === null || prototype === Object.prototype) && typeof Reflect.get(value, 'toJSON') !== 'function'
}
