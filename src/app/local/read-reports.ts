import { basename, dirname, resolve } from 'node:path'
import { readReport } from '../../reports/read.ts'
import type { AnyFormat } from '../../reports/text/format.ts'

/** Report files of this machine, all of them or the first thing that is wrong. */
export async function readReports<Content>(
  folder: string,
  files: readonly string[],
  formats: readonly AnyFormat<Content>[],
): Promise<{ contents: Content[] } | { problem: string }> {
  const contents: Content[] = []
  for (const file of files) {
    const place = resolve(folder, file)
    const read = await readReport({ path: dirname(place), called: 'its folder' }, basename(place), formats)
    if (read.state !== 'read')
      return { problem: [named(read.detail, basename(place), file), read.next].join(' ').trim() }
    contents.push(read.report)
  }
  return { contents }
}

/** As the user named it. */
const named = (detail: string, name: string, file: string): string => detail.replace(`"${name}"`, `"${file}"`)
