import { pipeGit } from '../../git/pipe.ts'
import { folderStore } from '../../ledger/stores/folder.ts'
import { gitBranchStore } from '../../ledger/stores/git-branch.ts'
import type { Git } from '../../ledger/stores/git-output.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { LEDGER_BRANCH } from '../../policy/schema/schema.ts'
import { findLedger } from './find-ledger.ts'

/** The branch of the ledger when none is named. */
export const USUAL_BRANCH = LEDGER_BRANCH

/** Where a ledger may be, the likeliest first, and what to say where it is in none of them. */
export interface Candidates {
  stores: readonly RecordStore[]
  absent: string
}

/** The ledger in a clone, on a branch, or in a folder that holds its files. A sentence: why there can be none. */
export async function ledgersAt(folder: string, branch: string, path: string): Promise<Candidates | string> {
  const place = await findLedger(folder)
  if (place.kind === 'nowhere') return place.why
  if (place.kind === 'files')
    return { stores: [folderStore(place.folder)], absent: `There is no ledger in ${place.folder}.` }
  // The pinned settings let git open a bare repository only when it is named, which is what the user did.
  const named = place.kind === 'bare' ? [`--git-dir=${place.folder}`] : []
  const git: Git = (args, input) => pipeGit({ folder: place.folder, path }, [...named, ...args], input)
  return {
    stores: [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`].map(ref => gitBranchStore(git, ref)),
    absent: `This clone has no branch ${branch}. Fetch it first: git fetch origin ${branch}:${branch}`,
  }
}
