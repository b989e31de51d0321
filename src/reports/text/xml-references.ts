import { UnreadableReport } from './format.ts'
import type { KeyBytes } from './key-bytes.ts'
import { LESS } from './xml-bytes.ts'

const AMPERSAND = 0x26
const SEMICOLON = 0x3b
const GREATER = 0x3e
const DOUBLE = 0x22
const SINGLE = 0x27

/**
 * The value of an attribute: white space counts as a space, and references as what they stand for. In one that only
 * names something, a control character is a mark for what cannot be shown: test runners write the colours of a terminal.
 */
export function resolved(value: string, isLabel = false): string {
  if (value.includes('<'))
    throw new UnreadableReport('An attribute contains "<", so the end of an earlier one is missing.')
  // Other control characters are as forbidden, but Node's test runner writes the colours of a message with them.
  if (value.includes('\0')) throw new UnreadableReport('An attribute contains a NUL character.')
  const spaced = /[\t\n\r]/.test(value) ? value.replace(/\r\n|[\t\n\r]/g, ' ') : value
  return spaced.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => meaning(reference, isLabel))
}

const UNSHOWN = '\ufffd'

/** Attributes with what a thing is called, or a text for people. Whatever else is read must be what it says. */
const LABELS: ReadonlySet<string> = new Set(['name', 'classname', 'className', 'testName', 'signature', 'message'])

export const isLabel = (attribute: string): boolean => LABELS.has(attribute)

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt;', '<'],
  ['gt;', '>'],
  ['amp;', '&'],
  ['quot;', '"'],
  ['apos;', "'"],
])

/** What `&` and this stand for. There are no other entities, for there is no document type. */
function meaning(reference: string, isLabel: boolean): string {
  const known = ENTITIES.get(reference) ?? characterOf(reference, isLabel)
  if (known === undefined) throw new UnreadableReport(`"&${reference}" is not a known XML reference.`)
  return known
}

/** Adds a value that refers to nothing but the five. */
export function addResolved(key: KeyBytes, buffer: Buffer, start: number, end: number): void {
  let from = start
  for (let at = start; at < end; at++) {
    if (buffer[at] !== AMPERSAND) continue
    key.add(buffer, from, at)
    key.addByte(meaningAt(buffer, at))
    while (buffer[at] !== SEMICOLON) at += 1
    from = at + 1
  }
  key.add(buffer, from, end)
}

function characterOf(reference: string, isLabel: boolean): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));$/.exec(reference) ?? []
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (isCharacter(point)) return String.fromCodePoint(point)
  return isLabel && point > 0 && point < 0x20 ? UNSHOWN : undefined
}

/** The characters that XML 1.0 allows. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
}

const [SMALL_L, SMALL_G, SMALL_Q, SMALL_M] = [0x6c, 0x67, 0x71, 0x6d]

/** What one of the five stands for, of which a letter or two tell. */
function meaningAt(buffer: Buffer, ampersand: number): number {
  const first = buffer[ampersand + 1]
  if (first === SMALL_L) return LESS
  if (first === SMALL_G) return GREATER
  if (first === SMALL_Q) return DOUBLE
  return buffer[ampersand + 2] === SMALL_M ? AMPERSAND : SINGLE
}
