import { append, type RetryPolicy } from '../../src/ledger/append.ts'
import type { History, LedgerSource } from '../../src/ledger/source.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { mergeNumber } from '../record/builders.ts'
import { MemoryStore } from './memory-store.ts'

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

export async function ledgerOf(records: readonly QualityRecord[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (const record of records) await append(store, record, retryPolicy())
  return store
}

export const numbered = (count: number) => Array.from({ length: count }, (_, n) => mergeNumber(n))

/** A ledger in memory, as a verifier sees it. */
export function sourceOf(files: ReadonlyMap<string, string | Uint8Array>, history?: History): LedgerSource {
  return {
    async *files() {
      for (const [path, content] of files) yield { path, bytes: Buffer.from(content) }
    },
    history: async () => history ?? { state: 'unknown', why: 'a folder has none' },
  }
}

export const recordPaths = (files: ReadonlyMap<string, unknown>) => [...files.keys()].filter(path => /^\d/.test(path))
