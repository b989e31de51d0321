const SLAB = 1024 * 1024

/** Keeps copies of many short lists of numbers: each in memory of its own would need more for that than for its numbers. */
export class Slabs {
  private buffer = new ArrayBuffer(0)
  private used = 0

  numbers(list: Uint32Array): Uint32Array {
    const at = this.take(list.byteLength)
    const kept = new Uint32Array(this.buffer, at, list.length)
    kept.set(list)
    return kept
  }

  bytes(list: Uint8Array): Uint8Array {
    const at = this.take(list.byteLength)
    const kept = new Uint8Array(this.buffer, at, list.length)
    kept.set(list)
    return kept
  }

  /** Gives a place that numbers of four bytes may begin at. */
  private take(length: number): number {
    if (this.used + length > this.buffer.byteLength) {
      this.buffer = new ArrayBuffer(Math.max(SLAB, length))
      this.used = 0
    }
    const at = this.used
    this.used = Math.ceil((at + length) / 4) * 4
    return at
  }
}
