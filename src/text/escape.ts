/**
 * The one place where text from outside is made harmless. Titles, paths and names are written by whoever opens a change:
 * they must not forge workflow commands, mentions, links, tables or the direction of writing. Everything that is shown
 * goes through here on its way out.
 */

/** Control characters, also the second set; separators of lines and paragraphs; halves of surrogate pairs. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
/** Characters without width or that turn the direction of writing: they make text look like what it is not. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0d]|\u034f|\u17b4|\u17b5/gu

const MAX_LENGTH = 1000

/** One line of plain text, for a log, a title or a terminal. */
export function plain(text: string, longest = MAX_LENGTH): string {
  const line = text
    .slice(0, longest * 4)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .trim()
  return disarm(cut(line, longest))
}

/**
 * The runner takes a line that begins with `::` for a command, and `##[` anywhere in a line for one of the old kind
 * (actions/runner, ActionCommand.cs).
 */
function disarm(line: string): string {
  return line.replace(/^::/, ': :').replaceAll('##[', '## [')
}

function cut(line: string, longest: number): string {
  const letters = [...line]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line
}

/** Plain text inside Markdown: it renders as the very characters it holds, and names nobody. */
export function markdown(text: string, longest = MAX_LENGTH): string {
  return escaped(plain(text, longest))
}

/** Of a line that is plain already: what is part of a longer one keeps the spaces at its ends. */
function escaped(line: string): string {
  return (
    line
      .replace(/[\\`*_{}[\]<>|~#$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/^[-+=]/, '\\$&')
      // A backslash before a digit is a backslash: the mark behind the number is what makes a list.
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // GitHub looks for names, links, issues and emoji in the finished page, where a backslash is gone. A character
      // without width breaks them up and shows nothing.
      .replace(/@/g, '@\u200b')
      .replace(/#(?=\d)/g, '#\u200b')
      .replace(/(?<![A-Za-z0-9])GH-(?=\d)/gi, '$&\u200b')
      .replace(/:(?=\/\/|[\w+\\-]+:)/g, ':\u200b')
      .replace(/(?<![A-Za-z0-9])www(?=\.)/gi, '$&\u200b')
  )
}

/** A code span that nothing inside can close. Not for tables: there a bar ends the cell, even inside a code span. */
export function code(text: string, longest = 200): string {
  const inner = plain(text, longest)
  const fence = '`'.repeat(longestRun(inner) + 1)
  const space = inner.startsWith('`') || inner.endsWith('`') || inner === '' ? ' ' : ''
  return `${fence}${space}${inner}${space}${fence}`
}

const MAX_SPAN_LENGTH = 100

/**
 * Our own sentences, which name keys and commands between backticks: these become code spans, the rest is escaped. What
 * others wrote may stand in such a sentence. Its backticks can only make another code span, in which nothing has power;
 * when they do not pair up, nothing becomes code. Not for tables, as code spans are not.
 */
export function prose(text: string, longest = MAX_LENGTH): string {
  const line = plain(text, longest)
  const parts = line.split('`')
  const isCode = (index: number) => index % 2 === 1
  const isUnprintable = parts.length % 2 === 0
  const hasLong = parts.some((part, index) => isCode(index) && part.length > MAX_SPAN_LENGTH)
  if (isUnprintable || hasLong || line.includes('``')) return escaped(line)
  return parts.map((part, index) => (isCode(index) ? code(part) : escaped(part))).join('')
}

const MAX_URL_LENGTH = 2000

/** A link of our own making, to a page. What is no plain address of one is shown as its text only. */
export function link(text: string, url: string): string {
  const parsed = url.length <= MAX_URL_LENGTH && URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol) || parsed.username !== '') return markdown(text)
  // Whatever could end the address, or begin something else, is written by its number.
  const href = parsed.href.replace(/[^A-Za-z0-9\-._~:/?#@!$&+,;=%]/g, letter => percent(letter))
  return `[${markdown(text)}](${href})`
}

const percent = (letter: string): string =>
  [...Buffer.from(letter)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length))
}

/** As many lines as fit into a number of bytes, and one that says how many were left out. */
export function withinBytes(lines: readonly string[], bytes: number): string {
  const kept: string[] = []
  let used = 100
  for (const line of lines) {
    used += Buffer.byteLength(line) + 1
    if (used > bytes) break
    kept.push(line)
  }
  const left = lines.length - kept.length
  return [...kept, ...(left > 0 ? ['', `… and ${left} more lines: see the log of the job.`] : [])].join('\n')
}
