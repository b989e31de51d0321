import { withByte } from './name-numbers.ts'

/** A key that is put together from pieces of a document, as bytes, with its hash. Used again for the next one. */
export class KeyBytes {
  bytes = Buffer.allocUnsafe(4096)
  length = 0
  hash = 0
  markedLength = 0
  private markedHash = 0

  clear(): void {
    this.length = 0
    this.hash = 0
  }

  /** How it is now, for `toMark()`. */
  mark(): void {
    this.markedLength = this.length
    this.markedHash = this.hash
  }

  toMark(): void {
    this.length = this.markedLength
    this.hash = this.markedHash
  }

  add(source: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start)
    const { bytes } = this
    let { hash, length } = this
    for (let at = start; at < end; at++) {
      const byte = source[at] as number
      hash = withByte(hash, byte)
      bytes[length++] = byte
    }
    this.hash = hash
    this.length = length
  }

  addByte(byte: number): void {
    this.makeRoom(1)
    this.bytes[this.length++] = byte
    this.hash = withByte(this.hash, byte)
  }

  addText(text: string): void {
    const bytes = Buffer.from(text)
    this.add(bytes, 0, bytes.length)
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafe((this.length + more) * 2)
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}
