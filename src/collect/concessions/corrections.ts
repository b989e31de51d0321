import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { type ConcessionIssue, readConcessions } from '../../github/concessions.ts'
import { account } from '../change/change.ts'
import { editedAt, grantsIn } from './concessions.ts'
import { type CorrectionText, correctionText } from './correction-form.ts'

/** An open request for a correction, as its issue says it, and the comments that grant it. */
export interface RequestedCorrection extends CorrectionText {
  issue: number
  requestedBy: ReturnType<typeof account>
  grants: ReturnType<typeof grantsIn>
  editedAt: string | null
}

/** The open requests that were read, and how many there are. */
export async function requestedCorrections(
  client: Client,
  repository: Repository,
  label: string,
): Promise<{ requests: readonly RequestedCorrection[]; read: number; total: number } | 'forbidden'> {
  const found = await readConcessions(client, repository, label, client.time())
  return found === 'forbidden' ? found : { ...found, requests: found.issues.map(requestIn) }
}

const GRANT = /^correction granted\.?$/i

const requestIn = (issue: ConcessionIssue): RequestedCorrection => ({
  issue: issue.number,
  requestedBy: account(issue.author),
  grants: grantsIn(issue, GRANT),
  editedAt: editedAt(issue),
  ...correctionText(issue.body),
})
