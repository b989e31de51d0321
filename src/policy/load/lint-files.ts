import { shown } from '../../documents/wording.ts'
import { matcher } from '../../facts/glob.ts'
import type { Remark } from '../../gates/shared/mentions.ts'
import type { Policy } from '../policy.ts'
import { patternsIn } from './patterns.ts'

/** Patterns of a policy that match none of the files of its repository, each with its path in the policy. */
export function lintFiles(policy: Pick<Policy, 'risk' | 'gates'>, files: readonly string[]): Remark[] {
  return patternsIn(policy)
    .filter(({ pattern, expectEmpty }) => !expectEmpty && !files.some(matcher([pattern])))
    .map(({ pattern, path, says }) => {
      const found = `${shown(pattern)} matches no committed file of the repository${says === 'measured' ? UNJUDGED : ''}.`
      return {
        path,
        message: isFolder(pattern, files) ? `${found} It names a folder: write ${shown(within(pattern))}.` : found,
      }
    })
}

const trimmed = (pattern: string): string => pattern.replace(/\/$/, '')
const within = (pattern: string): string => `${trimmed(pattern)}/**`
const isFolder = (pattern: string, files: readonly string[]): boolean =>
  files.some(file => file.startsWith(`${trimmed(pattern)}/`))

const UNJUDGED =
  ', so the gate cannot be evaluated. If the files are to come, write "expect-empty: true" beside the list'
