import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { appendLeaf, EMPTY, leafHash, type Range, rangeLength, rootOf } from '../../src/ledger/merkle.ts'
import { sha256 } from '../../src/record/canonical.ts'

/** The reference vectors of the certificate-transparency project. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const grow = (leaves: readonly Buffer[]): Range => leaves.reduce(appendLeaf, EMPTY)

/** The definition in RFC 6962, section 2.1, word for word. */
function definition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return leaves[0] ?? Buffer.alloc(0)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Buffer.of(1), definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

describe('the Merkle tree', () => {
  test('has the hash of nothing as the root of nothing', () => {
    expect(rootOf(EMPTY).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test.each(roots.map((root, index) => [index + 1, root] as const))(
    'has the published root for %i leaves',
    (size, root) => {
      const leaves = inputs.slice(0, size).map(hex => leafHash(Buffer.from(hex, 'hex')))
      expect(rootOf(grow(leaves)).toString('hex')).toBe(root)
    },
  )

  test('grows to the root that the definition gives, whatever its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), size => {
        const leaves = Array.from({ length: size }, (_, n) => leafHash(String(n)))
        const range = grow(leaves)
        expect(rootOf(range)).toEqual(definition(leaves))
        expect(range.hashes.length).toBe(rangeLength(size))
      }),
    )
  })

  test('counts the binary digits of sizes beyond 32 bits', () => {
    expect(rangeLength(2 ** 40 + 5)).toBe(3)
  })

  test('refuses to grow from a range that is too short for its size', () => {
    expect(() => appendLeaf({ size: 3, hashes: [leafHash('')] }, leafHash(''))).toThrow(
      'a range of 3 leaves has more than 1 hashes',
    )
  })
})
