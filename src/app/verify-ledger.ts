import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { GitError } from '../git/errors.ts'
import { pipeGit } from '../git/pipe.ts'
import { directorySource } from '../ledger/directory.ts'
import { gitBranchSource } from '../ledger/git-branch.ts'
import { type Report, reportLines } from '../ledger/report.ts'
import type { LedgerSource } from '../ledger/source.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { plain } from '../text/escape.ts'

export type Verified = { report: Report; lines: readonly string[] } | { problem: string }

/** Verifies the ledger in a clone, on a branch, or in a folder that holds its files. */
export async function verifyLedgerAt(folder: string, branch: string, path: string): Promise<Verified> {
  try {
    const source = await sourceOf(folder, branch, path)
    if (typeof source === 'string') return { problem: source }
    const report = await verifyLedger(source)
    return { report, lines: reportLines(report).map(line => plain(line)) }
  } catch (error) {
    if (error instanceof GitError) return { problem: `${error.detail} ${error.next}` }
    throw error
  }
}

async function sourceOf(folder: string, branch: string, path: string): Promise<LedgerSource | string> {
  if (!existsSync(folder)) return `There is no folder ${folder}. Name a clone, or a folder with the ledger's files.`
  const real = await realpath(folder)
  if (!existsSync(join(real, '.git'))) return directorySource(real)
  const git = (args: readonly string[], input?: Iterable<string>) => pipeGit({ folder: real, path }, args, input)
  for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) {
    if (await exists(git, ref)) return gitBranchSource(git, ref)
  }
  return `This clone has no branch ${branch}. Fetch it first: git fetch origin ${branch}:${branch}`
}

async function exists(git: (args: readonly string[]) => AsyncIterable<Uint8Array>, ref: string): Promise<boolean> {
  try {
    for await (const _ of git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])) return true
    return false
  } catch (error) {
    if (error instanceof GitError && error.code === 'git_failed') return false
    throw error
  }
}
