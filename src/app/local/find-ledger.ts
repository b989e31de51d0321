import { existsSync, statSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HEAD_PATH } from '../../ledger/head.ts'
import { folderStore } from '../../ledger/stores/folder.ts'

/** Where a ledger may be: on a branch of a clone, or in the files of a folder. All paths are without links. */
export type Place =
  | { kind: 'clone'; folder: string }
  | { kind: 'bare'; folder: string }
  | { kind: 'files'; folder: string }
  | { kind: 'nowhere'; why: string }

/** Looks in the folder itself, then above it, as git does. */
export async function findLedger(folder: string): Promise<Place> {
  if (!existsSync(folder)) return nowhere(`There is no folder ${folder}.`)
  if (!statSync(folder).isDirectory()) return nowhere(`${folder} is not a folder.`)
  const real = await realpath(folder)
  if (hasGit(real)) return { kind: 'clone', folder: real }
  if (isBare(real)) return { kind: 'bare', folder: real }
  if (await holdsLedger(real)) return { kind: 'files', folder: real }
  const above = ancestors(real).find(hasGit)
  return above === undefined ? nowhere(`There is no ledger in ${folder}.`) : { kind: 'clone', folder: above }
}

const nowhere = (found: string): Place => ({
  kind: 'nowhere',
  why: `${found} Name a clone, or a folder with the files of the ledger.`,
})

const hasGit = (folder: string): boolean => existsSync(join(folder, '.git'))

/** What git itself looks for. */
const isBare = (folder: string): boolean => ['HEAD', 'objects', 'refs'].every(name => existsSync(join(folder, name)))

function ancestors(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [] : [parent, ...ancestors(parent)]
}

/** A head or any record: a ledger that lost one of the two is still a ledger, a broken one. */
async function holdsLedger(folder: string): Promise<boolean> {
  const store = folderStore(folder)
  const [head] = (await store.read([HEAD_PATH])) ?? []
  return Boolean(head) || ((await store.list()) ?? []).length > 0
}
