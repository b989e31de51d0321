import { type BaseNumbers, numberIn } from '../shared/baseline.ts'

/** What was counted at the base of the change. */
export interface Before {
  cases: number
  skipped: number
  of: BaseNumbers
}

export function before(of: BaseNumbers): Before | undefined {
  const [cases, skipped] = [numberIn(of, 'cases'), numberIn(of, 'skipped')]
  return cases === undefined || skipped === undefined || skipped > cases ? undefined : { cases, skipped, of }
}
