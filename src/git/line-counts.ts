import { GitError } from './errors.ts'
import { pipeGit } from './pipe.ts'
import type { GitOptions } from './run.ts'

const LINE_FEED = 0x0a
const VERTICAL_TAB = 0x0b
const FORM_FEED = 0x0c
const CARRIAGE_RETURN = 0x0d

/**
 * How many lines each blob has at most, whatever a language takes for the end of a line: every language knows the line
 * feed, some the carriage return alone, the form feed, or the separators of Unicode. What is behind the last one counts,
 * empty or not.
 */
export async function lineCounts(git: GitOptions, blobs: readonly string[]): Promise<Map<string, number>> {
  const counter = new BlobCounter()
  if (blobs.length === 0) return counter.counts
  const input = blobs.map(blob => `${blob}\n`)
  for await (const chunk of pipeGit(git, ['cat-file', '--batch', '--buffer'], input)) counter.push(chunk)
  return counter.counts
}

/** Reads what `cat-file --batch` writes: a header, as many bytes as it says, and a line feed. */
class BlobCounter {
  readonly counts = new Map<string, number>()
  private header = ''
  private blob = ''
  /** Of the blob, with the line feed behind it; 0: a header comes next. */
  private left = 0
  private lines = 1
  private before = 0
  private beforeThat = 0

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) at = this.left > 0 ? this.readContent(chunk, at) : this.readHeader(chunk, at)
  }

  private readHeader(chunk: Uint8Array, start: number): number {
    const end = chunk.indexOf(LINE_FEED, start)
    this.header += Buffer.from(chunk.subarray(start, end === -1 ? chunk.length : end)).toString('latin1')
    if (end === -1) return chunk.length
    this.begin()
    return end + 1
  }

  private begin(): void {
    const [, blob = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(this.header) ?? []
    if (size === undefined)
      throw new GitError('history_missing', `The clone is missing a file: ${this.header.slice(0, 80)}.`)
    Object.assign(this, { header: '', blob, left: Number(size) + 1, lines: 1, before: 0, beforeThat: 0 })
  }

  private readContent(chunk: Uint8Array, start: number): number {
    const end = Math.min(chunk.length, start + this.left)
    // The line feed behind the content is none of its lines.
    const isLast = end - start === this.left
    for (let at = start; at < (isLast ? end - 1 : end); at++) this.see(chunk[at] as number)
    this.left -= end - start
    if (this.left === 0) this.counts.set(this.blob, this.lines)
    return end
  }

  private see(byte: number): void {
    if (this.endsLine(byte)) this.lines += 1
    this.beforeThat = this.before
    this.before = byte
  }

  private endsLine(byte: number): boolean {
    if (byte === LINE_FEED) return this.before !== CARRIAGE_RETURN
    if (byte < 0x80) return byte === CARRIAGE_RETURN || byte === FORM_FEED || byte === VERTICAL_TAB
    // U+0085, U+2028 and U+2029 in UTF-8.
    if (byte === 0x85) return this.before === 0xc2
    return (byte === 0xa8 || byte === 0xa9) && this.before === 0x80 && this.beforeThat === 0xe2
  }
}
