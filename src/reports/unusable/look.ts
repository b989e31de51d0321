import type { AnyFormat } from '../text/format.ts'
import { startText } from '../text/xml-outline.ts'

export type Kind = AnyFormat<unknown>['kind']

/** What people take for a report, and what to make of it. */
export interface Unusable {
  /** For which kind of report it is taken. Left out: for any, and the next step is that of the kind. */
  for?: Kind
  what: string
  next?: string
  recognises(start: Uint8Array): boolean
}

const FIRST_BYTES = 8192

export const begins = (start: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, place) => start[place] === byte)

/** The bytes as they are, one character for each. */
export const bytesOf = (start: Uint8Array): string => Buffer.from(start.subarray(0, FIRST_BYTES)).toString('latin1')

/** The text that a file begins with, without a byte order mark. */
export const textOf = (start: Uint8Array): string => startText(start.subarray(0, FIRST_BYTES))
