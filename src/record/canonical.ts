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
  const form = formOf(value, 0)
  // What was read from canonical text is in its order, and then this is that text: a ledger of many records is all such.
  if (form === 'in order') return JSON.stringify(value)
  if (form === 'unfit') refuseUnfit(value, '', 0)
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

/** `in order`: sorted keys and whole characters everywhere, so that JSON's own text is the canonical one. */
type Form = 'in order' | 'in another order' | 'unfit'

function formOf(value: unknown, depth: number): Form {
  if (depth > MAX_DEPTH) return 'unfit'
  if (typeof value === 'string') return value.isWellFormed() ? 'in order' : 'in another order'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'in order' : 'unfit'
  if (value === null || typeof value === 'boolean') return 'in order'
  if (Array.isArray(value)) return worst(value, depth)
  if (!isPlain(value)) return 'unfit'
  const keys = Object.keys(value)
  const form = worst(Object.values(value), depth)
  const isSorted = keys.every((key, place) => key.isWellFormed() && (place === 0 || (keys[place - 1] ?? '') < key))
  return form === 'in order' && !isSorted ? 'in another order' : form
}

function worst(values: readonly unknown[], depth: number): Form {
  let form: Form = 'in order'
  for (const value of values) {
    const one = formOf(value, depth + 1)
    if (one === 'unfit') return one
    if (one === 'in another order') form = one
  }
  return form
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
