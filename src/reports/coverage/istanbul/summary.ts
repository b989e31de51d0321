import { type Format, UnreadableReport } from '../../text/format.ts'
import { brief, type Members, members, wholeJson } from '../../text/json.ts'
import { hasKey } from '../../text/json-outline.ts'
import { MAX_LINE } from '../lines.ts'
import { MAX_PATHS } from '../measured.ts'
import type { CoverageReport } from '../report.ts'
import type { Sum, Totals } from '../totals.ts'

/**
 * Istanbul's `coverage-summary.json`: totals by file, of which the lines are unknown. The totals of files are counted;
 * the one of all of them only has to agree.
 */
export const istanbulSummary: Format<CoverageReport> = {
  kind: 'coverage',
  name: 'Summary of Istanbul',
  called: "Istanbul's summary",
  recognises: start => hasKey(start, ['total', 'lines']),
  reader: () => wholeJson(readSummary),
}

const METRICS = ['lines', 'branches', 'functions', 'statements'] as const
/** The key that Istanbul keeps for all files together. */
const ALL = 'total'

function readSummary(report: unknown): CoverageReport {
  const entries = members(report, 'the list of files')
  const paths = Object.keys(entries).filter(key => key !== ALL)
  if (paths.length > MAX_PATHS) throw new UnreadableReport(`It names more than ${MAX_PATHS} files.`)
  const totals = new Map(paths.map(path => [path, totalsIn(members(entries[path], 'a file'))]))
  const all = totalsIn(members(entries[ALL], 'the totals of all files'))
  const contradicted = METRICS.some(
    metric =>
      !isSumOf(
        all[metric],
        [...totals.values()].map(of => of[metric]),
      ),
  )
  return {
    files: new Map(),
    details: new Map(),
    totals,
    sources: [],
    anomalies: new Map(contradicted ? [['summary_mismatch', 1]] : []),
  }
}

function totalsIn(entry: Members): Totals {
  const of = (metric: (typeof METRICS)[number]) => sumIn(members(entry[metric], `the total of ${metric}`))
  return { lines: of('lines'), branches: of('branches'), functions: of('functions'), statements: of('statements') }
}

/** Its percentage is not read: it is a float, `Unknown`, or 100 of nothing. */
function sumIn({ covered, total }: Members): Sum {
  if (!isCount(covered) || !isCount(total))
    throw new UnreadableReport(`It has an invalid total: ${brief(covered)} of ${brief(total)}.`)
  if (covered > total) throw new UnreadableReport(`It has ${covered} covered of ${total}.`)
  return { covered, total }
}

/** As large as a file can be: totals of very many files are exact then. */
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MAX_LINE

function isSumOf(all: Sum, each: readonly Sum[]): boolean {
  const added = (key: keyof Sum) => each.reduce((sum, one) => sum + one[key], 0)
  return all.covered === added('covered') && all.total === added('total')
}
