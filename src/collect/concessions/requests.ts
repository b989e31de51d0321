import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { type ConcessionIssue, readConcessions } from '../../github/concessions.ts'
import { account } from '../change/change.ts'
import { editedAt, grantsIn } from './concessions.ts'
import { type CorrectionText, correctionText } from './correction-form.ts'
import { type RetrospectiveText, retrospectiveText } from './retrospective-form.ts'

/** An issue that asks for a decision, as it says it, and the comments that give it. */
export type Requested<Text> = Text & {
  issue: number
  requestedBy: ReturnType<typeof account>
  grants: ReturnType<typeof grantsIn>
  editedAt: string | null
  isClosed: boolean
}

export type RequestedCorrection = Requested<CorrectionText>
export type RequestedRetrospective = Requested<RetrospectiveText>

/** The issues that were read, and how many there are. */
type Listed<Text> = { requests: readonly Requested<Text>[]; read: number; total: number } | 'forbidden'

export const requestedCorrections = (client: Client, repository: Repository, label: string) =>
  requested(client, repository, {
    label,
    since: client.time(),
    words: /^correction granted\.?$/i,
    textOf: correctionText,
  })

/** Also those that were closed since a time: whoever reports a review may well close the issue at once. */
export const requestedRetrospectives = (client: Client, repository: Repository, label: string, since: string) =>
  requested(client, repository, { label, since, words: /^review done\.?$/i, textOf: retrospectiveText })

async function requested<Text>(
  client: Client,
  repository: Repository,
  { label, since, words, textOf }: { label: string; since: string; words: RegExp; textOf: (body: string) => Text },
): Promise<Listed<Text>> {
  const found = await readConcessions(client, repository, label, since)
  if (found === 'forbidden') return found
  const requestIn = (issue: ConcessionIssue): Requested<Text> => ({
    issue: issue.number,
    requestedBy: account(issue.author),
    grants: grantsIn(issue, words),
    editedAt: editedAt(issue),
    isClosed: issue.closedAt !== null,
    ...textOf(issue.body),
  })
  return { ...found, requests: found.issues.map(requestIn) }
}
