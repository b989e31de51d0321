import { UnreadableReport } from '../text/format.ts'
import { MAX_CASES, type Outcome } from './tests.ts'

/** A line that says how a test ended. */
export interface Point {
  kind: 'point'
  outcome: Outcome
  number: number | undefined
  name: string
  /** Whether subtests follow in braces, when any follow. */
  brace: boolean
}

/** What a line says, without its indentation. Text of programs may stand anywhere and says nothing. */
export type TapLine = Point | { kind: 'version'; version: number } | { kind: 'plan'; count: number } | { kind: 'text' }

const VERSION = /^TAP version (\d{1,9})\s*$/
const PLAN = /^1\.\.(\d{1,9})\s*(?:#.*)?$/
const POINT = /^(not\s+)?ok\b(?:\s+(\d{1,9})\b)?(?:\s+-(?=\s|$))?(.*)$/
/** Names have `\#` for the sign itself. */
const DIRECTIVE = /(?:^|\s)#\s*(skip\S*|todo\b)/i
/** Some tools write how long it took, which is not the same the next time. */
const TIME = /(?:^|\s)# time=\S+$/
const BRACE = /(?:^|\s)\{$/

export function tapLine(text: string): TapLine {
  if (text.startsWith('Bail out!')) throw new UnreadableReport('The test run was aborted ("Bail out!").')
  const [, version] = VERSION.exec(text) ?? []
  if (version !== undefined) return { kind: 'version', version: Number(version) }
  const [, count] = PLAN.exec(text) ?? []
  if (count !== undefined) return { kind: 'plan', count: bounded(Number(count)) }
  const [found, not, number, rest = ''] = POINT.exec(text) ?? []
  if (found === undefined) return { kind: 'text' }
  return point(not === undefined, number === undefined ? undefined : bounded(Number(number)), rest.trim())
}

/** Whether a report may begin with it. */
export const beginsTap = (text: string): boolean => /^(?:TAP version \d|1\.\.\d|(?:not )?ok(?: \d| -|\s*$))/.test(text)

function point(ok: boolean, number: number | undefined, described: string): Point {
  const brace = BRACE.test(described)
  const text = described.replace(BRACE, '').replace(TIME, '')
  const directive = DIRECTIVE.exec(text)
  const name = (directive ? text.slice(0, directive.index) : brace ? described : text).trim()
  return {
    kind: 'point',
    outcome: outcomeOf(ok, directive?.[1]?.toLowerCase()),
    number,
    name: name.replaceAll(/\\([\\#])/g, '$1'),
    brace,
  }
}

/** What is unfinished counts as if it had not run, however it ended. What was skipped cannot have gone wrong: if it did, it ran. */
function outcomeOf(ok: boolean, directive: string | undefined): Outcome {
  if (directive === 'todo') return 'skipped'
  if (!ok) return 'failed'
  return directive === undefined ? 'passed' : 'skipped'
}

function bounded(count: number): number {
  if (count > MAX_CASES) throw new UnreadableReport(`It counts more than ${MAX_CASES} tests.`)
  return count
}
