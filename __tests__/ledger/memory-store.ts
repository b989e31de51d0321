import type { LedgerStore, NewFile, Proposal, Snapshot } from '../../src/ledger/store.ts'
import { StoreError, type StoreProblem } from '../../src/ledger/store.ts'

/** What happens to one call: nothing, a failure before it took effect, or a failure after it did. */
export type Fault = 'none' | 'before' | 'after'

/** A ledger in memory that keeps the promises of the port: one tip, compare and swap, and every commit remembered. */
export class MemoryStore implements LedgerStore {
  readonly commits: { oid: string; files: ReadonlyMap<string, string> }[] = []
  calls = 0
  fault: (call: 'read' | 'create' | 'commit') => Fault = () => 'none'
  problem: StoreProblem = { code: 'ambiguous', message: 'GitHub answered 502: Bad Gateway' }

  get files(): ReadonlyMap<string, string> {
    return this.commits.at(-1)?.files ?? new Map()
  }

  readonly headlines: string[] = []

  async read(path: string): Promise<Snapshot> {
    return this.#called('read', () => {
      const tip = this.commits.at(-1)
      if (tip === undefined) return { state: 'absent' }
      const { oid, files } = tip
      return { state: 'present', tip: oid, head: files.get('head.json') ?? null, record: files.get(path) ?? null }
    })
  }

  async create(files: readonly NewFile[]): Promise<'created' | 'exists'> {
    return this.#called('create', () => {
      if (this.commits.length > 0) return 'exists'
      this.force(files)
      return 'created'
    })
  }

  async commit({ expected, headline, body, files }: Proposal): Promise<'committed' | 'moved'> {
    return this.#called('commit', () => {
      if (this.commits.at(-1)?.oid !== expected) return 'moved'
      this.force(files)
      this.headlines.push(`${headline}\n\n${body}`)
      return 'committed'
    })
  }

  /** Writes without asking, as somebody with a shell would. */
  force(files: readonly NewFile[]): void {
    const next = new Map(this.files)
    for (const { path, text } of files) next.set(path, text)
    this.commits.push({ oid: (this.commits.length + 1).toString(16).padStart(40, '0'), files: next })
  }

  async #called<Value>(call: 'read' | 'create' | 'commit', effect: () => Value): Promise<Value> {
    this.calls += 1
    // Others get their turn between the question and the answer, as over a network.
    await new Promise(resolve => setImmediate(resolve))
    const fault = this.fault(call)
    if (fault === 'before') throw new StoreError(this.problem)
    const value = effect()
    if (fault === 'after') throw new StoreError(this.problem)
    return value
  }
}
