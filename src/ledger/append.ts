import type { Clock } from '../clock/clock.ts'
import { checkRecord } from '../record/check.ts'
import { sameDecision } from '../record/identity.ts'
import type { QualityRecord } from '../record/record.ts'
import { entryFile, entryPath, readEntry } from './entry.ts'
import { emptyHead, HEAD_PATH, type HeadReading, headText, nextHead, readHead } from './head.ts'
import { decoded } from './json.ts'
import { OBLIGATIONS_PATH, obligationsFile, readObligations, touchesObligations, withRecord } from './obligations.ts'
import { README } from './readme.ts'
import { indexFiles } from './release-index.ts'
import type { StoredFile } from './stores/contents.ts'
import { type NewFile, type RecordStore, type Snapshot, StoreError, type StoreProblem } from './stores/store.ts'

/** How long to try, and by which clock. */
export interface RetryPolicy extends Pick<Clock, 'now' | 'sleep' | 'random'> {
  budgetMs: number
  tries: number
}

export type Appended =
  /** `began`: it is the first of a new ledger. Unexpected, that means that the old one was deleted. */
  | { status: 'appended'; path: string; seq: number; began: boolean }
  | { status: 'already_recorded'; path: string; seq: number }
  /** The event had a record that knew less: an entry was appended that supersedes it. */
  | { status: 'corrected'; path: string; seq: number; corrects: number }
  /** Another decision about the same event is there. The first one stays. */
  | { status: 'conflict'; path: string; seq: number; why: string; next: string }
  /** Not written, may be written later. */
  | { status: 'deferred'; path: string; why: string; next: string }
  /** The ledger is damaged. Nothing was written, and nothing should be until somebody has looked. */
  | { status: 'refused'; path: string; why: string; next: string }

/** Whether the ledger holds what was to be recorded. */
export const isInLedger = ({ status }: Appended): boolean =>
  status === 'appended' || status === 'already_recorded' || status === 'corrected'

type Step = { state: 'done'; result: Appended } | { state: 'again'; why: string; pause: 'none' | 'jitter' | number }

const LOST_RACE: Step = { state: 'again', why: 'other writers kept appending first', pause: 'jitter' }

const conflictWith = (path: string, seq: number): Appended => ({
  status: 'conflict',
  path,
  seq,
  why: `Record ${seq} is for the same event, but with different evidence or a different result.`,
  next: 'The first record stays. Compare both, and record a correction if the first one is wrong.',
})

const BASE_MS = 500
const CAP_MS = 20_000

/**
 * Appends a record exactly once, however often it is called and however many do so at the same time: the id says
 * whether it is there, and the commit goes through only on the tip that was read. `elsewhere`: further places in which a
 * record of the same event may be; what lies there is a conflict.
 */
export async function append(
  store: RecordStore,
  record: QualityRecord,
  retryPolicy: RetryPolicy,
  elsewhere: readonly string[] = [],
): Promise<Appended> {
  const attempt = new Attempt(store, checkRecord(record).record, elsewhere)
  const end = retryPolicy.now() + retryPolicy.budgetMs
  let why = 'there was no time left to try'
  for (let tries = 1, lost = 0; tries <= retryPolicy.tries; tries += 1) {
    const step = await attempt.step()
    if (step.state === 'done') return step.result
    why = step.why
    const pause = pauseOf(step.pause, lost, retryPolicy)
    if (pause > 0) lost += 1
    if (tries === retryPolicy.tries || retryPolicy.now() + pause >= end) break
    if (pause > 0) await retryPolicy.sleep(pause)
  }
  return attempt.last(why)
}

/** Full jitter: writers that lost the same race must not meet again. */
function pauseOf(pause: 'none' | 'jitter' | number, lost: number, { random }: RetryPolicy): number {
  if (pause === 'none') return 0
  const jitter = Math.max(1, Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** lost)))
  return pause === 'jitter' ? jitter : pause + jitter
}

/** One record on its way into one ledger. Remembers what it sent without learning whether that arrived. */
class Attempt {
  readonly #store: RecordStore
  readonly #record: QualityRecord
  readonly #path: string
  readonly #elsewhere: readonly string[]
  readonly #perhapsWritten = new Set<string>()

  constructor(store: RecordStore, record: QualityRecord, elsewhere: readonly string[]) {
    this.#store = store
    this.#record = record
    this.#path = entryPath(record)
    this.#elsewhere = elsewhere
  }

  async step(): Promise<Step> {
    try {
      const seen = await this.#store.snapshot(this.#path)
      return this.#settled(seen) ?? (await this.#foundElsewhere(seen)) ?? (await this.#write(seen))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return this.#failed(error.problem)
    }
  }

  /** Out of retries. A commit that may have arrived gets one more look, so that the message is true. */
  async last(why: string): Promise<Appended> {
    const deferred = this.#deferred(why, 'Run this job again. Gatebook recognises repeated records.')
    if (this.#perhapsWritten.size === 0) return deferred
    try {
      const settled = this.#settled(await this.#store.snapshot(this.#path))
      return settled?.state === 'done' ? settled.result : deferred
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return deferred
    }
  }

  /** What reading alone decides: the record is there, or the ledger must not be touched. */
  #settled(seen: Snapshot): Step | undefined {
    if (seen.state === 'absent') return undefined
    const head = headIn(seen.head)
    if (head.state === 'unsound') return this.#refused(head.message)
    return seen.record === null ? undefined : this.#found(seen.record, head.head.size)
  }

  /** The other places at the very tip that is written onto: what came there since makes the commit fail. */
  async #foundElsewhere(seen: Snapshot): Promise<Step | undefined> {
    if (seen.state === 'absent') return undefined
    for (const path of this.#elsewhere) {
      const other = await this.#store.snapshot(path)
      if (other.state === 'absent' || other.tip !== seen.tip) return LOST_RACE
      if (other.record !== null) return this.#done(conflictWith(path, seqOf(other.record)))
    }
    return undefined
  }

  #found(file: StoredFile, size: number): Step {
    if ('unexpected' in file) return this.#refused(`${this.#path} is ${file.unexpected}.`)
    const { link, record, problems } = readEntry(this.#path, file.bytes)
    const problem = problems[0]?.message
    if (problem !== undefined) return this.#refused(`${this.#path} is damaged: ${problem}`)
    if (link === undefined || record?.state !== 'known')
      return this.#refused(`${this.#path} contains a different record.`)
    if (link.seq > size)
      return this.#refused(`${HEAD_PATH} counts ${size} records, ${this.#path} is number ${link.seq}.`)
    const { seq } = link
    if (this.#perhapsWritten.has(decoded(file.bytes) ?? '')) return this.#appended(seq)
    if (sameDecision(record.record, this.#record))
      return this.#done({ status: 'already_recorded', path: this.#path, seq })
    return this.#done(conflictWith(this.#path, seq))
  }

  async #write(seen: Snapshot): Promise<Step> {
    if (seen.state === 'absent') return this.#begin()
    const head = headIn(seen.head)
    if (head.state === 'unsound') return this.#refused(head.message)
    const seq = head.head.size + 1
    const entry = entryFile(this.#record, seq, head.head.last)
    const obligations = await this.#obligations(seen.tip)
    if ('state' in obligations) return obligations
    this.#perhapsWritten.add(entry.text)
    const next = nextHead(head.range, entry.leaf, this.#record.at)
    const { headline, body } = messageFor(this.#record)
    const { path, text } = entry
    const files = [
      { path, text },
      { path: HEAD_PATH, text: headText(next) },
      ...indexFiles(this.#record),
      ...obligations,
    ]
    const result = await this.#store.commit({ expected: seen.tip, headline, body, files })
    if (result === 'committed') return this.#appended(seq)
    this.#perhapsWritten.delete(entry.text)
    return LOST_RACE
  }

  /** The list of reviews that are to be done, where the record changes it: read at the very tip that is written onto. */
  async #obligations(tip: string): Promise<NewFile[] | Step> {
    if (!touchesObligations(this.#record)) return []
    const seen = await this.#store.snapshot(OBLIGATIONS_PATH)
    if (seen.state === 'absent' || seen.tip !== tip) return LOST_RACE
    const reading = readObligations(seen.record)
    if (reading.state === 'unsound') return this.#refused(reading.why)
    const list = withRecord(reading.state === 'sound' ? reading.list : undefined, this.#record)
    return list ? [obligationsFile(list)] : []
  }

  async #begin(): Promise<Step> {
    const files = [
      { path: 'README.md', text: README },
      { path: HEAD_PATH, text: headText(emptyHead) },
    ]
    const created = await this.#store.create(files)
    // One that is there and is not shown yet is shown soon; asking at once, again and again, only meets a limit.
    return created === 'created'
      ? { state: 'again', why: 'there was only time to create the ledger', pause: 'none' }
      : {
          state: 'again',
          why: 'The branch of the ledger was created, and GitHub does not show it yet.',
          pause: 'jitter',
        }
  }

  #failed(problem: StoreProblem): Step {
    switch (problem.code) {
      case 'forbidden':
        return this.#done(this.#deferred(problem.message, problem.next))
      case 'ambiguous':
        return { state: 'again', why: problem.message, pause: 'jitter' }
      case 'unavailable':
        return { state: 'again', why: problem.message, pause: problem.retryAfterMs ?? 'jitter' }
    }
  }

  #appended(seq: number): Step {
    return this.#done({ status: 'appended', path: this.#path, seq, began: seq === 1 })
  }

  #deferred(why: string, next: string): Appended {
    return { status: 'deferred', path: this.#path, why, next }
  }

  #refused(why: string): Step {
    const next = 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.'
    return this.#done({ status: 'refused', path: this.#path, why, next })
  }

  #done(result: Appended): Step {
    return { state: 'done', result }
  }
}

/** `0` where what lies there is no record: whoever reads it says what it is. */
function seqOf(file: StoredFile): number {
  return 'unexpected' in file ? 0 : (readEntry(file.path, file.bytes).link?.seq ?? 0)
}

function headIn(file: StoredFile | null): HeadReading | { state: 'unsound'; message: string } {
  if (file === null) return { state: 'unsound', message: `The ledger has no ${HEAD_PATH}.` }
  if ('unexpected' in file) return { state: 'unsound', message: `${HEAD_PATH} is ${file.unexpected}.` }
  return readHead(decoded(file.bytes) ?? '')
}

function messageFor(record: QualityRecord): { headline: string; body: string } {
  return { headline: `record ${record.kind} ${whatOf(record)}`, body: `Record-Id: ${record.id}` }
}

function whatOf(record: QualityRecord): string {
  switch (record.kind) {
    case 'correction':
    case 'conflict':
    case 'retrospective':
      return record.amends.record.slice(7, 19)
    case 'policy-change':
      return record.subject.commit.slice(0, 12)
    default:
      return `${record.verdict.outcome} ${record.subject.commit.slice(0, 12)}`
  }
}
