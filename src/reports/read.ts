import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ReportFolder } from './find.ts'
import { formats as everyFormat, nameOf } from './formats.ts'
import { type AnyFormat, type ReportReader, UnreadableReport } from './text/format.ts'
import { startText } from './text/xml-outline.ts'
import { adviceFor } from './unusable/advice.ts'
import { unusable } from './unusable/unusable.ts'
import { LINES_OF_XCODE } from './unusable/without-lines.ts'

const MAX_BYTES = 512 * 1024 * 1024
const CHUNK = 1024 * 1024

/** The bytes that were read, for the record. */
export interface Evidence {
  path: string
  digest: string
  bytes: number
}

export type ReportFile<Content> =
  | {
      state: 'read'
      evidence: Evidence
      /** Where it really lies in the folder, whatever links and letter cases its name goes through. */
      inside: string
      /** When it was last written, in milliseconds. */
      modified: number
      report: Content
    }
  | { state: 'empty' | 'unreadable'; detail: string; next?: string; evidence?: Evidence }
  | { state: 'missing' | 'unsafe'; detail: string; next?: string; evidence?: never }

type Refused = Exclude<ReportFile<never>, { state: 'read' }>

/** Reads one report file, named relative to the folder. Whoever wrote the folder also chose what lies there. */
export async function readReport<Content>(
  folder: ReportFolder,
  path: string,
  formats: readonly AnyFormat<Content>[],
): Promise<ReportFile<Content>> {
  try {
    const located = await locate(folder, path)
    if ('state' in located) return located
    const handle = await open(
      located.real,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      return await readOpened(handle, path, located.inside, formats)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { state: 'unreadable', detail: `"${path}" could not be read: ${codeOf(error)}.` }
  }
}

/** Where the file really is, when that is a regular file inside the folder. */
async function locate(folder: ReportFolder, path: string): Promise<Located | Refused> {
  if (isAbsolute(path) || path.split(/[\\/]/).includes('..')) return unsafe(path, `leads out of ${folder.called}`)
  try {
    const root = await realpath(folder.path)
    const named = join(root, path)
    const stat = await lstat(named)
    if (stat.isSymbolicLink()) return unsafe(path, 'is a symbolic link')
    if (stat.isDirectory()) return { ...unsafe(path, 'is a folder'), ...ofXcode(path) }
    if (!stat.isFile()) return unsafe(path, 'is not a regular file')
    const real = await realpath(named)
    if (!real.startsWith(root + sep)) return unsafe(path, `is outside ${folder.called}, behind a symbolic link`)
    return { real, inside: relative(root, real).replaceAll(sep, '/') }
  } catch (error) {
    if (!isAbsent(error)) throw error
    return { state: 'missing', detail: `There is no file "${path}" in ${folder.called}.` }
  }
}

/** What Xcode leaves behind is a folder by its nature. */
const ofXcode = (path: string): { next?: string } => (path.endsWith('.xcresult') ? { next: LINES_OF_XCODE } : {})

interface Located {
  real: string
  inside: string
}

async function readOpened<Content>(
  handle: FileHandle,
  path: string,
  inside: string,
  formats: readonly AnyFormat<Content>[],
): Promise<ReportFile<Content>> {
  const stat = await handle.stat()
  if (!stat.isFile()) return unsafe(path, 'is not a regular file')
  if (stat.size > MAX_BYTES) return unreadable(path, `It has ${stat.size} bytes, more than the limit of ${MAX_BYTES}.`)
  const { digest, bytes, content } = await readAll(handle, stat.size, formats)
  const evidence = { path, digest, bytes }
  if (bytes === 0) return { state: 'empty', detail: `"${path}" exists but is empty.`, evidence }
  if (bytes !== stat.size) return unreadable(path, 'It changed while it was being read.', evidence)
  if (content instanceof UnreadableReport) return { ...unparsed(path, content), evidence }
  return { state: 'read', evidence, inside, modified: stat.mtimeMs, report: content }
}

interface All<Content> {
  digest: string
  bytes: number
  content: Content | UnreadableReport
}

/** One pass for digest and content. A report that cannot be read is hashed to its end: it is evidence all the same. */
async function readAll<Content>(
  handle: FileHandle,
  size: number,
  formats: readonly AnyFormat<Content>[],
): Promise<All<Content>> {
  const hash = createHash('sha256')
  const parser = new Parser(formats)
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1))
  let bytes = 0
  while (bytes <= size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length)
    if (bytesRead === 0) break
    const chunk = buffer.subarray(0, bytesRead)
    bytes += bytesRead
    hash.update(chunk)
    await parser.push(chunk)
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes, content: parser.end() }
}

/** Reads a report whose bytes are there already, such as those of a file in a commit. */
export async function readBytes<Content>(
  path: string,
  content: Uint8Array,
  formats: readonly AnyFormat<Content>[],
): Promise<ReadBytes<Content>> {
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
  const evidence = { path, digest, bytes: content.length }
  if (content.length === 0) return { state: 'empty', detail: `"${path}" exists but is empty.`, evidence }
  const parser = new Parser(formats)
  await parser.push(content)
  const report = parser.end()
  if (report instanceof UnreadableReport) return { ...unparsed(path, report), evidence }
  return { state: 'read', evidence, report }
}

/** A report of bytes, which have no place and no time. */
export type ReadBytes<Content> =
  | { state: 'read'; evidence: Evidence; report: Content }
  | { state: 'empty' | 'unreadable'; detail: string; next?: string; evidence: Evidence }

/** Finds the format by the first bytes and keeps what went wrong. */
class Parser<Content> {
  private readonly formats: readonly AnyFormat<Content>[]
  private reader: ReportReader<Content> | undefined
  private problem: UnreadableReport | undefined

  constructor(formats: readonly AnyFormat<Content>[]) {
    this.formats = formats
  }

  /** Waits only where a reader is loaded first, which it is for the first bytes. */
  async push(chunk: Uint8Array): Promise<void> {
    const format = this.reader ? undefined : this.attempt(() => formatOf(chunk.subarray(0, 65_536), this.formats))
    if (format) this.reader = ('load' in format ? await format.load() : format).reader()
    this.attempt(() => this.reader?.push(chunk))
  }

  end(): Content | UnreadableReport {
    const report = this.attempt(() => this.reader?.end())
    return this.problem ?? report ?? new UnreadableReport('It is empty.')
  }

  private attempt<Value>(step: () => Value): Value | undefined {
    if (this.problem !== undefined) return undefined
    try {
      return step()
    } catch (error) {
      this.problem = problemOf(error)
      return undefined
    }
  }
}

/** What is nested deeper than a reader can follow is a report that cannot be read, and no bug. */
function problemOf(error: unknown): UnreadableReport {
  if (error instanceof UnreadableReport) return error
  if (error instanceof RangeError) return new UnreadableReport('It is too large or nested too deeply.')
  throw error
}

function formatOf<Content>(start: Uint8Array, formats: readonly AnyFormat<Content>[]): AnyFormat<Content> {
  const [found, another] = formats.filter(format => format.recognises(start))
  if (found && another)
    throw new UnreadableReport(`It could be ${found.called} or ${another.called}. Set \`format\` in the policy.`)
  if (found) return found
  throw unknownFormat(start, formats)
}

function unknownFormat(start: Uint8Array, formats: readonly AnyFormat<unknown>[]): UnreadableReport {
  const kind = formats[0]?.kind ?? 'coverage'
  const other = everyFormat.find(format => format.recognises(start))
  if (other) return new UnreadableReport(`It is ${other.called}, not ${wanted(formats)}.`, towards(kind, other, start))
  const known = unusable(start, kind)
  if (known) return new UnreadableReport(`It is ${known.what}.`, known.next)
  return new UnreadableReport(
    `Its format is not supported (${formats.map(({ name }) => name).join(', ')}).`,
    adviceFor(kind, ''),
  )
}

/** To the report that is wanted; where it is of the same kind, the policy names another format. */
function towards(kind: AnyFormat<unknown>['kind'], other: AnyFormat<unknown>, start: Uint8Array): string {
  if (other.kind !== kind) return adviceFor(kind, startText(start))
  return `Remove \`format\` of this report from the policy, or set \`format: ${nameOf(other)}\`.`
}

/** What is looked for: the format that the policy names, or a kind of report. */
function wanted(formats: readonly AnyFormat<unknown>[]): string {
  const [first, ...more] = formats
  if (first === undefined) return 'a report'
  return more.length === 0 ? first.called : CALLED[first.kind]
}

const CALLED: Readonly<Record<AnyFormat<unknown>['kind'], string>> = {
  coverage: 'a coverage report',
  tests: 'a test report',
  dependencies: 'a bill of materials or an advisory report',
}

function unparsed(path: string, { message, next }: UnreadableReport) {
  const detail = `"${path}" cannot be used. ${message}`
  return { state: 'unreadable' as const, detail, ...(next === undefined ? {} : { next }) }
}

function unsafe(path: string, what: string): Refused {
  return { state: 'unsafe', detail: `"${path}" ${what}, so it was not opened.` }
}

function unreadable(path: string, why: string, evidence?: Evidence): Refused {
  return { state: 'unreadable', detail: `"${path}" cannot be used. ${why}`, ...(evidence && { evidence }) }
}

function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}

/** The system's code for what went wrong; its message would show the runner's folders. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
}
