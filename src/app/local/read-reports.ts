import { basename, dirname, resolve } from 'node:path'
import { readReport } from '../../reports/read.ts'
import type { AnyFormat } from '../../reports/text/format.ts'

/** One report file of this machine. */
export interface ReadFile<Content> {
  /** As the user named it. */
  file: string
  /** The folder that it lies in, as an absolute path. */
  folder: string
  content: Content
}

/** Report files of this machine, all of them or the first thing that is wrong. */
export async function readReports<Content>(
  folder: string,
  names: readonly string[],
  formats: readonly AnyFormat<Content>[],
): Promise<{ files: ReadFile<Content>[] } | { problem: string }> {
  const files: ReadFile<Content>[] = []
  for (const file of names) {
    const place = resolve(folder, file)
    const found = await readReport({ path: dirname(place), called: 'its folder' }, basename(place), formats)
    if (found.state !== 'read')
      return { problem: [named(found.detail, basename(place), file), found.next].join(' ').trim() }
    files.push({ file, folder: dirname(place), content: found.report })
  }
  return { files }
}

/** As the user named it. */
const named = (detail: string, name: string, file: string): string => detail.replace(`"${name}"`, `"${file}"`)
