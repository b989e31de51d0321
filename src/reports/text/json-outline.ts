/** A string, cut off or not, or one of the signs that JSON is built of. What lies between them is of no interest here. */
const TOKENS = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\]:]/gs
const MAX_DEPTH = 8

/**
 * Whether JSON that is cut off somewhere has one of the keys, each given as the way to it: `*` for any key, `#` for any
 * number, `[]` for any place in a list. By the way and not by the name alone, because a file or a function may be called like any key.
 */
export function hasKey(start: Uint8Array, ...lineBranches: readonly (readonly string[])[]): boolean {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1')
  if (!/^(?:\xef\xbb\xbf)?\s*\{/.test(text)) return false
  const path: string[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '}' || token === ']') path.pop()
    else if (token === '{') path.push('')
    else if (token === '[') path.push('[]')
    else if (token !== ':') last = token.slice(1, -1)
    else path[path.length - 1] = last
    const isKey = token === ':' || token === '['
    if (isKey && path.length <= MAX_DEPTH && lineBranches.some(way => matches(path, way))) return true
  }
  return false
}

function matches(path: readonly string[], way: readonly string[]): boolean {
  return path.length === way.length && way.every((key, index) => isMeant(key, path[index] ?? ''))
}

function isMeant(key: string, found: string): boolean {
  return key === '*' || key === found || (key === '#' && /^\d+$/.test(found))
}
