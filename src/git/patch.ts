import { misread, type RawEntry, RawReader } from './raw.ts'

/** First and last line, both counted. */
export type LineRange = [number, number]

export interface DiffEntry extends RawEntry {
  /** Lines that the change wrote, numbered as in the file after it; none for what is not a regular file. */
  addedLines: LineRange[]
}

const NUL = 0
const NEWLINE = 10
/** Long enough for every line start that decides anything. */
const HEAD = 96
const EMPTY_BLOBS = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
])

/**
 * Reads `diff-tree --raw -p -z -U0`: the entries, an empty field, then a patch section per entry in the same order.
 *
 * Names come from the entries and lines from the counts in `@@`. Nothing is reported by how a line of the patch begins:
 * an added line `++ b/other.ts` prints as `+++ b/other.ts`, and readers that look for prefixes book what follows on
 * another file.
 */
export class DiffReader {
  private readonly raw = new RawReader()
  private field: Buffer[] = []
  private inPatch = false
  private readonly sections: Section[] = []
  private readonly head = Buffer.alloc(HEAD)
  private headLength = 0
  private oldLeft = 0
  private newLeft = 0

  push(chunk: Buffer): void {
    let position = 0
    while (!this.inPatch && position < chunk.length) position = this.pushField(chunk, position)
    while (position < chunk.length) position = this.pushLine(chunk, position)
  }

  /** The entries alone, for a diff that was requested without patches. */
  entries(): RawEntry[] {
    if (!this.raw.complete || this.field.length > 0) throw misread('its last entry is truncated')
    return this.raw.entries
  }

  end(): DiffEntry[] {
    const entries = this.entries()
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread('its last line is truncated')
    return attach(entries, this.sections)
  }

  /** The lines that a diff of one file wrote; none where the file differs in nothing that was asked for. */
  linesOfOne(): LineRange[] {
    if (this.entries().length !== 1 || this.sections.length > 1) throw misread('it is not of one file')
    if (this.headLength > 0 || this.oldLeft + this.newLeft > 0) throw misread('its last line is truncated')
    return this.sections[0]?.added ?? []
  }

  private pushField(chunk: Buffer, start: number): number {
    const end = chunk.indexOf(NUL, start)
    // A field that goes on in the next chunk is copied: the stream may use its buffer again.
    this.field.push(Buffer.from(chunk.subarray(start, end === -1 ? chunk.length : end)))
    if (end === -1) return chunk.length
    const field = Buffer.concat(this.field)
    this.field = []
    if (this.raw.complete && field.length === 0) this.inPatch = true
    else this.raw.field(field)
    return end + 1
  }

  private pushLine(chunk: Buffer, start: number): number {
    const newline = chunk.indexOf(NEWLINE, start)
    const end = newline === -1 ? chunk.length : newline
    const taken = Math.min(HEAD - this.headLength, end - start)
    chunk.copy(this.head, this.headLength, start, start + taken)
    this.headLength += taken
    if (newline === -1) return end
    this.line()
    this.headLength = 0
    return newline + 1
  }

  private line(): void {
    const first = this.headLength === 0 ? '' : String.fromCharCode(this.head[0] ?? 0)
    // "\ No newline at end of file" belongs to the line before it and counts for nothing.
    if (first === '\\') return
    if (this.oldLeft + this.newLeft > 0) this.content(first)
    else this.structure()
  }

  private content(first: string): void {
    if (first === '-') this.oldLeft--
    else if (first === '+') this.newLeft--
    if ((first !== '-' && first !== '+') || this.oldLeft < 0 || this.newLeft < 0)
      throw misread('a hunk contradicts its counts')
  }

  private structure(): void {
    const text = this.head.toString('latin1', 0, this.headLength)
    if (text.startsWith('diff --git ')) this.sections.push({ hunks: 0, added: [] })
    else if (text.startsWith('@@ ')) this.hunk(text)
    else if ((this.sections.at(-1)?.hunks ?? 1) > 0) throw misread('a line outside all hunks')
  }

  private hunk(text: string): void {
    const section = this.sections.at(-1)
    const match = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text)
    if (section === undefined || match === null) throw misread('a hunk without counts')
    this.oldLeft = Number(match[1] ?? 1)
    this.newLeft = Number(match[3] ?? 1)
    section.hunks++
    const first = Number(match[2])
    if (this.newLeft > 0) section.added.push([first, first + this.newLeft - 1])
  }
}

interface Section {
  hunks: number
  added: LineRange[]
}

function attach(entries: readonly RawEntry[], sections: readonly Section[]): DiffEntry[] {
  let next = 0
  const whole = entries.map((entry): DiffEntry => {
    // What became a link or a submodule, or was one, is printed as a removal and an addition.
    if (entry.status === 'type-changed') next++
    const section = sections[next++]
    if (section === undefined) throw misread(`no patch for ${JSON.stringify(entry.path)}`)
    if (section.hunks === 0 && hasContent(entry)) throw misread(`no lines for ${JSON.stringify(entry.path)}`)
    return { ...entry, addedLines: entry.after?.mode.startsWith('100') ? section.added : [] }
  })
  if (next !== sections.length) throw misread(`${sections.length} patches instead of ${next}`)
  return whole
}

/** Whether there must be a hunk: a change of content without one would hide its lines. */
function hasContent({ before, after }: RawEntry): boolean {
  const old = before?.blob ?? ''
  const now = after?.blob ?? ''
  return old !== now && !(isNothing(old) && isNothing(now))
}

function isNothing(blob: string): boolean {
  return blob === '' || EMPTY_BLOBS.has(blob)
}
