import type { Gate, Remark } from '../gate.ts'
import { mentioned } from '../shared/settings.ts'
import { basis } from './basis.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const coverage = {
  type: 'coverage',
  judges: 'change',
  settings,
  needs: ['files', 'coverage'],
  alsoNeeds: ({ project }) => (project?.['max-drop'] === undefined ? [] : ['baseline']),
  basis,
  asks: ({ reports, 'new-exclusions': rule }) => ({ coverage: reports, exclusions: rule !== undefined }),
  files: ({ source, components }) => [
    ...mentioned(source.include, ['source', 'include']),
    ...mentioned(source.exclude, ['source', 'exclude']),
    ...components.flatMap(({ paths }, place) => mentioned(paths, ['components', place, 'paths'])),
  ],
  lint: ({ project, patch, components }) => (components.length > 0 ? [] : asksNothing(project, patch)),
  judge,
} satisfies Gate<Settings, 'files' | 'coverage', 'baseline'>

function asksNothing(project: Settings['project'], patch: Settings['patch']): Remark[] {
  if ([project, patch].some(rule => rule !== undefined && Number(rule.min) > 0)) return []
  return [
    {
      path: [project ? 'project' : 'patch', 'min'],
      message: 'Any share of covered lines is enough for this: only a report that cannot be used fails it.',
    },
  ]
}
