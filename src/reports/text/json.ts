import { isUtf8 } from 'node:buffer'
import { type ReportReader, UnreadableReport } from './format.ts'

/** Node holds no text of more than 512 MB, and what JSON becomes is several times as large as its text. */
const MAX_MEGABYTES = 256

/** Reads a report that is one JSON text. Only the whole text is read, so one that is cut off is refused. */
export function wholeJson<Content>(read: (value: unknown) => Content): ReportReader<Content> {
  return new JsonReader(read)
}

class JsonReader<Content> implements ReportReader<Content> {
  private readonly read: (value: unknown) => Content
  private chunks: Uint8Array[] = []
  private bytes = 0

  constructor(read: (value: unknown) => Content) {
    this.read = read
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length
    if (this.bytes > MAX_MEGABYTES * 1024 * 1024) {
      this.chunks = []
      throw new UnreadableReport(`It has more than ${MAX_MEGABYTES} MB, the limit for JSON.`)
    }
    // Whoever reads the file uses its buffer again.
    this.chunks.push(Uint8Array.from(chunk))
  }

  end(): Content {
    return this.read(parsedJson(this.text()))
  }

  private text(): string {
    const whole = Buffer.concat(this.chunks)
    this.chunks = []
    if (!isUtf8(whole))
      throw new UnreadableReport('It is not UTF-8 text.', 'Write it in UTF-8: JSON has no other encoding.')
    return whole.toString('utf8').replace(/^\ufeff/, '')
  }
}

/** The parser's own message would quote the report. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableReport('It is not valid JSON. It may be truncated.')
  }
}

/** An object of a report. Its keys may be called `__proto__`: they are listed and never written to another object. */
export type Members = Readonly<Record<string, unknown>>

/** `what` is a part of a sentence, such as `a file`. */
export function members(value: unknown, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableReport(`${capital(what)} must be an object.`)
  return value as Members
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export function elements(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UnreadableReport(`${capital(what)} must be a list.`)
  return value
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new UnreadableReport(`${capital(what)} must be text.`)
  return value
}

/** Little of a value, whatever it is: as a whole it may be nested deeper than it could be written. */
export function brief(value: unknown): string {
  if (value === undefined) return 'none'
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40)).slice(0, 40)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
