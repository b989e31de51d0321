import type { Client } from '../../github/client/client.ts'
import type { ExtendedPolicy } from '../../github/extended.ts'
import { parseReference } from '../../policy/load/reference.ts'
import type { Reader, RunContext } from '../shared/context.ts'

/**
 * Reads policies of other repositories, each once in a run. What it needs is loaded when the first one is requested.
 */
export function baseReader(clients: Readonly<Record<Reader, Client>>): RunContext['readBase'] {
  const known = new Map<string, Promise<ExtendedPolicy>>()
  return (text, reader) => {
    // Two names of one client are one reader.
    const key = `${clients.job === clients.organisation ? '' : reader} ${text}`
    const read = known.get(key) ?? readNow(clients[reader], text)
    known.set(key, read)
    return read
  }
}

async function readNow(client: Client, text: string): Promise<ExtendedPolicy> {
  const reference = parseReference(text)
  if (!reference) throw new Error('Only references that a policy may contain are requested.')
  const { readExtended } = await import('../../github/extended.ts')
  return readExtended(client, reference)
}
