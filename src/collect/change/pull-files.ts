import type { ChangedFile } from '../../facts/change.ts'
import type { Observed } from '../../facts/observed.ts'
import { pullFilesAnswer } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { parse } from '../../github/client/parse.ts'

const PAGE = 100
/** GitHub lists at most this many files of a change, whatever their number. */
const MAX_FILES = 3000

/**
 * The changed files through the REST API, for runs without a local clone: GraphQL does not report a renamed file's old
 * name. File modes and changed lines are not known this way.
 */
export async function pullFiles(
  client: Client,
  { owner, name }: Repository,
  pull: number,
  total: number,
): Promise<Observed<ChangedFile[]>> {
  const files: ChangedFile[] = []
  const last = Math.ceil(Math.min(total, MAX_FILES) / PAGE)
  for (let page = 1; page <= last; page++) {
    const what = `reading the files of change #${pull}`
    const parameters = { owner, repo: name, pull_number: pull, per_page: PAGE, page }
    const answer = await client.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', parameters, { what })
    files.push(...parse(pullFilesAnswer, answer.data, [], what).flatMap(fileOf))
  }
  if (files.length !== total) {
    return {
      state: 'unavailable',
      why: 'truncated',
      detail: `GitHub lists ${files.length} files of the change but counts ${total}.`,
      next: 'Check out the change in the job (`fetch-depth: 0`) so that its files are read from git.',
    }
  }
  const provenance = {
    source: 'github-rest',
    trust: 'platform',
    collectedAt: client.time(),
    listed: files.length,
    total,
  } as const
  return { state: 'complete', value: files.sort((a, b) => (a.path < b.path ? -1 : 1)), provenance }
}

type RestFile = ReturnType<typeof pullFilesAnswer.parse>[number]

const STATUS = {
  added: 'added',
  removed: 'removed',
  modified: 'modified',
  renamed: 'renamed',
  copied: 'copied',
  changed: 'type-changed',
  unchanged: 'modified',
} as const

function fileOf({ filename, previous_filename, status, sha }: RestFile): ChangedFile {
  const blob = sha === null ? null : { mode: null, blob: sha }
  return {
    path: filename,
    previousPath: previous_filename ?? null,
    status: STATUS[status],
    before: status === 'removed' ? blob : null,
    after: status === 'removed' ? null : blob,
    addedLines: null,
  }
}
