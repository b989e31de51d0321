import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

export type Unread = 'missing' | 'no_file' | 'unreadable'

/** The first bytes of a file of this machine, as many as are wanted; or why there are none. */
export async function readBounded(path: string, most: number): Promise<Uint8Array | Unread> {
  try {
    // Opening a pipe waits for somebody to write into it, for ever if need be; with this flag it does not.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      if (!(await handle.stat()).isFile()) return 'no_file'
      const chunks: Uint8Array[] = []
      for await (const chunk of handle.createReadStream({ end: most - 1, autoClose: false })) chunks.push(chunk)
      return Buffer.concat(chunks)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable'
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR')
