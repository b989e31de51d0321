import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** GitHub takes no file of more than 100 MiB. */
const MAX_BYTES = 100 * 1024 * 1024

/**
 * Whether a working copy holds what git has for it. Git is not used: its index can be set to ignore changes
 * (`assume-unchanged`), and its clean filters are programs that the repository's configuration names.
 */
export async function holdsBlob(folder: string, path: string, blob: string): Promise<boolean> {
  return (await blobsOf(join(folder, path), blob.length)).includes(blob)
}

/** The ids, of so many digits, of blobs that a file can have been checked out from. None: it cannot be a working copy. */
export async function blobsOf(file: string, digits: number): Promise<string[]> {
  const content = await read(file)
  if (content === undefined) return []
  // Line ends may have been turned round on checkout.
  const contents = content.includes('\r\n') ? [content, withoutCarriageReturns(content)] : [content]
  return contents.map(one => blobId(one, digits))
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await handle.stat()
      return stat.isFile() && stat.size <= MAX_BYTES ? await handle.readFile() : undefined
    } finally {
      await handle.close()
    }
  } catch {
    return undefined
  }
}

function blobId(content: Buffer, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex')
}

function withoutCarriageReturns(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}
