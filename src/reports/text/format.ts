/** Takes the bytes of one report as they come; throws `UnreadableReport`. */
export interface ReportReader<Content> {
  push(chunk: Uint8Array): void
  end(): Content
}

/** A report format: how its first bytes look, and how to read it. */
export interface Format<Content> {
  kind: 'coverage' | 'tests'
  name: string
  /** Such a report in a sentence, such as `an LCOV coverage report`. */
  called: string
  recognises(start: Uint8Array): boolean
  reader(): ReportReader<Content>
}

/** A report that cannot be trusted as a whole. There is no partial report. */
export class UnreadableReport extends Error {
  override readonly name = 'UnreadableReport'
}
