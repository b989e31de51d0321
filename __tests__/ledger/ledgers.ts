import type { RetryPolicy } from '../../src/ledger/append.ts'
import { entryFile } from '../../src/ledger/entry.ts'
import { emptyHead, HEAD_PATH, headText, nextHead, readHead } from '../../src/ledger/head.ts'
import {
  OBLIGATIONS_PATH,
  obligationsFile,
  withRecord as owing,
  readObligations,
} from '../../src/ledger/obligations.ts'
import { README } from '../../src/ledger/readme.ts'
import { indexFiles } from '../../src/ledger/release-index.ts'
import type { History, LedgerContents } from '../../src/ledger/stores/contents.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { mergeNumber } from '../record/builders.ts'

/** Chance that is the same in every run. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Patience on a clock that moves only by sleeping. */
export function retryPolicy(change: Partial<RetryPolicy> = {}): RetryPolicy & { slept: number[] } {
  const slept: number[] = []
  let time = 0
  return {
    budgetMs: 90_000,
    tries: 25,
    now: () => time,
    sleep: async ms => {
      slept.push(ms)
      time += ms
    },
    random: dice(1),
    slept,
    ...change,
  }
}

export type Files = ReadonlyMap<string, string>

/** A ledger as the format describes it, made without any store: all its files, and those after each commit. */
export interface Ledger {
  files: Files
  commits: readonly Files[]
}

export function ledgerOf(records: readonly QualityRecord[]): Ledger {
  let files: Files = new Map([
    ['README.md', README],
    [HEAD_PATH, headText(emptyHead)],
  ])
  const commits = [files]
  for (const [index, record] of records.entries()) {
    files = withRecord(files, record, index + 1)
    commits.push(files)
  }
  return { files, commits }
}

function withRecord(files: Files, record: QualityRecord, seq: number): Files {
  const head = readHead(files.get(HEAD_PATH) ?? '')
  if (head.state === 'unsound') throw new Error(head.message)
  const { path, text, leaf } = entryFile(record, seq, head.head.last)
  const made = [...indexFiles(record), ...obligationsIn(files, record)].map(file => [file.path, file.text] as const)
  return new Map([...files, [HEAD_PATH, headText(nextHead(head.range, leaf, record.at))], [path, text], ...made])
}

function obligationsIn(files: Files, record: QualityRecord) {
  const text = files.get(OBLIGATIONS_PATH)
  const reading = readObligations(text === undefined ? null : { path: OBLIGATIONS_PATH, bytes: Buffer.from(text) })
  const list = owing(reading.state === 'sound' ? reading.list : undefined, record)
  return list ? [obligationsFile(list)] : []
}

export const numbered = (count: number) => Array.from({ length: count }, (_, n) => mergeNumber(n))

/** Files in memory, as a verifier sees them. */
export function contentsOf(files: ReadonlyMap<string, string | Uint8Array>, history?: History): LedgerContents {
  return {
    async *files() {
      for (const [path, content] of files) yield { path, bytes: Buffer.from(content) }
    },
    history: async () => history ?? { state: 'unknown', why: 'a folder has none' },
  }
}

export const recordPaths = (files: ReadonlyMap<string, unknown>) => [...files.keys()].filter(path => /^\d/.test(path))
