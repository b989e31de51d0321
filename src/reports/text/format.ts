/** Takes the bytes of one report as they come; throws `UnreadableReport`. */
export interface ReportReader<Content> {
  push(chunk: Uint8Array): void
  end(): Content
}

/** How a report of a format looks. */
interface Look {
  kind: 'coverage' | 'tests' | 'dependencies'
  name: string
  /** Such a report in a sentence, such as `an LCOV coverage report`. */
  called: string
  /** Looks at the first bytes. */
  recognises(start: Uint8Array): boolean
}

/** A report format: how it looks, and how to read it. */
export interface Format<Content> extends Look {
  reader(): ReportReader<Content>
}

/** A format whose reader is large, and loaded when a report is of it. */
export interface LateFormat<Content> extends Look {
  load(): Promise<{ reader(): ReportReader<Content> }>
}

export type AnyFormat<Content> = Format<Content> | LateFormat<Content>

/** A report that cannot be trusted as a whole. There is no partial report. */
export class UnreadableReport extends Error {
  override readonly name = 'UnreadableReport'
  /** Left out: to create it again, as a whole file. */
  readonly next: string | undefined

  constructor(message: string, next?: string) {
    super(message)
    this.next = next
  }
}
