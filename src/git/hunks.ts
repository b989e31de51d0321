/**
 * What the patch of one file does, without where: its hunks, each with the lines around it, byte for byte. Undefined when
 * it is not whole: a hunk must have as many lines as its head says, so a prefix is never taken for all of it.
 */
export function hunksOf(patch: string): string | undefined {
  const lines = patch.replace(/\n$/, '').split('\n')
  if (!lines[0]?.startsWith('@@ ')) return undefined
  const left: Left = { before: 0, after: 0 }
  const read = lines.map(line => lineOf(line, left))
  return read.includes(undefined) || left.before + left.after > 0 ? undefined : read.join('\n')
}

/** Lines of a hunk that are still to come, of the file before and of the one after. */
interface Left {
  before: number
  after: number
}

function lineOf(line: string, left: Left): string | undefined {
  // "No newline at end of file" belongs to the line before it.
  if (line.startsWith('\\')) return line
  return left.before + left.after === 0 ? headOf(line, left) : contentOf(line, left)
}

function headOf(line: string, left: Left): string | undefined {
  const counts = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line)
  if (!counts) return undefined
  left.before = Number(counts[1] ?? 1)
  left.after = Number(counts[2] ?? 1)
  return '@@'
}

function contentOf(line: string, left: Left): string | undefined {
  const [kind = ''] = line
  if (![' ', '-', '+'].includes(kind)) return undefined
  if (kind !== '+') left.before--
  if (kind !== '-') left.after--
  return left.before < 0 || left.after < 0 ? undefined : line
}
