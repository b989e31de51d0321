import { UnreadableReport } from './format.ts'

/** The value of an attribute: white space counts as a space, and references as what they stand for. */
export function resolved(value: string): string {
  if (value.includes('<')) throw new UnreadableReport('An attribute holds a "<", so the end of another one is missing.')
  // Other control characters are as forbidden, but Node's test runner writes the colours of a message with them.
  if (value.includes('\0')) throw new UnreadableReport('An attribute holds a NUL character.')
  const spaced = /[\t\n\r]/.test(value) ? value.replace(/\r\n|[\t\n\r]/g, ' ') : value
  return spaced.replace(/&([^;&]{0,12};?)/g, (_, reference: string) => meaning(reference))
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt;', '<'],
  ['gt;', '>'],
  ['amp;', '&'],
  ['quot;', '"'],
  ['apos;', "'"],
])

/** What `&` and this stand for. There are no other entities, for there is no document type. */
function meaning(reference: string): string {
  const known = ENTITIES.get(reference) ?? characterOf(reference)
  if (known === undefined) throw new UnreadableReport(`"&${reference}" stands for nothing that XML knows.`)
  return known
}

function characterOf(reference: string): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));$/.exec(reference) ?? []
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return isCharacter(point) ? String.fromCodePoint(point) : undefined
}

/** The characters that XML 1.0 allows. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
}
