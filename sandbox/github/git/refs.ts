import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceFile } from './loose.ts'

/**
 * All references of a bare repository at this moment, by their full name and in its order: those in files of their own,
 * which win, and those that git has packed. Read as `git for-each-ref` reads them, without a process.
 */
export function readRefs(repository: string): Map<string, string> {
  const all = new Map([...packed(repository), ...loose(repository, 'refs')])
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Where one reference is; read without a look at the others. */
export function readRef(repository: string, ref: string): string | undefined {
  if (!/^refs\//.test(ref) || /(?:^|\/)\.|\.lock$/.test(ref)) return undefined
  return looseRef(repository, ref) ?? new Map(packed(repository)).get(ref)
}

/** Sets a reference that only the stand-in itself writes, whatever it was before. */
export function writeRef(repository: string, ref: string, oid: string): void {
  const place = join(repository, ref)
  mkdirSync(dirname(place), { recursive: true })
  replaceFile(place, `${oid}\n`)
}

/**
 * Moves a reference only if it still is where the caller saw it (all zeros: nowhere), and says whether it did. Holds the
 * same lock as git does, so that a push at the same time is before or after it.
 */
export function moveRef(repository: string, ref: string, to: string, from: string): boolean {
  const place = join(repository, ref)
  const lock = `${place}.lock`
  if (!succeeds(() => mkdirSync(dirname(place), { recursive: true }))) return false
  if (!succeeds(() => writeFileSync(lock, `${to}\n`, { flag: 'wx' }))) return false
  const isThere = (readRef(repository, ref) ?? NOWHERE) === from
  // Where references begin with this name, there is a folder.
  if (isThere && succeeds(() => renameSync(lock, place))) return true
  rmSync(lock)
  return false
}

function succeeds(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}

const NOWHERE = '0'.repeat(40)

function packed(repository: string): [string, string][] {
  const text = readIfThere(join(repository, 'packed-refs')) ?? ''
  return [...text.matchAll(/^([0-9a-f]{40}) (\S+)$/gm)].map(([, oid = '', ref = '']) => [ref, oid])
}

function loose(repository: string, folder: string): [string, string][] {
  return entriesOf(join(repository, folder)).flatMap(entry => {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) return loose(repository, name)
    // Git writes a reference under another name first; it may be gone by now.
    const oid = name.endsWith('.lock') ? undefined : looseRef(repository, name)
    return oid === undefined ? [] : [[name, oid] as [string, string]]
  })
}

function looseRef(repository: string, name: string): string | undefined {
  const oid = (readIfThere(join(repository, name)) ?? '').trim()
  return /^[0-9a-f]{40}$/.test(oid) ? oid : undefined
}

/** Git removes a folder with its last reference. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
