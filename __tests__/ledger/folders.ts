import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from './ledgers.ts'

/** A folder of its own, empty. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gatebook-ledger-'))
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string | Buffer | null>): void {
  for (const [path, text] of files) {
    const full = join(folder, path)
    mkdirSync(dirname(full), { recursive: true })
    if (text === null) rmSync(full)
    else writeFileSync(full, text)
  }
}

/** Every file in a folder, by path and in order; links are not followed. */
export function readFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  return new Map(paths.sort().map(path => [path, readFileSync(join(folder, path), 'utf8')]))
}
