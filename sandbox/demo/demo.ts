import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Company, type Folders } from './company.ts'
import { tellEnding } from './ending.ts'
import { onInterrupt } from './interrupt.ts'
import { CLI, PACKAGE } from './job.ts'
import { runProgram } from './process.ts'
import { Unexpected } from './stage.ts'
import { playStory } from './story.ts'
import { createTeller, type Teller } from './teller.ts'
import { verifyLedger } from './verification.ts'

export interface DemoOptions {
  /** Where to leave everything; a new temporary folder when not given. */
  folder: string | undefined
  cwd: string
  /** The search path for programs. */
  path: string
  out: (text: string) => void
  colour?: boolean
}

/** 0: played to its end. 3: it could not be played, or did not go as expected. 4: the ledger did not verify. */
export type DemoExit = 0 | 3 | 4

/** Plays the story of one change, from red to green to merged to recorded, on an embedded stand-in for GitHub. */
export async function playDemo({ folder, cwd, path, out, colour = false }: DemoOptions): Promise<DemoExit> {
  const interrupt = onInterrupt()
  let left = ''
  const teller = createTeller({ out, colour, signal: interrupt.signal })
  try {
    const obstacle = packageObstacle() ?? (await gitObstacle(path)) ?? (await folderObstacle(folder, cwd))
    if (obstacle !== undefined) {
      teller.say(obstacle)
      return 3
    }
    const root = await makeFolder(folder, cwd)
    left = `\nThe files created so far are in ${root}.`
    greet(teller, root)
    return await play(teller, { root, backstage: join(root, 'backstage'), path }, cwd)
  } catch (error) {
    teller.say('')
    teller.say((interrupt.signal.aborted ? 'Stopped.' : broken(error)) + left)
    return 3
  } finally {
    interrupt.end()
  }
}

async function play(teller: Teller, folders: Folders, cwd: string): Promise<DemoExit> {
  await mkdir(folders.backstage)
  const company = await Company.found(folders)
  try {
    const stage = { company, teller }
    await playStory(stage)
    if ((await verifyLedger(stage)) === 'broken') {
      teller.say('The ledger does not verify, although nobody changed it. Please report this as a bug of Gatebook.')
      return 4
    }
    tellEnding(stage, cwd)
    await rm(folders.backstage, { recursive: true, force: true })
    return 0
  } finally {
    await company.sandbox.close()
  }
}

function greet(teller: Teller, root: string): void {
  teller.list([teller.style('bold', 'Gatebook: one change, from failing to passing, merged and recorded')])
  teller.list([''])
  teller.say(
    'Everything runs on this computer: git, the tests and the built Action are real. A stand-in on 127.0.0.1 replaces GitHub and is checked against its published API description. No account, no token, no network.',
  )
  teller.list([`All files stay in ${root}`])
}

function broken(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof Unexpected ? `The demo did not run as expected. ${message}` : `The demo failed. ${message}`
}

function packageObstacle(): string | undefined {
  const whole = PACKAGE !== undefined && existsSync(CLI)
  return whole
    ? undefined
    : 'action.yml or dist/cli.js is missing next to the demo. Run it from a complete clone: npm start.'
}

/** Why the story cannot be played with the git that is here. `merge-tree --write-tree` came with 2.38. */
async function gitObstacle(path: string): Promise<string | undefined> {
  const need = 'The demo needs git 2.38 or newer on the search path'
  try {
    const { out } = await runProgram('git', ['--version'], { cwd: tmpdir(), home: tmpdir(), path })
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(out) ?? []
    const enough = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38)
    return enough ? undefined : `${need}; this is ${out.trim()}. Install a newer one and run the demo again.`
  } catch {
    return `${need}, and found none. Install it and run the demo again.`
  }
}

async function folderObstacle(folder: string | undefined, cwd: string): Promise<string | undefined> {
  if (folder === undefined) return undefined
  try {
    const found = await readdir(resolve(cwd, folder))
    if (found.length === 0) return undefined
    return `The folder ${folder} is not empty, and the demo overwrites nothing. Name an empty or new folder, or none.`
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    return `${folder} cannot be used as a folder. Name an empty or new folder, or none.`
  }
}

async function makeFolder(folder: string | undefined, cwd: string): Promise<string> {
  if (folder === undefined) return realpath(await mkdtemp(join(tmpdir(), 'gatebook-demo-')))
  await mkdir(resolve(cwd, folder), { recursive: true })
  return realpath(resolve(cwd, folder))
}
