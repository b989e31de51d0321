import type { FileMention } from '../../gates/shared/mentions.ts'
import { matchesAll } from '../../gates/shared/odd-lists.ts'
import { mentioned } from '../../gates/shared/settings.ts'
import { whenMentions } from '../../gates/shared/when.ts'
import type { Policy, PolicyPattern } from '../policy.ts'
import { type Layer, sourceOf } from './layers.ts'

/** Every pattern of a policy that is meant for files of the repository, with its path in the policy. */
export function patternsIn({ risk, gates }: Pick<Policy, 'risk' | 'gates'>): FileMention[] {
  return [
    ...risk.flatMap((rule, place) =>
      (['paths', 'only-paths'] as const).flatMap(key =>
        mentioned(rule[key] ?? [], ['risk', place, key], { says: 'condition', expectEmpty: rule['expect-empty'] }),
      ),
    ),
    ...gates.flatMap(({ id, gate, settings, when }) =>
      [...whenMentions(when, ['when']), ...(gate.files?.(settings) ?? [])].map(mention => ({
        ...mention,
        path: ['gates', id, ...mention.path],
      })),
    ),
  ]
}

/**
 * Those by which something is off while they match no file. Of a policy that others build on its lists of what is
 * measured, as far as anything of them should match; its conditions are for many repositories, and not for each.
 */
export function decisivePatterns(
  policy: Pick<Policy, 'risk' | 'gates'>,
  layers: readonly Layer[],
): readonly PolicyPattern[] {
  return patternsIn(policy).flatMap(({ pattern, path, says, expectEmpty }): PolicyPattern[] => {
    const source = sourceOf(layers, path)
    // What matches every path cannot match nothing.
    if (says === undefined || expectEmpty || matchesAll([pattern]) || source === 'default') return []
    const isOwn = source.layer.kind === 'own'
    if (!isOwn && says === 'condition') return []
    const [group, id] = path
    return [
      {
        pattern,
        gate: group === 'gates' ? String(id) : null,
        key: keyOf(path),
        says,
        line: isOwn ? source.line : null,
      },
    ]
  })
}

/** `gates.coverage.source.include`, `risk[0].paths`: the list, without the place in it. */
const keyOf = (path: readonly PropertyKey[]): string =>
  path
    .slice(0, -1)
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1)
