import type { Client } from '../../github/client/client.ts'
import { singleTries } from '../../github/client/transport.ts'
import { beginBranch, commitOnBranch, readSnapshot } from './github-commit.ts'
import { type LedgerPlace, listRecords, readContents, readFiles } from './github-read.ts'
import type { RecordStore } from './store.ts'

/**
 * A ledger on a branch of a GitHub repository. Reading repeats what failed, as the client does everywhere. Appending does
 * not: after a lost answer the appending loop must look before it writes again.
 */
export function githubStore(client: Client, place: LedgerPlace): RecordStore {
  const once = singleTries(client)
  return {
    read: paths => readFiles(client, place, paths),
    list: () => listRecords(client, place),
    contents: () => readContents(client, place),
    snapshot: path => readSnapshot(once, place, path),
    create: files => beginBranch(once, place, files),
    commit: proposal => commitOnBranch(once, place, proposal),
  }
}
