/** What a report says of a file in numbers alone, where it does not report which lines they are of. */
export interface Totals {
  lines: Sum
  branches: Sum
  functions: Sum
  statements: Sum
}

export interface Sum {
  covered: number
  total: number
}

/** Two totals of one file cannot be put together: what each covers may be the same or not. So the lesser counts. */
export function lesserTotals(one: Totals | undefined, other: Totals): Totals {
  if (!one) return other
  return {
    lines: lesser(one.lines, other.lines),
    branches: lesser(one.branches, other.branches),
    functions: lesser(one.functions, other.functions),
    statements: lesser(one.statements, other.statements),
  }
}

/** By the share, and of the same share by the numbers, so that the order says nothing. */
function lesser(one: Sum, other: Sum): Sum {
  const [a, b] = [BigInt(one.covered) * BigInt(other.total), BigInt(other.covered) * BigInt(one.total)]
  if (a !== b) return a < b ? one : other
  return one.total > other.total ? one : other
}
