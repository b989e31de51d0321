import { isLiteral, type Matcher, matcher, patternProblem } from '../../../facts/glob.ts'
import { upward } from './text.ts'

/** Where a report lies, as far as that says where its relative paths start. */
export interface ReportPlace {
  /**
   * Folders that relative paths may start from, nearest first; undefined: it is not known where the report lies, so all folders
   * are searched that `mayStart` allows.
   */
  starts: readonly string[] | undefined
  mayStart: Matcher
  /** Words in the name of the report and of the folders that it lies in: a package beside it may be called so. */
  words: ReadonlySet<string>
  /** Whether the policy says where the paths start. */
  isSettled: boolean
}

/** The root of the repository, as people write it. */
export const REPOSITORY_ROOT = '.'

/** What is wrong with a folder that relative paths start from, as the end of a sentence; undefined: nothing. */
export const rootProblem = (root: string): string | undefined =>
  root === REPOSITORY_ROOT ? undefined : patternProblem(root)

/**
 * `folder`: where the report lies in the repository; undefined: unknown, as in an artifact that lost its folders. `name`:
 * its name. `root`: where the policy says that the paths start; undefined: it does not say.
 */
export function reportPlace(folder: string | undefined, name: string, root: string | undefined): ReportPlace {
  const words = wordsIn(`${folder ?? ''}/${name}`)
  if (root !== undefined && isLiteral(root)) {
    const start = root === REPOSITORY_ROOT ? '' : root.replace(/\/+$/, '')
    return { starts: [start], mayStart: one => one === start, words, isSettled: true }
  }
  const isSettled = root !== undefined
  const mayStart = root === undefined ? () => true : matcher([root])
  if (folder === undefined) return { starts: undefined, mayStart, words, isSettled }
  // A report that is collected elsewhere keeps the name of its package: `coverage/packages/api` of `packages/api`.
  const candidates = isSettled ? [...upward(folder), ...tails(folder)] : upward(folder)
  return { starts: [...new Set(candidates)].filter(mayStart), mayStart, words, isSettled }
}

/** A folder without its first ones, the longest first. */
function tails(folder: string): string[] {
  const segments = folder.split('/')
  return segments.map((_, at) => segments.slice(at).join('/'))
}

/** What reports are called after beside packages. */
const USUAL = new Set(
  'coverage cov lcov unit test tests e2e integration report reports junit cobertura clover jacoco xml info json html out build target site main final summary'.split(
    ' ',
  ),
)

const wordsIn = (path: string): ReadonlySet<string> =>
  new Set(
    path
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word !== '' && !USUAL.has(word)),
  )

/** Whether a report is called after a folder. */
export function isCalledAfter({ words }: ReportPlace, folder: string): boolean {
  const name = wordsIn(folder.slice(folder.lastIndexOf('/') + 1))
  return name.size > 0 && [...name].every(word => words.has(word))
}
