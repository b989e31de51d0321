import type { Piece } from './markdown.ts'

/** What a reader sees, line by line: also what is quoted, for a plan may well be a list of commands. */
export function visibleText(pieces: readonly Piece[]): string {
  const lines = new Map<number, string>()
  for (const { line, place, text } of pieces) {
    if (place !== 'comment' && place !== 'html') lines.set(line, (lines.get(line) ?? '') + text)
  }
  return [...lines.values()].join('\n').trim()
}
