import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MAX_ENTRY_BYTES } from './entry.ts'
import type { LedgerSource, SourceFile } from './source.ts'

/** A ledger as a plain folder, such as a download or an unpacked archive. Links are not followed. */
export function directorySource(root: string): LedgerSource {
  return {
    files: () => filesIn(root, ''),
    history: async () => ({ state: 'unknown', why: 'a folder has none' }),
  }
}

async function* filesIn(root: string, folder: string): AsyncIterable<SourceFile> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (path === '.git') continue
    if (entry.isDirectory()) yield* filesIn(root, path)
    else yield await fileAt(root, path, entry)
  }
}

async function fileAt(root: string, path: string, entry: Dirent): Promise<SourceFile> {
  if (!entry.isFile()) return { path, odd: 'a link or a device' }
  const full = join(root, path)
  const { size } = await stat(full)
  if (size > MAX_ENTRY_BYTES) return { path, odd: `a file of ${size} bytes, larger than any record` }
  return { path, bytes: await readFile(full) }
}
