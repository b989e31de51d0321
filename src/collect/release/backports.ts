import type { ReleaseChange } from '../../facts/release/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import type { ReleasedCommit } from '../../github/release/commits.ts'
import { readPatch } from '../../github/release/patch.ts'

/** Each costs two requests; what is beyond is named, and its patch is not compared. */
const MAX_COMPARED = 5

/** What `git cherry-pick -x` writes. A squash keeps the messages of its commits. */
const TRAILER = /\(cherry picked from commit ([0-9a-f]{40})\)/

/**
 * Which of the commits say that they were picked from others, and whether they make the same edits. It is the word of
 * whoever wrote the message, so it decides nothing: a backport needs a record of its own.
 */
export async function backportsIn(
  client: Client,
  place: Repository,
  commits: readonly ReleasedCommit[],
): Promise<ReadonlyMap<string, NonNullable<ReleaseChange['backportOf']>>> {
  const found = new Map<string, NonNullable<ReleaseChange['backportOf']>>()
  for (const { oid, message } of commits) {
    const [, original] = TRAILER.exec(message) ?? []
    if (original === undefined) continue
    const samePatch = found.size < MAX_COMPARED ? await isSamePatch(client, place, oid, original) : null
    found.set(oid, { commit: original, samePatch })
  }
  return found
}

/** `null`: GitHub does not show one of them, or not all of it. */
async function isSamePatch(client: Client, place: Repository, left: string, right: string): Promise<boolean | null> {
  const patches = [await readPatch(client, place, left), await readPatch(client, place, right)].map(edits)
  const [one, other] = patches
  return one === undefined || other === undefined ? null : one === other
}

/** The edits without where they are: a line has another number on another branch. */
const edits = (patch: ReadonlyMap<string, string> | undefined): string | undefined =>
  patch &&
  JSON.stringify(
    [...patch]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => [
        path,
        text
          .replace(/^@@ .*$/gm, '@@')
          .split('\n')
          .filter(line => !line.startsWith(' ')),
      ]),
  )
