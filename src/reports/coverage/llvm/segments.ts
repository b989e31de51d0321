import { UnreadableReport } from '../../text/format.ts'

/** Where a region begins or ends: from here to the next segment the count is this one. */
export interface Segment {
  line: number
  column: number
  hit: boolean
  /** False where what follows is no code. */
  hasCount: boolean
  isEntry: boolean
  /** Between two statements, where there is nothing but space. */
  isGap: boolean
}

/**
 * Lines that are code and whether they ran, as LLVM's own `LineCoverageStats` has it: the most of the segment that goes
 * on from a line before, and of the regions that begin on the line.
 */
export function* segmentLines(segments: readonly Segment[]): Generator<[number, boolean]> {
  checkOrder(segments)
  let wrapped: Segment | undefined
  let line = 0
  let index = 0
  while (index < segments.length) {
    const next = segments[index] as Segment
    // From a segment without a count to the next one there is no code.
    if (wrapped?.hasCount !== true) line = next.line
    const begin = index
    while (segments[index]?.line === line) index++
    const onLine = segments.slice(begin, index)
    if (isCode(onLine, wrapped)) yield [line, onLine.some(beginsHit) || (wrapped?.hasCount === true && wrapped.hit)]
    wrapped = onLine.at(-1) ?? wrapped
    line++
  }
}

function isCode(onLine: readonly Segment[], wrapped: Segment | undefined): boolean {
  if (onLine.some(({ isEntry, hasCount }) => isEntry && hasCount)) return true
  const [first] = onLine
  const beginsSkipped = first?.isEntry === true && !first.hasCount
  return !beginsSkipped && wrapped?.hasCount === true
}

function beginsHit({ isEntry, hasCount, isGap, hit }: Segment): boolean {
  return isEntry && hasCount && !isGap && hit
}

function checkOrder(segments: readonly Segment[]): void {
  let before: Segment | undefined
  for (const segment of segments) {
    if (before !== undefined && (segment.line - before.line || segment.column - before.column) < 0)
      throw new UnreadableReport(`It has unordered segments on line ${segment.line}.`)
    before = segment
  }
}
