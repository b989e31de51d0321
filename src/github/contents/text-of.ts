import type { RulesFile } from '../client/answers.ts'

const SYMBOLIC_LINK = 0o120000

export type Content = { text: string; blob: string } | { state: 'missing' | 'unreadable' | 'unsafe'; detail: string }

/** The text of a file, or why there is none. Links are not followed: what they point at may be under other rules. */
export function contentOf(file: RulesFile): Content {
  if (file === null) return { state: 'missing', detail: 'There is no such file.' }
  if (file.type !== 'blob')
    return { state: 'unsafe', detail: `It is a ${file.type === 'tree' ? 'folder' : 'submodule'}, not a file.` }
  if (file.mode === SYMBOLIC_LINK)
    return { state: 'unsafe', detail: 'It is a symbolic link, and links are not followed.' }
  const blob = file.object
  if (blob?.isTruncated) return { state: 'unreadable', detail: 'It is too large.' }
  if (!blob || blob.isBinary || typeof blob.text !== 'string') return { state: 'unreadable', detail: 'It is not text.' }
  return { text: blob.text, blob: blob.oid }
}
