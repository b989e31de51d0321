import { GitHubError } from '../../github/client/errors.ts'
import { readNotes, writeNotes } from '../../github/release/notes.ts'
import { plain, withinBytes } from '../../text/escape.ts'
import type { RunContext } from '../shared/context.ts'

const BEGIN = '<!-- gatebook: begin -->'
const END = '<!-- gatebook: end -->'
/** GitHub takes 125,000 characters; the rest is for what the team wrote. */
const MAX_BYTES = 60_000

/**
 * Puts the page below the notes of the release, in place of an earlier one. A recorded authorisation never fails for it:
 * what kept it from being there is given as a notice.
 */
export async function attachPage(
  { client, repository }: RunContext,
  tag: string,
  page: readonly string[],
): Promise<string | undefined> {
  try {
    const notes = await readNotes(client, repository, tag)
    if (!notes) return `The page is not in the notes of the release: there is no published release of ${plain(tag)}.`
    await writeNotes(client, repository, notes.id, withPage(notes.body, page))
    return undefined
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return plain(`The page is not in the notes of the release. ${error.message} ${error.next}`)
  }
}

/** Notes with the page at their end; what stands between our own marks is an earlier page. */
export function withPage(notes: string, page: readonly string[]): string {
  // The last one is ours: what a person copied before it stays.
  const begin = notes.lastIndexOf(BEGIN)
  const end = notes.indexOf(END, begin)
  const own = begin === -1 || end === -1 ? notes : notes.slice(0, begin) + notes.slice(end + END.length)
  const text = withinBytes(page, MAX_BYTES)
  return [own.trimEnd(), BEGIN, text, END].filter(Boolean).join('\n\n')
}
