/** A line such as `Refs: #12` at the end of a commit message. */
export interface Trailer {
  key: string
  value: string
}

/** Keys whose value names what a commit is for. */
const KEYS = new Set([
  'close',
  'closes',
  'fix',
  'fixes',
  'resolve',
  'resolves',
  'ref',
  'refs',
  'implements',
  'part-of',
  'relates-to',
  'requirement',
  'verifies',
])

const TRAILER = /^([A-Za-z0-9-]{1,64})\s*:\s*(.*)$/
/** Written by git itself, so that a paragraph that has one counts even among lines that are no trailers. */
const OF_GIT = /^(?:Signed-off-by: |\(cherry picked from commit )/
const MAX_LENGTH = 1000

/** The trailers of a commit message that name something, by the rules of `git interpret-trailers`. */
export function referringTrailers(message: string): Trailer[] {
  return trailersOf(message).filter(({ key }) => KEYS.has(key.toLowerCase()))
}

/** The last paragraph, if it is made of trailers; never the first one, which is the subject. */
function trailersOf(message: string): Trailer[] {
  const lines = beforeDivider(
    message
      .replaceAll('\r\n', '\n')
      .split('\n')
      .filter(line => !line.startsWith('#')),
  )
  while (lines.length > 0 && isBlank(lines.at(-1))) lines.pop()
  const start = lines.findLastIndex(isBlank) + 1
  if (start === 0) return []
  const paragraph = lines.slice(start)
  return isTrailerBlock(paragraph) ? readTrailers(paragraph) : []
}

const isBlank = (line: string | undefined): boolean => line?.trim() === ''

/** A line of three dashes begins a patch in a mail. */
function beforeDivider(lines: string[]): string[] {
  const divider = lines.findIndex(line => /^---(?:\s|$)/.test(line))
  return divider === -1 ? lines : lines.slice(0, divider)
}

function isTrailerBlock(lines: readonly string[]): boolean {
  const own = lines.filter(line => !/^\s/.test(line))
  const trailers = own.filter(line => TRAILER.test(line) || OF_GIT.test(line)).length
  if (trailers === own.length) return trailers > 0
  return own.some(line => OF_GIT.test(line)) && trailers * 3 >= own.length - trailers
}

function readTrailers(lines: readonly string[]): Trailer[] {
  const found: Trailer[] = []
  for (const line of lines) {
    const last = found.at(-1)
    const [, key, value = ''] = TRAILER.exec(line) ?? []
    if (/^\s/.test(line) && last) last.value = `${last.value} ${line.trim()}`.slice(0, MAX_LENGTH)
    else if (key !== undefined) found.push({ key, value: value.trim().slice(0, MAX_LENGTH) })
  }
  return found
}
