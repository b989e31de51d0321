import { GitError } from './errors.ts'
import { decodeName } from './names.ts'

export interface Side {
  /** Six octal digits: `100644` file, `100755` program, `120000` symbolic link, `160000` submodule. */
  mode: string
  blob: string
}

export interface RawEntry {
  path: string
  /** Old name of a renamed file. */
  previousPath: string | null
  status: 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'type-changed'
  before: Side | null
  after: Side | null
}

const STATUS: Readonly<Record<string, RawEntry['status']>> = {
  A: 'added',
  M: 'modified',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
}

/** Reads the entries of `diff-tree --raw -z`, one NUL-terminated field after the other. */
export class RawReader {
  readonly entries: RawEntry[] = []
  private head: RegExpExecArray | undefined
  private names: string[] = []

  field(bytes: Uint8Array): void {
    if (this.head === undefined) this.head = entryHead(bytes)
    else this.names.push(decodeName(bytes))
    const letter = this.head[5] ?? ''
    if (this.names.length < (letter === 'R' || letter === 'C' ? 2 : 1)) return
    this.entries.push(entry(this.head, this.names))
    this.head = undefined
    this.names = []
  }

  /** Whether the last entry is whole. */
  get complete(): boolean {
    return this.head === undefined
  }
}

function entryHead(bytes: Uint8Array): RegExpExecArray {
  const text = Buffer.from(bytes).toString('latin1')
  const match = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDRCT])\d*$/.exec(text)
  if (match === null) throw misread(`an entry that begins with ${JSON.stringify(text.slice(0, 80))}`)
  return match
}

function entry(head: RegExpExecArray, names: readonly string[]): RawEntry {
  const [, beforeMode = '', afterMode = '', beforeBlob = '', afterBlob = '', letter = ''] = head
  return {
    path: names.at(-1) ?? '',
    previousPath: names.length === 2 ? (names[0] ?? null) : null,
    status: STATUS[letter] ?? 'modified',
    before: side(beforeMode, beforeBlob),
    after: side(afterMode, afterBlob),
  }
}

function side(mode: string, blob: string): Side | null {
  return mode === '000000' ? null : { mode, blob }
}

export function misread(what: string): GitError {
  return new GitError('git_failed', `git returned an unreadable diff: ${what}.`)
}
