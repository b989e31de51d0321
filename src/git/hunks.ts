/** A place of a patch: lines of the file before, and what was done to them, with the lines around, byte for byte. */
export interface Hunk {
  /** The first line of the file before; 0 where that is empty. */
  start: number
  /** How many lines of the file before it covers. */
  count: number
  lines: readonly string[]
}

/**
 * The hunks of the patch of one file. Undefined when it is not whole: a hunk must have as many lines as its head says, so
 * a part of one is never taken for all of it.
 */
export function hunksOf(patch: string): readonly Hunk[] | undefined {
  const hunks: OpenHunk[] = []
  for (const line of patch.replace(/\n$/, '').split('\n')) {
    const last = hunks.at(-1)
    // "No newline at end of file" belongs to the line before it.
    if (last !== undefined && (line.startsWith('\\') || !isWhole(last))) {
      if (!takes(last, line)) return undefined
    } else {
      const next = headOf(line)
      if (next === undefined) return undefined
      hunks.push(next)
    }
  }
  if (!hunks.every(isWhole)) return undefined
  return hunks.map(({ start, count, lines }) => ({ start, count, lines }))
}

interface OpenHunk extends Hunk {
  lines: string[]
  /** Lines that are still to come, of the file before and of the one after. */
  before: number
  after: number
}

const isWhole = ({ before, after }: OpenHunk): boolean => before === 0 && after === 0

function headOf(line: string): OpenHunk | undefined {
  const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line)
  if (!head) return undefined
  const [count, after] = [Number(head[2] ?? 1), Number(head[3] ?? 1)]
  return { start: Number(head[1]), count, lines: [], before: count, after }
}

function takes(hunk: OpenHunk, line: string): boolean {
  const [kind = ''] = line
  if (![' ', '-', '+', '\\'].includes(kind)) return false
  if (kind === ' ' || kind === '-') hunk.before--
  if (kind === ' ' || kind === '+') hunk.after--
  hunk.lines.push(line)
  return hunk.before >= 0 && hunk.after >= 0
}
