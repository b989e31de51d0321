import { ownersOf, readCodeOwners } from '../../documents/codeowners.ts'
import type { Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { CodeOwners } from '../../facts/owners.ts'
import type { MergedRules } from '../../github/client/answers.ts'

/** Where GitHub looks, in this order; the first that is there counts, and no other. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** GitHub reads no larger one, and then asks no owner at all. */
const MAX_BYTES = 3_000_000
const MAX_REPORTED = 5

/** Who owns the changed files, by CODEOWNERS of the base commit. A line that GitHub would skip makes all of it unknown. */
export function codeOwnersFact(
  rules: Pick<MergedRules, 'codeowners1' | 'codeowners2' | 'codeowners3'>,
  files: Facts['files'],
  collectedAt: string,
): Facts['codeOwners'] {
  if (files.state !== 'complete') return files
  const entries = [rules.codeowners1, rules.codeowners2, rules.codeowners3]
  const place = entries.findIndex(entry => entry !== null)
  const [file, entry] = [PLACES[place], entries[place]]
  if (!file || !entry) return NO_FILE
  const { object } = entry
  if (entry.type !== 'blob' || entry.mode === LINK || !object) return unread(file, 'is not a regular file')
  if ((object.byteSize ?? 0) >= MAX_BYTES) return unread(file, 'has 3 MB or more, so GitHub ignores it')
  if (object.isBinary || object.isTruncated || object.text == null)
    return unread(file, 'is not text, or GitHub does not show all of it')
  const read = readCodeOwners(object.text)
  if (!read.ok) return wrong(file, read.problems)
  const paths = new Set(
    files.value.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]),
  )
  const provenance = { source: 'github-graphql', trust: 'platform', collectedAt } as const
  return { state: 'complete', value: owned(file, ownersOf(read), [...paths]), provenance }
}

const LINK = 0o120000

function owned(file: string, lineOf: ReturnType<typeof ownersOf>, paths: readonly string[]): CodeOwners {
  const parts = new Map<number, CodeOwners['parts'][number]>()
  const unowned: string[] = []
  for (const path of paths) {
    const found = lineOf(path)
    if (!found || found.owners.length === 0) {
      unowned.push(path)
      continue
    }
    const part = parts.get(found.line) ?? { ...found, owners: [...found.owners], paths: [] }
    part.paths.push(path)
    parts.set(found.line, part)
  }
  return { file, parts: [...parts.values()].sort((a, b) => a.line - b.line), unowned }
}

const NO_FILE: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: `There is no CODEOWNERS file on the base branch. GitHub reads these locations: ${PLACES.join(', ')}.`,
  next: 'Add one to the base branch, or remove `code-owners` from the policy.',
}

const unread = (file: string, why: string): Unavailable => ({
  state: 'unavailable',
  why: 'ambiguous',
  detail: `${file} on the base branch ${why}.`,
  next: 'Correct it on the base branch.',
})

function wrong(file: string, problems: readonly { line: number; message: string; next: string }[]): Unavailable {
  const named = problems.slice(0, MAX_REPORTED).map(({ line, message }) => `${file}:${line} ${message}`)
  const more = problems.length > MAX_REPORTED ? ` There are ${problems.length - MAX_REPORTED} more.` : ''
  const next = `Correct it on the base branch. ${problems[0]?.next ?? ''}`.trim()
  return { state: 'unavailable', why: 'ambiguous', detail: `${named.join(' ')}${more}`, next }
}
