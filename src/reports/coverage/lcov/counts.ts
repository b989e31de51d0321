import type { ByteLines } from '../../text/byte-lines.ts'
import type { RecordLines } from '../lines.ts'

const D = 68
const A = 65
const COLON = 58
const COMMA = 44
const ZERO = 48
const RETURN = 13
const NEWLINE = 10
/** The word and the comma with nine digits; the comma and fifteen digits. */
const MAX_LINE_LENGTH = 12
const MAX_COUNT_LENGTH = 16

/**
 * Reads lines like `DA:12,3` as far as there are any, and gives how many. A report has millions of them, so this is
 * written for the engine: one loop with nothing but numbers in it. It stops at a line that has anything else.
 */
export function readCounts(lines: ByteLines, record: RecordLines): number {
  const { bytes, end } = lines
  const codes = record.withRoom()
  let { length } = record
  let start = lines.at
  while (start < end && length < codes.length && isCount(bytes, start)) {
    let at = start + 3
    let line = 0
    // What is no digit comes out larger than any.
    let digit = (bytes[at] as number) ^ ZERO
    while (digit <= 9) {
      line = line * 10 + digit
      digit = (bytes[++at] as number) ^ ZERO
    }
    if (bytes[at] !== COMMA) break
    const comma = at
    let digits = 0
    digit = (bytes[++at] as number) ^ ZERO
    while (digit <= 9) {
      digits |= digit
      digit = (bytes[++at] as number) ^ ZERO
    }
    const isUsual = line > 0 && areUsual(comma - start, at - comma)
    const next = behindLineEnd(bytes, at)
    if (next === 0 || !isUsual) break
    codes[length++] = (line << 1) | (digits > 0 ? 1 : 0)
    start = next
  }
  const read = length - record.length
  record.length = length
  lines.at = start
  return read
}

const isCount = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === D && bytes[at + 1] === A && bytes[at + 2] === COLON

const areUsual = (lineLength: number, countLength: number): boolean =>
  lineLength <= MAX_LINE_LENGTH && countLength > 1 && countLength <= MAX_COUNT_LENGTH

/** 0: no end of a line is there. */
function behindLineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes[at] === RETURN ? at + 1 : at
  return bytes[end] === NEWLINE ? end + 1 : 0
}
