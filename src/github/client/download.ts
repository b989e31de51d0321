import type { Clock } from '../../clock/clock.ts'
import { GitHubError } from './errors.ts'

/** Time for a large file on a slow line; a connection that hangs holds no runner. */
const TIMEOUT_MS = 120_000

/**
 * The bytes at an address, or an error. Nothing but the address is sent. What is there may be of any size whatever it
 * says of itself, so reading ends where the bound does.
 */
export async function fetchBounded(
  fetcher: typeof fetch,
  address: string,
  { what, mostBytes, clock }: { what: string; mostBytes: number; clock: Pick<Clock, 'timeLimit'> },
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of bodyAt(fetcher, address, what, clock.timeLimit(TIMEOUT_MS))) {
    bytes += chunk.length
    if (bytes > mostBytes) throw tooLarge(what, mostBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* bodyAt(
  fetcher: typeof fetch,
  address: string,
  what: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    const answer = await fetcher(address, { signal })
    if (!answer.ok || answer.body === null) throw lost(what, `it responds with status ${answer.status}`)
    yield* answer.body
  } catch (error) {
    throw error instanceof GitHubError ? error : lost(what, 'the connection failed')
  }
}

/** The address itself is a key for whoever has it, so it is not told. */
const lost = (what: string, why: string): GitHubError =>
  new GitHubError('unavailable', `The storage that GitHub redirects to cannot be read (${what}): ${why}.`, {
    status: 0,
    next: 'Run the job again. If the problem persists, check for a proxy between the runner and the storage.',
  })

const tooLarge = (what: string, most: number): GitHubError =>
  new GitHubError('invalid', `It is larger than the limit of ${most} bytes (${what}).`, {
    status: 200,
    next: 'Upload only the reports in a separate artifact.',
  })
