import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MAX_ENTRY_BYTES } from './entry.ts'
import type { LedgerSource, SourceFile } from './source.ts'

/**
 * A ledger as a plain folder, such as a download or an unpacked archive. Links are not followed. Files are read
 * synchronously: for a hundred thousand small ones that takes half the time, and nothing else is waiting.
 */
export function directorySource(root: string): LedgerSource {
  return {
    async *files() {
      yield* filesIn(root, '')
    },
    history: async () => ({ state: 'unknown', why: 'a folder has none' }),
  }
}

function* filesIn(root: string, folder: string): Iterable<SourceFile> {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (path === '.git') continue
    if (entry.isDirectory()) yield* filesIn(root, path)
    else yield fileAt(root, path, entry)
  }
}

function fileAt(root: string, path: string, entry: Dirent): SourceFile {
  if (!entry.isFile()) return { path, odd: 'a link or a device' }
  const full = join(root, path)
  const { size } = statSync(full)
  if (size > MAX_ENTRY_BYTES) return { path, odd: `a file of ${size} bytes, larger than any record` }
  return { path, bytes: readFileSync(full) }
}
