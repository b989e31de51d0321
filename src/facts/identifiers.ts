/**
 * Identifiers that people give to work items and requirements, such as `ABC-12` or `REQ-LOGIN-3`: a letter first, a
 * letter or digit last, at least one digit and at least one mark that joins. Whether a team uses one, its policy says.
 */

const MAX_LENGTH = 64
const SHAPE = /^[A-Za-z][A-Za-z0-9_.~-]*[A-Za-z0-9]$/
const JOINED = /[-~_]/
const NUMBERED = /[0-9]/

export function isIdentifier(text: string): boolean {
  return text.length <= MAX_LENGTH && SHAPE.test(text) && JOINED.test(text) && NUMBERED.test(text)
}

/** The identifiers in a text, as whole words, in their order, each as often as it stands there. */
export function identifiersIn(text: string): string[] {
  // Most texts have none, as a glance tells.
  if (!JOINED.test(text) || !NUMBERED.test(text)) return []
  return (text.match(WORDS) ?? []).map(withoutEnds).filter(isIdentifier)
}

/**
 * What stands between white space, brackets, quotes and marks. A letter that only looks like ours (Cyrillic, full width),
 * another kind of hyphen or an invisible character belongs to the word, which then is no identifier: it must not be
 * taken for another one.
 */
const WORDS = /[^\p{Cc}\p{Z}\p{Ps}\p{Pe}\p{Pi}\p{Pf}!"#$%&'*+,/:;<=>?@\\^`|…、。，：；！？]+/gu

const MARKS = new Set('._~-')

/** Marks at the ends of a word belong to the sentence. */
function withoutEnds(word: string): string {
  let [first, last] = [0, word.length]
  while (first < last && MARKS.has(word.charAt(first))) first += 1
  while (last > first && MARKS.has(word.charAt(last - 1))) last -= 1
  return word.slice(first, last)
}
