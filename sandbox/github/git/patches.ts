import { git } from './git.ts'

/** More than this GitHub shows of no file. */
const MAX_LENGTH = 100_000

/** The patch of each file between two commits, from its first hunk on; none of what is not text or only moved. */
export async function patchesOf(repository: string, from: string, to: string): Promise<ReadonlyMap<string, string>> {
  const args = ['-c', 'core.quotePath=false', 'diff', '-M', '--unified=3', '--no-color', '--no-ext-diff', from, to]
  const text = (await git(repository, args)).toString()
  // A line of a file has a sign before it, so none begins like this.
  const sections = text.split(/^diff --git /m).slice(1)
  return new Map(
    sections.flatMap(section => {
      const path = /^(?:\+\+\+ b|--- a)\/(.+?)\t?$/m.exec(section.replace(/^--- a\/.*\n(?=\+\+\+ b)/m, ''))?.[1]
      const start = section.search(/^@@ /m)
      if (path === undefined || start === -1 || section.length > MAX_LENGTH) return []
      return [[path, section.slice(start).replace(/\n$/, '')] as const]
    }),
  )
}
