import { countCodes, countHit, type Lines, NO_LINES } from './lines.ts'
import type { BranchCount, Details } from './report.ts'
import type { Sum, Totals } from './totals.ts'

/** What reports say of one file, in numbers. */
export interface FileCounts {
  lines: Sum
  /** Covered lines whose branches were not all taken. */
  partial: number
  branches: Sum
  functions: Sum
  statements: Sum
  /** Whether nobody tells which lines they are of. */
  sumsOnly: boolean
}

/** Of each metric what is reported in detail, and what is reported only as totals where there is nothing else. */
export function fileCounts(
  lines: Lines = NO_LINES,
  details: Details | undefined,
  totals: Totals | undefined,
): FileCounts {
  const sumsOnly = lines.length === 0 && totals !== undefined
  const either = (counted: Sum, metric: keyof Totals) => (counted.total > 0 ? counted : (totals?.[metric] ?? counted))
  return {
    lines: sumsOnly ? totals.lines : { covered: countHit(lines), total: lines.length },
    partial: sumsOnly ? mostPartial(totals) : countCodes(lines, isPartial(details)),
    branches: either(branchesOf([...(details?.branches.values() ?? [])]), 'branches'),
    functions: either(callsOf(details), 'functions'),
    statements: either(statementsOf(details), 'statements'),
    sumsOnly,
  }
}

/** Branches that were taken, of all that lead on. */
export function branchesOf(all: readonly BranchCount[]): Sum {
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

/** Whether a line was hit, and one of its branches was not taken. */
const isPartial =
  (details: Details | undefined) =>
  (line: number): boolean => {
    const lineBranches = details?.branches.get(line)
    return lineBranches !== undefined && lineBranches.taken < lineBranches.total
  }

/** As many covered lines may lack a branch as there are branches that were not taken. */
const mostPartial = ({ lines, branches }: Totals): number => Math.min(lines.covered, branches.total - branches.covered)
