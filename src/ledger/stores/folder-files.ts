import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HEAD_PATH } from '../head.ts'
import { type NewFile, StoreError } from './store.ts'

/** While this is there, one writer is at work. As with git's own `*.lock` files, nobody guesses whether it still is. */
export const LOCK = `${HEAD_PATH}.lock`
export const TEMPORARY = '.tmp'

export const isAtWork = (root: string): boolean => existsSync(join(root, LOCK))

export function busy(): StoreError {
  const message =
    `${LOCK} exists in the folder: another writer is active, or a writer was interrupted. ` +
    'Remove it if no writer is active.'
  return new StoreError({ code: 'unavailable', message, retryAfterMs: null })
}

/** Does something as the only writer. */
export function locked<Result>(root: string, act: () => Result): Result {
  mkdirSync(root, { recursive: true })
  closeSync(openLock(root))
  try {
    return act()
  } finally {
    rmSync(join(root, LOCK))
  }
}

function openLock(root: string): number {
  try {
    return openSync(join(root, LOCK), 'wx')
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? busy() : error
  }
}

/** Writes a file beside its place and moves it there: whoever looks sees all of it or nothing. */
export function put(root: string, { path, text }: NewFile): void {
  const place = join(root, path)
  mkdirSync(dirname(place), { recursive: true })
  const file = openSync(place + TEMPORARY, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(place + TEMPORARY, place)
}

/** After a failure, which is what has to be told: what cannot even be removed again is left for verifying to find. */
export function removeAll(root: string, files: readonly NewFile[]): void {
  for (const place of files.flatMap(({ path }) => [join(root, path), join(root, path) + TEMPORARY])) {
    try {
      rmSync(place, { force: true })
    } catch {}
  }
}

/** The same of what was there before. */
export function putBack(root: string, path: string, bytes: Uint8Array): void {
  try {
    put(root, { path, text: Buffer.from(bytes).toString('utf8') })
  } catch {}
}

/** What the file system refuses, in the words of the port. */
export function translated<Result>(root: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    const message = `The folder ${root} cannot be used: ${code}.`
    if (!FORBIDDEN.includes(code)) throw new StoreError({ code: 'unavailable', message, retryAfterMs: null })
    const next = 'Give the account that appends to the ledger write access to the folder and its contents.'
    throw new StoreError({ code: 'forbidden', message, next })
  }
}

const FORBIDDEN: readonly string[] = ['EACCES', 'EPERM', 'EROFS']

/** The file system's own name for what went wrong; undefined for any other error. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error && 'code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
