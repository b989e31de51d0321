import { wideEncoding } from '../text/xml-encoding.ts'
import { adviceFor } from './advice.ts'
import { COMPONENTS } from './components.ts'
import { type Kind, textOf, type Unusable } from './look.ts'
import { PAGES } from './pages.ts'
import { BINARY, RAW_DATA } from './raw-data.ts'
import { WITHOUT_LINES } from './without-lines.ts'

const WIDE_TEXT: Unusable = {
  what: 'UTF-16 text, which only XML may be',
  next: 'Write it in UTF-8. Let the tool write the file itself: a redirection of PowerShell writes UTF-16.',
  recognises: start => isWideText(start),
}

/** In the order in which they are looked for. */
const UNUSABLE: readonly Unusable[] = [...RAW_DATA, ...PAGES, ...WITHOUT_LINES, ...COMPONENTS, WIDE_TEXT, BINARY]

/**
 * What a file is that cannot be read as a report, and the step that makes one of the wanted kind; undefined for anything
 * else.
 */
export function unusable(start: Uint8Array, kind: Kind): { what: string; next: string } | undefined {
  const known = UNUSABLE.filter(one => one.recognises(start))
  const meant = known.find(one => one.for === undefined || one.for === kind)
  const what = (meant ?? known[0])?.what
  return what === undefined ? undefined : { what, next: meant?.next ?? adviceFor(kind, textOf(start)) }
}

/** By a byte order mark, or by a first character of two bytes. XML of it is read, so it is another format of XML. */
function isWideText(start: Uint8Array): boolean {
  const [first = 0, second = 0] = start
  const isWide = wideEncoding(start) !== undefined || isJsonOrName(first, second) || isJsonOrName(second, first)
  return isWide && !textOf(start).trimStart().startsWith('<')
}

const isJsonOrName = (low: number, high: number): boolean => high === 0 && low > 0x20 && low < 0x7f
