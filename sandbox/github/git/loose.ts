import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'

/** One object as git stores it. */
export interface RawObject {
  oid: string
  type: 'blob' | 'tree' | 'commit' | 'tag'
  content: Buffer
}

/**
 * Objects in files of their own, which is how git keeps what was written or pushed lately, read and written without a
 * git process. gitformat-loose(5) in git's documentation, and "Git Internals - Git Objects" in the book
 */
export function readLoose(repository: string, oid: string): RawObject | undefined {
  const stored = readIfThere(placeOf(repository, oid)) ?? readBorrowed(repository, oid)
  if (stored === undefined) return undefined
  const whole = inflateSync(stored)
  const end = whole.indexOf(0)
  const type = whole.toString('latin1', 0, whole.indexOf(' ')) as RawObject['type']
  return { oid, type, content: whole.subarray(end + 1) }
}

/** A repository may borrow objects of others, which it names. */
function readBorrowed(repository: string, oid: string): Buffer | undefined {
  const others = readIfThere(join(repository, 'objects/info/alternates'))?.toString().trim().split('\n') ?? []
  for (const objects of others) {
    const stored = readIfThere(join(objects, oid.slice(0, 2), oid.slice(2)))
    if (stored !== undefined) return stored
  }
  return undefined
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Writes an object and gives its id. */
export function writeLoose(repository: string, type: RawObject['type'], content: Uint8Array): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
  const oid = createHash('sha1').update(whole).digest('hex')
  const place = placeOf(repository, oid)
  if (existsSync(place)) return oid
  mkdirSync(dirname(place), { recursive: true })
  replaceFile(place, deflateSync(whole, { level: 1 }))
  return oid
}

/** Writes a file so that nobody ever reads half of it. */
export function replaceFile(place: string, content: string | Uint8Array): void {
  const half = `${place}.${randomUUID()}.lock`
  writeFileSync(half, content)
  renameSync(half, place)
}

function placeOf(repository: string, oid: string): string {
  return join(repository, 'objects', oid.slice(0, 2), oid.slice(2))
}
