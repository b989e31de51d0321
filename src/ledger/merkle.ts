import { sha256 } from '../record/canonical.ts'

/**
 * The Merkle tree of RFC 6962, section 2.1, as a compact range: the roots of its perfect subtrees, largest first, one
 * for each binary digit 1 of the size. It is all that is needed to append, and 20 hashes hold a million records.
 */
export interface Range {
  readonly size: number
  readonly hashes: readonly Buffer[]
}

// Without the prefixes an inner node could be passed off as a leaf, and one root would have two trees.
const LEAF = Buffer.of(0x00)
const NODE = Buffer.of(0x01)

export const EMPTY: Range = { size: 0, hashes: [] }

export function leafHash(content: string | Uint8Array): Buffer {
  return sha256(LEAF, content)
}

/** The range with one leaf more: equal neighbours merge, as a carry runs through a binary counter. */
export function appendLeaf({ size, hashes }: Range, leaf: Buffer): Range {
  const merged = [...hashes]
  let last = leaf
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = merged.pop()
    if (left === undefined) throw new RangeError(`a range of ${size} leaves has more than ${hashes.length} hashes`)
    last = nodeHash(left, last)
  }
  merged.push(last)
  return { size: size + 1, hashes: merged }
}

/** The root of the whole tree; of nothing it is the hash of nothing. */
export function rootOf({ hashes }: Range): Buffer {
  return hashes.length === 0 ? sha256('') : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** How many hashes the compact range of a size has: its binary digits 1. Not by bit operators: they end at 2^31. */
export function rangeLength(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(NODE, left, right)
}
