/** The beginning of a line whose end is in a chunk to come. */
export class Rest {
  private bytes = new Uint8Array(1024)
  length = 0

  add(more: Uint8Array): void {
    if (this.length + more.length > this.bytes.length) {
      const larger = new Uint8Array((this.length + more.length) * 2)
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    }
    this.bytes.set(more, this.length)
    this.length += more.length
  }

  take(): Uint8Array {
    const whole = this.bytes.subarray(0, this.length)
    this.length = 0
    return whole
  }
}
