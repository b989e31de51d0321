/** A power of two. */
const SLOTS = 4096
const MOST_PROBES = 8

/**
 * Numbers names from 0 in the order in which they come, without a string for each. The bytes tell them apart; a hash only
 * says where to look, and names that somebody made to have one hash are looked up as strings: slower, never slow.
 */
export class NameNumbers {
  private bytes = new Uint8Array(4096)
  /** Where each name ends; it begins where the one before ends. */
  private ends = new Uint32Array(256)
  private readonly hashes = new Int32Array(SLOTS)
  /** The number of a name plus one; 0: free. */
  private readonly slots = new Int32Array(SLOTS)
  /** Of each name that has one. */
  private readonly taken: number[] = []
  private readonly crowded = new Map<string, number>()
  length = 0

  /** The number of the name at this place. */
  of(source: Uint8Array, start: number, end: number, hash: number): number {
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & (SLOTS - 1)
      const number = (this.slots[slot] as number) - 1
      if (number === -1) return this.take(slot, source, start, end, hash)
      if (this.hashes[slot] === hash && this.isThere(number, source, start, end)) return number
    }
    return this.ofCrowded(source, start, end)
  }

  private take(slot: number, source: Uint8Array, start: number, end: number, hash: number): number {
    this.hashes[slot] = hash
    const number = this.append(source, start, end)
    this.slots[slot] = number + 1
    this.taken.push(slot)
    return number
  }

  private ofCrowded(source: Uint8Array, start: number, end: number): number {
    const name = Buffer.from(source.buffer, source.byteOffset + start, end - start).toString('utf8')
    const known = this.crowded.get(name)
    if (known !== undefined) return known
    const number = this.append(source, start, end)
    this.crowded.set(name, number)
    return number
  }

  private isThere(number: number, source: Uint8Array, start: number, end: number): boolean {
    const { bytes } = this
    const from = this.endOf(number - 1)
    const length = end - start
    if (this.endOf(number) - from !== length) return false
    for (let at = 0; at < length; at++) if (bytes[from + at] !== source[start + at]) return false
    return true
  }

  private append(source: Uint8Array, start: number, end: number): number {
    const from = this.endOf(this.length - 1)
    const to = from + end - start
    this.makeRoom(to)
    const { bytes } = this
    for (let at = start; at < end; at++) bytes[from + at - start] = source[at] as number
    this.ends[this.length] = to
    return this.length++
  }

  private makeRoom(bytes: number): void {
    if (bytes > this.bytes.length) {
      const larger = new Uint8Array(bytes * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    if (this.length < this.ends.length) return
    const larger = new Uint32Array(this.length * 2)
    larger.set(this.ends)
    this.ends = larger
  }

  /** All of them, one behind the other. In place, so only until the next one comes. */
  all(): Uint8Array {
    return this.bytes.subarray(0, this.endOf(this.length - 1))
  }

  /** Where the name with this number ends. */
  endOf(number: number): number {
    return number < 0 ? 0 : (this.ends[number] as number)
  }

  clear(): void {
    for (const slot of this.taken) this.slots[slot] = 0
    this.taken.length = 0
    this.crowded.clear()
    this.length = 0
  }
}

/** Of a name that is not passed byte by byte anyway. */
export function hashOfName(bytes: Uint8Array): number {
  let hash = 0
  for (const byte of bytes) hash = withByte(hash, byte)
  return hash
}

export const withByte = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0
