import { isUtf8 } from 'node:buffer'

export const LESS = 0x3c
export const LINE_FEED = 0x0a
const BYTE_ORDER_MARK = Buffer.from('\ufeff')

export const lengthOfMark = (buffer: Buffer): number =>
  buffer.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0

/** How much of it is left without a character that is cut off at its end. */
export function lengthOfWhole(buffer: Buffer): number {
  for (let back = 1; back <= 3; back++) {
    const byte = buffer[buffer.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? buffer.length - back : buffer.length
  }
  return buffer.length
}

/** Where the first line begins that is not UTF-8. */
export function startOfBroken(buffer: Buffer): number {
  let start = 0
  while (start < buffer.length) {
    const end = buffer.indexOf(LINE_FEED, start) + 1 || buffer.length
    if (!isUtf8(buffer.subarray(start, end))) return start
    start = end
  }
  return start
}

/** Between most tags there is so little that looking at each byte is quicker than a search. */
export function textEnd(buffer: Buffer, start: number): number {
  const near = Math.min(start + 64, buffer.length)
  for (let at = start; at < near; at++) if (buffer[at] === LESS) return at
  const found = buffer.indexOf(LESS, near)
  return found === -1 ? buffer.length : found
}

export function countLines(buffer: Buffer, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (buffer[at] === LINE_FEED) count += 1
  return count
}
