import { UnreadableReport } from '../text/format.ts'
import type { Point } from './tap-line.ts'
import type { Outcome } from './tests.ts'

/** A test without tests of its own. */
export interface Leaf {
  /** The names of the tests around it, from the innermost outwards. */
  around: string[]
  name: string
  outcome: Outcome
  file: string | null
  line: number | null
}

/** The tests of a report, or those of one test, with their plan. */
export class TapLevel {
  readonly leaves: Leaf[] = []
  private readonly numbers = new Set<number>()
  private planned: number | undefined
  private planIsLast = false
  private last = 0
  private highest = 0

  plan(count: number): void {
    if (this.planned !== undefined) throw new UnreadableReport('It has two plans, like two reports in one file.')
    this.planned = count
    this.planIsLast = this.numbers.size > 0
  }

  /** Gives its number: one without any has the next. */
  point({ number = this.last + 1 }: Point): number {
    if (this.planIsLast) throw new UnreadableReport('A test follows the final plan.')
    if (number === 0 || this.numbers.has(number))
      throw new UnreadableReport(`The number ${number} is used by two tests, or by a test without a number.`)
    this.numbers.add(number)
    this.last = number
    this.highest = Math.max(this.highest, number)
    return number
  }

  demandWhole(): void {
    const found = this.numbers.size
    if (this.planned === undefined) throw new UnreadableReport('It has no plan, so it may be truncated.')
    if (found !== this.planned) throw new UnreadableReport(`It plans ${this.planned} tests but has ${found}.`)
    if (this.highest > found) throw new UnreadableReport(`It plans ${found} tests but has test number ${this.highest}.`)
  }
}
