import type { Facts } from '../../facts/facts.ts'
import type { Appended } from '../../ledger/append.ts'
import type { GateFiles } from '../../policy/file-lines.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Annotation } from '../../publish/annotations.ts'
import type { GateHints } from '../../publish/page.ts'
import type { EmbeddedVerdict } from '../../publish/verdict-block.ts'
import type { QualityRecord } from '../../record/record.ts'
import type { Verdict } from '../../verdict/verdict.ts'

/** A verdict with all it rests on. */
export interface JudgedChange {
  verdict: Verdict
  facts: Facts | undefined
  policy: Policy | undefined
  title: string
  /** Who the token is, such as `github-actions[bot]`; undefined: not known. */
  viewer?: string
  /** What can be done about failed gates beside mending them. */
  hints?: GateHints | undefined
  /** What is measured of single files. */
  files?: GateFiles | undefined
  /** What was taken from an earlier run on this head: these gates have their checks already. */
  taken?: { gates: readonly string[]; from: EmbeddedVerdict } | undefined
}

/** A record, and what became of it. `appended`: undefined on a dry run. */
export interface Kept {
  record: QualityRecord
  appended: Appended | undefined
}

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
  judged: Pick<JudgedChange, 'verdict' | 'facts'> | undefined
  recorded: readonly Kept[]
  /** Further documents to write, by file name: lines of text. */
  documents: Readonly<Record<string, readonly string[]>>
  checkUrl: string | undefined
  /** Why branches do not see the verdict, which makes the job red whatever the input `fail-on` says. */
  unsaid: string | undefined
}
