import { fromDigest } from '../record/canonical.ts'
import { appendLeaf, EMPTY, type Range } from './merkle.ts'
import type { Violations } from './report.ts'

/**
 * An entry's place in the chain, and where it lies. There may be a million of them, so: no buffers. A small one shares
 * its memory with the file that was read before it, and would keep that whole file alive.
 */
export interface Link {
  seq: number
  path: string
  prev: string | null
  leaf: string
}

export function inOrder(left: Link, right: Link): number {
  return left.seq - right.seq || (left.path < right.path ? -1 : 1)
}

/** Checks that the links in order are one chain. Gives its Merkle range if there is one record for every place. */
export function checkChain(links: readonly Link[], size: number | undefined, found: Violations): Range | undefined {
  let range: Range | undefined = EMPTY
  let before: Link[] = []
  for (const link of links) {
    const last = before[0]?.seq ?? 0
    if (link.seq === last) addDuplicate(link, before[0], found)
    else if (link.seq === last + 1) checkPrev(link, before, found)
    else addGap(last + 1, link.seq - 1, found)
    range = link.seq === last + 1 && range !== undefined ? appendLeaf(range, fromDigest(link.leaf)) : undefined
    before = link.seq === last ? [...before, link] : [link]
  }
  checkRepeated(links, found)
  const last = before[0]?.seq ?? 0
  if (size === undefined || size <= last) return range
  addGap(last + 1, size, found)
  return undefined
}

/** `before`: all that claim the place before, which is more than one only when that is a violation already. */
function checkPrev({ seq, path, prev }: Link, before: readonly Link[], found: Violations): void {
  if (before.length === 0) {
    const message = 'The first record refers to a previous record.'
    if (prev !== null) found.add({ code: 'prev_mismatch', path, seq, message })
  } else if (!before.some(({ leaf }) => leaf === prev)) {
    const message = `It does not follow record ${seq - 1}: one of the two was changed after it was recorded.`
    found.add({ code: 'prev_mismatch', path, seq, message })
  }
}

function addDuplicate({ seq, path }: Link, before: Link | undefined, found: Violations): void {
  found.add({ code: 'seq_duplicate', path, seq, message: `${before?.path} is also record ${seq}.` })
}

function addGap(from: number, to: number, found: Violations): void {
  const message = from === to ? `Record ${from} is missing.` : `Records ${from} to ${to} are missing.`
  found.add({ code: 'seq_gap', seq: from, message })
}

/** One event, one record: the same id on another day is a repetition that got through. */
function checkRepeated(links: readonly Link[], found: Violations): void {
  const seen = new Set<string>()
  for (const { seq, path } of links) {
    const id = path.slice(-69)
    if (seen.has(id)) found.add({ code: 'record_repeated', path, seq, message: 'Its event was already recorded.' })
    seen.add(id)
  }
}
