/** A run that cannot go on, in words for whoever started it: what is wrong, and the next step. */
export class Problem extends Error {
  readonly code: string
  readonly next: string

  constructor(code: string, message: string, next: string) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.next = next
  }
}
