import type { Annotation } from '../publish/annotations.ts'
import type { Judged } from './judge-change.ts'
import type { Recorded } from './record-merge.ts'

/** What a run ends with. The entry point prints it, writes its documents and sets the outputs. */
export interface Result {
  outcome: 'pass' | 'fail' | 'error'
  /** One sentence: why it ended so. */
  headline: string
  failedGates: readonly string[]
  /** For the log, plain and harmless. */
  lines: readonly string[]
  /** What went wrong beside the verdict, such as checks that could not be posted. */
  notices: readonly string[]
  /** For the job summary, in lines of Markdown. */
  page: readonly string[]
  /** Remarks on lines, for the log when no check run carries them. */
  annotations: readonly Annotation[]
  judged: Judged | undefined
  recorded: readonly Recorded[]
  checkUrl: string | undefined
}
