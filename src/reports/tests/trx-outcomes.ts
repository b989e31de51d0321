import { UnreadableReport } from '../text/format.ts'
import type { Outcome } from './tests.ts'

/** The words that Visual Studio has for how a test ended. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Error', 'failed'],
  ['Timeout', 'failed'],
  ['Aborted', 'failed'],
  ['Disconnected', 'failed'],
  // It had begun, and nothing says that it ended.
  ['InProgress', 'failed'],
  ['PassedButRunAborted', 'failed'],
  // It was requested and could not be run, which nobody who skips a test means.
  ['NotRunnable', 'failed'],
  ['NotExecuted', 'skipped'],
  ['Inconclusive', 'skipped'],
  ['Pending', 'skipped'],
  // They say that it ended, and not that it was right.
  ['Completed', 'skipped'],
  ['Warning', 'skipped'],
])

/** An error is what is left out, as the schema has it. */
export function outcomeOf(word: string | undefined): Outcome {
  const outcome = OUTCOMES.get(word ?? 'Error')
  if (outcome === undefined) throw new UnreadableReport(`It has a test with an unknown outcome: "${brief(word)}".`)
  return outcome
}

const RUN_ENDED = new Set(['Completed', 'Passed', 'Warning', 'NotExecuted', 'Inconclusive'])
const RUN_FAILED = new Set([
  'Failed',
  'Error',
  'Timeout',
  'Aborted',
  'Disconnected',
  'PassedButRunAborted',
  'NotRunnable',
])

/** Whether the run as a whole went wrong. One that has not ended, or does not say so, is no report. */
export function runFailed(word: string | undefined): boolean {
  if (RUN_FAILED.has(word ?? '')) return true
  if (RUN_ENDED.has(word ?? '')) return false
  throw new UnreadableReport(`Its summary does not state that the run has finished: "${brief(word)}".`)
}

const brief = (word: string | undefined): string => (word ?? '').slice(0, 40)
