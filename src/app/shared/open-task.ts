import { at } from './at.ts'

/** To evaluate open changes again where no event of theirs says that something changed. */
export type OpenTask = { story: 'open-changes'; named: 'all' | NamedIssue }

/** The issue of an event: a concession, or one that changes name in their descriptions. */
export interface NamedIssue {
  body: string
  /** Undefined: the event does not say. */
  number: number | undefined
}

/** Events of issues, among which are concessions and change records. */
const ISSUE_EVENTS = ['issues', 'issue_comment']
/** Events that name no change: with the command `check` all open ones are meant. */
const OF_NO_CHANGE = ['schedule', 'workflow_dispatch', 'repository_dispatch']

/** What an event of no change asks for; undefined: it is another event. */
export function openTask(name: string, payload: unknown): OpenTask | { story: 'nothing'; why: string } | undefined {
  if (OF_NO_CHANGE.includes(name)) return { story: 'open-changes', named: 'all' }
  if (!ISSUE_EVENTS.includes(name)) return undefined
  // A comment on a pull request is an event of its issue.
  if (at(payload, 'issue', 'pull_request') !== undefined) return { story: 'nothing', why: 'A comment decides nothing.' }
  if (isOfOutsider(payload)) return { story: 'nothing', why: OUTSIDER }
  const body = at(payload, 'issue', 'body')
  // A comment changes no text that a change could name.
  const number = name === 'issues' ? at(payload, 'issue', 'number') : undefined
  const named = {
    body: typeof body === 'string' ? body : '',
    number: Number.isSafeInteger(number) ? Number(number) : undefined,
  }
  return { story: 'open-changes', named }
}

/**
 * Whoever has nothing to do with the repository grants nothing, and must not spend its requests. Nothing but work is
 * decided by this: who has access is asked for elsewhere, and what this leaves out the next scheduled run sees.
 */
function isOfOutsider(payload: unknown): boolean {
  const [comment, issue] = ['comment', 'issue'].map(one => at(payload, one, 'author_association'))
  const isTyped = comment !== undefined || ['opened', 'edited'].includes(String(at(payload, 'action')))
  return isTyped && OUTSIDERS.includes(String(comment ?? issue))
}

const OUTSIDERS = ['NONE', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'MANNEQUIN']
const OUTSIDER = 'It is of somebody who is no part of the repository, and grants nothing.'

export const isOfIssue = (name: string): boolean => ISSUE_EVENTS.includes(name)
