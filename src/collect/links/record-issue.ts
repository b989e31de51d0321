import type { Facts } from '../../facts/facts.ts'
import type { Description } from '../../facts/links.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { grant } from '../../github/client/permissions.ts'
import { type RecordIssueNode, readRecordIssue } from '../../github/record-issue.ts'
import { describe } from './description.ts'

interface Naming {
  description: Description
  /** `owner/name` of the change. */
  repository: string
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
}

/**
 * The issue that the section "Change record" of a description names, which holds the record. Only of an open change:
 * labels, and whether an issue is open, have no time. And only there: whoever may
 * label or link issues could otherwise put another record in the place of the one that was authorised, at a time that
 * GitHub does not tell.
 */
export async function recordIssueFact(
  client: Client,
  place: Repository,
  naming: Naming,
): Promise<Facts['recordIssue']> {
  const named = numberIn(naming)
  if (typeof named !== 'number') return complete(client, named)
  const issue = await readRecordIssue(client, place, named)
  if (issue === 'forbidden') return FORBIDDEN
  if (issue === null) return complete(client, { state: 'not_found', number: named })
  const read = describe(issue.body, [])
  if (read.state !== 'read')
    return { state: 'unavailable', why: 'truncated', detail: `Issue #${named}: ${read.detail}`, next: read.next }
  return complete(client, {
    state: 'found',
    number: named,
    open: issue.closedAt === null,
    labels: issue.labels?.nodes.flatMap(node => node?.name ?? []) ?? [],
    digest: read.description.digest,
    editedAt: lastWritten(issue, naming),
    sections: read.description.sections,
  })
}

const HEADING = /^change[ -]record$/i

type Named = Exclude<Extract<Facts['recordIssue'], { state: 'complete' }>['value'], { state: 'found' | 'not_found' }>

function numberIn({ description: { sections }, repository, server }: Naming): number | Named {
  const found = sections.filter(({ heading, untouched }) => HEADING.test(heading.trim()) && !untouched)
  const texts = found.map(({ text }) => text.trim()).filter(text => text !== '')
  const [text, ...more] = texts
  if (text === undefined) return { state: 'unnamed' }
  const url = `${server}/${repository}/issues/`.toLowerCase()
  const short = text.toLowerCase().startsWith(url) ? `#${text.slice(url.length).replace(/[#?].*$/, '')}` : text
  const [, number] = /^#([1-9]\d{0,8})$/.exec(short) ?? []
  if (number !== undefined && more.length === 0) return Number(number)
  return { state: 'unreadable', text: texts.join(' ').slice(0, MAX_SHOWN) }
}

const MAX_SHOWN = 100

/** The latest of what somebody could have written after others had looked: the issue, or which issue it is. */
function lastWritten({ createdAt, lastEditedAt, moves }: RecordIssueNode, { description }: Naming): string {
  const times = [createdAt, lastEditedAt, description.editedAt ?? null, ...moves.nodes.map(move => move.createdAt)]
  return times.flatMap(time => time ?? []).reduce((left, right) => (isAfter(right, left) ? right : left))
}

const isAfter = (time: string | null, than: string): boolean => time !== null && Date.parse(time) > Date.parse(than)

function complete(
  client: Client,
  value: Extract<Facts['recordIssue'], { state: 'complete' }>['value'],
): Facts['recordIssue'] {
  return {
    state: 'complete',
    value,
    provenance: { source: 'github-graphql', trust: 'platform', collectedAt: client.time() },
  }
}

const FORBIDDEN: Unavailable = {
  state: 'unavailable',
  why: 'forbidden',
  detail: 'The token has no permission to read issues, so the change record cannot be read.',
  next: grant('issues: read'),
}
