import { isLiteral, type Matcher, matcher, patternProblem } from '../../../facts/glob.ts'
import { upward } from './text.ts'

/** Where a report lies, as far as that says where its relative paths start. */
export interface ReportPlace {
  /** The folder with the report in the repository; undefined: unknown, as in an artifact that lost its folders. */
  folder: string | undefined
  /** Folders that relative paths may start from, nearest first; undefined: any that `mayStart` is true of. */
  starts: readonly string[] | undefined
  mayStart: Matcher
}

/** The root of the repository, as people write it. */
export const REPOSITORY_ROOT = '.'

/** What is wrong with a folder that relative paths start from, as the end of a sentence; undefined: nothing. */
export const rootProblem = (root: string): string | undefined =>
  root === REPOSITORY_ROOT ? undefined : patternProblem(root)

/** `root`: where the policy says that the paths start; undefined: it does not say. */
export function reportPlace(folder: string | undefined, root: string | undefined): ReportPlace {
  if (root !== undefined && isLiteral(root)) {
    const start = root === REPOSITORY_ROOT ? '' : root.replace(/\/+$/, '')
    return { folder, starts: [start], mayStart: one => one === start }
  }
  const mayStart = root === undefined ? () => true : matcher([root])
  return { folder, starts: folder === undefined ? undefined : upward(folder).filter(mayStart), mayStart }
}
