import { UnreadableReport } from './format.ts'
import { shortName } from './short-name.ts'

/** A power of two, and few, since all are cleared for each record. */
const FIRST_SLOTS = 512
const MAX_PROBES = 16
const MAX_BYTES = 2 ** 30

/**
 * Numbers names from 0 in the order in which they come, without a string for each. The bytes distinguish them; a hash
 * only says where to look, and names that somebody made to have one hash are looked up as strings: slower, never slow.
 */
export class NameNumbers {
  /** All of them, one behind the other. */
  bytes = new Uint8Array(4096)
  /** Where each name ends; it begins where the one before ends. */
  private ends = new Uint32Array(256)
  /** By hash, in pairs: the number of a name plus one, or 0 where it is free; and its hash. */
  private slots = new Int32Array(FIRST_SLOTS * 2)
  private readonly crowded = new Map<string, number>()
  length = 0

  /** The number of the name at this place. */
  of(source: Uint8Array, start: number, end: number, hash: number): number {
    const { slots } = this
    let slot = this.slotFor(hash)
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const number = (slots[slot] as number) - 1
      if (number === -1) return this.take(slot, source, start, end, hash)
      if (slots[slot + 1] === hash && this.isThere(number, source, start, end)) return number
      slot = this.slotBehind(slot)
    }
    return this.ofCrowded(source, start, end)
  }

  /** The name with this number, in place, so only until the next one comes. */
  bytesOf(number: number): Uint8Array {
    return this.bytes.subarray(this.endOf(number - 1), this.endOf(number))
  }

  /** Where the name with this number ends among all. */
  endOf(number: number): number {
    return number < 0 ? 0 : (this.ends[number] as number)
  }

  clear(): void {
    if (this.slots.length === FIRST_SLOTS * 2) this.slots.fill(0)
    else this.slots = new Int32Array(FIRST_SLOTS * 2)
    this.crowded.clear()
    this.length = 0
  }

  private slotFor(hash: number): number {
    return (mixed(hash) * 2) & (this.slots.length - 1)
  }

  private slotBehind(slot: number): number {
    return (slot + 2) & (this.slots.length - 1)
  }

  private take(slot: number, source: Uint8Array, start: number, end: number, hash: number): number {
    const number = this.append(source, start, end)
    this.slots[slot] = number + 1
    this.slots[slot + 1] = hash
    // Up to two thirds of them.
    if (this.length * 3 > this.slots.length) this.spread()
    return number
  }

  private ofCrowded(source: Uint8Array, start: number, end: number): number {
    const name = textOf(source.subarray(start, end))
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
    if (bytes > MAX_BYTES) throw new UnreadableReport('Its names exceed the total length limit of one report.')
    if (bytes > this.bytes.length) {
      const larger = new Uint8Array(Math.max(bytes, this.bytes.length * 2))
      larger.set(this.bytes)
      this.bytes = larger
    }
    if (this.length < this.ends.length) return
    const ends = new Uint32Array(this.length * 2)
    ends.set(this.ends)
    this.ends = ends
  }

  /** More slots, and all names in them anew: also the crowded ones, since which are crowded is another question now. */
  private spread(): void {
    const before = this.slots
    const crowded = [...this.crowded.values()]
    this.slots = new Int32Array(before.length * 2)
    this.crowded.clear()
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot] !== 0) this.place((before[slot] as number) - 1, before[slot + 1] as number)
    for (const number of crowded) this.place(number, hashOfName(this.bytesOf(number)))
  }

  private place(number: number, hash: number): void {
    const slot = this.freeSlot(hash)
    if (slot === -1) this.crowded.set(textOf(this.bytesOf(number)), number)
    else {
      this.slots[slot] = number + 1
      this.slots[slot + 1] = hash
    }
  }

  private freeSlot(hash: number): number {
    let slot = this.slotFor(hash)
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      if (this.slots[slot] === 0) return slot
      slot = this.slotBehind(slot)
    }
    return -1
  }
}

/** Every bit of a hash in each bit: names that differ in a digit have hashes that are close to each other. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}

const textOf = (bytes: Uint8Array): string =>
  shortName(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))

/** Of a name that is not passed byte by byte anyway. */
export function hashOfName(bytes: Uint8Array): number {
  let hash = 0
  for (const byte of bytes) hash = withByte(hash, byte)
  return hash
}

export const withByte = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0
