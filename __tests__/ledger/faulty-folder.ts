import { folderStore } from '../../src/ledger/stores/folder.ts'
import type { NewFile, Proposal, RecordStore, StoreProblem } from '../../src/ledger/stores/store.ts'
import { StoreError } from '../../src/ledger/stores/store.ts'
import { newFolder, readFiles, writeFiles } from './folders.ts'
import type { Files } from './ledgers.ts'

/** What happens to one call: nothing, a failure before it took effect, or a failure after it did. */
export type Fault = 'none' | 'before' | 'after'
type Call = 'snapshot' | 'create' | 'commit'

/** A ledger in a folder, reached over a line that loses calls and answers. */
export class FaultyFolder implements RecordStore {
  readonly folder = newFolder()
  readonly #store = folderStore(this.folder)
  calls = 0
  fault: (call: Call) => Fault = () => 'none'
  problem: StoreProblem = { code: 'ambiguous', message: 'GitHub responded with 502: Bad Gateway' }
  /** What began the ledger. */
  created: readonly NewFile[] = []
  /** The messages of what was written. */
  readonly messages: string[] = []

  readonly read = this.#store.read
  readonly list = this.#store.list
  readonly contents = this.#store.contents

  snapshot(path: string) {
    return this.#called('snapshot', () => this.#store.snapshot(path))
  }

  create(files: readonly NewFile[]) {
    return this.#called('create', async () => {
      const result = await this.#store.create(files)
      if (result === 'created') this.created = files
      return result
    })
  }

  commit(proposal: Proposal) {
    return this.#called('commit', async () => {
      const result = await this.#store.commit(proposal)
      if (result === 'committed') this.messages.push(`${proposal.headline}\n\n${proposal.body}`)
      return result
    })
  }

  get files(): Files {
    return readFiles(this.folder)
  }

  /** Writes without asking, as somebody with a shell would. */
  force(path: string, text: string): void {
    writeFiles(this.folder, new Map([[path, text]]))
  }

  async #called<Value>(call: Call, effect: () => Promise<Value>): Promise<Value> {
    this.calls += 1
    // Others get their turn between the question and the answer, as over a network.
    await new Promise(resolve => setImmediate(resolve))
    const fault = this.fault(call)
    if (fault === 'before') throw new StoreError(this.problem)
    const value = await effect()
    if (fault === 'after') throw new StoreError(this.problem)
    return value
  }
}
