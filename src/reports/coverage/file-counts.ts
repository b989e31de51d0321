import { countCodes, countHit, type Lines, NO_LINES } from './lines.ts'
import type { Details, Ways } from './report.ts'
import type { Sum, Sums } from './totals.ts'

/** What reports say of one file, in numbers. */
export interface FileCounts {
  lines: Sum
  /** Covered lines of which not every way was taken. */
  partial: number
  branches: Sum
  functions: Sum
  statements: Sum
  /** Whether nobody tells which lines they are of. */
  sumsOnly: boolean
}

/** Of each metric what is told in detail, and what is told in sums only where there is nothing else. */
export function fileCounts(lines: Lines = NO_LINES, details: Details | undefined, sums: Sums | undefined): FileCounts {
  const sumsOnly = lines.length === 0 && sums !== undefined
  const either = (told: Sum, metric: keyof Sums) => (told.total > 0 ? told : (sums?.[metric] ?? told))
  return {
    lines: sumsOnly ? sums.lines : { covered: countHit(lines), total: lines.length },
    partial: sumsOnly ? mostPartial(sums) : countCodes(lines, isPartial(details)),
    branches: either(waysOf([...(details?.branches.values() ?? [])]), 'branches'),
    functions: either(callsOf(details), 'functions'),
    statements: either(statementsOf(details), 'statements'),
    sumsOnly,
  }
}

/** Ways that were taken, of all that lead on. */
export function waysOf(all: readonly Ways[]): Sum {
  return all.reduce((sum, { total, taken }) => ({ covered: sum.covered + taken, total: sum.total + total }), NOTHING)
}

const NOTHING: Sum = { covered: 0, total: 0 }

function callsOf(details: Details | undefined): Sum {
  const functions = [...(details?.functions.values() ?? [])]
  return { covered: functions.filter(Boolean).length, total: functions.length }
}

function statementsOf(details: Details | undefined): Sum {
  const statements = [...(details?.statements.values() ?? [])]
  return statements.reduce(
    (sum, { count, hit }) => ({ covered: sum.covered + (hit ? count : 0), total: sum.total + count }),
    NOTHING,
  )
}

/** Whether a line was hit, and one of its ways was not taken. */
const isPartial =
  (details: Details | undefined) =>
  (line: number): boolean => {
    const ways = details?.branches.get(line)
    return ways !== undefined && ways.taken < ways.total
  }

/** As many covered lines may lack a way as there are ways that were not taken. */
const mostPartial = ({ lines, branches }: Sums): number => Math.min(lines.covered, branches.total - branches.covered)
