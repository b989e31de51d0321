import type { Concession } from '../facts/concessions.ts'
import type { Facts } from '../facts/facts.ts'
import { patternProblem } from '../facts/glob.ts'
import type { Unavailable } from '../facts/observed.ts'
import type { Repository } from '../github/ask.ts'
import type { Client } from '../github/client.ts'
import { type ConcessionIssue, readConcessions } from '../github/concessions.ts'
import { GitHubError } from '../github/errors.ts'
import { account } from './change.ts'
import { describe } from './description.ts'

/** The concessions of a repository as they were at a time. */
export async function concessionsFact(
  client: Client,
  repository: Repository,
  label: string,
  asOf: string,
): Promise<Facts['concessions']> {
  try {
    const issues = await readConcessions(client, repository, label, asOf)
    if (!issues) return TOO_MANY
    const provenance = { source: 'github-graphql', trust: 'platform', collectedAt: client.time() } as const
    return { state: 'complete', value: issues.map(issue => concessionIn(issue, label)), provenance }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    if (error.code !== 'forbidden' && error.code !== 'not_found') throw error
    return FORBIDDEN
  }
}

/** What an issue says under the headings of the form. */
function concessionIn(issue: ConcessionIssue, label: string): Concession {
  const said = describe(issue.body, [])
  const sections = said.state === 'read' ? said.description.sections : []
  const under = (heading: string): string => {
    const found = sections.filter(one => one.heading.trim().toLowerCase() === heading)
    // Twice the same heading says two things, and so nothing.
    const text = found.length === 1 ? (found[0]?.text ?? '') : ''
    return /^_?no response_?$/i.test(text) ? '' : text
  }
  const scope = wordsOf(under('scope'))
  return {
    issue: issue.number,
    requestedBy: account(issue.author),
    granted: grantOf(issue, label),
    editedAt: issue.lastEditedAt,
    gates: wordsOf(under('gates')).slice(0, MOST_NAMED),
    pulls: scope.flatMap(word => (PULL.test(word) ? [Number(word.slice(1))] : [])).slice(0, MOST_NAMED),
    paths: scope.filter(word => !PULL.test(word) && patternProblem(word) === undefined).slice(0, MOST_NAMED),
    reasonLength: under('reason').length,
    expires: dayIn(under('expires')),
  }
}

const MOST_NAMED = 50
const PULL = /^#[1-9]\d{0,8}$/

const wordsOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(word => word !== ''))]

/** A day that the calendar has, alone. */
function dayIn(text: string): string | null {
  const day = text.trim()
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null
}

/** Anybody with a little access can put a label on an issue, so who did it last is what counts. */
function grantOf({ labeled }: ConcessionIssue, label: string): Concession['granted'] {
  const event = labeled.nodes.findLast(node => node?.label.name.toLowerCase() === label.toLowerCase())
  return event ? { by: account(event.actor), at: event.createdAt } : null
}

const FORBIDDEN: Unavailable = {
  state: 'unavailable',
  why: 'forbidden',
  detail: 'The token may not read the issues of the repository, so no concession counts.',
  next: 'Grant the job `issues: read` under `permissions:` in the workflow.',
}

const TOO_MANY: Unavailable = {
  state: 'unavailable',
  why: 'truncated',
  detail: 'There are more concessions than GitHub lists at once, so none of them counts.',
  next: 'Close those that are over.',
}
