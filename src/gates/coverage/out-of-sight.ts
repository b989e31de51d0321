import type { ChangedFile } from '../../facts/change.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { some } from './messages.ts'

/** What a change does to source files without writing a line in them, and to what tools see of them. */
export function outOfSight(files: readonly ChangedFile[], isSource: (path: string) => boolean): Reason[] {
  const was = ({ path, previousPath }: ChangedFile) => isSource(previousPath ?? path)
  const removed = files.filter(file => file.after === null && was(file))
  const moved = files.filter(file => isMoved(file) && was(file))
  const left = moved.filter(({ path }) => !isSource(path))
  const stayed = moved.filter(file => isSource(file.path) && file.addedLines?.length === 0)
  const attributes = files.filter(({ path }) => path === ATTRIBUTES || path.endsWith(`/${ATTRIBUTES}`))
  return [
    ...about('sources_removed', removed, count => `The change removes ${count}`),
    ...about('sources_moved_out', left, count => `The change moves ${count} out of \`source\``, CHECK_MOVE),
    ...about('sources_moved', stayed, count => `The change moves ${count} without a new line`),
    ...about('attributes_changed', attributes, () => `The change edits ${ATTRIBUTES}`, CHECK_ATTRIBUTES),
  ]
}

const ATTRIBUTES = '.gitattributes'
const CHECK_MOVE = 'Check whether this code should still be measured.'
const CHECK_ATTRIBUTES =
  'Check whether files are now taken for generated or binary, which hides their changes on GitHub. Gatebook counts them all the same.'

const isMoved = ({ status, path, previousPath, after }: ChangedFile): boolean =>
  status !== 'copied' && after !== null && previousPath !== null && previousPath !== path

const MAX_NAMED = 3

function about(code: string, files: readonly ChangedFile[], what: (count: string) => string, next?: string): Reason[] {
  if (files.length === 0) return []
  const named = files
    .slice(0, MAX_NAMED)
    .map(({ path, previousPath }) =>
      previousPath === null || previousPath === path ? path : `${previousPath} to ${path}`,
    )
  const more = files.length > named.length ? ` and ${files.length - named.length} more` : ''
  const message = `${what(some(files.length, 'source file'))}: ${named.join(', ')}${more}.`
  return [{ code, message, ...(next === undefined ? {} : { next }), data: { count: files.length } }]
}
