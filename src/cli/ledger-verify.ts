import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { GitError } from '../git/errors.ts'
import { pipeGit } from '../git/pipe.ts'
import { directorySource } from '../ledger/directory.ts'
import { gitBranchSource } from '../ledger/git-branch.ts'
import { reportLines } from '../ledger/report.ts'
import type { LedgerSource } from '../ledger/source.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { plain } from '../publish/text.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal } from './command.ts'

const BRANCH = 'quality-records'

export const ledgerVerify = {
  name: 'ledger verify',
  usage: `gatebook ledger verify [FOLDER] [--branch NAME] [--format text|json]`,
  summary: `Recomputes a whole ledger. FOLDER is a clone (its branch ${BRANCH}, or NAME) or a folder with the files.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, values, json } = readArguments(terminal.args, ['branch'], 1)
  const folder = resolve(terminal.cwd, positionals[0] ?? '.')
  try {
    const report = await verifyLedger(await sourceOf(folder, values['branch'] ?? BRANCH, terminal.path))
    if (json) terminal.out(JSON.stringify(report, null, 2))
    else for (const line of reportLines(report)) terminal.out(plain(line))
    return { intact: EXIT.done, empty: EXIT.unjudged, broken: EXIT.integrity }[report.state]
  } catch (error) {
    if (!(error instanceof NoLedger) && !(error instanceof GitError)) throw error
    terminal.err(plain(error.message))
    return EXIT.unjudged
  }
}

class NoLedger extends Error {}

async function sourceOf(folder: string, branch: string, path: string): Promise<LedgerSource> {
  if (!existsSync(folder))
    throw new NoLedger(`There is no folder ${folder}. Name a clone, or a folder with the ledger's files.`)
  const real = await realpath(folder)
  if (!existsSync(join(real, '.git'))) return directorySource(real)
  const git = (args: readonly string[], input?: Iterable<string>) => pipeGit({ folder: real, path }, args, input)
  for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) {
    if (await exists(git, ref)) return gitBranchSource(git, ref)
  }
  throw new NoLedger(`This clone has no branch ${branch}. Fetch it first: git fetch origin ${branch}:${branch}`)
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
