import { fromDigest, toDigest } from '../../record/canonical.ts'
import type { Link } from '../chain.ts'
import type { Head } from '../head.ts'
import { appendLeaf, EMPTY, rootOf } from '../merkle.ts'
import type { Violations } from '../report.ts'

/**
 * Checks that the ledger continues heads of it that somebody kept: that its first records are still the ones that were
 * there then. Gives the largest size that is proved so; 0: none. Whoever can write to a ledger can make it consistent
 * again, but not with a head that lies elsewhere.
 */
export function checkOlderHeads(links: readonly Link[], older: readonly Head[], violations: Violations): number {
  const roots = rootsAt(links, new Set(older.map(({ size }) => size)))
  const proved = older.filter(head => {
    const problem = problemOf(head, roots.get(head.size), links.length)
    if (problem !== undefined) violations.add({ code: 'older_head_not_continued', message: problem })
    return problem === undefined
  })
  return Math.max(0, ...proved.map(({ size }) => size))
}

function problemOf(head: Head, root: string | undefined, size: number): string | undefined {
  if (head.size > size)
    return `The older head counts ${head.size} records, and the ledger has ${size}: its end was removed, or all of it was written anew.`
  if (root === head.root) return undefined
  return `The first ${head.size} records are not the ones of the older head: at least one was replaced, together with all that came after it.`
}

/** The root over the first records, for each of the sizes; none where a record is missing or there twice. */
function rootsAt(links: readonly Link[], sizes: ReadonlySet<number>): ReadonlyMap<number, string> {
  const roots = new Map<number, string>()
  let range = EMPTY
  if (sizes.has(0)) roots.set(0, toDigest(rootOf(range)))
  for (const { seq, leaf } of links) {
    if (seq !== range.size + 1 || roots.size === sizes.size) break
    range = appendLeaf(range, fromDigest(leaf))
    if (sizes.has(seq)) roots.set(seq, toDigest(rootOf(range)))
  }
  return roots
}
