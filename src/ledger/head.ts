import * as z from 'zod'
import { canonical, fromDigest, toDigest } from '../record/canonical.ts'
import { firstIssue } from '../record/check.ts'
import { count, digest, time } from '../record/fields.ts'
import { parsed } from './json.ts'
import { appendLeaf, EMPTY, type Range, rangeLength, rootOf } from './merkle.ts'

export const HEAD_PATH = 'head.json'

/** `head.json`: everything that an append needs to know about the past, and what a seal signs. */
const schema = z.strictObject({
  schema: z.literal('gatebook/ledger-head/1'),
  size: count.describe('Number of records.'),
  last: digest.nullable().describe('Leaf of the newest record.'),
  range: z.array(digest).max(53).describe('Compact range of RFC 6962, largest subtree first.'),
  root: digest.describe('Merkle tree hash of RFC 6962 over all leaves.'),
  // Of the event, not of the append: so a head is a function of its entries alone and can be recomputed from them.
  at: time.nullable().describe('Time of the newest record.'),
})

export type Head = z.infer<typeof schema>

export type HeadReading =
  | { state: 'sound'; head: Head; range: Range }
  | { state: 'unsound'; code: 'head_newer' | 'head_invalid' | 'head_inconsistent'; message: string }

export function headOf(range: Range, last: string | null, at: string | null): Head {
  return {
    schema: 'gatebook/ledger-head/1',
    size: range.size,
    last,
    range: range.hashes.map(toDigest),
    root: toDigest(rootOf(range)),
    at,
  }
}

export const emptyHead: Head = headOf(EMPTY, null, null)

/** The head after one more entry. */
export function nextHead(range: Range, leaf: string, at: string): Head {
  return headOf(appendLeaf(range, fromDigest(leaf)), leaf, at)
}

export function headText(head: Head): string {
  return `${canonical(head)}\n`
}

/** Reads a head and checks that it agrees with itself. Nobody may append to one that does not. */
export function readHead(text: string): HeadReading {
  const value = parsed(text)
  const newer = newerSchema(value)
  if (newer) return unsound('head_newer', `${HEAD_PATH} is ${newer}, which this version does not support.`)
  const shape = schema.safeParse(value)
  if (!shape.success) return unsound('head_invalid', `${HEAD_PATH} is not valid: ${firstIssue(shape.error)}.`)
  const head = shape.data
  const contradiction = contradictionIn(head)
  if (contradiction) return unsound('head_inconsistent', `${HEAD_PATH} contradicts itself: ${contradiction}.`)
  if (headText(head) !== text) return unsound('head_invalid', `${HEAD_PATH} is not in canonical form.`)
  return { state: 'sound', head, range: { size: head.size, hashes: head.range.map(fromDigest) } }
}

function contradictionIn({ size, last, range, root, at }: Head): string | undefined {
  if (range.length !== rangeLength(size)) return `${size} records cannot have a range of ${range.length}`
  if ((last === null) !== (size === 0) || (at === null) !== (size === 0)) return `${size} records, but last is ${last}`
  // In a tree of odd size the newest leaf stands alone at the end of the range.
  if (size % 2 === 1 && range.at(-1) !== last) return 'the range does not end with the newest leaf'
  if (toDigest(rootOf({ size, hashes: range.map(fromDigest) })) !== root) return 'the range does not produce the root'
  return undefined
}

function newerSchema(value: unknown): string | undefined {
  const newer = z.looseObject({ schema: z.string().regex(/^gatebook\/ledger-head\/[1-9]\d{0,3}$/) }).safeParse(value)
  return newer.success && newer.data.schema !== emptyHead.schema ? newer.data.schema : undefined
}

function unsound(code: Exclude<HeadReading, { state: 'sound' }>['code'], message: string): HeadReading {
  return { state: 'unsound', code, message }
}
