/**
 * Identifiers that people give to work items and requirements, such as `ABC-12` or `REQ-LOGIN-3`: a letter first, a
 * letter or digit last, at least one digit and at least one mark that joins. Whether a team uses one, its policy says.
 */

const LONGEST = 64
const SHAPE = /^[A-Za-z][A-Za-z0-9_.~-]*[A-Za-z0-9]$/
const JOINED = /[-~_]/
const NUMBERED = /\d/

export function isIdentifier(text: string): boolean {
  return text.length <= LONGEST && SHAPE.test(text) && JOINED.test(text) && NUMBERED.test(text)
}

/**
 * The identifiers in a text, as whole words, in their order. A letter that only looks like ours (Cyrillic, full width)
 * or an invisible character belongs to the word, which then is no identifier: it must not be taken for another one.
 */
export function identifiersIn(text: string): string[] {
  return wordsOf(text).filter(isIdentifier)
}

/** What a word of a sentence is made of; marks at its end belong to the sentence. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    const start = at
    while (at < text.length && isWordUnit(text.charCodeAt(at))) at += 1
    if (at > start) words.push(withoutEnds(text, start, at))
    else at += 1
  }
  return words
}

/** By code unit: ASCII letters, digits and `_ . ~ -`, and everything beyond ASCII that is no white space. */
function isWordUnit(unit: number): boolean {
  if (unit > 0x7f) return unit !== 0xa0 && unit !== 0x2028 && unit !== 0x2029 && unit !== 0x3000
  const isDigit = unit >= 0x30 && unit <= 0x39
  const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
  return isDigit || isLetter || unit === 0x5f || unit === 0x2e || unit === 0x7e || unit === 0x2d
}

const MARKS = new Set('._~-')

function withoutEnds(text: string, start: number, end: number): string {
  let [first, last] = [start, end]
  while (first < last && MARKS.has(text.charAt(first))) first += 1
  while (last > first && MARKS.has(text.charAt(last - 1))) last -= 1
  return text.slice(first, last)
}
