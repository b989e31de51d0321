import { link, markdown } from '../text/escape.ts'
import type { FileLines } from '../verdict/file-lines.ts'
import { formatPoints, formatShare } from '../verdict/ratio.ts'

/** More rows than this nobody reads; the most interesting ones come first. */
const MAX_ROWS = 50
const MAX_RANGES = 10

/** A table of files with what is measured of them. `blobs`: the address below which GitHub shows files of the head. */
export function fileTable(files: readonly FileLines[], blobs: string): string[] {
  if (files.length === 0) return []
  const left = files.length - MAX_ROWS
  return [
    '',
    '| File | Covered | Missed | Whole file |',
    '| :--- | ---: | :--- | ---: |',
    ...files.slice(0, MAX_ROWS).map(file => row(file, blobs)),
    ...(left > 0 ? ['', `… and ${left} more ${left === 1 ? 'file' : 'files'}.`] : []),
  ]
}

function row(file: FileLines, blobs: string): string {
  const { path, patch } = file
  const at = `${blobs}/${path.split('/').map(encodeURIComponent).join('/')}`
  const cells = [
    link(path, at),
    patch ? `${patch.covered} of ${patch.total}` : 'not measured',
    missed(file, at),
    whole(file),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Lines of the head are linked; those of a test merge have other numbers there. */
function missed({ missed: ranges, isHead }: FileLines, at: string): string {
  const shown = ranges.slice(0, MAX_RANGES).map(([first, last]) => {
    const text = first === last ? `${first}` : `${first}–${last}`
    return isHead ? link(text, `${at}#L${first}${first === last ? '' : `-L${last}`}`) : markdown(text)
  })
  const left = ranges.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(', ')
}

function whole({ whole: now, before }: FileLines): string {
  if (now === null || now.total === 0) return ''
  const share = formatShare(now.covered, now.total)
  if (before === undefined) return share
  return before === 'new' ? `${share}, new` : `${share}, ${formatPoints(now, before)}`
}
