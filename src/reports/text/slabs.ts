/** Bytes of the first piece of memory, and of the largest: each next one is twice as long, so a small report takes little. */
const FIRST = 16 * 1024
const LARGEST = 1024 * 1024

/** Keeps copies of many short lists of numbers: each in memory of its own would need more for that than for its numbers. */
export class Slabs {
  /** The memory in which the last list was kept, as numbers and as bytes. */
  words = new Uint32Array(0)
  bytes = new Uint8Array(0)
  private used = 0
  private next = FIRST

  /** Keeps a list of its own. */
  list(numbers: Uint32Array): Uint32Array {
    const at = this.take(numbers.byteLength) / 4
    const kept = this.words.subarray(at, at + numbers.length)
    kept.set(numbers)
    return kept
  }

  /** Keeps the first numbers of a list, and gives where they are in `words`. */
  addWords(numbers: Uint32Array, length: number): number {
    const at = this.take(length * 4) / 4
    const { words } = this
    for (let index = 0; index < length; index++) words[at + index] = numbers[index] as number
    return at
  }

  /** Keeps the first bytes of a list, and gives where they are in `bytes`. */
  addBytes(list: Uint8Array, length: number): number {
    const at = this.take(length)
    const { bytes } = this
    for (let index = 0; index < length; index++) bytes[at + index] = list[index] as number
    return at
  }

  /** Gives a place that numbers of four bytes may begin at. */
  private take(length: number): number {
    if (this.used + length > this.bytes.length) {
      const memory = new ArrayBuffer(Math.max(this.next, Math.ceil(length / 4) * 4))
      this.next = Math.min(this.next * 2, LARGEST)
      this.words = new Uint32Array(memory)
      this.bytes = new Uint8Array(memory)
      this.used = 0
    }
    const at = this.used
    this.used = Math.ceil((at + length) / 4) * 4
    return at
  }
}
