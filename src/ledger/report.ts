import type { EntryProblemCode } from './entry.ts'
import type { HeadReading } from './head.ts'

export type ViolationCode =
  | EntryProblemCode
  | Exclude<HeadReading, { state: 'sound' }>['code']
  | 'seq_duplicate'
  | 'seq_gap'
  | 'prev_mismatch'
  | 'record_repeated'
  | 'amendment_dangling'
  | 'amendment_gap'
  | 'file_unexpected'
  | 'index_mismatch'
  | 'head_missing'
  | 'head_mismatch'
  | 'older_head_not_continued'
  | 'history_not_linear'
  | 'history_unexpected'
  | 'record_changed'
  | 'record_removed'

/** One thing that cannot be so in a ledger that was only ever appended to. */
export interface Violation {
  code: ViolationCode
  /** `null`: what is wrong is that there is no file. */
  path: string | null
  seq: number | null
  message: string
  /** The commit that did it, and when it was made by its own clock. */
  commit: { oid: string; at: string } | null
}

export interface Report {
  /** `empty` is neither good nor bad: nothing has been recorded, so nothing was verified. */
  state: 'intact' | 'broken' | 'empty'
  size: number
  root: string | null
  /** Time of the newest record. */
  at: string | null
  /** Records that a newer version wrote: their place in the chain was checked, their meaning was not. */
  newer: readonly { schema: string; kind: string; count: number }[]
  /** Of the first record in which something is wrong. */
  first: Violation | null
  violations: readonly Violation[]
  /** Violations beyond those listed. */
  more: number
  history: { state: 'checked'; commits: number } | { state: 'unchecked'; why: string }
  /** How many of the first records an older head proves to be the ones that were there then. 0: none was given. */
  proved: number
  /** What this verification cannot show, in sentences. */
  limits: readonly string[]
}

const LISTED = 1000

/** Gathers violations; keeps the first bad record even when there are too many to list. */
export class Violations {
  readonly #listed: Violation[] = []
  #count = 0
  #first: Violation | null = null
  #firstAltered: Violation | null = null

  add(violation: Partial<Violation> & Pick<Violation, 'code' | 'message'>): void {
    const full: Violation = { path: null, seq: null, commit: null, ...violation }
    this.#count += 1
    if (this.#listed.length < LISTED) this.#listed.push(full)
    this.#first = earlier(this.#first, full)
    if (full.code === 'leaf_mismatch') this.#firstAltered = earlier(this.#firstAltered, full)
  }

  /** A gap may be nothing but the place that an altered record no longer claims, so the record itself is named. */
  get first(): Violation | null {
    return this.#first?.code === 'seq_gap' ? (this.#firstAltered ?? this.#first) : this.#first
  }

  get more(): number {
    return this.#count - this.#listed.length
  }

  /** In the order of the ledger. */
  get listed(): readonly Violation[] {
    return this.#listed.toSorted((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0))
  }
}

/** The one that was found first, when both have the same rank or none. */
function earlier(known: Violation | null, found: Violation): Violation | null {
  return rank(found) < (known === null ? Number.POSITIVE_INFINITY : rank(known)) ? found : known
}

/** By place in the ledger. A record whose place cannot even be read comes first; what is no record has no rank. */
function rank({ code, path, seq }: Violation): number {
  if (seq !== null) return seq
  const isRecord = path !== null && /\/[0-9a-f]{64}\.json$/.test(path) && code !== 'file_unexpected'
  return isRecord ? 0 : Number.POSITIVE_INFINITY
}

/** What an older head leaves open: the records after it. */
export const unsealed = (proved: number, size: number): string => {
  if (proved === 0) return UNSEALED
  return proved === size
    ? 'Nothing was appended since the older head was kept, or its end was removed as far as there.'
    : `The records after number ${proved} are not sealed: somebody with write access could have rewritten them, or removed the last ones. Only a seal or a newer copy of head.json can prove that.`
}

export const UNSEALED =
  'This ledger is not sealed: somebody with write access could have rewritten all of it, or removed its end, and kept it ' +
  'consistent. Only a seal or an older copy of head.json can prove that.'

/** The report as text, for people. */
export function reportLines(report: Report): string[] {
  return [
    headline(report),
    ...firstBad(report),
    ...(report.root === null
      ? []
      : [
          `${report.state === 'intact' ? 'Root' : 'Root, as far as it could be computed,'} ${report.root}, newest record of ${report.at ?? 'no time'}.`,
        ]),
    ...(report.proved > 0 ? [`The first ${plural(report.proved, 'record')} are those of the older head.`] : []),
    historyLine(report),
    ...report.newer.map(newerLine),
    ...report.violations.map(violationLine),
    ...(report.more > 0 ? [`... and ${report.more} more.`] : []),
    ...report.limits.map(limit => `Limit: ${limit}`),
  ]
}

function headline({ state, size, violations, more }: Report): string {
  if (state === 'empty') return 'The ledger is empty: there is nothing to verify.'
  if (state === 'intact') return `The ledger is intact: ${plural(size, 'record')}.`
  return `The ledger is broken: ${plural(violations.length + more, 'violation')} in ${plural(size, 'record')}.`
}

function firstBad({ first }: Report): string[] {
  if (first === null) return []
  const where = [first.seq === null ? [] : [`number ${first.seq}`], first.path ?? []].flat().join(', ')
  return [`First bad record: ${where}.`]
}

function historyLine({ history }: Report): string {
  if (history.state === 'checked') return `The history was checked: ${plural(history.commits, 'commit')}.`
  return `The history was not checked: ${history.why}.`
}

function newerLine({ schema, kind, count }: Report['newer'][number]): string {
  return `${plural(count, 'record')} of ${schema}, kind ${kind}: position in the chain verified, content not supported by this version.`
}

function violationLine({ code, path, seq, message, commit }: Violation): string {
  const what = [path ?? [], seq === null ? [] : `#${seq}`].flat().join(' ')
  const by = commit === null ? '' : ` Commit ${commit.oid} of ${commit.at}.`
  return `${code}${what === '' ? '' : ` ${what}`}: ${message}${by}`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
