import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createClient } from '../../src/github/client/client.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import { gitBranchStore } from '../../src/ledger/stores/git-branch.ts'
import { githubStore } from '../../src/ledger/stores/github-branch.ts'
import type { RecordStore } from '../../src/ledger/stores/store.ts'
import { testClock } from '../clock.ts'
import { stage } from '../sandbox/github/stage.ts'
import { newFolder, readFiles, writeFiles } from './folders.ts'
import { gitIn, runGit } from './git.ts'
import type { Files } from './ledgers.ts'

/** What somebody with a shell puts at a path, past every store: `null` removes what is there. */
export type Put = { text: string | Buffer } | { linkTo: string } | null

/** Where a ledger can be kept, and what a test may do to it from outside. */
export interface Place {
  /** The store, as one process has it. */
  open(): RecordStore
  put(changes: Readonly<Record<string, Put>>): void
  /** Every file there is. */
  files(): Files
  /** `why`: what a store says that cannot show the history. `clone`: a store that can, for the same ledger. */
  history: { why?: string; clone?: () => RecordStore }
  /** Loses the answer to the next commit, after it took effect. Undefined: this store always knows. */
  loseAnswer?: () => void
  end(): Promise<void>
}

const BRANCH = 'quality-records'
const REF = `refs/heads/${BRANCH}`

export const places: Readonly<Record<string, () => Promise<Place>>> = {
  'a branch on GitHub': onGitHub,
  'a branch of a local clone': inClone,
  'a folder': inFolder,
}

async function onGitHub(): Promise<Place> {
  const { sandbox, repository, token, end } = await stage()
  return {
    open: () => {
      const client = createClient({ token, apiUrl: sandbox.url, userAgent: 'gatebook-tests', clock: testClock() })
      return githubStore(client, { owner: 'acme', name: 'shop', branch: BRANCH })
    },
    put: changes => commit(repository.path, changes),
    files: () => filesAt(repository.path),
    history: {
      why: 'GitHub reports it only commit by commit; verify a clone instead',
      clone: () => {
        const git = gitIn(repository.path)
        return gitBranchStore((args, input) => git([`--git-dir=${repository.path}`, ...args], input), REF)
      },
    },
    loseAnswer: () =>
      sandbox.faults.add({ match: { operation: 'Append' }, times: 1, fault: { status: 502, when: 'after' } }),
    end,
  }
}

async function inClone(): Promise<Place> {
  const folder = newFolder()
  runGit(folder, ['init', '-q', '-b', 'main'])
  return {
    open: () => gitBranchStore(gitIn(folder), REF),
    put: changes => commit(folder, changes),
    files: () => filesAt(folder),
    history: {},
    end: async () => rmSync(folder, { recursive: true }),
  }
}

async function inFolder(): Promise<Place> {
  const folder = newFolder()
  return {
    open: () => folderStore(folder),
    put: changes => {
      for (const [path, put] of Object.entries(changes)) replace(folder, path, put)
    },
    files: () => readFiles(folder),
    history: { why: 'a folder has none' },
    end: async () => rmSync(folder, { recursive: true }),
  }
}

function replace(folder: string, path: string, put: Put): void {
  const full = join(folder, path)
  rmSync(full, { recursive: true, force: true })
  mkdirSync(dirname(full), { recursive: true })
  if (put === null) return
  if ('linkTo' in put) symlinkSync(put.linkTo, full)
  else writeFiles(folder, new Map([[path, put.text]]))
}

/** Commits by git's own hand, on top of whatever the branch is at. */
function commit(repository: string, changes: Readonly<Record<string, Put>>): void {
  const exists = runGit(repository, ['for-each-ref', REF]) !== ''
  const start = `commit ${REF}\ncommitter T <t@example.org> 1772000001 +0000\ndata 1\nx\n`
  const parts = Object.entries(changes).map(([path, put]) => {
    if (put === null) return Buffer.from(`D ${path}\n`)
    const content = Buffer.from('linkTo' in put ? put.linkTo : put.text)
    const mode = 'linkTo' in put ? '120000' : '100644'
    return Buffer.concat([
      Buffer.from(`M ${mode} inline ${path}\ndata ${content.length}\n`),
      content,
      Buffer.from('\n'),
    ])
  })
  const from = exists ? [Buffer.from(`from ${REF}^0\n`)] : []
  runGit(repository, ['fast-import', '--quiet'], Buffer.concat([Buffer.from(start), ...from, ...parts]))
}

function filesAt(repository: string): Files {
  if (runGit(repository, ['for-each-ref', REF]) === '') return new Map()
  const paths = runGit(repository, ['ls-tree', '-r', '--name-only', REF]).split('\n')
  return new Map(paths.map(path => [path, `${runGit(repository, ['cat-file', 'blob', `${REF}:${path}`])}\n`]))
}
