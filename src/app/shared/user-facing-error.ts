/** A run that cannot go on, in words for whoever started it: what is wrong, and the next step. */
export class UserFacingError extends Error {
  readonly code: string
  readonly next: string

  constructor(code: string, message: string, next: string) {
    super(message)
    this.name = 'UserFacingError'
    this.code = code
    this.next = next
  }
}
