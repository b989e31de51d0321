import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { entryPath } from '../../src/ledger/entry.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import { StoreError } from '../../src/ledger/stores/store.ts'
import { mergeNumber } from '../record/builders.ts'
import { newFolder, readFiles, writeFiles } from './folders.ts'
import { ledgerOf, numbered, retryPolicy } from './ledgers.ts'

// What is a folder's alone; `conformance.test.ts` has what it shares with the other stores.

const [first, second] = [mergeNumber(0), mergeNumber(1)]
const path = entryPath(second)

let folder: string
const lock = () => join(folder, 'head.json.lock')
const keep = () => append(folderStore(folder), second, retryPolicy({ tries: 3 }))

beforeEach(() => {
  folder = newFolder()
  writeFiles(folder, ledgerOf([first]).files)
})
afterEach(() => rmSync(folder, { recursive: true }))

const BUSY =
  'head.json.lock exists in the folder: another writer is active, or a writer was interrupted. ' +
  'Remove it if no writer is active.'

describe('while another process writes', () => {
  test('nothing is written, and the lock is named', async () => {
    writeFileSync(lock(), '')
    expect(await keep()).toMatchObject({ status: 'deferred', why: BUSY })
    rmSync(lock())
    expect(readFiles(folder)).toEqual(ledgerOf([first]).files)
  })

  test('its record is not read before the head counts it', async () => {
    writeFileSync(lock(), '')
    const entry = ledgerOf([first, second]).files.get(path) ?? ''
    writeFiles(folder, new Map([[path, entry]]))
    await expect(folderStore(folder).snapshot(path)).rejects.toThrow(BUSY)
    writeFiles(folder, ledgerOf([first, second]).files)
    rmSync(lock())
    expect(await keep()).toMatchObject({ status: 'already_recorded', seq: 2 })
  })

  test('that begins the ledger, there is none yet', async () => {
    const empty = newFolder()
    for (const name of ['head.json.lock', 'head.json.tmp']) writeFileSync(join(empty, name), '')
    expect(await folderStore(empty).snapshot(path)).toEqual({ state: 'absent' })
    rmSync(empty, { recursive: true })
  })
})

test('nothing of its work stays behind', async () => {
  expect(await keep()).toMatchObject({ status: 'appended' })
  expect([...readFiles(folder).keys()].filter(name => /lock|tmp/.test(name))).toEqual([])
})

test('a record that cannot be written is not counted', async () => {
  mkdirSync(join(folder, `${path}.tmp`), { recursive: true })
  expect(await keep()).toMatchObject({ status: 'deferred', why: `The folder ${folder} cannot be used: EISDIR.` })
  rmSync(join(folder, `${path}.tmp`), { recursive: true, force: true })
  expect(readFiles(folder)).toEqual(ledgerOf([first]).files)
})

test('a record that cannot be counted is taken away again', async () => {
  // The place where the new head is written first.
  mkdirSync(join(folder, 'head.json.tmp'))
  expect(await keep()).toMatchObject({ status: 'deferred', why: `The folder ${folder} cannot be used: EISDIR.` })
  expect(existsSync(join(folder, path))).toBe(false)
  expect(existsSync(lock())).toBe(false)
})

test('a file that somebody put in the place of a record since it was looked at is not written over', async () => {
  const store = folderStore(folder)
  const seen = await store.snapshot(path)
  const expected = seen.state === 'present' ? seen.tip : ''
  writeFiles(folder, new Map([[path, 'mine\n']]))
  const files = [{ path, text: '{}\n' }]
  expect(await store.commit({ expected, headline: '', body: '', files })).toBe('moved')
  expect(readFiles(folder).get(path)).toBe('mine\n')
})

test('a folder of other files is never made into a ledger', async () => {
  const other = newFolder()
  writeFiles(other, new Map([['README.md', 'mine\n']]))
  const result = await append(folderStore(other), first, retryPolicy())
  expect(result).toMatchObject({ status: 'refused', why: 'The ledger has no head.json.' })
  expect(readFiles(other)).toEqual(new Map([['README.md', 'mine\n']]))
  rmSync(other, { recursive: true })
})

test('a ledger is started in a folder that is not there yet', async () => {
  const store = folderStore(join(folder, 'new/ledger'))
  expect(await append(store, first, retryPolicy())).toMatchObject({ status: 'appended', seq: 1 })
})

test('a link in the middle of a path is not followed', async () => {
  const year = path.slice(0, 4)
  const real = newFolder()
  writeFiles(real, ledgerOf(numbered(2)).files)
  rmSync(join(folder, year), { recursive: true })
  symlinkSync(join(real, year), join(folder, year))
  expect(await folderStore(folder).read([path])).toEqual([{ path, unexpected: 'behind a link' }])
  expect(await keep()).toMatchObject({ status: 'refused', why: `${path} is behind a link.` })
  rmSync(real, { recursive: true })
})

test('a folder that may not be written to is forbidden, with what to grant', async () => {
  chmodSync(folder, 0o555)
  const kept = await asOrdinaryUser(keep)
  chmodSync(folder, 0o700)
  expect(kept).toMatchObject({
    status: 'deferred',
    why: `The folder ${folder} cannot be used: EACCES.`,
    next: 'Give the account that appends to the ledger write access to the folder and its contents.',
  })
  expect(readFiles(folder)).toEqual(ledgerOf([first]).files)
})

/** The superuser may write everywhere, so for this the process is somebody else. */
async function asOrdinaryUser<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(ORDINARY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

/** Any account without rights; on Linux, `nobody`. */
const ORDINARY = 65_534

test('a fault that is not of the file system is not taken for one', async () => {
  const wrong = folderStore(`${folder}\0`).snapshot(path)
  await expect(wrong).rejects.not.toThrow(StoreError)
})
