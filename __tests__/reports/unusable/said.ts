import { coverageFormats } from '../../../src/reports/formats.ts'
import { readBytes } from '../../../src/reports/read.ts'
import type { AnyFormat } from '../../../src/reports/text/format.ts'

/** What people name as a report that is none, as its first bytes are, and what is said of it. */

export const html = (inside: string) => `\n<!DOCTYPE html>\n<html lang="en"><head>${inside}</head></html>`
export const wide = (text: string, mark = '\ufeff') => Buffer.from(mark + text, 'utf16le')

/** What is said of a file, and what to do. */
export async function said(content: string | Uint8Array, wanted: readonly AnyFormat<unknown>[] = coverageFormats) {
  const read = await readBytes('file', Buffer.from(content as string), wanted)
  if (read.state === 'read') return ['read', '']
  return [read.detail.replace('"file" cannot be used. ', ''), read.next]
}
