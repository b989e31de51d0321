import { withByte } from './name-numbers.ts'

const ZERO = 48
const NEWLINE = 10
const RETURN = 13
const COMMA = 44
const MINUS = 45
const SPACE = 32
const DELETE = 127
/** What is a small number to the engine whatever is added to it, and what a double holds exactly. */
const DIGITS_OF_NUMBER = 9
const DIGITS_OF_COUNT = 15

/**
 * Goes through lines as bytes, without a string for each. The last line has its end, and every step stops there at the
 * latest: asking for a byte behind the last would make all steps slow. A step that does not find what it looks for says
 * so, and its line is for whoever reads all there can be in one.
 */
export class ByteLines {
  readonly bytes: Buffer
  /** Behind the end of the last line. */
  readonly end: number
  at = 0
  /** Hash of the name that was passed last. */
  hash = 0

  constructor(bytes: Buffer, end: number) {
    this.bytes = bytes
    this.end = end
  }

  /** The next four bytes as one number, as `wordOf` gives it; 0: there are not that many. */
  word(): number {
    const { bytes, at } = this
    if (at + 4 > this.end) return 0
    const start = ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16)
    return start | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
  }

  /** Whether this byte stands so far behind; it is passed, and what is before it. */
  passes(behind: number, byte: number): boolean {
    this.at += behind + 1
    return this.bytes[this.at - 1] === byte
  }

  /** Passes this word and gives true, or false when it is not there. */
  passesWord(word: Buffer): boolean {
    const { bytes, at } = this
    for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false
    this.at = at + word.length
    return true
  }

  /** A number as `String` writes it, of at most nine digits, and the comma behind it; -1: something else. */
  numberAndComma(): number {
    const number = this.number()
    return this.bytes[this.at++] === COMMA ? number : -1
  }

  number(): number {
    const { bytes } = this
    const start = this.at
    let at = start
    let number = 0
    let digit = (bytes[at] as number) ^ ZERO
    while (digit <= 9) {
      number = number * 10 + digit
      digit = (bytes[++at] as number) ^ ZERO
    }
    this.at = at
    const length = at - start
    return length === 1 || (length > 1 && length <= DIGITS_OF_NUMBER && bytes[start] !== ZERO) ? number : -1
  }

  /** Whether a count, up to a line's end or a comma, is more than 0; undefined: no usual count. A block that never ran has `-`. */
  count(): boolean | undefined {
    const { bytes } = this
    const start = this.at
    let at = start
    let digits = 0
    if (bytes[at] === MINUS) at += 1
    for (let digit = (bytes[at] as number) ^ ZERO; digit <= 9; digit = (bytes[++at] as number) ^ ZERO) digits |= digit
    this.at = at
    if (bytes[start] === MINUS) return at === start + 1 ? false : undefined
    return at === start || at - start > DIGITS_OF_COUNT ? undefined : digits > 0
  }

  comma(): boolean {
    return this.bytes[this.at++] === COMMA
  }

  /** Whether a number of at most ten digits, a comma and more than that come next. Passes what it looked at. */
  numberBeforeMore(): boolean {
    const { bytes } = this
    const start = this.at
    let at = start
    while (((bytes[at] as number) ^ ZERO) <= 9) at += 1
    this.at = at + 1
    if (at === start || at - start > 10 || bytes[at] !== COMMA) return false
    return bytes[at + 1] !== RETURN && bytes[at + 1] !== NEWLINE
  }

  /** Passes a name up to the end of the line, and gives its length; 0: one that is not plain ASCII, or ends in a space. */
  name(): number {
    const { bytes } = this
    const start = this.at
    let at = start
    let hash = 0
    let byte = bytes[at] as number
    while (byte >= SPACE && byte < DELETE) {
      hash = withByte(hash, byte)
      byte = bytes[++at] as number
    }
    this.hash = hash
    this.at = at
    return bytes[at - 1] === SPACE ? 0 : at - start
  }

  lineEnd(): boolean {
    if (this.bytes[this.at] === RETURN) this.at += 1
    return this.bytes[this.at++] === NEWLINE
  }
}

/** The first four bytes of a text. */
export const wordOf = (text: string): number => Buffer.from(text).readInt32BE(0)
