import { shown } from '../../documents/wording.ts'
import { matcher } from '../../facts/glob.ts'
import type { FileMention, Remark } from '../../gates/shared/mentions.ts'
import { mentioned } from '../../gates/shared/settings.ts'
import type { Policy } from '../policy.ts'

/** Patterns of a policy that match none of the files of its repository, each with its path in the policy. */
export function lintFiles(policy: Pick<Policy, 'risk' | 'gates'>, files: readonly string[]): Remark[] {
  return patternsIn(policy)
    .filter(({ pattern }) => !files.some(matcher([pattern])))
    .map(({ pattern, path }) => ({ path, message: `${shown(pattern)} matches no committed file of the repository.` }))
}

function patternsIn({ risk, gates }: Pick<Policy, 'risk' | 'gates'>): FileMention[] {
  return [
    ...risk.flatMap((rule, place) =>
      (['paths', 'only-paths'] as const).flatMap(key => mentioned(rule[key] ?? [], ['risk', place, key])),
    ),
    ...gates.flatMap(({ id, gate, settings, when }) =>
      [...mentioned(when?.paths ?? [], ['when', 'paths']), ...(gate.files?.(settings) ?? [])].map(
        ({ pattern, path }) => ({ pattern, path: ['gates', id, ...path] }),
      ),
    ),
  ]
}
