import type { Remark } from '../shared/mentions.ts'
import type { Settings } from './settings.ts'

/** What is allowed and probably not meant. */
export const lint = (settings: Settings): Remark[] => [
  ...(settings.components.length > 0 ? [] : requiresNothing(settings)),
  ...minimums(settings).flatMap(fraction),
]

interface Minimum {
  path: Remark['path']
  min: number | string
}

function minimums({ project, patch, components }: Settings): Minimum[] {
  const of = (rules: Pick<Settings, 'project' | 'patch'>, path: Remark['path']): Minimum[] =>
    (['project', 'patch'] as const).flatMap(key => {
      const rule = rules[key]
      return rule ? [{ path: [...path, key, 'min'], min: rule.min }] : []
    })
  return [
    ...of({ project, patch }, []),
    ...components.flatMap((one, place) => of(one as Pick<Settings, 'project' | 'patch'>, ['components', place])),
  ]
}

/** Tools that write `0.8` mean 80 %; here it is less than one percent, which nearly everything reaches. */
function fraction({ path, min }: Minimum): Remark[] {
  const share = Number(min)
  if (!(share > 0 && share < 1)) return []
  const meant = Number((share * 100).toFixed(4))
  return [{ path, message: `This is ${min} percent, which nearly everything reaches. Is ${meant} meant?` }]
}

function requiresNothing({ project, patch }: Settings): Remark[] {
  if ([project, patch].some(rule => rule !== undefined && Number(rule.min) > 0)) return []
  return [
    {
      path: [project ? 'project' : 'patch', 'min'],
      message: 'A minimum of 0 always passes, except when a report cannot be used.',
    },
  ]
}
