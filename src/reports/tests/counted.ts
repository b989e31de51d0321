import { UnreadableReport } from '../text/format.ts'
import type { Attributes } from '../text/xml.ts'
import { wholeNumber } from './cases.ts'
import type { Outcome } from './tests.ts'

/** What a part of a report lists, and what its attributes say that it has. */
export class Counted {
  private readonly total: number | undefined
  private readonly failures: number | undefined
  private listed = 0
  private skipped = 0
  private failed = 0

  constructor(attributes: Attributes) {
    this.total = countIn(attributes, 'total')
    this.failures = countIn(attributes, 'failed')
  }

  add(outcome: Outcome): void {
    this.listed += 1
    if (outcome === 'failed') this.failed += 1
    if (outcome === 'skipped') this.skipped += 1
  }

  addAll({ listed, skipped, failed }: Counted): void {
    this.listed += listed
    this.skipped += skipped
    this.failed += failed
  }

  /**
   * Gives how many failures it counts and does not list, which it lists from now on. Counts are used for nothing else,
   * since tools differ in whether they count what did not run; but what they hide is not ignored.
   */
  takeHidden(): number {
    if ((this.total ?? 0) > this.listed)
      throw new UnreadableReport(`It counts ${this.total} tests but lists ${this.listed}, so some are missing.`)
    const hidden = Math.max(0, (this.failures ?? 0) - this.failed)
    this.failed += hidden
    return hidden
  }

  /** Whether it counts less than it lists. */
  isLess(): boolean {
    const { total, failures, listed, skipped, failed } = this
    return (total !== undefined && total < listed - skipped) || (failures !== undefined && failures < failed)
  }
}

export function countIn(attributes: Attributes, name: string): number | undefined {
  const text = attributes.get(name)
  const count = wholeNumber(text)
  if (text !== undefined && count === undefined)
    throw new UnreadableReport(`Its count "${name}" is not a whole number: "${text.slice(0, 40)}".`)
  return count
}
