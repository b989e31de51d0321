import type { Amendment } from '../../record/record.ts'
import type { Link } from '../chain.ts'
import { idAt } from '../entry.ts'
import type { Violations } from '../report.ts'

/** An entry about an earlier entry, and where it lies. */
export interface Amending extends Pick<Link, 'seq' | 'path'> {
  amends: Amendment['amends']
}

/**
 * Checks that each entry about another one comes after it, and that none between them is missing: readers follow the
 * numbers until there is no next one, so a gap would hide what was said last.
 */
export function checkAmendments(all: readonly Amending[], links: readonly Link[], violations: Violations): void {
  if (all.length === 0) return
  const seqs = new Map(links.map(({ path, seq }) => [idAt(path), seq]))
  const counts = new Map<string, number>()
  for (const { seq, path, amends } of all.toSorted((left, right) => left.seq - right.seq)) {
    const { record, number } = amends
    const target = seqs.get(record)
    if (target === undefined || target >= seq)
      violations.add({ code: 'amendment_dangling', path, seq, message: `There is no record ${record} before it.` })
    const expected = (counts.get(record) ?? 0) + 1
    counts.set(record, number)
    if (number === expected) continue
    const message = `It is entry ${number} about a record, but ${expected === 1 ? 'none is' : `only ${expected - 1} are`} before it.`
    violations.add({ code: 'amendment_gap', path, seq, message })
  }
}
